OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  CALL () {
    MATCH (c:Node {id: $p0})-[r:ATTENDED]->(n1)
    RETURN n1
    UNION
    MATCH (c)-[r:ATTENDED {side: $p0}]->(n1)
    RETURN n1
    UNION
    MATCH (c)-[r:ATTENDED {onBehalfOf: $p0}]->(n1)
    RETURN n1
  }
  MATCH (n1)<-[r:ATTENDED]-(c)
  WHERE c.id <> $p0 AND (r.side IS NULL OR r.side <> $p0) AND (r.onBehalfOf IS NULL OR r.onBehalfOf <> $p0)
  WITH c.id AS n0, n1
  WITH n0, collect(n1) AS m0
  WITH collect([n0, m0]) AS found
  RETURN [
    size(found),
    COLLECT {
      UNWIND found AS one
      WITH one[0] AS n0, one[1] AS m0
      WITH n0, m0
      ORDER BY (size(m0) IS NOT NULL) DESC, coalesce(size(m0), 0) DESC, n0
      LIMIT $p1
      RETURN [
        size(m0),
        n0,
        [
          COLLECT {
            MATCH (n2:Node)
            WHERE n2.id = n0 AND n2:Actor
            RETURN [
              n2.id,
              CASE
                WHEN n2:Person THEN [0, n2.id, n2.name]
                WHEN n2:Organization THEN [1, n2.id, n2.name]
              END
            ]
          },
          size(m0)
        ]
      ]
    }
  ]
}[0] AS answer
// $p0 = "united-states"
// $p1 = 11
