OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  UNWIND $p1 AS lookup
  MATCH (n0:Claim)
  WHERE n0.said CONTAINS lookup
  WITH DISTINCT n0
  WHERE n0.leads = true AND all(word IN $p2 WHERE any(form IN word WHERE n0.said CONTAINS form)) AND all(phrase IN $p3 WHERE n0.said CONTAINS phrase) AND coalesce(n0.reported, '') <= $p0
  WITH n0, CASE WHEN n0.said CONTAINS $p4 THEN 0 WHEN all(word IN $p2 WHERE any(form IN word WHERE n0.said CONTAINS form + ' ')) THEN 1 ELSE 2 END AS rank
  WITH n0, {rank: rank, match: $p5[rank]} AS r0
  WITH n0, r0
  ORDER BY (r0.rank IS NOT NULL), coalesce(r0.rank, 0), coalesce(n0.reported, '\uffff'), n0.id
  WITH collect([n0, r0]) AS found
  RETURN [
    size(found),
    COLLECT {
      UNWIND found AS one
      WITH one[0] AS n0, one[1] AS r0
      WITH n0, r0
      LIMIT $p6
      RETURN [r0.rank, n0.reported, n0.id, r0.match, [n0.quote]]
    }
  ]
}[0] AS answer
// $p0 = "2025-11-30T23:59:59Z"
// $p1 = [" productive"]
// $p2 = [[" productive"],[" 600000"," 600"]]
// $p3 = [" sea babi "]
// $p4 = " productive 600000 sea babi "
// $p5 = ["EXACT","EXACT","PREFIX"]
// $p6 = 21
