OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  OPTIONAL MATCH (a:Node {id: $p0})
  WITH CASE WHEN a:Person THEN null ELSE $p0 END AS stands
  OPTIONAL MATCH (b:Node {id: $p1})
  WITH stands, CASE WHEN b:Person THEN null ELSE $p1 END AS standsToo
  CALL (stands, standsToo) {
    MATCH (c:Node {id: $p0})-[o:ATTENDED]->(n1)
    RETURN n1, o, null AS r
    UNION
    MATCH (c)-[o:ATTENDED {side: stands}]->(n1)
    RETURN n1, o, null AS r
    UNION
    MATCH (c)-[o:ATTENDED]->(n1)
    WHERE o.onBehalfOf_joined CONTAINS '\u001f' + stands + '\u001f'
    RETURN n1, o, null AS r
    UNION
    MATCH (c:Node {id: $p1})-[r:ATTENDED]->(n1)
    WHERE c.id <> $p0 AND coalesce(r.side <> stands, true) AND coalesce(NOT stands IN r.onBehalfOf, true)
    RETURN n1, null AS o, r
    UNION
    MATCH (c)-[r:ATTENDED {side: standsToo}]->(n1)
    WHERE c.id <> $p0 AND coalesce(r.side <> stands, true) AND coalesce(NOT stands IN r.onBehalfOf, true)
    RETURN n1, null AS o, r
    UNION
    MATCH (c)-[r:ATTENDED]->(n1)
    WHERE r.onBehalfOf_joined CONTAINS '\u001f' + standsToo + '\u001f' AND c.id <> $p0 AND coalesce(r.side <> stands, true) AND coalesce(NOT stands IN r.onBehalfOf, true)
    RETURN n1, null AS o, r
  }
  WITH n1, collect(o) AS own, collect(r) AS theirs
  WHERE size(own) > 0 AND size(theirs) > 0
  WITH n1, own, theirs, EXISTS { (n1)<-[:PART_OF]-() } AS larger
  WITH $p1 AS n0, n1, larger
  WITH n0, collect(n1) AS a0, collect(CASE WHEN larger THEN n1 END) AS l0
  WITH n0, a0, COLLECT {
    UNWIND l0 AS whole
    MATCH (whole)<-[:PART_OF*1..]-(part)
    WHERE part <> whole AND part IN a0
    RETURN DISTINCT whole
  } AS w0
  WITH n0, CASE WHEN size(w0) = 0 THEN a0 ELSE [m IN a0 WHERE NOT m IN w0] END AS m0, w0
  RETURN [n0, [size(m0)]]
} AS answer, [
  COLLECT {
    MATCH (:Node {id: $p2})-[denial:NEVER_MET]-(:Node {id: $p3})
    UNWIND denial.claims AS claimed
    MATCH (n2:Node {id: claimed})
    WHERE n2:Claim
    WITH DISTINCT n2
    RETURN [n2.id, [n2.quote]]
  },
  COLLECT {
    MATCH (:Node {id: $p4})-[denial:NEVER_MET]-(:Node {id: $p5})
    UNWIND denial.claims AS claimed
    MATCH (n3:Node {id: claimed})
    WHERE n3:Claim AND n3.polarity = $p6
    WITH DISTINCT n3
    ORDER BY n3.id
    LIMIT $p7
    RETURN [[n3.id]]
  }
] AS denials, COLLECT {
  MATCH (n4:Node)
  WHERE n4.id IN $p8
  RETURN [n4.id, labels(n4)]
} AS named
// $p0 = "anna"
// $p1 = "carl"
// $p2 = "anna"
// $p3 = "carl"
// $p4 = "anna"
// $p5 = "carl"
// $p6 = "AFFIRMS"
// $p7 = 1
// $p8 = ["anna","carl"]
