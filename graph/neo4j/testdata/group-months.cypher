OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, [
  COUNT {
    MATCH (n5:Meeting)
    WHERE n5.status = $p2
    WITH n5
    WHERE NOT coalesce(any(t6 IN n5.when_periods WHERE t6 <> '' AND size(t6) >= $p3), false)
    RETURN n5
  },
  COLLECT {
    MATCH (n1:Meeting)
    WHERE n1.status = $p0
    UNWIND n1.when_periods AS t2
    WITH DISTINCT left(t2, $p1) AS k0, n1
    WHERE k0 <> '' AND size(k0) = $p1
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
          UNWIND m0 AS m3
          MATCH (m3)<-[:ATTENDED]-(n3)
          RETURN DISTINCT n3
        },
        null,
        COLLECT {
          UNWIND m0 AS n4
          WITH n4.id AS id
          ORDER BY id
          RETURN id
        }
      ]
    ]
  }
] AS answer
// $p0 = "HELD"
// $p1 = 7
// $p2 = "HELD"
// $p3 = 7
