OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  MATCH (n0:Node)
  WHERE n0.id = $p0 AND n0:Person
  RETURN [
    n0.id,
    [
      [
        COUNT { (n0)-[r1:ATTENDED]->(n1) WHERE $p1 IN r1.role },
        COLLECT {
          MATCH (n0)-[r1:ATTENDED]->(n1)
          WHERE $p1 IN r1.role
          WITH n1, r1
          WHERE (coalesce(n1.when_earliest, '') < coalesce($p2, '') OR coalesce(n1.when_earliest, '') = coalesce($p2, '') AND n1.id > $p3)
          WITH n1, r1
          ORDER BY coalesce(n1.when_earliest, '') DESC, n1.id
          LIMIT $p4
          RETURN [n1.when_earliest, n1.id, r1.role, []]
        }
      ]
    ]
  ]
} AS answer
// $p0 = "rustem-umerov"
// $p1 = "LEAD"
// $p2 = "2025-11-30T00:00:00Z"
// $p3 = "geneva"
// $p4 = 21
