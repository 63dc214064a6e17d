OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  MATCH (n0:Node)
  WHERE n0.id = $p1 AND n0:Person AND (coalesce(n0.since, '') <= $p0 OR size([(n0)-[span:PAST_PERSON]->(n0) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | 1]) > 0)
  RETURN [
    n0.id,
    [
      CASE WHEN n0.since > $p0 THEN [(n0)-[span:PAST_PERSON|PAST_ORGANIZATION|PAST_PLACE|PAST_PROCESS|PAST_MEETING|PAST_EVENT|PAST_ISSUE|PAST_PLAN|PAST_PLAN_VERSION|PAST_POINT|PAST_AGREEMENT]->(n0) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | span.name][0] ELSE n0.name END,
      COLLECT {
        MATCH (n0)-[t2:ATTENDED|PAST_ATTENDED WHERE coalesce(t2.since, '') <= $p0 AND coalesce(t2.until, '~') > $p0]->(n1)
        WITH n1
        ORDER BY coalesce(CASE WHEN n1.since > $p0 THEN [(n1)-[span:PAST_MEETING|PAST_EVENT|PAST_PLAN_VERSION|PAST_AGREEMENT|PAST_QUOTATION]->(n1) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | span.when_earliest][0] ELSE n1.when_earliest END, '') DESC, n1.id
        LIMIT $p2
        RETURN [
          [was_n1 IN [CASE WHEN n1.since > $p0 THEN [(n1)-[span:PAST_MEETING]->(n1) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | span][0] ELSE n1 END] |
            [
              n1.id,
              was_n1.status,
              [was_n1.when, was_n1.when, was_n1.when_earliest, was_n1.when_worded],
              [
                (n1)-[t4:AT|PAST_AT WHERE coalesce(t4.since, '') <= $p0 AND coalesce(t4.until, '~') > $p0]->(n3) |
                [
                  n3.id,
                  [
                    CASE WHEN n3.since > $p0 THEN [(n3)-[span:PAST_PERSON|PAST_ORGANIZATION|PAST_PLACE|PAST_PROCESS|PAST_MEETING|PAST_EVENT|PAST_ISSUE|PAST_PLAN|PAST_PLAN_VERSION|PAST_POINT|PAST_AGREEMENT]->(n3) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | span.name][0] ELSE n3.name END
                  ]
                ]
              ],
              [
                (n1)-[r5:TOPIC|PAST_TOPIC WHERE coalesce(r5.since, '') <= $p0 AND coalesce(r5.until, '~') > $p0]->(n5:Issue) |
                [
                  n5.id,
                  r5.as,
                  [
                    CASE WHEN n5.since > $p0 THEN [(n5)-[span:PAST_PERSON|PAST_ORGANIZATION|PAST_PLACE|PAST_PROCESS|PAST_MEETING|PAST_EVENT|PAST_ISSUE|PAST_PLAN|PAST_PLAN_VERSION|PAST_POINT|PAST_AGREEMENT]->(n5) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | span.name][0] ELSE n5.name END
                  ]
                ]
              ],
              [
                (n1)<-[r7:ATTENDED|PAST_ATTENDED WHERE coalesce(r7.since, '') <= $p0 AND coalesce(r7.until, '~') > $p0]-(n7) |
                [
                  CASE WHEN n7.since > $p0 THEN [(n7)-[span:PAST_PERSON|PAST_ORGANIZATION|PAST_PLACE|PAST_PROCESS|PAST_MEETING|PAST_EVENT|PAST_ISSUE|PAST_PLAN|PAST_PLAN_VERSION|PAST_POINT|PAST_AGREEMENT]->(n7) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | span.sortKey][0] ELSE n7.sortKey END,
                  n7.id,
                  COLLECT {
                    MATCH (n9:Node)
                    WHERE n9.id = r7.side AND n9:Actor AND (coalesce(n9.since, '') <= $p0 OR size([(n9)-[span:PAST_PERSON|PAST_ORGANIZATION]->(n9) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | 1]) > 0)
                    RETURN [
                      n9.id,
                      [was_n9 IN [CASE WHEN n9.since > $p0 THEN [(n9)-[span:PAST_PERSON|PAST_ORGANIZATION]->(n9) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | span][0] ELSE n9 END] |
                        CASE
                          WHEN n9:Person THEN [0, was_n9.name]
                          WHEN n9:Organization THEN [1, was_n9.name]
                        END
                      ][0]
                    ]
                  },
                  r7.role,
                  [was_n7 IN [CASE WHEN n7.since > $p0 THEN [(n7)-[span:PAST_PERSON|PAST_ORGANIZATION]->(n7) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | span][0] ELSE n7 END] |
                    CASE
                      WHEN n7:Person THEN [
                        0,
                        was_n7.name,
                        [
                          (n7)-[r10:MEMBER_OF|PAST_MEMBER_OF WHERE coalesce(r10.since, '') <= $p0 AND coalesce(r10.until, '~') > $p0]->(n10) |
                          [
                            n10.id,
                            r10.role,
                            r10.spell,
                            r10.role,
                            [
                              CASE WHEN n10.since > $p0 THEN [(n10)-[span:PAST_PERSON|PAST_ORGANIZATION|PAST_PLACE|PAST_PROCESS|PAST_MEETING|PAST_EVENT|PAST_ISSUE|PAST_PLAN|PAST_PLAN_VERSION|PAST_POINT|PAST_AGREEMENT]->(n10) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | span.name][0] ELSE n10.name END
                            ]
                          ]
                        ]
                      ]
                      WHEN n7:Organization THEN [1, was_n7.name]
                    END
                  ][0]
                ]
              ]
            ]
          ][0]
        ]
      }
    ]
  ]
} AS answer
// $p0 = "2025-11-30T23:59:59Z"
// $p1 = "rustem-umerov"
// $p2 = 20
