package neo4j

import (
	"fmt"
	"slices"
	"strings"

	"parley/graph"
)

// predicate writes a condition. Cypher has a third truth value, unknown; the domain
// does not. In a filter, unknown counts as false, and an index can find a bare
// comparison. Under a NOT, exact must be set: the condition is then never unknown.
func (c *compiler) predicate(p graph.Predicate, s scope, exact bool) string {
	switch p := p.(type) {
	case nil:
		return "true"
	case graph.Comparison:
		return c.comparison(p, s, exact)
	case graph.And:
		return c.junction(p, " AND ", "true", s, exact)
	case graph.Or:
		return c.junction(p, " OR ", "false", s, exact)
	case graph.Not:
		return "NOT " + c.predicate(p.Predicate, s, true)
	case graph.Some:
		st := c.step(p.Via, p.Types, s)
		return subquery("EXISTS", st.inside(c.conjuncts(p.Where, st.scope)))
	case graph.All:
		return c.all(p, s)
	case graph.Within:
		return subquery("EXISTS", c.within(p, s))
	case graph.Few:
		return c.few(p, s)
	case graph.HasMet:
		return c.hasMet(p, s)
	case graph.During:
		return c.during(p, s, exact)
	}
	panic(fmt.Sprintf("neo4j: unknown predicate type %T", p))
}

// conjuncts writes the conditions that must all hold. It returns none for nil.
func (c *compiler) conjuncts(p graph.Predicate, s scope) []string {
	var conditions []string
	for _, q := range flatten(p) {
		conditions = append(conditions, c.predicate(q, s, false))
	}
	return conditions
}

// flatten returns the conditions that must all hold. It returns none for nil.
func flatten(p graph.Predicate) []graph.Predicate {
	switch p := p.(type) {
	case nil:
		return nil
	case graph.And:
		var ps []graph.Predicate
		for _, q := range p {
			ps = append(ps, flatten(q)...)
		}
		return ps
	}
	return []graph.Predicate{p}
}

// junction writes conditions joined by an operator, or empty for no conditions.
func (c *compiler) junction(ps []graph.Predicate, op, empty string, s scope, exact bool) string {
	if len(ps) == 0 {
		return empty
	}
	parts := make([]string, len(ps))
	for i, p := range ps {
		parts[i] = c.predicate(p, s, exact)
	}
	return "(" + strings.Join(parts, op) + ")"
}

// comparison writes a comparison. If exact is set, the comparison is never unknown.
func (c *compiler) comparison(p graph.Comparison, s scope, exact bool) string {
	left, right := s.value(p.Property, p.Edge), c.param(p.Value)
	var text string
	switch p.Op {
	case graph.NotEqual:
		return "(" + left + " IS NULL OR " + left + " <> " + right + ")"
	case graph.Has:
		text = right + " IN " + left
	case graph.Overlaps:
		text = "any(span IN " + left + " WHERE split(span, '/')[-1] >= " + right + "[0] AND split(span, '/')[0] <= " + right + "[1])"
	case graph.Contains:
		text = left + " CONTAINS " + right
	case graph.Prefix:
		text = left + " STARTS WITH " + right
		if p.Property.Kind == graph.Strings {
			text = "any(word IN " + left + " WHERE word STARTS WITH " + right + ")"
		}
	default:
		text = left + " " + operators[p.Op] + " " + right
	}
	if exact {
		return "coalesce(" + text + ", false)"
	}
	return text
}

var operators = map[graph.Op]string{
	graph.Equal: "=", graph.Less: "<", graph.LessOrEqual: "<=",
	graph.Greater: ">", graph.GreaterOrEqual: ">=", graph.In: "IN",
}

// all writes the condition that a step leads to every one of some ids. Up to two
// ids, the text depends on their number; from three on, it does not.
func (c *compiler) all(p graph.All, s scope) string {
	ids := distinct(p.IDs)
	if p.Via.Relation != nil && len(ids) <= 2 && c.at.dates(p.Via) {
		parts := []string{}
		for _, id := range ids {
			parts = append(parts, "EXISTS { "+c.arrow(arrow{via: p.Via}).between(s.far.(begun).variable(), withID(c.param(id)))+" }")
		}
		switch len(parts) {
		case 0:
			return "true"
		case 1:
			return parts[0]
		}
		return "(" + strings.Join(parts, " AND ") + ")"
	}
	st := c.step(p.Via, graph.Parley.Concrete(p.Via.Far()), s)
	wanted := c.listParam(ids)
	find := st.clauses([]string{st.far.id() + " IN " + wanted})
	return subquery("COUNT", find+"\nRETURN DISTINCT "+st.variable()) + " = size(" + wanted + ")"
}

// few writes a condition graph.Few.
func (c *compiler) few(p graph.Few, s scope) string {
	middle := c.step(p.First, p.Middle, s)
	last := c.step(p.Second, p.Last, middle.scope)
	return subquery("COUNT", middle.clauses(nil)+"\n"+last.clauses(nil)+"\nRETURN DISTINCT "+last.variable()) + " <= " + c.param(int64(p.Most))
}

// within writes the inside of an EXISTS for a condition graph.Within.
func (c *compiler) within(p graph.Within, s scope) string {
	up := c.arrow(arrow{via: p.Up[0], or: p.Up[1:], repeat: "*0.."}).to(withID(c.param(string(p.ID))))
	switch {
	case p.Via.Relation != nil:
		return c.arrow(arrow{via: p.Via}).between(s.far.(begun).variable(), "") + up
	case p.Via.Ref != nil:
		st := c.step(p.Via, graph.Parley.Concrete(everyNode), s)
		return st.clauses(nil) + "\nMATCH (" + st.variable() + ")" + up + "\nRETURN " + st.variable()
	}
	return "(" + s.far.(begun).variable() + ")" + up
}

// endless is later than every day and every second. A time without a last moment lasts until then.
const endless = "~"

// during writes a condition graph.During. If exact is set, it is never unknown.
func (c *compiler) during(p graph.During, s scope, exact bool) string {
	time := s.value(p.Time, p.Edge)
	n, is := s.far.(node)
	long := c.at != "" && !p.Edge && (!is || n.was == "")
	bound := func(of *graph.Property, op, param, open string) string {
		end := s.value(of, p.Edge)
		switch {
		case of == p.Time:
			return time + op + param
		case long: // an end is a long expression, which stands here only once
			return "CASE WHEN " + time + " IS NOT NULL THEN coalesce(" + end + ", '" + open + "') END" + op + param
		}
		// The database reads the time only if the end is absent, and the end only once.
		return "coalesce(" + end + op + param + ", " + time + " IS NOT NULL)"
	}
	parts := []string{}
	if p.From != "" {
		parts = append(parts, bound(p.Last, " >= ", c.param(p.From), endless))
	}
	if p.Until != "" {
		parts = append(parts, bound(p.First, " <= ", c.param(p.Until), ""))
	}
	switch {
	case len(parts) == 0:
		return time + " IS NOT NULL"
	case exact:
		return "coalesce(" + strings.Join(parts, " AND ") + ", false)"
	}
	return strings.Join(parts, " AND ")
}

// distinct returns the ids as strings, each once, in the order given.
func distinct(ids []graph.ID) []string {
	texts := make([]string, 0, len(ids))
	for _, id := range ids {
		if !slices.Contains(texts, string(id)) {
			texts = append(texts, string(id))
		}
	}
	return texts
}
