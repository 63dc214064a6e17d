OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  CALL () {
    MATCH (n1)<-[r2:ATTENDED WHERE r2.since <= $p0]-(n2)
    WHERE r2.side <> ''
    RETURN n1, n2, r2.side AS e4
    UNION ALL
    MATCH (n1)<-[r2:PAST_ATTENDED WHERE coalesce(r2.since, '') <= $p0 AND coalesce(r2.until, '~') > $p0]-(n2)
    WHERE r2.side <> ''
    RETURN n1, n2, r2.side AS e4
  }
  WITH e4 AS k0, collect(DISTINCT n1) AS m0
  WITH collect([k0, m0]) AS groups
  CALL () {
    MATCH (whole)<-[t9:PART_OF|PAST_PART_OF WHERE coalesce(t9.since, '') <= $p0 AND coalesce(t9.until, '~') > $p0]-()
    RETURN collect(DISTINCT whole) AS larger
  }
  UNWIND groups AS one
  WITH one[0] AS k0, one[1] AS m0, [whole IN one[1] WHERE whole IN larger] AS l0
  WITH k0, m0, size(m0) - COUNT {
    UNWIND l0 AS whole
    MATCH (whole)(()<-[t5:PART_OF|PAST_PART_OF WHERE coalesce(t5.since, '') <= $p0 AND coalesce(t5.until, '~') > $p0]-()){1,}(part)
    WHERE part <> whole AND part IN m0
    RETURN DISTINCT whole
  } AS q0
  WITH k0, m0, q0
  ORDER BY (q0 IS NOT NULL) DESC, coalesce(q0, 0) DESC, k0
  WITH collect([k0, m0, q0]) AS found
  RETURN [
    size(found),
    COLLECT {
      UNWIND found AS one
      WITH one[0] AS k0, one[1] AS m0, one[2] AS q0
      WITH k0, m0, q0
      LIMIT $p1
      RETURN [
        q0,
        k0,
        [
          k0,
          q0,
          COUNT {
            UNWIND m0 AS m6
            MATCH (m6)<-[t7:ATTENDED WHERE coalesce(t7.since, '') <= $p0]-(n6)
            WHERE n6.id <> k0
            RETURN DISTINCT n6
            UNION
            UNWIND m0 AS m6
            MATCH (m6)<-[t7:PAST_ATTENDED WHERE coalesce(t7.since, '') <= $p0 AND coalesce(t7.until, '~') > $p0]-(n6)
            WHERE n6.id <> k0
            RETURN DISTINCT n6
          },
          COLLECT {
            MATCH (n8:Node)
            WHERE n8.id = k0 AND n8:Actor AND (coalesce(n8.since, '') <= $p0 OR size([(n8)-[span:PAST_PERSON|PAST_ORGANIZATION]->(n8) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | 1]) > 0)
            RETURN [n8.id, CASE WHEN n8:Person THEN [0] WHEN n8:Organization THEN [1] END]
          }
        ]
      ]
    }
  ]
}[0] AS answer
// $p0 = "2025-11-30T23:59:59Z"
// $p1 = 21
