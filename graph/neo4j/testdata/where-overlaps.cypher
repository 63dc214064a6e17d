OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  MATCH (n0:Meeting)
  WHERE any(span IN n0.when_days WHERE split(span, '/')[-1] >= $p0[0] AND split(span, '/')[0] <= $p0[1])
  WITH n0
  WHERE (coalesce(n0.when_earliest, '\uffff') > coalesce($p1, '\uffff') OR coalesce(n0.when_earliest, '\uffff') = coalesce($p1, '\uffff') AND n0.id > $p2)
  WITH n0
  ORDER BY coalesce(n0.when_earliest, '\uffff'), n0.id
  LIMIT $p3
  RETURN [[n0.id]]
} AS answer
// $p0 = ["2025-06-03","2025-06-04"]
// $p1 = null
// $p2 = "x"
// $p3 = 2
