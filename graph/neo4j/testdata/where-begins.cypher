OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  MATCH (n0:Meeting)
  WHERE n0.name STARTS WITH $p0 AND any(word IN n0.tokens WHERE word STARTS WITH $p1) AND NOT coalesce(n0.mode STARTS WITH $p2, false)
  WITH n0
  ORDER BY coalesce(n0.when_earliest, '') DESC, n0.id
  LIMIT $p3
  RETURN [n0.when_earliest, n0.id, []]
} AS answer
// $p0 = "Ta"
// $p1 = "ta"
// $p2 = "IN"
// $p3 = 21
