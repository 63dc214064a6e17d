OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, [
  COUNT {
    CALL () {
      MATCH (n8:Meeting)
      WHERE coalesce(n8.since, '') <= $p0 AND n8.status = $p4
      RETURN n8, n8 AS was_n8
      UNION ALL
      MATCH (n8)-[span:PAST_MEETING]->(n8)
      WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 AND span.status = $p5
      RETURN n8, span AS was_n8
    }
    WITH n8, was_n8
    WHERE NOT coalesce(any(t9 IN was_n8.when_periods WHERE t9 <> '' AND size(t9) >= $p6), false)
    RETURN n8
  },
  COLLECT {
    CALL () {
      MATCH (n1:Meeting)
      WHERE coalesce(n1.since, '') <= $p0 AND n1.status = $p1
      RETURN n1, n1 AS was_n1
      UNION ALL
      MATCH (n1)-[span:PAST_MEETING]->(n1)
      WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 AND span.status = $p2
      RETURN n1, span AS was_n1
    }
    UNWIND was_n1.when_periods AS t2
    WITH DISTINCT left(t2, $p3) AS k0, n1
    WHERE k0 <> '' AND size(k0) = $p3
    WITH k0, collect(n1) AS m0
    WITH collect([k0, m0]) AS groups
    CALL () {
      MATCH (whole)<-[t7:PART_OF|PAST_PART_OF WHERE coalesce(t7.since, '') <= $p0 AND coalesce(t7.until, '~') > $p0]-()
      RETURN collect(DISTINCT whole) AS larger
    }
    UNWIND groups AS one
    WITH one[0] AS k0, one[1] AS m0, [whole IN one[1] WHERE whole IN larger] AS l0
    RETURN [
      k0,
      [
        k0,
        (size(m0) - COUNT {
          UNWIND l0 AS whole
          MATCH (whole)(()<-[t3:PART_OF|PAST_PART_OF WHERE coalesce(t3.since, '') <= $p0 AND coalesce(t3.until, '~') > $p0]-()){1,}(part)
          WHERE part <> whole AND part IN m0
          RETURN DISTINCT whole
        }),
        COUNT {
          UNWIND m0 AS m4
          MATCH (m4)<-[t5:ATTENDED WHERE coalesce(t5.since, '') <= $p0]-(n4)
          RETURN DISTINCT n4
          UNION
          UNWIND m0 AS m4
          MATCH (m4)<-[t5:PAST_ATTENDED WHERE coalesce(t5.since, '') <= $p0 AND coalesce(t5.until, '~') > $p0]-(n4)
          RETURN DISTINCT n4
        },
        null,
        COLLECT {
          UNWIND m0 AS n6
          WITH n6.id AS id
          ORDER BY id
          RETURN id
        }
      ]
    ]
  }
] AS answer
// $p0 = "2025-11-30T23:59:59Z"
// $p1 = "HELD"
// $p2 = "HELD"
// $p3 = 7
// $p4 = "HELD"
// $p5 = "HELD"
// $p6 = 7
