OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  CALL () {
    MATCH (n1)<-[t3:ATTENDED WHERE t3.since <= $p0]-(n2)
    RETURN n1, n2
    UNION ALL
    MATCH (n1)<-[t3:PAST_ATTENDED WHERE coalesce(t3.since, '') <= $p0 AND coalesce(t3.until, '~') > $p0]-(n2)
    RETURN n1, n2
  }
  WITH n2 AS k0, collect(n1) AS m0
  WITH collect([k0, m0]) AS groups
  CALL () {
    MATCH (whole)<-[t9:PART_OF|PAST_PART_OF WHERE coalesce(t9.since, '') <= $p0 AND coalesce(t9.until, '~') > $p0]-()
    RETURN collect(DISTINCT whole) AS larger
  }
  UNWIND groups AS one
  WITH one[0] AS k0, one[1] AS m0, [whole IN one[1] WHERE whole IN larger] AS l0
  WITH k0, m0, size(m0) - COUNT {
    UNWIND l0 AS whole
    MATCH (whole)(()<-[t4:PART_OF|PAST_PART_OF WHERE coalesce(t4.since, '') <= $p0 AND coalesce(t4.until, '~') > $p0]-()){1,}(part)
    WHERE part <> whole AND part IN m0
    RETURN DISTINCT whole
  } AS q0
  WITH k0, m0, q0
  ORDER BY (q0 IS NOT NULL) DESC, coalesce(q0, 0) DESC, k0.id
  WITH collect([k0, m0, q0]) AS found
  RETURN [
    size(found),
    COLLECT {
      UNWIND found AS one
      WITH one[0] AS k0, one[1] AS m0, one[2] AS q0
      WITH k0, m0, q0
      LIMIT $p2
      RETURN [
        q0,
        k0.id,
        [
          k0.id,
          q0,
          COUNT {
            UNWIND m0 AS m5
            MATCH (m5)<-[t6:ATTENDED WHERE coalesce(t6.since, '') <= $p0]-(n5)
            WHERE n5 <> k0
            RETURN DISTINCT n5
            UNION
            UNWIND m0 AS m5
            MATCH (m5)<-[t6:PAST_ATTENDED WHERE coalesce(t6.since, '') <= $p0 AND coalesce(t6.until, '~') > $p0]-(n5)
            WHERE n5 <> k0
            RETURN DISTINCT n5
          },
          COLLECT {
            UNWIND [k0] AS n7
            WITH n7
            WHERE n7:Actor
            RETURN [
              n7.id,
              [was_n7 IN [CASE WHEN n7.since > $p0 THEN [(n7)-[span:PAST_PERSON|PAST_ORGANIZATION]->(n7) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | span][0] ELSE n7 END] |
                CASE
                  WHEN n7:Person THEN [0, was_n7.name]
                  WHEN n7:Organization THEN [1, was_n7.name]
                END
              ][0]
            ]
          },
          COLLECT {
            UNWIND m0 AS n8
            WITH n8
            ORDER BY coalesce(CASE WHEN n8.since > $p0 THEN [(n8)-[span:PAST_MEETING|PAST_EVENT|PAST_PLAN_VERSION|PAST_AGREEMENT|PAST_QUOTATION]->(n8) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | span.when_earliest][0] ELSE n8.when_earliest END, '') DESC, n8.id
            LIMIT $p1
            RETURN [[n8.id]]
          }
        ]
      ]
    }
  ]
}[0] AS answer
// $p0 = "2025-11-30T23:59:59Z"
// $p1 = 3
// $p2 = 21
