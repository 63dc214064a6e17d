OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  MATCH (n0:Node)
  WITH n0
  WHERE ((n0.unnamed IS NOT NULL) < ($p0 IS NOT NULL) OR (n0.unnamed IS NOT NULL) = ($p0 IS NOT NULL) AND (coalesce(n0.unnamed, false) < coalesce($p0, false) OR coalesce(n0.unnamed, false) = coalesce($p0, false) AND ((n0.pointCount IS NOT NULL) > ($p1 IS NOT NULL) OR (n0.pointCount IS NOT NULL) = ($p1 IS NOT NULL) AND (coalesce(n0.pointCount, 0) > coalesce($p1, 0) OR coalesce(n0.pointCount, 0) = coalesce($p1, 0) AND ((n0.latitude IS NOT NULL) < ($p2 IS NOT NULL) OR (n0.latitude IS NOT NULL) = ($p2 IS NOT NULL) AND (coalesce(n0.latitude, 0.0) < coalesce($p2, 0.0) OR coalesce(n0.latitude, 0.0) = coalesce($p2, 0.0) AND n0.id < $p3))))))
  WITH n0
  ORDER BY (n0.unnamed IS NOT NULL) DESC, coalesce(n0.unnamed, false) DESC, (n0.pointCount IS NOT NULL), coalesce(n0.pointCount, 0), (n0.latitude IS NOT NULL) DESC, coalesce(n0.latitude, 0.0) DESC, n0.id DESC
  LIMIT $p4
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
// $p0 = true
// $p1 = 3
// $p2 = null
// $p3 = "x"
// $p4 = 5
