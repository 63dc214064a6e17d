package neo4j

import (
	"math"
	"strconv"
	"strings"

	"parley/graph"
)

// found holds the ways to find the things of a link. Its functions are called last, when
// the compiler knows from which variables the statement reads.
type found struct {
	scope
	clauses       func() string // clauses that bind the scope's variables
	comprehension func() string // the inside of a pattern comprehension that does the same, or nil
	count         func() string // the inside of a COUNT that is cheaper than to find all; nil only at the root
	wide          bool          // the clauses can find many things where one is wanted
}

// link writes the answer to a link from a thing.
func (c *compiler) link(l *graph.Link, from scope) string {
	st := c.step(l.Via, l.Types, from)
	var conditions []string
	if l.Many != nil {
		conditions = c.conjuncts(l.Many.Where, st.scope)
	}
	f := found{
		scope:   st.scope,
		clauses: func() string { return st.clauses(conditions) },
		count:   func() string { return st.inside(conditions) },
	}
	if l.Via.Relation != nil {
		f.comprehension = f.count
	}
	return c.listing(l, f)
}

// listing writes the items of a link. The package comment describes their form.
func (c *compiler) listing(l *graph.Link, f found) string {
	if paged(l.Many) {
		return c.page(l, f)
	}
	cs := criteria(l)
	row := list(append(expressions(cs, f.scope), c.item(l, f.scope, true)...))
	switch {
	case f.comprehension != nil:
		return comprehension(f.comprehension(), row)
	case l.Many == nil && f.wide:
		return subquery("COLLECT", cut(f.clauses(), f.scope, orderBy(cs, false), "1")+"\nRETURN "+row)
	}
	return subquery("COLLECT", f.clauses()+"\nRETURN "+row)
}

// paged reports whether the database orders and cuts a list. The database returns
// any other list as a whole, in no order.
func paged(l *graph.List) bool {
	return l != nil && (l.Page.First >= 0 || l.Page.Last >= 0 || l.Page.After != nil || l.Page.Before != nil)
}

// page writes a list that is ordered and cut before its fields are read.
func (c *compiler) page(l *graph.Link, f found) string {
	cs := criteria(l)
	row := c.item(l, f.scope, l.Many.Keys)
	if keys := expressions(cs, f.scope); l.Many.Keys {
		row = append(keys, row...)
	}
	w := l.Many.Page
	var bounds []string
	if w.After != nil {
		bounds = append(bounds, c.beyond(cs, w.After, true))
	}
	if w.Before != nil {
		bounds = append(bounds, c.beyond(cs, w.Before, false))
	}
	limit := ""
	if n := max(w.First, w.Last); n >= 0 {
		if l.Many.Next && n < math.MaxInt {
			n++ // one more item shows that there are items after the page
		}
		limit = c.param(int64(n))
	}
	// The last n items are the first n of the reverse order. The decoder reverses them again.
	cutOff := func(clauses string) string {
		if len(bounds) > 0 {
			clauses += "\nWITH " + strings.Join(f.variables(), ", ") + where("\n", bounds)
		}
		return cut(clauses, f.scope, orderBy(cs, w.Last >= 0), limit) + "\nRETURN " + list(row)
	}

	switch {
	case !l.Many.Total:
		return subquery("COLLECT", cutOff(f.clauses()))
	case f.count != nil:
		return list([]string{subquery("COUNT", f.count()), subquery("COLLECT", cutOff(f.clauses()))})
	}
	// The things are found once, counted, and then cut. Cypher accepts this only at the root:
	// in a nested list, it treats the collect as an aggregation of the outer clause.
	vs := f.variables()
	if n, is := f.far.(node); is && n.was != "" {
		all := strings.Join(vs, ", ")
		return subquery("COLLECT", f.clauses()+"\nWITH collect(["+all+"]) AS found\nRETURN "+
			list([]string{"size(found)", subquery("COLLECT", cutOff("UNWIND found AS one\nWITH one[0] AS "+vs[0]+", one[1] AS "+vs[1]))})) + "[0]"
	}
	if len(vs) == 1 {
		return subquery("COLLECT", f.clauses()+"\nWITH collect("+vs[0]+") AS found\nRETURN "+
			list([]string{"size(found)", subquery("COLLECT", cutOff("UNWIND found AS "+vs[0]))})) + "[0]"
	}
	// Groups hold lists. While Neo4j orders rows, it counts the list of all groups once for each row: a page of 300 of 2,000 groups
	// was refused for its memory. So the groups are ordered before they are collected, and the order stays.
	var each []string
	for i, v := range vs {
		each = append(each, "one["+strconv.Itoa(i)+"] AS "+v)
	}
	all := strings.Join(vs, ", ")
	apart := "UNWIND found AS one\nWITH " + strings.Join(each, ", ") + "\nWITH " + all + where("\n", bounds)
	if limit != "" {
		if len(bounds) > 0 {
			apart += "\nWITH " + all
		}
		apart += "\nLIMIT " + limit
	}
	return subquery("COLLECT", cut(f.clauses(), f.scope, orderBy(cs, w.Last >= 0), "")+"\nWITH collect(["+all+"]) AS found\nRETURN "+
		list([]string{"size(found)", subquery("COLLECT", apart+"\nRETURN "+list(row))})) + "[0]"
}

// cut writes clauses with an order and a limit. The limit "" means no limit.
func cut(clauses string, s scope, order, limit string) string {
	with := strings.Join(s.variables(), ", ")
	if !strings.HasSuffix(clauses, "\nWITH "+with) && !strings.HasSuffix(clauses, "\nWITH DISTINCT "+with) {
		clauses += "\nWITH " + with
	}
	clauses += "\n" + order
	if limit != "" {
		clauses += "\nLIMIT " + limit
	}
	return clauses
}

// comprehension writes a pattern comprehension, on one line if it is short.
func comprehension(pattern, row string) string {
	if len(pattern)+len(row) <= 100 && !strings.Contains(pattern+row, "\n") {
		return "[" + pattern + " | " + row + "]"
	}
	return "[" + indent(pattern+" |\n"+row) + "\n]"
}
