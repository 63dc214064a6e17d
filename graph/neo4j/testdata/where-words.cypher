OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  MATCH (n0:Named)
  WHERE (n0.tokens_joined CONTAINS $p0 OR n0.tokens_joined CONTAINS $p1) AND n0.status = $p2 AND (any(word IN n0.tokens WHERE word STARTS WITH $p3) OR $p4 IN n0.tokens) AND n0:Meeting
  WITH n0
  ORDER BY coalesce(n0.when_earliest, '') DESC, n0.id
  LIMIT $p5
  RETURN [n0.when_earliest, n0.id, []]
} AS answer
// $p0 = "\u001fgeneva"
// $p1 = "\u001f=jnf\u001f"
// $p2 = "HELD"
// $p3 = "geneva"
// $p4 = "=jnf"
// $p5 = 21
