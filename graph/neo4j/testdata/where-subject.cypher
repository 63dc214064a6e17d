OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  MATCH (n0)-[:ABOUT]->(:Node {id: $p0})
  WITH n0
  ORDER BY n0.id
  LIMIT $p1
  RETURN [[n0.id]]
} AS answer
// $p0 = "geneva"
// $p1 = 20
