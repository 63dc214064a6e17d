OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  MATCH (n0:Named)
  WHERE n0.tokens_joined CONTAINS $p0 AND all(word IN $p1 WHERE any(token IN n0.tokens WHERE token STARTS WITH word))
  WITH n0, {rank: CASE WHEN $p2 IN n0.wholes THEN 0 WHEN all(word IN $p1 WHERE word IN n0.tokens) THEN 1 ELSE 2 END} AS r0
  WITH collect([n0, r0]) AS found
  RETURN [
    size(found),
    COLLECT {
      UNWIND found AS one
      WITH one[0] AS n0, one[1] AS r0
      WITH n0, r0
      ORDER BY (r0.rank IS NOT NULL), coalesce(r0.rank, 0), n0.id
      LIMIT $p3
      RETURN [
        r0.rank,
        n0.id,
        CASE
          WHEN n0:Person THEN [0, n0.id, n0.name]
          WHEN n0:Organization THEN [1, n0.id, n0.name]
          WHEN n0:Place THEN [2, n0.id, n0.name]
          WHEN n0:Process THEN [3, n0.id, n0.name]
          WHEN n0:Meeting THEN [4, n0.id, n0.name]
          WHEN n0:Event THEN [5, n0.id, n0.name]
          WHEN n0:Issue THEN [6, n0.id, n0.name]
          WHEN n0:Plan THEN [7, n0.id, n0.name]
          WHEN n0:PlanVersion THEN [8, n0.id, n0.name]
          WHEN n0:Point THEN [9, n0.id, n0.name]
          WHEN n0:Agreement THEN [10, n0.id, n0.name]
        END
      ]
    }
  ]
}[0] AS answer
// $p0 = "\u001fumerov"
// $p1 = ["umerov","ru"]
// $p2 = ""
// $p3 = 21
