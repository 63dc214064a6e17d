OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  OPTIONAL MATCH (a:Node {id: $p0})
  WITH a, CASE WHEN a:Person THEN null ELSE $p0 END AS stands
  CALL (stands) {
    MATCH (c:Node {id: $p0})-[o:ATTENDED]->(n1)
    RETURN n1, o
    UNION
    MATCH (c)-[o:ATTENDED {side: stands}]->(n1)
    RETURN n1, o
    UNION
    MATCH (c)-[o:ATTENDED]->(n1)
    WHERE o.onBehalfOf_joined CONTAINS '\u001f' + stands + '\u001f'
    RETURN n1, o
  }
  WITH n1, a, stands, collect(o) AS own
  WITH n1, a, stands, own, CASE WHEN false THEN [] ELSE COLLECT {
    UNWIND own AS mine
    UNWIND [$p0, mine.side] + coalesce(mine.onBehalfOf, []) + CASE WHEN mine.side IS NULL AND mine.onBehalfOf IS NULL THEN COLLECT {
      WITH startNode(mine) AS somebody
      MATCH (somebody)-[member:MEMBER_OF]->(of)
      WHERE coalesce(member.end_latest >= n1.when_earliest, true) AND coalesce(member.start_earliest <= n1.when_latest, true)
      RETURN of.id
    } ELSE [] END AS id
    RETURN DISTINCT id
  } END AS ours
  WITH n1, a, stands, own, ours, CASE WHEN false THEN [] ELSE COLLECT {
    UNWIND ours AS id
    MATCH (:Node {id: id})-[:SUBORGANIZATION_OF*0..]->(up)
    RETURN DISTINCT up.id
  } END AS above
  WITH n1, a, stands, own, ours, above, EXISTS { (n1)<-[:PART_OF]-() } AS larger, CASE WHEN n1.mode = $p7 AND EXISTS { (n1)<-[x:ATTENDED]-() WHERE x.mode IN $p6 } THEN $p8 ELSE n1.mode END AS usual
  WITH n1, a, stands, own, ours, above, larger, usual, [o IN own | {mode: coalesce(o.mode, usual), of: o}] AS ways
  MATCH (n1)<-[r:ATTENDED]-(c)
  WHERE c <> a AND (stands IS NULL OR coalesce(r.side <> stands, true) AND coalesce(NOT stands IN r.onBehalfOf, true)) AND (stands IS NULL AND c:Person OR NOT EXISTS {
    UNWIND [c.id, r.side] + coalesce(r.onBehalfOf, []) + CASE WHEN r.side IS NULL AND r.onBehalfOf IS NULL THEN COLLECT {
      WITH startNode(r) AS somebody
      MATCH (somebody)-[member:MEMBER_OF]->(of)
      WHERE coalesce(member.end_latest >= n1.when_earliest, true) AND coalesce(member.start_earliest <= n1.when_latest, true)
      RETURN of.id
    } ELSE [] END AS id
    MATCH (:Node {id: id})-[:SUBORGANIZATION_OF*0..]->(up)
    WHERE id IN above OR up.id IN ours
    RETURN id
  })
  WITH n1, larger, ways, c, r, coalesce(r.mode, usual) AS mode
  WHERE any(o IN ways WHERE (coalesce(o.mode <> $p1, n1.doubtfulMode IS NULL) AND coalesce(mode <> $p1, n1.doubtfulMode IS NULL) OR $p2 IN coalesce(o.of.role, []) OR $p2 IN coalesce(r.role, [])) AND (CASE WHEN o.mode = mode THEN o.mode ELSE [far IN $p3 WHERE far = o.mode OR far = mode][0] END = $p4 OR EXISTS { (n1)<-[:ATTENDED]-(:Node {id: $p5}) }))
  WITH c AS n0, n1, larger
  ORDER BY coalesce(n1.when_earliest, ''), n1.id
  WITH n0, collect(n1) AS a0, collect(CASE WHEN larger THEN n1 END) AS l0
  WITH n0, a0, CASE WHEN size(l0) = 0 THEN [] ELSE COLLECT {
    UNWIND l0 AS whole
    MATCH (whole)<-[:PART_OF*1..]-(part)
    WHERE part <> whole AND part IN a0
    RETURN DISTINCT whole
  } END AS w0
  WITH n0, CASE WHEN size(w0) = 0 THEN a0 ELSE [m IN a0 WHERE NOT m IN w0] END AS m0, w0
  RETURN [
    n0.id,
    [
      n0.id,
      EXISTS {
        MATCH (:Node {id: $p0})-[denial:NEVER_MET]-(:Node {id: n0.id})
        WITH coalesce(denial.upTo_latest, COLLECT {
          UNWIND denial.claims AS claimed
          MATCH (k:Node {id: claimed})
          WHERE k:Claim AND k.reported IS NOT NULL
          WITH k.reported AS at
          ORDER BY at DESC
          LIMIT 1
          RETURN at
        }[0]) AS until
        WHERE until IS NULL OR [n2 IN m0 WHERE n2.when_earliest IS NOT NULL][0].when_earliest IS NULL OR until >= [n2 IN m0 WHERE n2.when_earliest IS NOT NULL][0].when_earliest
        RETURN until
      }
    ]
  ]
} AS answer
// $p0 = "rustem-umerov"
// $p1 = "INDIRECT"
// $p2 = "MEDIATOR"
// $p3 = ["INDIRECT","PHONE","VIDEO","HYBRID","OTHER","UNKNOWN"]
// $p4 = "IN_PERSON"
// $p5 = "a"
// $p6 = ["PHONE","VIDEO"]
// $p7 = "HYBRID"
// $p8 = "IN_PERSON"
