OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  MATCH (n0)<-[:ATTENDED]-(n1:Person)
  MATCH (n1)-[:MEMBER_OF]->(n2:Node)
  WHERE n2.id = $p0
  WITH DISTINCT n0
  ORDER BY coalesce(n0.when_earliest, '') DESC, n0.id
  LIMIT $p1
  RETURN [n0.when_earliest, n0.id, []]
} AS answer
// $p0 = "e3"
// $p1 = 21
