OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  CALL () {
    UNWIND range(0, 3) AS class
    MATCH (n0:Meeting)
    WHERE coalesce(n0.since, '') <= $p0 AND n0.status = $p1 AND n0.period_length = class AND n0.period_begin >= $p3.list[class] AND n0.period_begin <= $p4
    RETURN n0, n0 AS was_n0
    UNION ALL
    UNWIND range(0, 3) AS class
    MATCH (n0)-[span:PAST_MEETING]->(n0)
    WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 AND span.status = $p2 AND span.period_length = class AND span.period_begin >= $p3.list[class] AND span.period_begin <= $p4
    RETURN n0, span AS was_n0
  }
  WITH n0, was_n0
  WHERE coalesce(was_n0.when_latest >= $p5, was_n0.when IS NOT NULL) AND coalesce(was_n0.when_earliest <= $p6, was_n0.when IS NOT NULL)
  WITH n0, was_n0
  ORDER BY coalesce(was_n0.when_earliest, '') DESC, n0.id
  LIMIT $p7
  RETURN [was_n0.when_earliest, n0.id, []]
} AS answer
// $p0 = "2025-11-30T23:59:59Z"
// $p1 = "HELD"
// $p2 = "HELD"
// $p3 = {"list":["2025-10-29","2025-09-29","2024-10-29",""]}
// $p4 = "2025-12-02"
// $p5 = "2025-11-01T00:00:00Z"
// $p6 = "2025-11-30T23:59:59Z"
// $p7 = 21
