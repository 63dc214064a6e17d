OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  MATCH (n0:Meeting)
  WHERE COUNT {
    MATCH (n0)<-[:ABOUT]-(n1)
    MATCH (n1)-[:REPORTED_BY]->(n2)
    RETURN DISTINCT n2
  } <= $p0
  WITH n0
  ORDER BY coalesce(n0.when_earliest, '') DESC, n0.id
  LIMIT $p1
  RETURN [n0.when_earliest, n0.id, []]
} AS answer
// $p0 = 1
// $p1 = 21
