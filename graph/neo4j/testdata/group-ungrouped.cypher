OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, [
  COUNT {
    MATCH (n4:Meeting)
    WITH n4
    WHERE NOT EXISTS { (n4)<-[r5:ATTENDED]-(n5) WHERE r5.side <> '' }
    RETURN n4
  },
  COLLECT {
    MATCH (n1)<-[r2:ATTENDED]-(n2)
    WHERE r2.side <> ''
    WITH r2.side AS k0, collect(DISTINCT n1) AS m0
    WITH collect([k0, m0]) AS groups
    CALL () {
      MATCH (whole)<-[:PART_OF]-()
      RETURN collect(DISTINCT whole) AS larger
    }
    UNWIND groups AS one
    WITH one[0] AS k0, one[1] AS m0, [whole IN one[1] WHERE whole IN larger] AS l0
    WITH k0, m0, l0
    ORDER BY k0
    WITH collect([k0, m0, l0]) AS found
    RETURN [
      size(found),
      COLLECT {
        UNWIND found AS one
        WITH one[0] AS k0, one[1] AS m0, one[2] AS l0
        WITH k0, m0, l0
        LIMIT $p0
        RETURN [
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
              WHERE n3.id <> k0
              RETURN DISTINCT n3
            }
          ]
        ]
      }
    ]
  }[0]
] AS answer
// $p0 = 3
