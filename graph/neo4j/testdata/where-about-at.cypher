OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  MATCH (n0)-[:TOPIC]->(n1:Node)
  MATCH (n0)-[:AT]->()-[:WITHIN*0..]->(:Node {id: $p1})
  WHERE n1:Issue AND n1.id = $p0 AND n0.when_earliest >= $p2
  WITH DISTINCT n0
  ORDER BY coalesce(n0.when_earliest, '') DESC, n0.id
  LIMIT $p3
  RETURN [n0.when_earliest, n0.id, []]
} AS answer
// $p0 = "territory"
// $p1 = "switzerland"
// $p2 = "2025-11-01T00:00:00Z"
// $p3 = 21
