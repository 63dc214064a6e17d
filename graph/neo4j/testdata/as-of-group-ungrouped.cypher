OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, [
  COUNT {
    CALL () {
      MATCH (n9:Meeting)
      WHERE n9.since <= $p0
      RETURN n9, n9 AS was_n9
      UNION ALL
      MATCH (n9)-[span:PAST_MEETING]->(n9)
      WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0
      RETURN n9, span AS was_n9
    }
    RETURN n9
  } - COUNT {
    CALL () {
      MATCH (n9)<-[r10:ATTENDED WHERE r10.since <= $p0]-(n10)
      WHERE r10.side <> ''
      RETURN n9, n10
      UNION ALL
      MATCH (n9)<-[r10:PAST_ATTENDED WHERE coalesce(r10.since, '') <= $p0 AND coalesce(r10.until, '~') > $p0]-(n10)
      WHERE r10.side <> ''
      RETURN n9, n10
    }
    RETURN DISTINCT n9
  },
  COLLECT {
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
      MATCH (whole)<-[t8:PART_OF|PAST_PART_OF WHERE coalesce(t8.since, '') <= $p0 AND coalesce(t8.until, '~') > $p0]-()
      RETURN collect(DISTINCT whole) AS larger
    }
    UNWIND groups AS one
    WITH one[0] AS k0, one[1] AS m0, [whole IN one[1] WHERE whole IN larger] AS l0
    WITH k0, m0, l0
    ORDER BY k0
    WITH collect([k0, m0, l0]) AS found
    RETURN [
      size(found),
      COLLECT {
        UNWIND found AS one
        WITH one[0] AS k0, one[1] AS m0, one[2] AS l0
        WITH k0, m0, l0
        LIMIT $p1
        RETURN [
          [
            k0,
            (size(m0) - COUNT {
              UNWIND l0 AS whole
              MATCH (whole)(()<-[t5:PART_OF|PAST_PART_OF WHERE coalesce(t5.since, '') <= $p0 AND coalesce(t5.until, '~') > $p0]-()){1,}(part)
              WHERE part <> whole AND part IN m0
              RETURN DISTINCT whole
            }),
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
            }
          ]
        ]
      }
    ]
  }[0]
] AS answer
// $p0 = "2025-11-30T23:59:59Z"
// $p1 = 3
