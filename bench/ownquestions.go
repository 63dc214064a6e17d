package main

// own are questions with filters and evidence. They compare the forms of Parley. A peer answers those that it can express.
var own = []question{
	{
		name: "Q5", says: "20 meetings that were held, at which somebody spoke for a side, with participants",
		document: `query ($s: ID!) { meetings(first: 20, where: {side: $s, status: [HELD]}) { nodes { id when { text } participants { nodes { id } } } } }`,
		statement: `MATCH ()-[:ATTENDED {side: $s}]->(m) WHERE m.status = 'HELD'
			WITH DISTINCT m ORDER BY m.when_earliest DESC, m.id LIMIT 20
			RETURN collect([m.id, m.when, [(m)<-[:ATTENDED]-(p) | p.id]]) AS meetings`,
		values: func(c cast, n int) map[string]any { return map[string]any{"s": string(nth(c.sides, 10+n))} },
	},
	{
		name: "Q6", says: "20 meetings about an issue or at a place, without those that were called off",
		document: `query ($i: ID!, $l: ID!) { meetings(first: 20, where: {or: [{topic: $i}, {place: $l}], not: {status: [CANCELLED]}}) { nodes { id when { text } } } }`,
		statement: `CALL () {
				MATCH (m)-[:TOPIC]->()-[:SUBISSUE_OF*0..]->(:Node {id: $i}) RETURN m
				UNION MATCH (m)-[:AT]->()-[:WITHIN*0..]->(:Node {id: $l}) RETURN m
			}
			WITH m WHERE m.status <> 'CANCELLED'
			WITH m ORDER BY m.when_earliest DESC, m.id LIMIT 20
			RETURN collect([m.id, m.when]) AS meetings`,
		values: func(c cast, n int) map[string]any {
			return map[string]any{"i": string(nth(c.issues, 12+n)), "l": string(nth(c.places, 12+n))}
		},
	},
	{
		name: "Q7", says: "the 20 people whom a person met most often, with the number of meetings",
		document: `query ($a: ID!) { whoMet(actor: $a, first: 20, orderBy: [COUNT_DESC]) { nodes { counterpart { id name } count } } }`,
		statement: `MATCH (a:Node {id: $a})-[:ATTENDED]->(m)<-[:ATTENDED]-(p:Person) WHERE p <> a
			WITH p, count(DISTINCT m) AS met ORDER BY met DESC, p.id LIMIT 20
			RETURN collect([p.id, p.name, met]) AS people`,
		values: func(c cast, n int) map[string]any { return map[string]any{"a": string(nth(c.people, 40+n))} },
	},
	{
		name: "Q8", says: "a person's latest 20 meetings, with the claims about them, and the source and the passage of each claim", evidence: true,
		document: `query ($a: ID!) { person(id: $a) { meetings(first: 20) { nodes { id status claims { nodes { property value polarity quote source { title reliability publisher { name } } } } } } } }`,
		values:   func(c cast, n int) map[string]any { return map[string]any{"a": string(nth(c.people, 1+n))} },
	},
	{
		name: "Q9", says: "20 meetings about an issue, only meetings on which sources disagree, with the rival accounts of each meeting", evidence: true,
		document: `query ($i: ID!) { meetings(first: 20, where: {topic: $i, contested: true}) { nodes { id when { text } accounts { nodes { property value } } } } }`,
		values:   func(c cast, n int) map[string]any { return map[string]any{"i": string(nth(c.issues, 2+n))} },
	},
	{
		name: "Q10", says: "Q1 as of a day: 20 meetings of a person as they had been reported by then", evidence: true,
		document: `query ($a: ID!, $at: DateOrDateTime!) { person(id: $a, asOf: $at) { meetings(first: 20) { nodes { id when { text } places { nodes { name } } topics { nodes { id } }
			participants { edges { side { name } node { id name ... on Person { memberships { nodes { id name } } } } } } } } } }`,
		values: func(c cast, n int) map[string]any {
			return map[string]any{"a": string(nth(c.people, 1+n)), "at": asOfDay}
		},
	},
	{
		name: "Q11", says: "Q4 as of a day: 20 meetings about an issue between two days, with participants", evidence: true,
		document: `query ($i: ID!, $from: DateOrDateTime!, $until: DateOrDateTime!, $at: DateOrDateTime!) { meetings(asOf: $at, first: 20, where: {topic: $i, from: $from, until: $until}) { nodes { id when { text } participants { nodes { id } } } } }`,
		values: func(c cast, n int) map[string]any {
			return map[string]any{"i": string(nth(c.issues, 2+n)), "from": "2005-01-01", "until": "2027-12-31", "at": asOfDay}
		},
	},
}

// asOfDay is the day of the questions about an earlier graph. Most meetings of a generated dossier are before it, so that the questions
// find as much as those about the present.
const asOfDay = "2025-06-30"
