OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  MATCH (n0:Meeting)
  WHERE n0.status = $p0
  WITH collect(n0) AS found
  RETURN [
    size(found),
    COLLECT {
      UNWIND found AS n0
      WITH n0
      ORDER BY coalesce(n0.when_earliest, '') DESC, n0.id
      LIMIT $p1
      RETURN [[n0.id]]
    }
  ]
}[0] AS answer
// $p0 = "HELD"
// $p1 = 20
