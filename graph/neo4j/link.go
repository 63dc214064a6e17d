package neo4j

import (
	"math"
	"strconv"
	"strings"

	"parley/graph"
)

// found says how the things of a link are found. Its functions are called last,
// when it is known of which variables something is read.
type found struct {
	scope
	clauses       func() string // MATCH and so on, leaving the scope's variables
	comprehension func() string // the same as the inside of a pattern comprehension, or nil
	count         func() string // the inside of a COUNT that is cheaper than finding all, nil at the root alone
	wide          bool          // many may be found where one is wanted
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

// listing writes the items of a link, as the package comment describes them.
func (c *compiler) listing(l *graph.Link, f found) string {
	if paged(l.Many) {
		return c.page(l, f)
	}
	cs := criteria(l)
	row := list(append(expressions(cs, f.scope), c.item(l, f.scope)...))
	switch {
	case f.comprehension != nil:
		return comprehension(f.comprehension(), row)
	case l.Many == nil && f.wide:
		return subquery("COLLECT", cut(f.clauses(), f.scope, orderBy(cs, false), "1")+"\nRETURN "+row)
	}
	return subquery("COLLECT", f.clauses()+"\nRETURN "+row)
}

// paged tells whether a list is cut by the database. Any other list comes whole
// and without an order.
func paged(l *graph.List) bool {
	return l != nil && (l.Page.First >= 0 || l.Page.Last >= 0 || l.Page.After != nil || l.Page.Before != nil)
}

// page writes a list that is ordered and cut before anything is read of it.
func (c *compiler) page(l *graph.Link, f found) string {
	cs := criteria(l)
	row := c.item(l, f.scope)
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
			n++ // one more shows that something was cut off
		}
		limit = c.param(int64(n))
	}
	// The last n are the first n of the reverse; the decoder turns them round.
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
	// Found once, counted, and then cut. Cypher takes this at the root alone: further
	// in it mistakes the collect for an aggregation of the clause outside.
	vs := f.variables()
	together, apart := vs[0], "UNWIND found AS "+vs[0]
	if len(vs) > 1 {
		together = "[" + strings.Join(vs, ", ") + "]"
		var each []string
		for i, v := range vs {
			each = append(each, "one["+strconv.Itoa(i)+"] AS "+v)
		}
		apart = "UNWIND found AS one\nWITH " + strings.Join(each, ", ")
	}
	return subquery("COLLECT", f.clauses()+"\nWITH collect("+together+") AS found\nRETURN "+
		list([]string{"size(found)", subquery("COLLECT", cutOff(apart))})) + "[0]"
}

// cut orders what clauses find, and keeps as many as the limit says.
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

// comprehension writes a pattern comprehension, in one line where it is short.
func comprehension(pattern, row string) string {
	if len(pattern)+len(row) <= 100 && !strings.Contains(pattern+row, "\n") {
		return "[" + pattern + " | " + row + "]"
	}
	return "[" + indent(pattern+" |\n"+row) + "\n]"
}
