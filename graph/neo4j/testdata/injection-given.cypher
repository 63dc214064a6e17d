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
        WHERE n1.id = n0[4] AND n1:Actor
        RETURN [n1.id, CASE WHEN n1:Person THEN [0] WHEN n1:Organization THEN [1] END]
      }
    ]
  ]
} AS answer
// $p0 = {"list":[[0,0,"x'}) DETACH DELETE n //`\"\\","$p0","' OR true //"]]}
