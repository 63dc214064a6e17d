OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  MATCH (n0:Node)
  WHERE n0.id = $p0
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
// $p0 = "geneva-2025-11-23"
