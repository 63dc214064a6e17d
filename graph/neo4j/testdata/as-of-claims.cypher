OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  MATCH (n0:Node)
  WHERE n0.id = $p1 AND n0:Meeting AND (coalesce(n0.since, '') <= $p0 OR size([(n0)-[span:PAST_MEETING]->(n0) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | 1]) > 0)
  RETURN [
    n0.id,
    [
      [
        COUNT { (n0)<-[:ABOUT]-(n1) WHERE coalesce(n1.reported, '') <= $p0 },
        COLLECT {
          MATCH (n0)<-[:ABOUT]-(n1)
          WHERE coalesce(n1.reported, '') <= $p0
          WITH n1
          ORDER BY n1.id
          LIMIT $p2
          RETURN [[n1.id]]
        }
      ],
      [
        (n0)<-[:HAS_OBJECT]-(n3) WHERE coalesce(n3.reported, '') <= $p0 |
        [
          n3.id,
          [
            [
              (n3)-[:ABOUT]->(n5) WHERE (coalesce(n5.since, '') <= $p0 OR size([(n5)-[span:PAST_PERSON|PAST_ORGANIZATION|PAST_PLACE|PAST_PROCESS|PAST_MEETING|PAST_EVENT|PAST_ISSUE|PAST_PLAN|PAST_PLAN_VERSION|PAST_POINT|PAST_AGREEMENT|PAST_OUTCOME|PAST_QUOTATION]->(n5) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | 1]) > 0) |
              [
                n5.id,
                CASE
                  WHEN n5:Person THEN [0]
                  WHEN n5:Organization THEN [1]
                  WHEN n5:Place THEN [2]
                  WHEN n5:Process THEN [3]
                  WHEN n5:Meeting THEN [4]
                  WHEN n5:Event THEN [5]
                  WHEN n5:Issue THEN [6]
                  WHEN n5:Plan THEN [7]
                  WHEN n5:PlanVersion THEN [8]
                  WHEN n5:Point THEN [9]
                  WHEN n5:Agreement THEN [10]
                  WHEN n5:Outcome THEN [11]
                  WHEN n5:Quotation THEN [12]
                END
              ]
            ]
          ]
        ]
      ]
    ]
  ]
} AS answer
// $p0 = "2025-11-30T23:59:59Z"
// $p1 = "geneva"
// $p2 = 20
