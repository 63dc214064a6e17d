OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  MATCH (n0)-[:TOPIC]->()-[:SUBISSUE_OF|VERSION_OF|POINT_OF*0..]->(:Node {id: $p0})
  WHERE coalesce(n0.when_lastDay >= $p1, n0.when IS NOT NULL) AND coalesce(n0.when_firstDay <= $p2, n0.when IS NOT NULL)
  WITH DISTINCT n0
  ORDER BY coalesce(n0.when_earliest, '') DESC, n0.id
  LIMIT $p3
  RETURN [n0.when_earliest, n0.id, []]
} AS answer
// $p0 = "territory"
// $p1 = "2025-11-01"
// $p2 = "2025-11-30"
// $p3 = 21
