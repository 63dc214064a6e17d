OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  MATCH (n1)<-[:ATTENDED]-(:Node {id: $p0})
  MATCH (n1)-[:AT]->()-[:WITHIN*0..]->(:Node {id: $p1})
  MATCH (n1)-[:TOPIC]->(n2:Node)
  WHERE n2:Issue AND n2.id = $p2 AND n1.status = $p3 AND n1.mode IN $p4
  WITH DISTINCT n1
  WITH left(n1.status, $p5) AS k0, n1
  WHERE k0 <> '' AND size(k0) = $p5
  WITH k0, collect(n1) AS m0
  WITH collect([k0, m0]) AS groups
  CALL () {
    MATCH (whole)<-[:PART_OF]-()
    RETURN collect(DISTINCT whole) AS larger
  }
  UNWIND groups AS one
  WITH one[0] AS k0, one[1] AS m0, [whole IN one[1] WHERE whole IN larger] AS l0
  WHERE k0 = $p6
  WITH k0, m0, l0
  WHERE k0 > $p7
  WITH k0, m0, l0
  ORDER BY k0
  LIMIT $p8
  RETURN [
    [
      k0,
      (size(m0) - COUNT {
        UNWIND l0 AS whole
        MATCH (whole)<-[:PART_OF*1..]-(part)
        WHERE part <> whole AND part IN m0
        RETURN DISTINCT whole
      }),
      COUNT {
        UNWIND m0 AS m3
        MATCH (m3)<-[:ATTENDED]-(n3)
        RETURN DISTINCT n3
      }
    ]
  ]
} AS answer
// $p0 = "x'}) DETACH DELETE n //"
// $p1 = "$p0"
// $p2 = "\\' OR true //\n"
// $p3 = "' OR 1=1 //"
// $p4 = ["a`) DETACH DELETE n //","\"}) RETURN n //"]
// $p5 = 3
// $p6 = "x'}) DETACH DELETE n //`\"\\"
// $p7 = "x'}) DETACH DELETE n //`\"\\"
// $p8 = 1
