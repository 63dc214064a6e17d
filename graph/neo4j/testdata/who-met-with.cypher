OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  CALL () {
    MATCH (c:Node {id: $p0})-[r:ATTENDED]->(n1)
    RETURN n1, 0 AS side
    UNION
    MATCH (c)-[r:ATTENDED {side: $p0}]->(n1)
    RETURN n1, 0 AS side
    UNION
    MATCH (c)-[r:ATTENDED {onBehalfOf: $p0}]->(n1)
    RETURN n1, 0 AS side
    UNION
    MATCH (c:Node {id: $p1})-[r:ATTENDED]->(n1)
    WHERE c.id <> $p0 AND (r.side IS NULL OR r.side <> $p0) AND (r.onBehalfOf IS NULL OR r.onBehalfOf <> $p0)
    RETURN n1, 1 AS side
    UNION
    MATCH (c)-[r:ATTENDED {side: $p1}]->(n1)
    WHERE c.id <> $p0 AND (r.side IS NULL OR r.side <> $p0) AND (r.onBehalfOf IS NULL OR r.onBehalfOf <> $p0)
    RETURN n1, 1 AS side
    UNION
    MATCH (c)-[r:ATTENDED {onBehalfOf: $p1}]->(n1)
    WHERE c.id <> $p0 AND (r.side IS NULL OR r.side <> $p0) AND (r.onBehalfOf IS NULL OR r.onBehalfOf <> $p0)
    RETURN n1, 1 AS side
  }
  WITH n1, count(*) AS sides
  WHERE sides = 2 AND n1.mode = $p2
  WITH $p1 AS n0, n1
  ORDER BY coalesce(n1.when_earliest, ''), n1.id
  WITH n0, collect(n1) AS m0
  RETURN [
    n0,
    [
      COLLECT {
        UNWIND [n3 IN m0 WHERE n3.when_earliest IS NOT NULL][0..1] AS n2
        WITH n2
        RETURN [n2.id, [n2.id]]
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
          LIMIT $p3
          RETURN [n4.when_earliest, n4.id, [n4.id]]
        }
      ],
      COLLECT {
        UNWIND m0 AS n6
        MATCH (n6)-[:TOPIC]->(n5:Issue)
        WITH DISTINCT n5
        RETURN [n5.id, [n5.id]]
      },
      [n7 IN m0 WHERE n7.when_earliest IS NOT NULL][-1].id,
      COLLECT {
        UNWIND m0 AS n9
        MATCH (n9)-[:TOPIC]->(n8:Issue)
        WITH DISTINCT n8
        WITH n8.id AS id
        ORDER BY id
        RETURN id
      },
      COLLECT {
        UNWIND m0 AS n11
        MATCH (n11)-[:AT]->(n10)
        WITH DISTINCT n10
        WITH n10.id AS id
        ORDER BY id
        RETURN id
      },
      COLLECT {
        UNWIND m0 AS n12
        WITH n12.id AS id
        ORDER BY id
        RETURN id
      }
    ]
  ]
} AS answer
// $p0 = "united-states"
// $p1 = "ukraine"
// $p2 = "IN_PERSON"
// $p3 = 21
