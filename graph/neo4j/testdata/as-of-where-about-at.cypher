OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  MATCH (n0)-[t2:TOPIC|PAST_TOPIC WHERE coalesce(t2.since, '') <= $p0 AND coalesce(t2.until, '~') > $p0]->(n1:Node)
  MATCH (n0)-[t4:AT|PAST_AT WHERE coalesce(t4.since, '') <= $p0 AND coalesce(t4.until, '~') > $p0]->()(()-[t3:WITHIN|PAST_WITHIN WHERE coalesce(t3.since, '') <= $p0 AND coalesce(t3.until, '~') > $p0]->()){0,}(:Node {id: $p2})
  WHERE n1:Issue AND n1.id = $p1 AND CASE WHEN n0.since > $p0 THEN [(n0)-[span:PAST_MEETING|PAST_EVENT|PAST_PLAN_VERSION|PAST_AGREEMENT|PAST_QUOTATION]->(n0) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | span.when_earliest][0] ELSE n0.when_earliest END >= $p3 AND (coalesce(n0.since, '') <= $p0 OR size([(n0)-[span:PAST_MEETING]->(n0) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | 1]) > 0)
  WITH DISTINCT n0
  ORDER BY coalesce(CASE WHEN n0.since > $p0 THEN [(n0)-[span:PAST_MEETING|PAST_EVENT|PAST_PLAN_VERSION|PAST_AGREEMENT|PAST_QUOTATION]->(n0) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | span.when_earliest][0] ELSE n0.when_earliest END, '') DESC, n0.id
  LIMIT $p4
  RETURN [
    CASE WHEN n0.since > $p0 THEN [(n0)-[span:PAST_MEETING|PAST_EVENT|PAST_PLAN_VERSION|PAST_AGREEMENT|PAST_QUOTATION]->(n0) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | span.when_earliest][0] ELSE n0.when_earliest END,
    n0.id,
    []
  ]
} AS answer
// $p0 = "2025-11-30T23:59:59Z"
// $p1 = "territory"
// $p2 = "switzerland"
// $p3 = "2025-11-01T00:00:00Z"
// $p4 = 21
