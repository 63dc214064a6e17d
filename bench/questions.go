package main

import "slices"

// question is one kind of question, with different values each time that it is asked.
type question struct {
	name, says string
	document   string // GraphQL
	statement  string // Cypher for the driver alone, as good as it can be written by hand; "" if nobody has written it
	evidence   bool   // asks for claims, which only the graph of a dossier has
	values     func(c cast, n int) map[string]any
}

// variations is the number of different values for each question.
const variations = 8

// questionsFor returns the questions for a graph.
func questionsFor(graph string) []question {
	return slices.DeleteFunc(slices.Concat(shared, own), func(q question) bool { return q.evidence && graph != invented })
}

// shared are the questions with which peers are compared.
var shared = []question{
	{
		name: "Q1", says: "a person's latest 20 meetings, with places, issues, participants, sides and organisations",
		document: `query ($a: ID!) { person(id: $a) { meetings(first: 20) { nodes { id when { text } places { nodes { name } } topics { nodes { id } }
			participants { edges { side { name } node { id name ... on Person { memberships { nodes { id name } } } } } } } } } }`,
		statement: `MATCH (:Node {id: $a})-[:ATTENDED]->(m)
			WITH m ORDER BY m.when_earliest DESC, m.id LIMIT 20
			WITH collect(m) AS ms
			RETURN [m IN ms | [m.id, m.when, [(m)-[:AT]->(l) | l.name], [(m)-[:TOPIC]->(i) | i.id],
				[(m)<-[a:ATTENDED]-(p) | [a.side, p.id, p.name, [(p)-[:MEMBER_OF]->(o) | [o.id, o.name]]]]]] AS meetings,
				COLLECT { UNWIND ms AS m MATCH (m)<-[a:ATTENDED]-() WITH DISTINCT a.side AS side MATCH (s:Node {id: side}) RETURN [s.id, s.name] } AS sides`,
		values: func(c cast, n int) map[string]any { return map[string]any{"a": string(nth(c.people, 1+n))} },
	},
	{
		name: "Q2", says: "the latest 20 meetings of two people, with places and issues",
		document: `query ($a: ID!, $b: ID!) { meetings(first: 20, where: {participants: [$a, $b]}) { nodes { id when { text } places { nodes { name } } topics { nodes { id } } } } }`,
		statement: `MATCH (m)<-[:ATTENDED]-(:Node {id: $a}) MATCH (m)<-[:ATTENDED]-(:Node {id: $b})
			WITH DISTINCT m ORDER BY m.when_earliest DESC, m.id LIMIT 20
			RETURN collect([m.id, m.when, [(m)-[:AT]->(l) | l.name], [(m)-[:TOPIC]->(i) | i.id]]) AS meetings`,
		values: func(c cast, n int) map[string]any {
			return map[string]any{"a": string(nth(c.people, 0)), "b": string(nth(c.people, 1+n))}
		},
	},
	{
		name: "Q3", says: "20 meetings about an issue at a place between two days, with participants",
		document: `query ($i: ID!, $l: ID!, $from: DateOrDateTime!, $until: DateOrDateTime!) { meetings(first: 20, where: {topic: $i, place: $l, from: $from, until: $until}) { nodes { id when { text } participants { nodes { id } } } } }`,
		statement: `CALL () {
				MATCH (m)-[:TOPIC]->()-[:SUBISSUE_OF*0..]->(:Node {id: $i}) RETURN DISTINCT m
				UNION ALL MATCH (m)-[:AT]->()-[:WITHIN*0..]->(:Node {id: $l}) RETURN DISTINCT m
			}
			WITH m, count(*) AS both WHERE both = 2 AND m.when_firstDay <= $until AND m.when_lastDay >= $from
			WITH m ORDER BY m.when_earliest DESC, m.id LIMIT 20
			RETURN collect([m.id, m.when, [(m)<-[:ATTENDED]-(p) | p.id]]) AS meetings`,
		values: func(c cast, n int) map[string]any {
			both := nth(c.pairs, n)
			return map[string]any{"i": string(both.issue), "l": string(both.place), "from": "2012-01-01", "until": "2027-12-31"}
		},
	},
	{
		name: "Q4", says: "20 meetings about an issue between two days, with participants",
		document: `query ($i: ID!, $from: DateOrDateTime!, $until: DateOrDateTime!) { meetings(first: 20, where: {topic: $i, from: $from, until: $until}) { nodes { id when { text } participants { nodes { id } } } } }`,
		statement: `MATCH (m)-[:TOPIC]->()-[:SUBISSUE_OF*0..]->(:Node {id: $i})
			WHERE m.when_firstDay <= $until AND m.when_lastDay >= $from
			WITH DISTINCT m ORDER BY m.when_earliest DESC, m.id LIMIT 20
			RETURN collect([m.id, m.when, [(m)<-[:ATTENDED]-(p) | p.id]]) AS meetings`,
		values: func(c cast, n int) map[string]any {
			return map[string]any{"i": string(nth(c.issues, 2+n)), "from": "2012-01-01", "until": "2027-12-31"}
		},
	},
}
