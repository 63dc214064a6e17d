OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  UNWIND range(0, 3) AS class
  MATCH (n0:Meeting)
  WHERE n0.period_length = class AND n0.period_begin >= $p0.list[class] AND n0.period_begin <= $p1 AND n0.status = $p2 AND coalesce(n0.when_latest >= $p3, n0.when IS NOT NULL) AND coalesce(n0.when_earliest <= $p4, n0.when IS NOT NULL)
  WITH n0
  ORDER BY coalesce(n0.when_earliest, '') DESC, n0.id
  LIMIT $p5
  RETURN [n0.when_earliest, n0.id, []]
} AS answer
// $p0 = {"list":["2025-10-29","2025-09-29","2024-10-29",""]}
// $p1 = "2025-12-02"
// $p2 = "HELD"
// $p3 = "2025-11-01T00:00:00Z"
// $p4 = "2025-11-30T23:59:59Z"
// $p5 = 21
