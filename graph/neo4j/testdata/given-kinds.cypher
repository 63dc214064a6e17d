OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  UNWIND $p0.list AS n0
  RETURN [
    n0[0],
    CASE
      WHEN n0[1] = 0 THEN [
        0,
        n0[4],
        COLLECT {
          MATCH (n1:Node)
          WHERE n1.id IN n0[7] AND n1:Meeting
          RETURN [n1.id, []]
        }
      ]
      WHEN n0[1] = 1 THEN [
        1,
        COLLECT {
          MATCH (n2:Node)
          WHERE n2.id = n0[4] AND n2:Actor
          RETURN [n2.id, CASE WHEN n2:Person THEN [0] WHEN n2:Organization THEN [1] END]
        }
      ]
    END
  ]
} AS answer
// $p0 = {"list":[[0,1,"a","m","b"],[1,0,"k",null,1,2,["m-1","m-2"]]]}
