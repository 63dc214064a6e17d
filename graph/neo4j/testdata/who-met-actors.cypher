OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  OPTIONAL MATCH (a:Node {id: $p0})
  WITH CASE WHEN a:Person THEN null ELSE $p0 END AS stands
  CALL (stands) {
    MATCH (c:Node {id: $p0})-[o:ATTENDED]->(n1)
    RETURN n1, o
    UNION
    MATCH (c)-[o:ATTENDED {side: stands}]->(n1)
    RETURN n1, o
    UNION
    MATCH (c)-[o:ATTENDED {onBehalfOf: stands}]->(n1)
    RETURN n1, o
  }
  WITH n1, stands, collect(o) AS own
  WITH n1, stands, own, CASE WHEN n1.mode = $p7 AND EXISTS { (n1)<-[x:ATTENDED]-() WHERE x.mode IN $p6 } THEN $p8 ELSE n1.mode END AS usual
  MATCH (n1)<-[r:ATTENDED]-(c)
  WHERE c.id <> $p0 AND coalesce(r.side <> stands, true) AND coalesce(r.onBehalfOf <> stands, true) AND any(o IN own WHERE (coalesce(coalesce(o.mode, usual) <> $p1, true) AND coalesce(coalesce(r.mode, usual) <> $p1, true) OR o.role = $p2 OR r.role = $p2) AND (CASE WHEN coalesce(o.mode, usual) = coalesce(r.mode, usual) THEN coalesce(o.mode, usual) ELSE [far IN $p3 WHERE far = coalesce(o.mode, usual) OR far = coalesce(r.mode, usual)][0] END = $p4 OR EXISTS { (n1)<-[:ATTENDED]-(:Node {id: $p5}) })) AND NOT (c:Organization AND EXISTS {
    UNWIND own AS mine
    UNWIND [mine.side, mine.onBehalfOf] AS id
    MATCH (:Node {id: id})-[:SUBORGANIZATION_OF*0..]->(c)
    RETURN id
  })
  WITH c.id AS n0, n1
  ORDER BY coalesce(n1.when_earliest, ''), n1.id
  WITH n0, collect(n1) AS a0
  WITH n0, a0, [w IN a0 WHERE EXISTS { (w)<-[:PART_OF]-() } AND EXISTS { (w)<-[:PART_OF*1..]-(part) WHERE part <> w AND part IN a0 }] AS w0
  WITH n0, [m IN a0 WHERE NOT m IN w0] AS m0, w0
  RETURN [
    n0,
    [
      n0,
      EXISTS {
        MATCH (:Node {id: $p0})-[denial:NEVER_MET]-(:Node {id: n0})
        WITH coalesce(denial.upTo_latest, COLLECT {
          UNWIND denial.claims AS claimed
          MATCH (k:Node {id: claimed})
          WHERE k:Claim AND k.reported IS NOT NULL
          WITH k.reported AS at
          ORDER BY at DESC
          LIMIT 1
          RETURN at
        }[0]) AS until
        WHERE until IS NULL OR m0[0].when_earliest IS NULL OR until >= m0[0].when_earliest
        RETURN until
      }
    ]
  ]
} AS answer
// $p0 = "rustem-umerov"
// $p1 = "INDIRECT"
// $p2 = "MEDIATOR"
// $p3 = ["INDIRECT","PHONE","VIDEO","HYBRID","UNKNOWN"]
// $p4 = "IN_PERSON"
// $p5 = "a"
// $p6 = ["PHONE","VIDEO"]
// $p7 = "HYBRID"
// $p8 = "IN_PERSON"
