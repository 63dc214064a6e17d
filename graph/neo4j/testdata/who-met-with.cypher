OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  OPTIONAL MATCH (a:Node {id: $p0})
  WITH CASE WHEN a:Person THEN null ELSE $p0 END AS stands
  OPTIONAL MATCH (b:Node {id: $p1})
  WITH stands, CASE WHEN b:Person THEN null ELSE $p1 END AS standsToo
  CALL (stands, standsToo) {
    MATCH (c:Node {id: $p0})-[o:ATTENDED]->(n1)
    RETURN n1, o, null AS r
    UNION
    MATCH (c)-[o:ATTENDED {side: stands}]->(n1)
    RETURN n1, o, null AS r
    UNION
    MATCH (c)-[o:ATTENDED {onBehalfOf: stands}]->(n1)
    RETURN n1, o, null AS r
    UNION
    MATCH (c:Node {id: $p1})-[r:ATTENDED]->(n1)
    WHERE c.id <> $p0 AND coalesce(r.side <> stands, true) AND coalesce(r.onBehalfOf <> stands, true)
    RETURN n1, null AS o, r
    UNION
    MATCH (c)-[r:ATTENDED {side: standsToo}]->(n1)
    WHERE c.id <> $p0 AND coalesce(r.side <> stands, true) AND coalesce(r.onBehalfOf <> stands, true)
    RETURN n1, null AS o, r
    UNION
    MATCH (c)-[r:ATTENDED {onBehalfOf: standsToo}]->(n1)
    WHERE c.id <> $p0 AND coalesce(r.side <> stands, true) AND coalesce(r.onBehalfOf <> stands, true)
    RETURN n1, null AS o, r
  }
  WITH n1, collect(o) AS own, collect(r) AS theirs
  WHERE size(own) > 0 AND size(theirs) > 0
  WITH n1, own, theirs, CASE WHEN n1.mode = $p7 AND EXISTS { (n1)<-[x:ATTENDED]-() WHERE x.mode IN $p6 } THEN $p8 ELSE n1.mode END AS usual
  WITH $p1 AS n0, n1, own, theirs, usual
  WHERE any(o IN own WHERE any(r IN theirs WHERE (coalesce(coalesce(o.mode, usual) <> $p2, true) AND coalesce(coalesce(r.mode, usual) <> $p2, true) OR o.role = $p3 OR r.role = $p3) AND CASE WHEN coalesce(o.mode, usual) = coalesce(r.mode, usual) THEN coalesce(o.mode, usual) ELSE [far IN $p4 WHERE far = coalesce(o.mode, usual) OR far = coalesce(r.mode, usual)][0] END = $p5))
  WITH n0, n1
  ORDER BY coalesce(n1.when_earliest, ''), n1.id
  WITH n0, collect(n1) AS a0
  WITH n0, a0, [w IN a0 WHERE EXISTS { (w)<-[:PART_OF]-() } AND EXISTS { (w)<-[:PART_OF*1..]-(part) WHERE part <> w AND part IN a0 }] AS w0
  WITH n0, [m IN a0 WHERE NOT m IN w0] AS m0, w0
  RETURN [
    n0,
    [
      COLLECT {
        UNWIND m0[0..1] AS n2
        WITH n2
        RETURN [n2.id, [n2.id]]
      },
      [
        COUNT {
          UNWIND m0 AS n3
          WITH n3
          RETURN n3
        },
        COLLECT {
          UNWIND m0 AS n3
          WITH n3
          ORDER BY coalesce(n3.when_earliest, '') DESC, n3.id
          LIMIT $p9
          RETURN [n3.when_earliest, n3.id, [n3.id]]
        }
      ],
      COLLECT {
        UNWIND m0 AS n5
        MATCH (n5)-[:TOPIC]->(n4:Issue)
        WITH DISTINCT n4
        RETURN [n4.id, [n4.id]]
      },
      m0[-1].id,
      COLLECT {
        UNWIND w0 AS n6
        WITH n6.id AS id
        ORDER BY id
        RETURN id
      },
      (size(m0) + size(w0)),
      COLLECT {
        UNWIND m0 AS n8
        MATCH (n8)-[:TOPIC]->(n7:Issue)
        WITH DISTINCT n7
        WITH n7.id AS id
        ORDER BY id
        RETURN id
      },
      COLLECT {
        UNWIND m0 AS n10
        MATCH (n10)-[:AT]->(n9)
        WITH DISTINCT n9
        WITH n9.id AS id
        ORDER BY id
        RETURN id
      },
      COLLECT {
        UNWIND m0 AS n11
        WITH n11.id AS id
        ORDER BY id
        RETURN id
      }
    ]
  ]
} AS answer
// $p0 = "united-states"
// $p1 = "ukraine"
// $p2 = "INDIRECT"
// $p3 = "MEDIATOR"
// $p4 = ["INDIRECT","PHONE","VIDEO","HYBRID","UNKNOWN"]
// $p5 = "IN_PERSON"
// $p6 = ["PHONE","VIDEO"]
// $p7 = "HYBRID"
// $p8 = "IN_PERSON"
// $p9 = 21
