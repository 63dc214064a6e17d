package neo4j

import (
	"strings"

	"parley/graph"
)

// anchors are the conditions of a scan that name a thing by its id, or a
// relationship by a property that has an index. They are written as patterns, so that the planner can set out from those things and
// join: measured, two things that each have a few meetings in common take 2,453
// database hits as patterns, 13,460 as EXISTS, and a label scan that asks every
// meeting takes 1,298,397.
//
// Each pattern has a MATCH of its own. The planner sees them together all the
// same, and two of them may match the same relationship, which within one MATCH
// they may not.
type anchors struct {
	compiler    *compiler
	counted     string // finds what is linked to every one of many things
	patterns    []func() string
	conditions  []string
	byID        bool            // the scan's own id is given
	repeats     bool            // a thing may be found more than once
	nearImplied map[string]bool // the types that the relations walked imply
}

// take writes a condition as an anchor, if it can be one.
func (a *anchors) take(p graph.Predicate, n node) bool {
	c := a.compiler
	switch p := p.(type) {
	case graph.Comparison:
		if !namesID(p) {
			return false
		}
		a.byID = true
		a.conditions = append(a.conditions, c.comparison(p, scope{far: n}, false))
		return true
	case graph.All:
		return a.takeAll(p, n)
	case graph.Some:
		if !anchored(p) {
			return false
		}
		a.nearImplied[near(p.Via)] = true
		a.takeSome(p, n)
		return true
	case graph.Within:
		if !anchored(p) {
			return false
		}
		if p.Via.Relation != nil {
			a.nearImplied[near(p.Via)] = true
		}
		a.repeats = true
		a.pattern(c.within(p, scope{far: n}))
		return true
	}
	return false
}

func (a *anchors) pattern(text string) {
	a.patterns = append(a.patterns, func() string { return text })
}

// anchored tells whether a condition comes down to something that can be looked up.
func anchored(p graph.Predicate) bool {
	switch p := p.(type) {
	case graph.Comparison:
		return namesID(p) || indexed(p)
	case graph.All:
		return p.Via.Relation != nil && len(p.IDs) > 0
	case graph.Within:
		return p.Via.Ref == nil
	case graph.Some:
		if p.Via.Relation == nil {
			return false
		}
		for _, q := range flatten(p.Where) {
			if anchored(q) {
				return true
			}
		}
	}
	return false
}

// namesID tells whether a comparison is one by which Neo4j can look up a node.
func namesID(p graph.Comparison) bool {
	return p.Property.Name == "id" && !p.Edge && (p.Op == graph.Equal || p.Op == graph.In)
}

// indexed tells whether a comparison is one by which Neo4j can look up
// relationships. Asking every meeting instead, whether one of its attendances is
// on a side, takes 20 times the database hits.
func indexed(p graph.Comparison) bool {
	return p.Edge && (p.Property == side || p.Property == onBehalfOf) && (p.Op == graph.Equal || p.Op == graph.In)
}

// takeAll writes one or two things as patterns. From three on, their meetings are
// counted: the work is then the sum of what hangs on each, and not a product.
func (a *anchors) takeAll(p graph.All, n node) bool {
	c, ids := a.compiler, distinct(p.IDs)
	if p.Via.Relation == nil || len(ids) == 0 || len(ids) > 2 && a.counted != "" {
		return false
	}
	a.nearImplied[near(p.Via)] = true
	if len(ids) > 2 {
		a.counted = "UNWIND " + c.param(ids) + " AS id\n" +
			"MATCH (" + string(n) + ")" + arrow("", p.Via, "") + "(:Node {id: id})\n" +
			"WITH " + string(n) + ", count(DISTINCT id) AS ids\n" +
			"WHERE ids = " + c.param(int64(len(ids)))
		return true
	}
	a.linked(n, p.Via, ids)
	a.repeats = a.repeats || parallel(p.Via.Relation)
	return true
}

// linked writes that a step leads to each of some things.
func (a *anchors) linked(n node, via graph.Via, ids []string) {
	for _, id := range ids {
		a.pattern("(" + string(n) + ")" + arrow("", via, "") + "(:Node {id: " + a.compiler.param(id) + "})")
	}
}

// takeSome writes a step along which something can be looked up: the thing there,
// the relationship, or what is reached from there in turn.
func (a *anchors) takeSome(p graph.Some, n node) {
	c := a.compiler
	st := c.step(p.Via, p.Types, scope{far: n})
	a.repeats = true
	a.patterns = append(a.patterns, st.pattern)
	to := st.far.(node)
	for _, q := range flatten(p.Where) {
		switch r := q.(type) {
		case graph.Comparison:
			if namesID(r) {
				// The index is on Node; the type is a condition like any other.
				if st.label != "" {
					a.conditions = append(a.conditions, string(to)+":"+st.label)
				}
				st.label = everyNode
			}
		case graph.All:
			if ids := distinct(r.IDs); r.Via.Relation != nil && len(ids) <= 2 {
				a.linked(to, r.Via, ids)
				continue
			}
		case graph.Some:
			if anchored(r) {
				a.takeSome(r, to)
				continue
			}
		case graph.Within:
			if anchored(r) {
				a.pattern(c.within(r, st.scope))
				continue
			}
		}
		a.conditions = append(a.conditions, c.predicate(q, st.scope, false))
	}
}

// clauses writes the scan.
func (a *anchors) clauses(n node, types []*graph.Type) string {
	var lines []string
	if a.counted != "" {
		lines = append(lines, a.counted)
	}
	for _, p := range a.patterns {
		lines = append(lines, "MATCH "+p())
	}
	conditions, label := a.conditions, ""
	if !a.impliesTypes(types) {
		label = labels(types)
	}
	switch {
	case a.byID:
		lines = append(lines, "MATCH ("+string(n)+":"+everyNode+")")
		if label == everyNode {
			label = ""
		}
	case len(lines) == 0:
		lines, label = append(lines, "MATCH ("+string(n)+":"+label+")"), ""
	}
	if label != "" {
		conditions = append(conditions, string(n)+":"+label)
	}
	if len(conditions) > 0 && a.counted != "" && len(lines) == 1 {
		lines = append(lines, "WITH "+string(n)) // WHERE follows MATCH or WITH, and only once
	}
	text := strings.Join(lines, "\n") + where("\n", conditions)
	if a.repeats {
		text += "\nWITH DISTINCT " + string(n)
	}
	return text
}

func (a *anchors) impliesTypes(types []*graph.Type) bool {
	for end := range a.nearImplied {
		if implied(types, end) {
			return true
		}
	}
	return false
}
