OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  CALL () {
    MATCH (n0:Meeting)
    WHERE coalesce(n0.since, '') <= $p0 AND n0.status = $p1
    RETURN n0, n0 AS was_n0
    UNION ALL
    MATCH (n0)-[span:PAST_MEETING]->(n0)
    WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 AND span.status = $p2
    RETURN n0, span AS was_n0
  }
  WITH collect([n0, was_n0]) AS found
  RETURN [
    size(found),
    COLLECT {
      UNWIND found AS one
      WITH one[0] AS n0, one[1] AS was_n0
      WITH n0, was_n0
      ORDER BY coalesce(was_n0.when_earliest, '') DESC, n0.id
      LIMIT $p3
      RETURN [[n0.id]]
    }
  ]
}[0] AS answer
// $p0 = "2025-11-30T23:59:59Z"
// $p1 = "HELD"
// $p2 = "HELD"
// $p3 = 20
