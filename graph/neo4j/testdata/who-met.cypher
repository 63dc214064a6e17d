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
  WITH n1, a, stands, own, CASE WHEN stands IS NULL THEN [] ELSE COLLECT {
    UNWIND own AS mine
    UNWIND [$p0, mine.side] + coalesce(mine.onBehalfOf, []) + CASE WHEN mine.side IS NULL AND mine.onBehalfOf IS NULL THEN COLLECT {
      WITH startNode(mine) AS somebody
      MATCH (somebody)-[member:MEMBER_OF]->(of)
      WHERE coalesce(member.end_latest >= n1.when_earliest, true) AND coalesce(member.start_earliest <= n1.when_latest, true)
      RETURN of.id
    } ELSE [] END AS id
    RETURN DISTINCT id
  } END AS ours
  WITH n1, a, stands, own, ours, CASE WHEN stands IS NULL THEN [] ELSE COLLECT {
    UNWIND ours AS id
    MATCH (:Node {id: id})-[:SUBORGANIZATION_OF*0..]->(up)
    RETURN DISTINCT up.id
  } END AS above
  WITH n1, a, stands, own, ours, above, EXISTS { (n1)<-[:PART_OF]-() } AS larger, CASE WHEN n1.mode = $p4 AND EXISTS { (n1)<-[x:ATTENDED]-() WHERE x.mode IN $p3 } THEN $p5 ELSE n1.mode END AS usual
  WITH n1, a, stands, own, ours, above, larger, usual, any(o IN own WHERE coalesce(coalesce(o.mode, usual) <> $p1, n1.doubtfulMode IS NULL)) AS direct
  MATCH (n1)<-[r:ATTENDED]-(c:Person)
  WHERE c <> a AND (stands IS NULL OR coalesce(r.side <> stands, true) AND coalesce(NOT stands IN r.onBehalfOf, true)) AND (stands IS NULL OR NOT EXISTS {
    UNWIND [c.id, r.side] + coalesce(r.onBehalfOf, []) + CASE WHEN r.side IS NULL AND r.onBehalfOf IS NULL THEN COLLECT {
      WITH startNode(r) AS somebody
      MATCH (somebody)-[member:MEMBER_OF]->(of)
      WHERE coalesce(member.end_latest >= n1.when_earliest, true) AND coalesce(member.start_earliest <= n1.when_latest, true)
      RETURN of.id
    } ELSE [] END AS id
    MATCH (:Node {id: id})-[:SUBORGANIZATION_OF*0..]->(up)
    WHERE id IN above OR up.id IN ours
    RETURN id
  }) AND (direct AND coalesce(coalesce(r.mode, usual) <> $p1, n1.doubtfulMode IS NULL) OR $p2 IN coalesce(r.role, []) OR any(o IN own WHERE $p2 IN coalesce(o.role, [])))
  WITH c AS n0, n1, larger
  WITH n0, collect(n1) AS a0, collect(CASE WHEN larger THEN n1 END) AS l0
  WITH n0, a0, CASE WHEN size(l0) = 0 THEN [] ELSE COLLECT {
    UNWIND l0 AS whole
    MATCH (whole)<-[:PART_OF*1..]-(part)
    WHERE part <> whole AND part IN a0
    RETURN DISTINCT whole
  } END AS w0
  WITH n0, CASE WHEN size(w0) = 0 THEN a0 ELSE [m IN a0 WHERE NOT m IN w0] END AS m0, w0
  WITH n0, m0, w0
  ORDER BY (size(m0) IS NOT NULL) DESC, coalesce(size(m0), 0) DESC, n0.id
  WITH collect([n0, m0, w0]) AS found
  RETURN [
    size(found),
    COLLECT {
      UNWIND found AS one
      WITH one[0] AS n0, one[1] AS m0, one[2] AS w0
      WITH n0, m0, w0
      LIMIT $p6
      RETURN [
        size(m0),
        n0.id,
        [
          COLLECT {
            UNWIND [n0] AS n2
            WITH n2
            RETURN [n2.id, CASE WHEN n2:Person THEN [0, n2.name] WHEN n2:Organization THEN [1, n2.name] END]
          },
          size(m0)
        ]
      ]
    }
  ]
}[0] AS answer
// $p0 = "united-states"
// $p1 = "INDIRECT"
// $p2 = "MEDIATOR"
// $p3 = ["PHONE","VIDEO"]
// $p4 = "HYBRID"
// $p5 = "IN_PERSON"
// $p6 = 11
