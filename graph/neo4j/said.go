package neo4j

import (
	"slices"

	"parley/graph"
)

// said writes how claims are found by the words of their passages. See graph.Said. The index finds the longest word or phrase.
func (c *compiler) said(q *graph.Said, l *graph.Link) found {
	k := c.number()
	n, walked := c.node("n"+k), &edge{variable: "r" + k, relation: graph.Hit, read: true}
	text, leads := n.value(l.Types[0].Property("said")), n.value(l.Types[0].Property("leads"))
	look, words, phrases, whole := c.param(longestOf(q)), c.param(alternativesOf(q.Words)), c.param(filled(q.Phrases)), c.param(q.Whole)
	conditions := append([]string{
		leads + " = true",
		"all(word IN " + words + " WHERE any(form IN word WHERE " + text + " CONTAINS form))",
		"all(phrase IN " + phrases + " WHERE " + text + " CONTAINS phrase)",
	}, slices.Concat(c.at.known(n, l.Types), c.conjuncts(l.Many.Where, scope{far: n}))...)
	clauses := "UNWIND " + look + " AS lookup\nMATCH (" + n.name + ":" + labels(l.Types) + ")\nWHERE " + text + " CONTAINS lookup\nWITH DISTINCT " + n.name +
		where("\n", conditions) +
		"\nWITH " + n.name + ", CASE WHEN " + text + " CONTAINS " + whole + " THEN 0 WHEN all(word IN " + words + " WHERE any(form IN word WHERE " + text + " CONTAINS form + ' ')) THEN 1 ELSE 2 END AS rank" +
		"\nWITH " + n.name + ", " + c.hits(walked, "rank", graph.SaidMatches)
	return found{scope: scope{far: n, edge: walked}, wide: true, clauses: func() string { return clauses }}
}

func alternativesOf(words [][]string) []any {
	all := make([]any, len(words))
	for i, w := range words {
		all[i] = filled(w)
	}
	return all
}

// longestOf returns the phrase, or the forms of the word, that the fewest passages are likely to hold. Every passage found
// has one of them.
func longestOf(q *graph.Said) []string {
	var forms []string
	length := 0
	for _, p := range q.Phrases {
		if len(p) > length {
			forms, length = []string{p}, len(p)
		}
	}
	for _, w := range q.Words {
		shortest := len(w[0])
		for _, form := range w {
			shortest = min(shortest, len(form))
		}
		if shortest > length {
			forms, length = w, shortest
		}
	}
	return forms
}
