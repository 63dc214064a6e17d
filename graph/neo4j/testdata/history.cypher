OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  MATCH (n0:Meeting)
  RETURN [n0.id, [[(n0)-[r1:PAST_MEETING]->(n1) | [r1.since, n1.id, r1.since, r1.status]]]]
} AS answer
