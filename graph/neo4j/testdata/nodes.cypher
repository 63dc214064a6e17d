OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  MATCH (n0:Node)
  WHERE n0.id IN $p0.list AND n0:Actor
  RETURN [n0.id, CASE WHEN n0:Person THEN [0, n0.name] WHEN n0:Organization THEN [1, n0.name] END]
} AS answer
// $p0 = {"list":["a","b"]}
