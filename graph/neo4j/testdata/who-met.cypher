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
  WITH n1, stands, own, CASE WHEN n1.mode = $p4 AND EXISTS { (n1)<-[x:ATTENDED]-() WHERE x.mode IN $p3 } THEN $p5 ELSE n1.mode END AS usual
  MATCH (n1)<-[r:ATTENDED]-(c:Person)
  WHERE c.id <> $p0 AND coalesce(r.side <> stands, true) AND coalesce(r.onBehalfOf <> stands, true) AND any(o IN own WHERE (coalesce(coalesce(o.mode, usual) <> $p1, true) AND coalesce(coalesce(r.mode, usual) <> $p1, true) OR o.role = $p2 OR r.role = $p2))
  WITH c.id AS n0, n1
  WITH n0, collect(n1) AS a0
  WITH n0, a0, [w IN a0 WHERE EXISTS { (w)<-[:PART_OF]-() } AND EXISTS { (w)<-[:PART_OF*1..]-(part) WHERE part <> w AND part IN a0 }] AS w0
  WITH n0, [m IN a0 WHERE NOT m IN w0] AS m0, w0
  WITH collect([n0, m0, w0]) AS found
  RETURN [
    size(found),
    COLLECT {
      UNWIND found AS one
      WITH one[0] AS n0, one[1] AS m0, one[2] AS w0
      WITH n0, m0, w0
      ORDER BY (size(m0) IS NOT NULL) DESC, coalesce(size(m0), 0) DESC, n0
      LIMIT $p6
      RETURN [
        size(m0),
        n0,
        [
          COLLECT {
            MATCH (n2:Node)
            WHERE n2.id = n0 AND n2:Actor
            RETURN [
              n2.id,
              CASE
                WHEN n2:Person THEN [0, n2.id, n2.name]
                WHEN n2:Organization THEN [1, n2.id, n2.name]
              END
            ]
          },
          size(m0)
        ]
      ]
    }
  ]
}[0] AS answer
// $p0 = "united-states"
// $p1 = "INDIRECT"
// $p2 = "MEDIATOR"
// $p3 = ["PHONE","VIDEO"]
// $p4 = "HYBRID"
// $p5 = "IN_PERSON"
// $p6 = 11
