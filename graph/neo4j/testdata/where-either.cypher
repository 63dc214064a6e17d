OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  CALL () {
    MATCH (n0)<-[:ATTENDED]-(:Node {id: $p0})
    MATCH (n0)<-[:ATTENDED]-(:Node {id: $p1})
    RETURN n0
    UNION
    MATCH (n0)-[:AT]->()-[:WITHIN*0..]->(:Node {id: $p2})
    WHERE (n0.mode IS NULL OR n0.mode <> $p3) AND n0:Meeting
    WITH DISTINCT n0
    RETURN n0
    UNION
    MATCH (n0)-[:TOPIC]->(n1:Node)
    WHERE n1:Issue AND n1.id = $p4
    WITH DISTINCT n0
    RETURN n0
  }
  WITH n0
  WHERE n0.status = $p5
  WITH n0
  ORDER BY coalesce(n0.when_earliest, '') DESC, n0.id
  LIMIT $p6
  RETURN [n0.when_earliest, n0.id, []]
} AS answer
// $p0 = "rubio"
// $p1 = "umerov"
// $p2 = "geneva"
// $p3 = "PHONE"
// $p4 = "territory"
// $p5 = "HELD"
// $p6 = 21
