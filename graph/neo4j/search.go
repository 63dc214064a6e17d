package neo4j

import "parley/graph"

// hit stands in the place of a relation walked to what a search finds: in the
// statement, a map that holds the rank.
var (
	rank = &graph.Property{Name: "rank", Key: "rank", Kind: graph.Int}
	hit  = &graph.Relation{Name: "HIT", Properties: []*graph.Property{rank}}
)

// ranked is a search whose list has the order that searches have.
func ranked(q *graph.Query) *graph.Query {
	byRank, many := *q, *q.Root.Many
	many.Order = []graph.Order{{Property: rank, Edge: true}}
	byRank.Root.Many = &many
	return &byRank
}

// search finds things by the words of their names. See graph.Search.
func (c *compiler) search(q *graph.Search, l *graph.Link) found {
	k, words := c.number(), c.param(q.Tokens)
	n, walked := node("n"+k), &edge{variable: "r" + k, relation: hit, read: true}
	tokens := n.value(l.Types[0].Property("tokens"))
	conditions := append([]string{
		"all(word IN " + words + " WHERE any(token IN " + tokens + " WHERE token STARTS WITH word))",
	}, c.conjuncts(l.Many.Where, scope{far: n})...)
	text := "MATCH (" + string(n) + ":" + labels(l.Types) + ")" + where("\n", conditions) +
		"\nWITH " + string(n) + ", {" + name(rank.Key) + ": CASE WHEN all(word IN " + words + " WHERE word IN " + tokens + ") THEN 0 ELSE 1 END} AS " + walked.variable
	return found{scope: scope{far: n, edge: walked}, wide: true, clauses: func() string { return text }}
}
