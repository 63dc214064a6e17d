OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  MATCH (n0:Actor)
  WITH n0
  ORDER BY n0.id
  LIMIT 1
  RETURN [n0.id, CASE WHEN n0:Person THEN [0] WHEN n0:Organization THEN [1] END]
} AS answer
