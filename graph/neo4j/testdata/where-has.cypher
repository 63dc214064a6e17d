OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  MATCH (n0:Meeting)
  WHERE $p0 IN n0.contested
  WITH n0
  ORDER BY coalesce(n0.when_earliest, '') DESC, n0.id
  LIMIT $p1
  RETURN [n0.when_earliest, n0.id, []]
} AS answer
// $p0 = "when"
// $p1 = 21
