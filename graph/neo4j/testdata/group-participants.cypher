OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  MATCH (n1)<-[:ATTENDED]-(n2)
  WITH n2 AS k0, collect(n1) AS m0
  WITH collect([k0, m0]) AS groups
  CALL () {
    MATCH (whole)<-[:PART_OF]-()
    RETURN collect(DISTINCT whole) AS larger
  }
  UNWIND groups AS one
  WITH one[0] AS k0, one[1] AS m0, [whole IN one[1] WHERE whole IN larger] AS l0
  WITH k0, m0, size(m0) - COUNT {
    UNWIND l0 AS whole
    MATCH (whole)<-[:PART_OF*1..]-(part)
    WHERE part <> whole AND part IN m0
    RETURN DISTINCT whole
  } AS q0
  WITH k0, m0, q0
  ORDER BY (q0 IS NOT NULL) DESC, coalesce(q0, 0) DESC, k0.id
  WITH collect([k0, m0, q0]) AS found
  RETURN [
    size(found),
    COLLECT {
      UNWIND found AS one
      WITH one[0] AS k0, one[1] AS m0, one[2] AS q0
      WITH k0, m0, q0
      LIMIT $p1
      RETURN [
        q0,
        k0.id,
        [
          k0.id,
          q0,
          COUNT {
            UNWIND m0 AS m3
            MATCH (m3)<-[:ATTENDED]-(n3)
            WHERE n3 <> k0
            RETURN DISTINCT n3
          },
          COLLECT {
            UNWIND [k0] AS n4
            WITH n4
            WHERE n4:Actor
            RETURN [n4.id, CASE WHEN n4:Person THEN [0, n4.name] WHEN n4:Organization THEN [1, n4.name] END]
          },
          COLLECT {
            UNWIND m0 AS n5
            WITH n5
            ORDER BY coalesce(n5.when_earliest, '') DESC, n5.id
            LIMIT $p0
            RETURN [[n5.id]]
          }
        ]
      ]
    }
  ]
}[0] AS answer
// $p0 = 3
// $p1 = 21
