OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, [
  COUNT { (n0:Meeting) },
  COLLECT {
    MATCH (n0:Meeting)
    WITH n0
    ORDER BY coalesce(n0.when_earliest, '') DESC, n0.id
    LIMIT $p0
    RETURN [
      n0.when_earliest,
      n0.id,
      [
        n0.status,
        [n0.when, n0.when, n0.when_earliest, n0.when_worded],
        [(n0)-[:AT]->(n1) | [n1.id, [n1.name]]],
        [(n0)-[r2:TOPIC]->(n2:Issue) | [n2.id, r2.as, [n2.name]]],
        [
          (n0)<-[r3:ATTENDED]-(n3) |
          [
            n3.sortKey,
            n3.id,
            COLLECT {
              MATCH (n4:Node)
              WHERE n4.id = r3.side AND n4:Actor
              RETURN [n4.id, CASE WHEN n4:Person THEN [0, n4.name] WHEN n4:Organization THEN [1, n4.name] END]
            },
            r3.role,
            CASE
              WHEN n3:Person THEN [0, n3.name, [(n3)-[r5:MEMBER_OF]->(n5) | [n5.id, r5.role, r5.spell, r5.role, [n5.name]]]]
              WHEN n3:Organization THEN [1, n3.name]
            END
          ]
        ]
      ]
    ]
  }
] AS answer
// $p0 = 21
