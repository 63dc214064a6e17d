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
    WHERE c.id <> $p0 AND (stands IS NULL OR coalesce(r.side <> stands, true) AND coalesce(NOT stands IN r.onBehalfOf, true))
    RETURN n1, null AS o, r
    UNION
    MATCH (c)-[r:ATTENDED {side: standsToo}]->(n1)
    WHERE c.id <> $p0 AND (stands IS NULL OR coalesce(r.side <> stands, true) AND coalesce(NOT stands IN r.onBehalfOf, true))
    RETURN n1, null AS o, r
    UNION
    MATCH (c)-[r:ATTENDED]->(n1)
    WHERE r.onBehalfOf_joined CONTAINS '\u001f' + standsToo + '\u001f' AND c.id <> $p0 AND (stands IS NULL OR coalesce(r.side <> stands, true) AND coalesce(NOT stands IN r.onBehalfOf, true))
    RETURN n1, null AS o, r
  }
  WITH n1, stands, standsToo, collect(o) AS own, collect(r) AS theirs
  WHERE size(own) > 0 AND size(theirs) > 0
  WITH n1, stands, standsToo, own, theirs, CASE WHEN stands IS NULL AND standsToo IS NULL THEN [] ELSE COLLECT {
    UNWIND own AS mine
    UNWIND [$p0, mine.side] + coalesce(mine.onBehalfOf, []) + CASE WHEN mine.side IS NULL AND mine.onBehalfOf IS NULL THEN COLLECT {
      WITH startNode(mine) AS somebody
      MATCH (somebody)-[member:MEMBER_OF]->(of)
      WHERE coalesce(member.end_latest >= n1.when_earliest, true) AND coalesce(member.start_earliest <= n1.when_latest, true)
      RETURN of.id
    } ELSE [] END AS id
    RETURN DISTINCT id
  } END AS ours
  WITH n1, stands, standsToo, own, theirs, ours, CASE WHEN stands IS NULL AND standsToo IS NULL THEN [] ELSE COLLECT {
    UNWIND ours AS id
    MATCH (:Node {id: id})-[:SUBORGANIZATION_OF*0..]->(up)
    RETURN DISTINCT up.id
  } END AS above
  UNWIND theirs AS r
  WITH n1, stands, standsToo, own, ours, above, r
  WHERE (stands IS NULL AND standsToo IS NULL OR NOT EXISTS {
    UNWIND [$p1, r.side] + coalesce(r.onBehalfOf, []) + CASE WHEN r.side IS NULL AND r.onBehalfOf IS NULL THEN COLLECT {
      WITH startNode(r) AS somebody
      MATCH (somebody)-[member:MEMBER_OF]->(of)
      WHERE coalesce(member.end_latest >= n1.when_earliest, true) AND coalesce(member.start_earliest <= n1.when_latest, true)
      RETURN of.id
    } ELSE [] END AS id
    MATCH (:Node {id: id})-[:SUBORGANIZATION_OF*0..]->(up)
    WHERE id IN above OR up.id IN ours
    RETURN id
  })
  WITH n1, own, collect(r) AS theirs
  WITH n1, own, theirs, EXISTS { (n1)<-[:PART_OF]-() } AS larger
  WITH $p1 AS n0, n1, larger
  WITH n0, collect(n1) AS a0, collect(CASE WHEN larger THEN n1 END) AS l0
  WITH n0, a0, CASE WHEN size(l0) = 0 THEN [] ELSE COLLECT {
    UNWIND l0 AS whole
    MATCH (whole)<-[:PART_OF*1..]-(part)
    WHERE part <> whole AND part IN a0
    RETURN DISTINCT whole
  } END AS w0
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
  WHERE n4.id IN $p8.list
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
// $p8 = {"list":["anna","carl"]}
