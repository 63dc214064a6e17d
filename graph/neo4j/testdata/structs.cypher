OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  MATCH (n0:Node)
  WHERE n0.id = $p0 AND n0:Person
  RETURN [n0.id, [[n0.names, n0.names, n0.names_script], [n0.identifiers]]]
} AS answer
// $p0 = "rustem-umerov"
