OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  MATCH (n0)<-[:ATTENDED]-(:Node {id: $p0})
  MATCH (n0)-[:AT]->()-[:WITHIN*0..]->(:Node {id: $p1})
  MATCH (n0)-[:TOPIC]->(n1:Node)
  WHERE n1:Issue AND n1.id = $p2 AND n0.status = $p3 AND n0.mode IN $p4
  WITH DISTINCT n0
  ORDER BY coalesce(n0.when_earliest, '') DESC, n0.id
  LIMIT $p5
  RETURN [n0.when_earliest, n0.id, []]
} AS answer
// $p0 = "x'}) DETACH DELETE n //"
// $p1 = "$p0"
// $p2 = "\\' OR true //\n"
// $p3 = "' OR 1=1 //"
// $p4 = ["a`) DETACH DELETE n //","\"}) RETURN n //"]
// $p5 = 21
