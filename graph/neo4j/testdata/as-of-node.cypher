OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  MATCH (n0:Node)
  WHERE n0.id = $p1 AND coalesce(n0.reported, '') <= $p0 AND (coalesce(n0.since, '') <= $p0 OR size([(n0)-[span:PAST_PERSON|PAST_ORGANIZATION|PAST_PLACE|PAST_PROCESS|PAST_MEETING|PAST_EVENT|PAST_ISSUE|PAST_PLAN|PAST_PLAN_VERSION|PAST_POINT|PAST_AGREEMENT|PAST_OUTCOME|PAST_QUOTATION]->(n0) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | 1]) > 0) AND (NOT n0:Account OR EXISTS { (n0)-[of:ACCOUNT_OF|PAST_ACCOUNT_OF WHERE coalesce(of.since, '') <= $p0]->() } OR NOT EXISTS { (n0)-[:ACCOUNT_OF|PAST_ACCOUNT_OF]->() })
  RETURN [
    n0.id,
    CASE
      WHEN n0:Person THEN [0]
      WHEN n0:Organization THEN [1]
      WHEN n0:Place THEN [2]
      WHEN n0:Process THEN [3]
      WHEN n0:Meeting THEN [4]
      WHEN n0:Event THEN [5]
      WHEN n0:Issue THEN [6]
      WHEN n0:Plan THEN [7]
      WHEN n0:PlanVersion THEN [8]
      WHEN n0:Point THEN [9]
      WHEN n0:Agreement THEN [10]
      WHEN n0:Outcome THEN [11]
      WHEN n0:Quotation THEN [12]
      WHEN n0:Source THEN [13]
      WHEN n0:Claim THEN [14]
      WHEN n0:Account THEN [15]
      WHEN n0:Dossier THEN [16]
      WHEN n0:Load THEN [17]
    END
  ]
} AS answer
// $p0 = "2025-11-30T23:59:59Z"
// $p1 = "geneva-2025-11-23"
