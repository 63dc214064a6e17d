OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  CALL () {
    MATCH (n0:Node)
    WHERE coalesce(n0.since, '') <= $p0
    RETURN n0, n0 AS was_n0
    UNION ALL
    MATCH (n0)-[span:PAST_PERSON|PAST_ORGANIZATION|PAST_PLACE|PAST_PROCESS|PAST_MEETING|PAST_EVENT|PAST_ISSUE|PAST_PLAN|PAST_PLAN_VERSION|PAST_POINT|PAST_AGREEMENT|PAST_OUTCOME|PAST_QUOTATION]->(n0)
    WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0
    RETURN n0, span AS was_n0
  }
  WITH n0, was_n0
  WHERE coalesce(n0.reported, '') <= $p0 AND (NOT n0:Account OR EXISTS { (n0)-[of:ACCOUNT_OF|PAST_ACCOUNT_OF WHERE coalesce(of.since, '') <= $p0]->() } OR NOT EXISTS { (n0)-[:ACCOUNT_OF|PAST_ACCOUNT_OF]->() })
  WITH n0, was_n0
  WHERE ((n0.unnamed IS NOT NULL) < ($p1 IS NOT NULL) OR (n0.unnamed IS NOT NULL) = ($p1 IS NOT NULL) AND (coalesce(n0.unnamed, false) < coalesce($p1, false) OR coalesce(n0.unnamed, false) = coalesce($p1, false) AND ((was_n0.pointCount IS NOT NULL) > ($p2 IS NOT NULL) OR (was_n0.pointCount IS NOT NULL) = ($p2 IS NOT NULL) AND (coalesce(was_n0.pointCount, 0) > coalesce($p2, 0) OR coalesce(was_n0.pointCount, 0) = coalesce($p2, 0) AND ((n0.latitude IS NOT NULL) < ($p3 IS NOT NULL) OR (n0.latitude IS NOT NULL) = ($p3 IS NOT NULL) AND (coalesce(n0.latitude, 0.0) < coalesce($p3, 0.0) OR coalesce(n0.latitude, 0.0) = coalesce($p3, 0.0) AND n0.id < $p4))))))
  WITH n0, was_n0
  ORDER BY (n0.unnamed IS NOT NULL) DESC, coalesce(n0.unnamed, false) DESC, (was_n0.pointCount IS NOT NULL), coalesce(was_n0.pointCount, 0), (n0.latitude IS NOT NULL) DESC, coalesce(n0.latitude, 0.0) DESC, n0.id DESC
  LIMIT $p5
  RETURN [
    CASE
      WHEN n0:Person THEN [0, n0.id]
      WHEN n0:Organization THEN [1, n0.id]
      WHEN n0:Place THEN [2, n0.id]
      WHEN n0:Process THEN [3, n0.id]
      WHEN n0:Meeting THEN [4, n0.id]
      WHEN n0:Event THEN [5, n0.id]
      WHEN n0:Issue THEN [6, n0.id]
      WHEN n0:Plan THEN [7, n0.id]
      WHEN n0:PlanVersion THEN [8, n0.id]
      WHEN n0:Point THEN [9, n0.id]
      WHEN n0:Agreement THEN [10, n0.id]
      WHEN n0:Outcome THEN [11, n0.id]
      WHEN n0:Quotation THEN [12, n0.id]
      WHEN n0:Source THEN [13]
      WHEN n0:Claim THEN [14]
      WHEN n0:Account THEN [15]
      WHEN n0:Dossier THEN [16]
      WHEN n0:Load THEN [17]
    END
  ]
} AS answer
// $p0 = "2025-11-30T23:59:59Z"
// $p1 = true
// $p2 = 3
// $p3 = null
// $p4 = "x"
// $p5 = 5
