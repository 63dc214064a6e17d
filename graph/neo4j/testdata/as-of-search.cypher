OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  UNWIND $p1 AS lookup
  MATCH (n0:Named)
  WHERE n0.tokens_joined CONTAINS lookup
  WITH DISTINCT n0
  WHERE (coalesce(n0.since, '') <= $p0 OR size([(n0)-[span:PAST_PERSON|PAST_ORGANIZATION|PAST_PLACE|PAST_PROCESS|PAST_MEETING|PAST_EVENT|PAST_ISSUE|PAST_PLAN|PAST_PLAN_VERSION|PAST_POINT|PAST_AGREEMENT]->(n0) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | 1]) > 0)
  WITH n0, CASE
    WHEN all(word IN $p3 WHERE any(spelling IN word.spellings WHERE any(token IN n0.tokens WHERE token STARTS WITH spelling))) THEN CASE
      WHEN any(whole IN $p4 WHERE whole IN n0.wholes OR whole IN n0.families) THEN 0
      WHEN all(word IN $p3 WHERE any(spelling IN word.spellings WHERE spelling IN n0.tokens)) THEN 1
      ELSE 2
    END
    WHEN all(word IN $p3 WHERE (any(spelling IN word.spellings WHERE any(token IN n0.tokens WHERE token STARTS WITH spelling)) OR any(variant IN word.variants WHERE variant IN n0.tokens))) THEN 3
    WHEN all(word IN $p3 WHERE word.filler OR (any(spelling IN word.spellings WHERE any(token IN n0.tokens WHERE token STARTS WITH spelling)) OR any(variant IN word.variants WHERE variant IN n0.tokens))) THEN CASE WHEN any(whole IN $p8 WHERE whole IN n0.wholes OR whole IN n0.families) THEN 4 ELSE 5 END
    WHEN $p7 AND any(whole IN n0.wholes WHERE all(part IN split(whole, ' ') WHERE part IN $p6) AND any(part IN split(whole, ' ') WHERE part IN $p5 AND part IN n0.tokens)) THEN 6
  END AS rank
  WHERE rank IS NOT NULL
  WITH collect({thing: n0, rank: rank}) AS hits
  WITH hits, CASE WHEN any(hit IN hits WHERE hit.rank < 6) THEN [] ELSE $p2 END AS nears
  WITH hits + COLLECT {
    UNWIND nears AS lookup
    MATCH (n0:Named)
    WHERE n0.tokens_joined CONTAINS lookup
    WITH DISTINCT n0
    WHERE (coalesce(n0.since, '') <= $p0 OR size([(n0)-[span:PAST_PERSON|PAST_ORGANIZATION|PAST_PLACE|PAST_PROCESS|PAST_MEETING|PAST_EVENT|PAST_ISSUE|PAST_PLAN|PAST_PLAN_VERSION|PAST_POINT|PAST_AGREEMENT]->(n0) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | 1]) > 0) AND NOT n0 IN [hit IN hits | hit.thing] AND all(word IN $p3 WHERE word.filler OR (any(spelling IN word.spellings WHERE any(token IN n0.tokens WHERE token STARTS WITH spelling)) OR any(variant IN word.variants WHERE variant IN n0.tokens)) OR any(sound IN word.sounds WHERE any(own IN n0.sounds WHERE own = sound.text OR size(own) >= sound.length AND (own STARTS WITH sound.head OR own ENDS WITH sound.tail) AND (own IN sound.shorter OR any(i IN range(0, size(own) - 1) WHERE left(own, i) + substring(own, i + 1) IN sound.shorter)))))
    RETURN {thing: n0, rank: CASE WHEN any(sound IN $p9 WHERE any(own IN n0.wholeSounds WHERE own = sound.text OR size(own) >= sound.length AND (own STARTS WITH sound.head OR own ENDS WITH sound.tail) AND (own IN sound.shorter OR any(i IN range(0, size(own) - 1) WHERE left(own, i) + substring(own, i + 1) IN sound.shorter)))) THEN 7 ELSE 8 END}
  } AS hits
  UNWIND hits AS hit
  WITH hit.thing AS n0, {rank: hit.rank, match: $p10[hit.rank]} AS r0
  WITH n0, r0
  ORDER BY (r0.rank IS NOT NULL), coalesce(r0.rank, 0), n0.id
  WITH collect([n0, r0]) AS found
  RETURN [
    size(found),
    COLLECT {
      UNWIND found AS one
      WITH one[0] AS n0, one[1] AS r0
      WITH n0, r0
      LIMIT $p11
      RETURN [
        r0.rank,
        n0.id,
        [was_n0 IN [CASE WHEN n0.since > $p0 THEN [(n0)-[span:PAST_PERSON|PAST_ORGANIZATION|PAST_PLACE|PAST_PROCESS|PAST_MEETING|PAST_EVENT|PAST_ISSUE|PAST_PLAN|PAST_PLAN_VERSION|PAST_POINT|PAST_AGREEMENT]->(n0) WHERE coalesce(span.since, '') <= $p0 AND coalesce(span.until, '~') > $p0 | span][0] ELSE n0 END] |
          CASE
            WHEN n0:Person THEN [0, was_n0.name]
            WHEN n0:Organization THEN [1, was_n0.name]
            WHEN n0:Place THEN [2, was_n0.name]
            WHEN n0:Process THEN [3, was_n0.name]
            WHEN n0:Meeting THEN [4, was_n0.name]
            WHEN n0:Event THEN [5, was_n0.name]
            WHEN n0:Issue THEN [6, was_n0.name]
            WHEN n0:Plan THEN [7, was_n0.name]
            WHEN n0:PlanVersion THEN [8, was_n0.name]
            WHEN n0:Point THEN [9, was_n0.name]
            WHEN n0:Agreement THEN [10, was_n0.name]
          END
        ][0]
      ]
    }
  ]
}[0] AS answer
// $p0 = "2025-11-30T23:59:59Z"
// $p1 = ["\u001fumerov","\u001f=mrv\u001f","\u001fumerov\u001f","\u001f=mrv\u001f"]
// $p2 = ["\u001fumerov","\u001f=mrv\u001f","\u001eumerof\u001e","\u001eum","of\u001e"]
// $p3 = [{"filler":false,"sounds":[{"head":"um","length":5,"shorter":["umerof","merof","uerof","umrof","umeof","umerf","umero"],"tail":"of","text":"umerof"}],"spellings":["umerov"],"variants":["=mrv"]},{"filler":true,"sounds":[],"spellings":["ru"],"variants":[]}]
// $p4 = ["umerov"]
// $p5 = ["umerov","=mrv"]
// $p6 = ["umerov","=mrv","ru"]
// $p7 = true
// $p8 = ["umerov"]
// $p9 = [{"head":"um","length":5,"shorter":["umerof","merof","uerof","umrof","umeof","umerf","umero"],"tail":"of","text":"umerof"}]
// $p10 = ["EXACT","EXACT","PREFIX","VARIANT","PARTIAL","PARTIAL","PARTIAL","NEAR","NEAR"]
// $p11 = 21
