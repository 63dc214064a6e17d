OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  MATCH (n0:Node)
  WHERE n0.id = $p0 AND n0:Person
  RETURN [
    n0.id,
    [
      n0.name,
      COLLECT {
        MATCH (n0)-[:ATTENDED]->(n1)
        WITH n1
        ORDER BY coalesce(n1.when_earliest, '') DESC, n1.id
        LIMIT $p1
        RETURN [
          [
            n1.id,
            n1.status,
            [n1.when, n1.when, n1.when_earliest, n1.when_worded],
            [(n1)-[:AT]->(n2) | [n2.id, [n2.name]]],
            [(n1)-[r3:TOPIC]->(n3:Issue) | [n3.id, r3.as, [n3.name]]],
            [
              (n1)<-[r4:ATTENDED]-(n4) |
              [
                n4.sortKey,
                n4.id,
                COLLECT {
                  MATCH (n5:Node)
                  WHERE n5.id = r4.side AND n5:Actor
                  RETURN [n5.id, CASE WHEN n5:Person THEN [0, n5.name] WHEN n5:Organization THEN [1, n5.name] END]
                },
                r4.role,
                CASE
                  WHEN n4:Person THEN [0, n4.name, [(n4)-[r6:MEMBER_OF]->(n6) | [n6.id, r6.role, r6.spell, r6.role, [n6.name]]]]
                  WHEN n4:Organization THEN [1, n4.name]
                END
              ]
            ]
          ]
        ]
      }
    ]
  ]
} AS answer
// $p0 = "rustem-umerov"
// $p1 = 20
