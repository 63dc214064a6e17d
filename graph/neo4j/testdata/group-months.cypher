OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  MATCH (n1:Meeting)
  WHERE n1.status = $p0
  WITH left(n1.when_earliest, $p1) AS k0, n1
  WHERE k0 <> ''
  WITH k0, collect(n1) AS m0
  WITH collect([k0, m0]) AS groups
  CALL () {
    MATCH (whole)<-[:PART_OF]-()
    RETURN collect(DISTINCT whole) AS larger
  }
  UNWIND groups AS one
  WITH one[0] AS k0, one[1] AS m0, [whole IN one[1] WHERE whole IN larger] AS l0
  RETURN [
    k0,
    [
      k0,
      (size(m0) - COUNT {
        UNWIND l0 AS whole
        MATCH (whole)<-[:PART_OF*1..]-(part)
        WHERE part <> whole AND part IN m0
        RETURN DISTINCT whole
      }),
      COUNT {
        UNWIND m0 AS m2
        MATCH (m2)<-[:ATTENDED]-(n2)
        RETURN DISTINCT n2
      },
      null,
      COLLECT {
        UNWIND m0 AS n3
        WITH n3.id AS id
        ORDER BY id
        RETURN id
      }
    ]
  ]
} AS answer
// $p0 = "HELD"
// $p1 = 7
