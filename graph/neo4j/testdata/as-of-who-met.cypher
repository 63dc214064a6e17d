OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  OPTIONAL MATCH (a:Node {id: $p1})
  WITH a, CASE WHEN a:Person THEN null ELSE $p1 END AS stands
  CALL (stands) {
    MATCH (c:Node {id: $p1})-[o:ATTENDED WHERE coalesce(o.since, '') <= $p0 AND coalesce(o.until, '~') > $p0]->(n1)
    RETURN n1, o
    UNION
    MATCH (c)-[o:ATTENDED {side: stands} WHERE coalesce(o.since, '') <= $p0 AND coalesce(o.until, '~') > $p0]->(n1)
    RETURN n1, o
    UNION
    MATCH (c)-[o:ATTENDED WHERE coalesce(o.since, '') <= $p0 AND coalesce(o.until, '~') > $p0]->(n1)
    WHERE o.onBehalfOf_joined CONTAINS '\u001f' + stands + '\u001f'
    RETURN n1, o
    UNION
    MATCH (c:Node {id: $p1})-[o:PAST_ATTENDED WHERE coalesce(o.since, '') <= $p0 AND coalesce(o.until, '~') > $p0]->(n1)
    RETURN n1, o
    UNION
    MATCH (c)-[o:PAST_ATTENDED {side: stands} WHERE coalesce(o.since, '') <= $p0 AND coalesce(o.until, '~') > $p0]->(n1)
    RETURN n1, o
    UNION
    MATCH (c)-[o:PAST_ATTENDED WHERE coalesce(o.since, '') <= $p0 AND coalesce(o.until, '~') > $p0]->(n1)
    WHERE stands IN o.onBehalfOf
    RETURN n1, o
  }
  WITH n1, a, stands, collect(o) AS own
  WITH n1, a, stands, own, CASE WHEN stands IS NULL THEN [] ELSE COLLECT {
    UNWIND own AS mine
    UNWIND [$p1, mine.side] + coalesce(mine.onBehalfOf, []) + CASE WHEN mine.side IS NULL AND mine.onBehalfOf IS NULL THEN COLLECT {
      WITH startNode(mine) AS somebody
      MATCH (somebody)-[member:MEMBER_OF|PAST_MEMBER_OF WHERE coalesce(member.since, '') <= $p0 AND coalesce(member.until, '~') > $p0]->(of)
      WHERE coalesce(member.end_latest >= CASE WHEN n1.since > $p0 THEN [(n1)-[span:PAST_MEETING|PAST_EVENT|PAST_PLAN_VERSION|PAST_AGREEMENT|PAST_QUOTATION]->(n1) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | span.when_earliest][0] ELSE n1.when_earliest END, true) AND coalesce(member.start_earliest <= CASE WHEN n1.since > $p0 THEN [(n1)-[span:PAST_MEETING|PAST_EVENT|PAST_PLAN_VERSION|PAST_AGREEMENT|PAST_QUOTATION]->(n1) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | span.when_latest][0] ELSE n1.when_latest END, true)
      RETURN of.id
    } ELSE [] END AS id
    RETURN DISTINCT id
  } END AS ours
  WITH n1, a, stands, own, ours, CASE WHEN stands IS NULL THEN [] ELSE COLLECT {
    UNWIND ours AS id
    MATCH (:Node {id: id})(()-[t4:SUBORGANIZATION_OF|PAST_SUBORGANIZATION_OF WHERE coalesce(t4.since, '') <= $p0 AND coalesce(t4.until, '~') > $p0]->()){0,}(up)
    RETURN DISTINCT up.id
  } END AS above
  WITH n1, a, stands, own, ours, above, EXISTS { (n1)<-[t5:PART_OF|PAST_PART_OF WHERE coalesce(t5.since, '') <= $p0 AND coalesce(t5.until, '~') > $p0]-() } AS larger, CASE WHEN CASE WHEN n1.since > $p0 THEN [(n1)-[span:PAST_MEETING]->(n1) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | span.mode][0] ELSE n1.mode END = $p5 AND EXISTS { (n1)<-[x:ATTENDED|PAST_ATTENDED WHERE coalesce(x.since, '') <= $p0 AND coalesce(x.until, '~') > $p0]-() WHERE x.mode IN $p4 } THEN $p6 ELSE CASE WHEN n1.since > $p0 THEN [(n1)-[span:PAST_MEETING]->(n1) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | span.mode][0] ELSE n1.mode END END AS usual
  WITH n1, a, stands, own, ours, above, larger, usual, any(o IN own WHERE coalesce(coalesce(o.mode, usual) <> $p2, n1.doubtfulMode IS NULL)) AS direct
  MATCH (n1)<-[r:ATTENDED|PAST_ATTENDED WHERE coalesce(r.since, '') <= $p0 AND coalesce(r.until, '~') > $p0]-(c:Person)
  WHERE c <> a AND (stands IS NULL OR coalesce(r.side <> stands, true) AND coalesce(NOT stands IN r.onBehalfOf, true)) AND (stands IS NULL OR NOT EXISTS {
    UNWIND [c.id, r.side] + coalesce(r.onBehalfOf, []) + CASE WHEN r.side IS NULL AND r.onBehalfOf IS NULL THEN COLLECT {
      WITH startNode(r) AS somebody
      MATCH (somebody)-[member:MEMBER_OF|PAST_MEMBER_OF WHERE coalesce(member.since, '') <= $p0 AND coalesce(member.until, '~') > $p0]->(of)
      WHERE coalesce(member.end_latest >= CASE WHEN n1.since > $p0 THEN [(n1)-[span:PAST_MEETING|PAST_EVENT|PAST_PLAN_VERSION|PAST_AGREEMENT|PAST_QUOTATION]->(n1) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | span.when_earliest][0] ELSE n1.when_earliest END, true) AND coalesce(member.start_earliest <= CASE WHEN n1.since > $p0 THEN [(n1)-[span:PAST_MEETING|PAST_EVENT|PAST_PLAN_VERSION|PAST_AGREEMENT|PAST_QUOTATION]->(n1) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | span.when_latest][0] ELSE n1.when_latest END, true)
      RETURN of.id
    } ELSE [] END AS id
    MATCH (:Node {id: id})(()-[t3:SUBORGANIZATION_OF|PAST_SUBORGANIZATION_OF WHERE coalesce(t3.since, '') <= $p0 AND coalesce(t3.until, '~') > $p0]->()){0,}(up)
    WHERE id IN above OR up.id IN ours
    RETURN id
  }) AND (direct AND coalesce(coalesce(r.mode, usual) <> $p2, n1.doubtfulMode IS NULL) OR $p3 IN coalesce(r.role, []) OR any(o IN own WHERE $p3 IN coalesce(o.role, [])))
  WITH c AS n0, n1, larger
  WITH n0, collect(n1) AS a0, collect(CASE WHEN larger THEN n1 END) AS l0
  WITH n0, a0, CASE WHEN size(l0) = 0 THEN [] ELSE COLLECT {
    UNWIND l0 AS whole
    MATCH (whole)(()<-[t6:PART_OF|PAST_PART_OF WHERE coalesce(t6.since, '') <= $p0 AND coalesce(t6.until, '~') > $p0]-()){1,}(part)
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
      LIMIT $p7
      RETURN [
        size(m0),
        n0.id,
        [
          COLLECT {
            UNWIND [n0] AS n2
            WITH n2
            RETURN [
              n2.id,
              [was_n2 IN [CASE WHEN n2.since > $p0 THEN [(n2)-[span:PAST_PERSON|PAST_ORGANIZATION]->(n2) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | span][0] ELSE n2 END] |
                CASE
                  WHEN n2:Person THEN [0, was_n2.name]
                  WHEN n2:Organization THEN [1, was_n2.name]
                END
              ][0]
            ]
          },
          size(m0)
        ]
      ]
    }
  ]
}[0] AS answer
// $p0 = "2025-11-30T23:59:59Z"
// $p1 = "united-states"
// $p2 = "INDIRECT"
// $p3 = "MEDIATOR"
// $p4 = ["PHONE","VIDEO"]
// $p5 = "HYBRID"
// $p6 = "IN_PERSON"
// $p7 = 11
