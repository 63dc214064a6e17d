OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  CALL () {
    MATCH (n0)-[:AT]->()-[:WITHIN*0..]->(:Node {id: $p0})
    RETURN DISTINCT n0
    UNION ALL
    MATCH (n0)-[:AT]->()-[:WITHIN*0..]->(:Node {id: $p1})
    RETURN DISTINCT n0
  }
  WITH n0, count(*) AS trees
  WHERE trees = 2 AND n0.status = $p2 AND n0:Meeting
  WITH n0
  ORDER BY coalesce(n0.when_earliest, '') DESC, n0.id
  LIMIT $p3
  RETURN [n0.when_earliest, n0.id, []]
} AS answer
// $p0 = "geneva"
// $p1 = "switzerland"
// $p2 = "HELD"
// $p3 = 21
