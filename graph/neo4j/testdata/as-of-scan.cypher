OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  CALL () {
    MATCH (n0:Meeting)
    WHERE n0.since <= $p0
    RETURN n0, n0 AS was_n0
    UNION ALL
    MATCH (n0)-[span:PAST_MEETING]->(n0)
    WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0
    RETURN n0, span AS was_n0
  }
  WITH collect([n0, was_n0]) AS found
  RETURN [
    size(found),
    COLLECT {
      UNWIND found AS one
      WITH one[0] AS n0, one[1] AS was_n0
      WITH n0, was_n0
      ORDER BY coalesce(was_n0.when_earliest, '') DESC, n0.id
      LIMIT $p1
      RETURN [
        was_n0.when_earliest,
        n0.id,
        [
          was_n0.status,
          [was_n0.when, was_n0.when, was_n0.when_earliest, was_n0.when_worded],
          [
            (n0)-[t2:AT|PAST_AT WHERE coalesce(t2.since, '') <= $p0 AND coalesce(t2.until, '~') > $p0]->(n1) |
            [
              n1.id,
              [
                CASE WHEN n1.since > $p0 THEN [(n1)-[span:PAST_PERSON|PAST_ORGANIZATION|PAST_PLACE|PAST_PROCESS|PAST_MEETING|PAST_EVENT|PAST_ISSUE|PAST_PLAN|PAST_PLAN_VERSION|PAST_POINT|PAST_AGREEMENT]->(n1) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | span.name][0] ELSE n1.name END
              ]
            ]
          ],
          [
            (n0)-[r3:TOPIC|PAST_TOPIC WHERE coalesce(r3.since, '') <= $p0 AND coalesce(r3.until, '~') > $p0]->(n3:Issue) |
            [
              n3.id,
              r3.as,
              [
                CASE WHEN n3.since > $p0 THEN [(n3)-[span:PAST_PERSON|PAST_ORGANIZATION|PAST_PLACE|PAST_PROCESS|PAST_MEETING|PAST_EVENT|PAST_ISSUE|PAST_PLAN|PAST_PLAN_VERSION|PAST_POINT|PAST_AGREEMENT]->(n3) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | span.name][0] ELSE n3.name END
              ]
            ]
          ],
          [
            (n0)<-[r5:ATTENDED|PAST_ATTENDED WHERE coalesce(r5.since, '') <= $p0 AND coalesce(r5.until, '~') > $p0]-(n5) |
            [
              CASE WHEN n5.since > $p0 THEN [(n5)-[span:PAST_PERSON|PAST_ORGANIZATION|PAST_PLACE|PAST_PROCESS|PAST_MEETING|PAST_EVENT|PAST_ISSUE|PAST_PLAN|PAST_PLAN_VERSION|PAST_POINT|PAST_AGREEMENT]->(n5) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | span.sortKey][0] ELSE n5.sortKey END,
              n5.id,
              COLLECT {
                MATCH (n7:Node)
                WHERE n7.id = r5.side AND n7:Actor AND (coalesce(n7.since, '') <= $p0 OR size([(n7)-[span:PAST_PERSON|PAST_ORGANIZATION]->(n7) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | 1]) > 0)
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
              r5.role,
              [was_n5 IN [CASE WHEN n5.since > $p0 THEN [(n5)-[span:PAST_PERSON|PAST_ORGANIZATION]->(n5) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | span][0] ELSE n5 END] |
                CASE
                  WHEN n5:Person THEN [
                    0,
                    was_n5.name,
                    [
                      (n5)-[r8:MEMBER_OF|PAST_MEMBER_OF WHERE coalesce(r8.since, '') <= $p0 AND coalesce(r8.until, '~') > $p0]->(n8) |
                      [
                        n8.id,
                        r8.role,
                        r8.spell,
                        r8.role,
                        [
                          CASE WHEN n8.since > $p0 THEN [(n8)-[span:PAST_PERSON|PAST_ORGANIZATION|PAST_PLACE|PAST_PROCESS|PAST_MEETING|PAST_EVENT|PAST_ISSUE|PAST_PLAN|PAST_PLAN_VERSION|PAST_POINT|PAST_AGREEMENT]->(n8) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | span.name][0] ELSE n8.name END
                        ]
                      ]
                    ]
                  ]
                  WHEN n5:Organization THEN [1, was_n5.name]
                END
              ][0]
            ]
          ]
        ]
      ]
    }
  ]
}[0] AS answer
// $p0 = "2025-11-30T23:59:59Z"
// $p1 = 21
