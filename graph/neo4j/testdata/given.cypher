OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  UNWIND $p0.list AS n0
  RETURN [
    n0[0],
    [
      n0[2],
      COLLECT {
        MATCH (n1:Node)
        WHERE n1.id = n0[3] AND n1:Meeting
        RETURN [n1.id, [n1.status]]
      }
    ]
  ]
} AS answer
// $p0 = {"list":[[0,0,"rustem-umerov","geneva-2025-11-23","marco-rubio"]]}
