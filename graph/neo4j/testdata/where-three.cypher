OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  UNWIND $p0.list AS id
  MATCH (n0)<-[:ATTENDED]-(:Node {id: id})
  WITH n0, count(DISTINCT id) AS ids
  WHERE ids = $p1
  WITH n0
  WHERE n0.status = $p2
  WITH n0
  ORDER BY coalesce(n0.when_earliest, '') DESC, n0.id
  LIMIT $p3
  RETURN [n0.when_earliest, n0.id, []]
} AS answer
// $p0 = {"list":["a","b","c"]}
// $p1 = 3
// $p2 = "HELD"
// $p3 = 21
