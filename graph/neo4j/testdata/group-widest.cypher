OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  MATCH (n1)<-[:ATTENDED]-(:Node {id: $p0})
  MATCH (n1)<-[:ATTENDED]-(:Node {id: $p1})
  MATCH (n1)-[:TOPIC]->(n2:Issue)
  WITH n2 AS k0, collect(DISTINCT n1) AS m0
  WITH collect([k0, m0]) AS groups
  CALL () {
    MATCH (whole)<-[:PART_OF]-()
    RETURN collect(DISTINCT whole) AS larger
  }
  UNWIND groups AS one
  WITH one[0] AS k0, one[1] AS m0, [whole IN one[1] WHERE whole IN larger] AS l0
  WITH k0, m0, COUNT {
    UNWIND m0 AS m3
    MATCH (m3)<-[:ATTENDED]-(n3)
    WHERE n3 <> k0
    RETURN DISTINCT n3
  } AS c0, size(m0) - COUNT {
    UNWIND l0 AS whole
    MATCH (whole)<-[:PART_OF*1..]-(part)
    WHERE part <> whole AND part IN m0
    RETURN DISTINCT whole
  } AS q0
  WHERE q0 > $p2
  WITH k0, m0, c0, q0
  ORDER BY (c0 IS NOT NULL) DESC, coalesce(c0, 0) DESC, k0.id
  LIMIT $p3
  RETURN [c0, k0.id, [k0.id, q0, c0]]
} AS answer
// $p0 = "a"
// $p1 = "b"
// $p2 = 1
// $p3 = 21
