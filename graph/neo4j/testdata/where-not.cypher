OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  MATCH (n0:Meeting)
  WHERE NOT ((coalesce(n0.status = $p0, false) AND (n0.mode IS NULL OR n0.mode <> $p1)) OR (EXISTS { (n0)<-[:ATTENDED]-(:Node {id: $p2}) } AND EXISTS { (n0)<-[:ATTENDED]-(:Node {id: $p3}) }) OR EXISTS { (n0)-[:AT]->()-[:WITHIN*0..]->(:Node {id: $p4}) } OR true OR false)
  WITH n0
  ORDER BY coalesce(n0.when_earliest, '') DESC, n0.id
  LIMIT $p5
  RETURN [n0.when_earliest, n0.id, []]
} AS answer
// $p0 = "HELD"
// $p1 = "PHONE"
// $p2 = "a"
// $p3 = "b"
// $p4 = "x"
// $p5 = 21
