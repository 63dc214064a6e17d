//go:build integration

package main

// byHand are ten questions of docs/questions, each with a statement for the bundled dossier that is as good as it can be written by hand. It
// gives the same values in the same order. So it reads by what a list is ordered, such as the time of the report of a claim. A map holds
// what only the order needs.
var byHand = []struct{ question, statement string }{
	{
		"absent", `MATCH (m)<-[:ABSENT_FROM]-(:Node {id: 'marco-rubio'})
			WITH m ORDER BY m.when_earliest DESC, m.id LIMIT 100
			RETURN m.id, m.name, m.status, m.when, [(m)-[:AT]->(l) | l.name],
				[(m)<-[a:ABSENT_FROM]-(p) | [p.id, p.name, COLLECT {
					MATCH (c:Node) WHERE c.id IN a.claims WITH c ORDER BY c.reported, c.start, c.id
					RETURN [c.quote, [(c)-[:REPORTED_BY]->(s) | s.id]]
				}]]`,
	},
	{
		"army-cap", `MATCH (i:Node {id: 'army-size'})
			RETURN i.name, [(i)<-[n:NAMED_AS]-(a) WHERE n.as = 'OPEN' | [{by: [n.when_earliest, n.spell]}, n.as, n.wording, a.id, a.name, a.unnamed, COLLECT {
				MATCH (c:Node) WHERE c.id IN n.claims WITH c ORDER BY c.reported, c.start, c.id
				RETURN [c.quote, [(c)-[of:RELAYED_BY]->(v) | [{by: of.step}, v.name]], [(c)-[:REPORTED_BY]->(s) | s.id]]
			}]]`,
	},
	{
		"busiest", `MATCH (m:Meeting {status: 'HELD'})<-[:ATTENDED]-(a)
			WITH a, collect(m) AS ms ORDER BY size(ms) DESC, a.id LIMIT 3
			RETURN a.id, a.name, size(ms), COUNT { UNWIND ms AS m MATCH (m)<-[:ATTENDED]-(o) WHERE o <> a RETURN DISTINCT o },
				COLLECT { UNWIND ms AS m WITH m ORDER BY m.when_earliest, m.id RETURN m.id }`,
	},
	{
		"by-call", `MATCH (m:Meeting {mode: 'PHONE'}) WHERE m.when_firstDay <= '2025-12-06' AND m.when_lastDay >= '2025-12-06'
			WITH m ORDER BY m.when_earliest DESC, m.id LIMIT 100
			RETURN m.id, m.classification, m.status, m.when, m.when_worded,
				[(m)<-[a:ATTENDED]-(p) | [p.id, p.name,
					[(p)-[r:MEMBER_OF]->(o) | [{by: [r.start_earliest, o.id, r.spell]}, r.role, o.name, COLLECT {
						MATCH (c:Node) WHERE c.id IN r.claims WITH c ORDER BY c.reported, c.start, c.id
						RETURN [(c)-[:REPORTED_BY]->(s) | s.id]
					}]],
					COLLECT { MATCH (o:Node {id: a.side}) RETURN [o.id, o.name] },
					COLLECT {
						MATCH (c:Node) WHERE c.id IN a.claims WITH c ORDER BY c.reported, c.start, c.id
						RETURN [c.property, c.quote, [(c)-[:REPORTED_BY]->(s) | s.id]]
					}]],
				[(m)-[t:TOPIC]->(i) | [t.as, i.name, COLLECT {
					MATCH (c:Node) WHERE c.id IN t.claims WITH c ORDER BY c.reported, c.start, c.id
					RETURN [c.quote, [(c)-[of:RELAYED_BY]->(v) | [{by: of.step}, v.name]]]
				}]]`,
	},
	{
		"by-place", `MATCH (m:Meeting)-[:AT]->()-[:WITHIN*0..]->(:Node {id: 'brussels'})
			WHERE m.when_firstDay <= '2025-12-03' AND m.when_lastDay >= '2025-12-03'
			WITH DISTINCT m ORDER BY m.id
			WITH collect(m) AS ms
			RETURN size(ms), COLLECT { UNWIND ms[..100] AS m RETURN [m.id, m.name, m.status, [(m)<-[:ATTENDED]-(p) | p.id], [(m)<-[:EXPECTED_AT]-(p) | p.id],
				[(m)-[t:TOPIC]->(i) | [t.as, i.id]], [(m)-[:CONCERNS]->(x) | x.id],
				[(m)<-[:ABOUT]-(c) WHERE c.property = 'status' |
					[{by: [c.reported, c.start, c.id]}, c.value, c.quote, [(c)-[of:RELAYED_BY]->(v) | [{by: of.step}, v.name]], [(c)-[:REPORTED_BY]->(s) | s.id]]]] }`,
	},
	{
		"issue-meetings", `MATCH (m)-[:TOPIC]->()-[:SUBISSUE_OF|VERSION_OF|POINT_OF*0..]->(:Node {id: 'security'})
			WITH DISTINCT m ORDER BY m.when_earliest, m.id
			WITH collect(m) AS ms
			RETURN size(ms), COLLECT { UNWIND ms[..100] AS m RETURN [m.id, m.status, m.when,
				[(m)-[t:TOPIC]->(i) WHERE any(word IN i.tokens WHERE word STARTS WITH 'securiti') | [t.as, t.basis, i.id, i.name, COLLECT {
					MATCH (c:Node) WHERE c.id IN t.claims WITH c ORDER BY c.reported, c.start, c.id
					RETURN [c.quote, [(c)-[of:RELAYED_BY]->(v) | [{by: of.step}, v.name]], [(c)-[:REPORTED_BY]->(s) | s.id]]
				}]]] }`,
	},
	{
		"open-issues-december", `MATCH (p:Node {id: 'olga-stefanishyna'})
			RETURN p.name, [(p)-[r:MEMBER_OF]->(o) | [{by: [r.start_earliest, o.id, r.spell]}, r.role, o.name]],
				[(p)-[n:NAMED_AS]->(i) WHERE n.as = 'MAIN_CHALLENGE' | [{by: [n.when_earliest, n.spell]}, n.as, n.wording, n.when, i.id, i.name, COLLECT {
					MATCH (c:Node) WHERE c.id IN n.claims WITH c ORDER BY c.reported, c.start, c.id
					RETURN [c.quote, c.reported, [(c)-[:REPORTED_BY]->(s) | [s.id, s.published]]]
				}]]`,
	},
	{
		"part-of", `MATCH (m:Node {id: 'nato-foreign-ministers-2025-12-03'})
			RETURN m.name, m.status, m.when, [(m)-[:AT]->(l) | l.name],
				[(m)<-[r:PART_OF]-(part) | [{by: part.when_earliest}, part.id, part.name, part.status, part.when, COLLECT {
					MATCH (c:Node) WHERE c.id IN r.claims WITH c ORDER BY c.reported, c.start, c.id
					RETURN [c.quote, [(c)-[:REPORTED_BY]->(s) | s.id]]
				}]]`,
	},
	{
		"plan-points", `MATCH (v:Node {id: 'us-peace-plan-original'})
			RETURN v.name, v.pointCount, [(v)-[:VERSION_OF]->(p) | [p.id, p.name]], COUNT { (v)-[:PROVIDES]->() },
				[(v)-[r:PROVIDES]->(point) | [r.wording, r.number, point.id, point.name, [(point)-[:TREATS]->(i) | [i.id, i.name]], COLLECT {
					MATCH (c:Node) WHERE c.id IN r.claims WITH c ORDER BY c.reported, c.start, c.id
					RETURN [c.quote, [(c)-[:REPORTED_BY]->(s) | s.id]]
				}]]`,
	},
	{
		"planned-not-held", `MATCH (m:Meeting {status: 'RESCHEDULED'})
			WITH m ORDER BY m.when_earliest DESC, m.id
			WITH collect(m) AS ms
			RETURN size(ms), COLLECT { UNWIND ms[..100] AS m RETURN [m.id, m.name, m.status, m.when, [(m)-[:AT]->(l) | l.name], [(m)<-[:EXPECTED_AT]-(p) | [p.id, p.name]],
				[(m)<-[:ABOUT]-(c) WHERE c.property = 'status' |
					[{by: [c.reported, c.start, c.id]}, c.value, c.quote, [(c)-[of:RELAYED_BY]->(v) | [{by: of.step}, v.name]], [(c)-[:REPORTED_BY]->(s) | s.id]]],
				[(m)-[r:RESCHEDULED_AS]->(n) | [{by: n.when_earliest}, n.id, n.status, n.when, [(n)-[:AT]->(l) | l.name],
					[(n)<-[:EXPECTED_AT]-(p) | [p.id, p.name]],
					[(n)<-[same:POSSIBLY_SAME_AS]-(o) | [same.basis, o.id, o.name, CASE WHEN o:Meeting THEN
						[o.status, [(o)-[:AT]->(l) | l.name], [(o)<-[:EXPECTED_AT]-(p) | p.name]] END]],
					COLLECT {
						MATCH (c:Node) WHERE c.id IN r.claims WITH c ORDER BY c.reported, c.start, c.id
						RETURN [c.quote, [(c)-[of:RELAYED_BY]->(v) | [{by: of.step}, v.name]], [(c)-[:REPORTED_BY]->(s) | s.id]]
					}]]] }`,
	},
}
