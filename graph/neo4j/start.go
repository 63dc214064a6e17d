package neo4j

import (
	"slices"

	"parley/graph"
)

// root writes the answer to a query.
func (c *compiler) root(q *graph.Query) string {
	switch {
	case q.Start.Encounters != nil:
		return c.listing(&q.Root, c.encounters(q.Start.Encounters, &q.Root))
	case q.Start.Groups != nil:
		answer := c.listing(&q.Root, c.groups(q.Start.Groups, &q.Root))
		if q.Root.Many != nil && q.Root.Many.Ungrouped {
			return list([]string{c.ungrouped(q.Start.Groups), answer})
		}
		return answer
	case q.Start.Search != nil:
		return c.listing(&q.Root, c.search(q.Start.Search, &q.Root))
	case q.Start.Said != nil:
		return c.listing(&q.Root, c.said(q.Start.Said, &q.Root))
	case q.Start.Given != nil:
		return c.given(q)
	case q.Start.IDs != nil:
		return c.byIDs(q)
	}
	return c.listing(&q.Root, c.scan(&q.Root))
}

// byIDs writes the things with some ids, each once and in no order, for one id or many. The
// decoder puts them into the order asked for.
func (c *compiler) byIDs(q *graph.Query) string {
	n := c.node("n" + c.number())
	condition := n.id()
	if q.Root.Many == nil {
		var id string
		if len(q.Start.IDs) > 0 {
			id = string(q.Start.IDs[0])
		}
		condition += " = " + c.param(id)
	} else {
		condition += " IN " + c.listParam(distinct(q.Start.IDs))
	}
	conditions := []string{condition}
	if l := labels(q.Root.Types); l != everyNode {
		conditions = append(conditions, n.name+":"+l)
	}
	conditions = append(conditions, c.at.known(n, q.Root.Types)...)
	row := append([]string{n.id()}, c.item(&q.Root, scope{far: n}, true)...)
	return subquery("COLLECT", "MATCH ("+n.name+":"+everyNode+")"+where("\n", conditions)+"\nRETURN "+list(row))
}

// scan writes how a list's things are found: all things of its types for which its
// conditions hold.
func (c *compiler) scan(l *graph.Link) found {
	n := c.node("n" + c.number())
	var where graph.Predicate
	if l.Many != nil {
		where = l.Many.Where
	}
	n, clauses := c.every(n, l.Types, where)
	f := found{scope: scope{far: n}, wide: true, clauses: clauses}
	if len(flatten(where)) == 0 && c.at == "" {
		// Neo4j stores the number of nodes with each label.
		f.count = func() string { return "(" + n.name + ":" + labels(l.Types) + ")" }
	}
	return f
}

// every returns a function that writes clauses. They bind n to all things of some types for
// which a condition holds. The node that it returns reads the values of these things.
func (c *compiler) every(n node, types []*graph.Type, where graph.Predicate) (node, func() string) {
	a := &anchors{compiler: c, nearImplied: map[string]bool{}}
	var rest []graph.Predicate
	for _, p := range flatten(where) {
		if !a.take(p, n) {
			rest = append(rest, p)
		}
	}
	if !a.any() { // alternatives come last: each of them finds things, and a single anchor finds fewer
		for i, p := range rest {
			if or, is := p.(graph.Or); is && anchoredUnion(or) {
				a.takeUnion(or, n, types)
				rest = append(rest[:i:i], rest[i+1:]...)
				break
			}
		}
	}
	if !a.any() && a.union == nil && !slices.ContainsFunc(rest, func(p graph.Predicate) bool { return a.takeWords(p, n) }) {
		switch {
		case c.at == "":
			if ofPeriod := c.ofPeriod(rest, types); ofPeriod != nil {
				a.byPeriod = true
				a.conditions = append(a.conditions, ofPeriod(n.name)...)
			}
		case len(historiesOf(types)) > 0:
			n, rest = a.takeMoment(rest, n, types)
		}
	}
	for _, p := range rest {
		a.conditions = append(a.conditions, c.predicate(p, scope{far: n}, false))
	}
	a.conditions = append(a.conditions, c.at.known(n, types)...)
	return n, func() string { return a.clauses(n, types) }
}
