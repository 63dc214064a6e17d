OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  MATCH (n0)<-[:ATTENDED]-(:Node {id: $p0})
  WITH n0
  ORDER BY coalesce(n0.when_earliest, '') DESC, n0.id
  LIMIT $p1
  RETURN [n0.when_earliest, n0.id, []]
} AS answer
// $p0 = "a"
// $p1 = 21
