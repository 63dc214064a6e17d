OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  UNWIND range(0, 3) AS class
  MATCH (n0:Meeting)
  WHERE n0.period_length = class AND n0.period_begin >= $p0.list[class] AND coalesce(n0.when_lastDay >= $p1, n0.when IS NOT NULL)
  WITH n0
  ORDER BY coalesce(n0.when_earliest, '') DESC, n0.id
  LIMIT $p2
  RETURN [n0.when_earliest, n0.id, []]
} AS answer
// $p0 = {"list":["2025-10-29","2025-09-29","2024-10-29",""]}
// $p1 = "2025-11-01"
// $p2 = 21
