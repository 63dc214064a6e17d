OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  MATCH (n1:Meeting)
  MATCH (n1)-[:AT]->(n2)
  WITH n2 AS k0, collect(n1) AS m0
  WITH collect([k0, m0]) AS groups
  CALL () {
    MATCH (whole)<-[:PART_OF]-()
    RETURN collect(DISTINCT whole) AS larger
  }
  UNWIND groups AS one
  WITH one[0] AS k0, one[1] AS m0, [whole IN one[1] WHERE whole IN larger] AS l0
  RETURN [
    k0.id,
    [
      k0.id,
      (size(m0) - COUNT {
        UNWIND l0 AS whole
        MATCH (whole)<-[:PART_OF*1..]-(part)
        WHERE part <> whole AND part IN m0
        RETURN DISTINCT whole
      }),
      COUNT {
        UNWIND m0 AS m3
        MATCH (m3)<-[:ATTENDED]-(n3)
        WHERE n3 <> k0
        RETURN DISTINCT n3
      }
    ]
  ]
} AS answer
