OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  UNWIND $p0 AS lookup
  MATCH (n0:Claim)
  WHERE n0.said CONTAINS lookup
  WITH DISTINCT n0
  WHERE n0.leads = true AND all(word IN $p1 WHERE any(form IN word WHERE n0.said CONTAINS form)) AND all(phrase IN $p2 WHERE n0.said CONTAINS phrase)
  WITH n0, CASE WHEN n0.said CONTAINS $p3 THEN 0 WHEN all(word IN $p1 WHERE any(form IN word WHERE n0.said CONTAINS form + ' ')) THEN 1 ELSE 2 END AS rank
  WITH n0, {rank: rank, match: $p4[rank]} AS r0
  RETURN [r0.rank, n0.id, r0.match, [n0.quote]]
} AS answer
// $p0 = ["x'}) DETACH DELETE n //`\"\\"]
// $p1 = [["x'}) DETACH DELETE n //`\"\\"]]
// $p2 = ["' OR true //"]
// $p3 = "x'}) DETACH DELETE n //`\"\\"
// $p4 = ["EXACT","EXACT","PREFIX"]
