OPTIONAL MATCH (g:Graph {id: 'graph'})
WITH coalesce(g.revision, 0) AS revision
RETURN revision, COLLECT {
  UNWIND $p0 AS lookup
  MATCH (n0:Named)
  WHERE n0.tokens_joined CONTAINS lookup
  WITH DISTINCT n0
  WHERE (n0.unnamed IS NULL OR n0.unnamed <> $p9)
  WITH n0, CASE
    WHEN all(word IN $p2 WHERE any(spelling IN word.spellings WHERE any(token IN n0.tokens WHERE token STARTS WITH spelling))) THEN CASE
      WHEN any(whole IN $p3 WHERE whole IN n0.wholes OR whole IN n0.families) THEN 0
      WHEN all(word IN $p2 WHERE any(spelling IN word.spellings WHERE spelling IN n0.tokens)) THEN 1
      ELSE 2
    END
    WHEN all(word IN $p2 WHERE (any(spelling IN word.spellings WHERE any(token IN n0.tokens WHERE token STARTS WITH spelling)) OR any(variant IN word.variants WHERE variant IN n0.tokens))) THEN 3
    WHEN all(word IN $p2 WHERE word.filler OR (any(spelling IN word.spellings WHERE any(token IN n0.tokens WHERE token STARTS WITH spelling)) OR any(variant IN word.variants WHERE variant IN n0.tokens))) THEN CASE WHEN any(whole IN $p7 WHERE whole IN n0.wholes OR whole IN n0.families) THEN 4 ELSE 5 END
    WHEN $p6 AND any(whole IN n0.wholes WHERE all(part IN split(whole, ' ') WHERE part IN $p5) AND any(part IN split(whole, ' ') WHERE part IN $p4 AND part IN n0.tokens)) THEN 6
  END AS rank
  WHERE rank IS NOT NULL
  WITH collect({thing: n0, rank: rank}) AS hits
  WITH hits, CASE WHEN any(hit IN hits WHERE hit.rank < 6) THEN [] ELSE $p1 END AS nears
  WITH hits + COLLECT {
    UNWIND nears AS lookup
    MATCH (n0:Named)
    WHERE n0.tokens_joined CONTAINS lookup
    WITH DISTINCT n0
    WHERE (n0.unnamed IS NULL OR n0.unnamed <> $p9) AND NOT n0 IN [hit IN hits | hit.thing] AND all(word IN $p2 WHERE word.filler OR (any(spelling IN word.spellings WHERE any(token IN n0.tokens WHERE token STARTS WITH spelling)) OR any(variant IN word.variants WHERE variant IN n0.tokens)) OR any(sound IN word.sounds WHERE any(own IN n0.sounds WHERE own = sound.text OR size(own) >= sound.length AND (own STARTS WITH sound.head OR own ENDS WITH sound.tail) AND (own IN sound.shorter OR any(i IN range(0, size(own) - 1) WHERE left(own, i) + substring(own, i + 1) IN sound.shorter)))))
    RETURN {thing: n0, rank: CASE WHEN any(sound IN $p8 WHERE any(own IN n0.wholeSounds WHERE own = sound.text OR size(own) >= sound.length AND (own STARTS WITH sound.head OR own ENDS WITH sound.tail) AND (own IN sound.shorter OR any(i IN range(0, size(own) - 1) WHERE left(own, i) + substring(own, i + 1) IN sound.shorter)))) THEN 7 ELSE 8 END}
  } AS hits
  UNWIND hits AS hit
  WITH hit.thing AS n0, {rank: hit.rank, match: $p10[hit.rank]} AS r0
  RETURN [
    r0.rank,
    n0.id,
    CASE
      WHEN n0:Person THEN [0, n0.name]
      WHEN n0:Organization THEN [1, n0.name]
      WHEN n0:Place THEN [2, n0.name]
      WHEN n0:Process THEN [3, n0.name]
      WHEN n0:Meeting THEN [4, n0.name]
      WHEN n0:Event THEN [5, n0.name]
      WHEN n0:Issue THEN [6, n0.name]
      WHEN n0:Plan THEN [7, n0.name]
      WHEN n0:PlanVersion THEN [8, n0.name]
      WHEN n0:Point THEN [9, n0.name]
      WHEN n0:Agreement THEN [10, n0.name]
    END
  ]
} AS answer
// $p0 = ["\u001fumerov","\u001f=mrv\u001f"]
// $p1 = ["\u001fumerov","\u001f=mrv\u001f","\u001eumerof\u001e","\u001eum","of\u001e"]
// $p2 = [{"filler":false,"sounds":[{"head":"um","length":5,"shorter":["umerof","merof","uerof","umrof","umeof","umerf","umero"],"tail":"of","text":"umerof"}],"spellings":["umerov"],"variants":["=mrv"]}]
// $p3 = ["umerov"]
// $p4 = ["umerov","=mrv"]
// $p5 = ["umerov","=mrv"]
// $p6 = false
// $p7 = ["umerov"]
// $p8 = [{"head":"um","length":5,"shorter":["umerof","merof","uerof","umrof","umeof","umerf","umero"],"tail":"of","text":"umerof"}]
// $p9 = true
// $p10 = ["EXACT","EXACT","PREFIX","VARIANT","PARTIAL","PARTIAL","PARTIAL","NEAR","NEAR"]
