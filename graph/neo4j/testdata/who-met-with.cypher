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
  WHERE size(own) > 0 AND size(theirs) > 0 AND (n1.mode = $p5 OR n1.mode = $p8 OR EXISTS { (n1)<-[x:ATTENDED]-() WHERE x.mode IS NOT NULL })
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
  WITH n1, own, theirs, EXISTS { (n1)<-[:PART_OF]-() } AS larger, CASE WHEN n1.mode = $p8 AND EXISTS { (n1)<-[x:ATTENDED]-() WHERE x.mode IN $p7 } THEN $p9 ELSE n1.mode END AS usual
  WITH n1, larger, [o IN own | {mode: coalesce(o.mode, usual), of: o}] AS ways, [r IN theirs | {mode: coalesce(r.mode, usual), of: r}] AS theirWays
  WHERE any(o IN ways WHERE any(r IN theirWays WHERE (coalesce(o.mode <> $p2, n1.doubtfulMode IS NULL) AND coalesce(r.mode <> $p2, n1.doubtfulMode IS NULL) OR $p3 IN coalesce(o.of.role, []) OR $p3 IN coalesce(r.of.role, [])) AND CASE WHEN o.mode = r.mode THEN o.mode ELSE [far IN $p4 WHERE far = o.mode OR far = r.mode][0] END = $p6))
  WITH $p1 AS n0, n1, larger
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
    n0,
    [
      COLLECT {
        UNWIND [n3 IN m0 WHERE n3.when_earliest IS NOT NULL][0..1] AS n2
        WITH n2
        RETURN [n2.id, []]
      },
      [
        COUNT {
          UNWIND m0 AS n4
          WITH n4
          RETURN n4
        },
        COLLECT {
          UNWIND m0 AS n4
          WITH n4
          ORDER BY coalesce(n4.when_earliest, '') DESC, n4.id
          LIMIT $p10
          RETURN [n4.when_earliest, n4.id, []]
        }
      ],
      COLLECT {
        UNWIND m0 AS n6
        MATCH (n6)-[:TOPIC]->(n5:Issue)
        WITH DISTINCT n5
        RETURN [n5.id, []]
      },
      [n7 IN m0 WHERE n7.when_earliest IS NOT NULL][-1].id,
      COLLECT {
        UNWIND w0 AS n8
        WITH n8.id AS id
        ORDER BY id
        RETURN id
      },
      (size(m0) + size(w0)),
      COLLECT {
        UNWIND m0 AS n10
        MATCH (n10)-[:TOPIC]->(n9:Issue)
        WITH DISTINCT n9
        WITH n9.id AS id
        ORDER BY id
        RETURN id
      },
      COLLECT {
        UNWIND m0 AS n12
        MATCH (n12)-[:AT]->(n11)
        WITH DISTINCT n11
        WITH n11.id AS id
        ORDER BY id
        RETURN id
      },
      COLLECT {
        UNWIND m0 AS n13
        WITH n13.id AS id
        ORDER BY id
        RETURN id
      }
    ]
  ]
} AS answer
// $p0 = "united-states"
// $p1 = "ukraine"
// $p2 = "INDIRECT"
// $p3 = "MEDIATOR"
// $p4 = ["INDIRECT","PHONE","VIDEO","HYBRID","OTHER","UNKNOWN"]
// $p5 = "IN_PERSON"
// $p6 = "IN_PERSON"
// $p7 = ["PHONE","VIDEO"]
// $p8 = "HYBRID"
// $p9 = "IN_PERSON"
// $p10 = 21
