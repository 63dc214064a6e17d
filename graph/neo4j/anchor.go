package neo4j

import (
	"slices"
	"strconv"
	"strings"

	"parley/graph"
)

// anchors are the conditions of a scan that name a thing by its id, or a
// relationship by a property that has an index. They are written as patterns, so
// that the planner can start from the named things and join. Measured for two things
// that have a few meetings in common: 2,453 database hits as patterns, 13,460 as
// EXISTS, 1,298,397 as a label scan that tests every meeting.
//
// Each pattern has its own MATCH. The planner still sees all patterns together.
// Two patterns in one MATCH cannot match the same relationship; in two MATCHes they can.
type anchors struct {
	compiler    *compiler
	counted     string        // the clauses that find the things linked to every one of at least three ids, or who met some actors, or ""
	union       func() string // the clauses that find the things of some alternatives, or nil
	moment      string        // the clauses that find all things of some types as they were at the moment, or ""
	byPeriod    bool          // the index of the periods finds the things
	patterns    []func() string
	trees       int // how many of the patterns go up a tree of any height
	conditions  []string
	byID        bool            // the scan names its own id
	byWord      bool            // the index of the names finds the things
	repeats     bool            // the clauses may find a thing more than once
	nearImplied map[string]bool // the types at the near ends of the walked relations
}

// take writes a condition as an anchor, and reports whether the condition can be an anchor.
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
	case graph.HasMet:
		return a.takeMet(p, n)
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
		a.trees++
		a.pattern(c.within(p, scope{far: n}))
		return true
	}
	return false
}

// pattern adds a pattern whose text is already known.
func (a *anchors) pattern(text string) {
	a.patterns = append(a.patterns, func() string { return text })
}

// anchored reports whether an index can find the things for which a condition holds.
func anchored(p graph.Predicate) bool {
	switch p := p.(type) {
	case graph.Comparison:
		return namesID(p) || indexed(p)
	case graph.All:
		return p.Via.Relation != nil && len(p.IDs) > 0
	case graph.HasMet:
		return len(p.IDs) > 0
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

// anchoredUnion reports whether an index can find the things for each of some alternatives.
func anchoredUnion(p graph.Or) bool {
	return len(p) > 0 && !slices.ContainsFunc(p, func(q graph.Predicate) bool {
		return !slices.ContainsFunc(flatten(q), anchored)
	})
}

// namesID reports whether Neo4j can look up a node by a comparison.
func namesID(p graph.Comparison) bool {
	return p.Property.Name == "id" && !p.Edge && (p.Op == graph.Equal || p.Op == graph.In || p.Op == graph.Prefix)
}

// indexed reports whether Neo4j can look up relationships by a comparison. Without
// such a lookup, a test of the attendances of every meeting takes 20 times the database hits.
func indexed(p graph.Comparison) bool {
	return p.Edge && p.Property == side && (p.Op == graph.Equal || p.Op == graph.In)
}

// takeAll writes one or two ids as patterns. For three or more ids, it counts the
// matches of each thing. The work then grows with the sum of the ids' links, not with
// their product. It reports whether the condition can be an anchor.
func (a *anchors) takeAll(p graph.All, n node) bool {
	c, ids := a.compiler, distinct(p.IDs)
	if p.Via.Relation == nil || len(ids) == 0 || len(ids) > 2 && a.counted != "" || !c.at.dates(p.Via) {
		return false
	}
	a.nearImplied[near(p.Via)] = true
	if len(ids) > 2 {
		a.counted = "UNWIND " + c.listParam(ids) + " AS id\n" +
			"MATCH " + c.arrow(arrow{via: p.Via}).between(n.name, withID("id")) + "\n" +
			"WITH " + n.name + ", count(DISTINCT id) AS ids\n" +
			"WHERE ids = " + c.param(int64(len(ids)))
		return true
	}
	a.linked(n, p.Via, ids)
	a.repeats = a.repeats || parallel(p.Via.Relation)
	return true
}

// linked adds a pattern for each id: a step leads to the thing with that id.
func (a *anchors) linked(n node, via graph.Via, ids []string) {
	for _, id := range ids {
		a.pattern(a.compiler.arrow(arrow{via: via}).between(n.name, withID(a.compiler.param(id))))
	}
}

// takeSome writes a step as a pattern. An index finds the thing at its far end, or
// the relationship, or a thing farther along.
func (a *anchors) takeSome(p graph.Some, n node) {
	c := a.compiler
	st := c.step(p.Via, p.Types, scope{far: n})
	a.repeats = true
	a.patterns = append(a.patterns, st.pattern)
	a.conditions = append(a.conditions, st.conds...)
	to := st.far.(node)
	for _, q := range flatten(p.Where) {
		switch r := q.(type) {
		case graph.Comparison:
			if namesID(r) {
				// The index is on Node, so the type becomes a condition.
				if st.label != "" {
					a.conditions = append(a.conditions, to.name+":"+st.label)
				}
				st.label = everyNode
			}
		case graph.All:
			if ids := distinct(r.IDs); r.Via.Relation != nil && len(ids) <= 2 && c.at.dates(r.Via) {
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

// any reports whether there is an anchor.
func (a *anchors) any() bool { return a.byID || a.counted != "" || len(a.patterns) > 0 }

// takeUnion writes alternatives, each of which has an anchor, as one subquery. It finds each thing once.
func (a *anchors) takeUnion(p graph.Or, n node, types []*graph.Type) {
	alternatives := make([]func() string, len(p))
	for i, q := range p {
		_, alternatives[i] = a.compiler.every(n, types, q)
	}
	a.union = func() string {
		texts := make([]string, len(alternatives))
		for i, clauses := range alternatives {
			texts[i] = clauses() + "\nRETURN " + n.name
		}
		return "CALL () {" + indent(strings.Join(texts, "\nUNION\n")) + "\n}"
	}
}

// takeWords writes a condition that follows from alternatives, all of which compare the tokens of a thing. The index of the names finds the
// things for it. The alternatives stay conditions: they tell the tokens from the sounds, which are in the index too. It reports whether
// all alternatives compare tokens.
func (a *anchors) takeWords(p graph.Predicate, n node) bool {
	or, is := p.(graph.Or)
	if !is || len(or) == 0 {
		return false
	}
	looks := make([]string, len(or))
	for i, q := range or {
		compared, _ := q.(graph.Comparison)
		word, isWord := compared.Value.(string)
		switch {
		case !isWord || compared.Edge || compared.Property.Name != "tokens":
			return false
		case compared.Op == graph.Has:
			word += separator
		case compared.Op != graph.Prefix:
			return false
		}
		looks[i] = separator + word
	}
	for i, look := range looks {
		looks[i] = n.name + "." + joined + " CONTAINS " + a.compiler.param(look)
	}
	a.byWord = true
	a.conditions = append(a.conditions, "("+strings.Join(looks, " OR ")+")")
	return true
}

// clauses writes the clauses that find the things of a scan.
func (a *anchors) clauses(n node, types []*graph.Type) string {
	var lines []string
	if a.counted != "" {
		lines = append(lines, a.counted)
	}
	if a.union != nil {
		text := a.union()
		if len(a.conditions) > 0 {
			text += "\nWITH " + n.name + where("\n", a.conditions)
		}
		return text
	}
	if a.moment != "" {
		text := a.moment
		if len(a.conditions) > 0 {
			text += "\nWITH " + strings.Join(n.variables(), ", ") + where("\n", a.conditions)
		}
		return text
	}
	conditions, label, repeats := a.conditions, "", a.repeats
	if a.trees > 1 && a.trees == len(a.patterns) && a.counted == "" && !a.byID {
		lines, repeats = append(lines, a.inAll(n)), false
		conditions = append([]string{"trees = " + strconv.Itoa(a.trees)}, conditions...)
	} else {
		for _, p := range a.patterns {
			lines = append(lines, "MATCH "+p())
		}
	}
	if !a.impliesTypes(types) {
		label = labels(types)
	}
	switch {
	case a.byID:
		lines = append(lines, "MATCH ("+n.name+":"+everyNode+")")
		if label == everyNode {
			label = ""
		}
	case a.byWord:
		lines = append(lines, "MATCH ("+n.name+":"+named+")")
		if label == named {
			label = ""
		}
	case a.byPeriod:
		lines, label = append(lines, eachClass+"MATCH ("+n.name+":"+label+")"), ""
	case len(lines) == 0:
		lines, label = append(lines, "MATCH ("+n.name+":"+label+")"), ""
	}
	if label != "" {
		conditions = append(conditions, n.name+":"+label)
	}
	if len(conditions) > 0 && a.counted != "" && len(lines) == 1 {
		lines = append(lines, "WITH "+n.name) // WHERE follows MATCH or WITH, and only once
	}
	text := strings.Join(lines, "\n") + where("\n", conditions)
	if repeats {
		text += "\nWITH DISTINCT " + n.name
	}
	return text
}

// inAll writes clauses that find the things of each tree, and count the trees of each thing. As patterns, the planner finds the things of
// one tree, and goes up from each to the others. It does not know how many things are in a tree. Measured for an issue and a place with 95
// meetings each, and with 5 in common: 333 database hits, 1,410 as patterns.
func (a *anchors) inAll(n node) string {
	arms := make([]string, len(a.patterns))
	for i, p := range a.patterns {
		arms[i] = "MATCH " + p() + "\nRETURN DISTINCT " + n.name
	}
	return "CALL () {" + indent(strings.Join(arms, "\nUNION ALL\n")) + "\n}\nWITH " + n.name + ", count(*) AS trees"
}

// impliesTypes reports whether a walked relation has only these types at its near end.
func (a *anchors) impliesTypes(types []*graph.Type) bool {
	for end := range a.nearImplied {
		if implied(types, end) {
			return true
		}
	}
	return false
}
