OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  MATCH (n0)<-[r1:ATTENDED|PAST_ATTENDED WHERE coalesce(r1.since, '') <= $p0 AND coalesce(r1.until, '~') > $p0]-(n1)
  WHERE r1.side = $p1 AND (coalesce(n0.since, '') <= $p0 OR size([(n0)-[span:PAST_MEETING]->(n0) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | 1]) > 0)
  WITH DISTINCT n0
  ORDER BY coalesce(CASE WHEN n0.since > $p0 THEN [(n0)-[span:PAST_MEETING|PAST_EVENT|PAST_PLAN_VERSION|PAST_AGREEMENT|PAST_QUOTATION]->(n0) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | span.when_earliest][0] ELSE n0.when_earliest END, '') DESC, n0.id
  LIMIT $p2
  RETURN [
    CASE WHEN n0.since > $p0 THEN [(n0)-[span:PAST_MEETING|PAST_EVENT|PAST_PLAN_VERSION|PAST_AGREEMENT|PAST_QUOTATION]->(n0) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | span.when_earliest][0] ELSE n0.when_earliest END,
    n0.id,
    []
  ]
} AS answer
// $p0 = "2025-11-30T23:59:59Z"
// $p1 = "ukraine"
// $p2 = 21
