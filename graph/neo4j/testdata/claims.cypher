OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  MATCH (n0:Node)
  WHERE n0.id = $p0 AND n0:Meeting
  RETURN [
    n0.id,
    [
      [
        COUNT { (n0)<-[:ABOUT]-(n1) },
        COLLECT {
          MATCH (n0)<-[:ABOUT]-(n1)
          WITH n1
          ORDER BY n1.id
          LIMIT $p1
          RETURN [[n1.id]]
        }
      ],
      [
        (n0)<-[:HAS_OBJECT]-(n2) |
        [
          n2.id,
          [
            [
              (n2)-[:ABOUT]->(n3) |
              [
                n3.id,
                CASE
                  WHEN n3:Person THEN [0]
                  WHEN n3:Organization THEN [1]
                  WHEN n3:Place THEN [2]
                  WHEN n3:Process THEN [3]
                  WHEN n3:Meeting THEN [4]
                  WHEN n3:Event THEN [5]
                  WHEN n3:Issue THEN [6]
                  WHEN n3:Plan THEN [7]
                  WHEN n3:PlanVersion THEN [8]
                  WHEN n3:Point THEN [9]
                  WHEN n3:Agreement THEN [10]
                  WHEN n3:Outcome THEN [11]
                  WHEN n3:Quotation THEN [12]
                END
              ]
            ]
          ]
        ]
      ]
    ]
  ]
} AS answer
// $p0 = "geneva"
// $p1 = 20
