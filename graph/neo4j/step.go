package neo4j

import (
	"slices"

	"parley/graph"
)

// step is one step from a thing to others. It is written last, when the compiler
// knows whether something is read of the relationship.
type step struct {
	scope
	via  graph.Via
	from string // for a relation: the variable of the node at which the step begins

	arrow arrow    // for a relation
	label string   // that the far end must have, or ""
	head  string   // for ids: the clauses that find the far end, up to where WHERE may follow
	conds []string // on the far end
}

// step begins a step from a thing, or by ids that the relation walked to it holds.
func (c *compiler) step(via graph.Via, types []*graph.Type, s scope) *step {
	n := c.number()
	st := &step{via: via, scope: scope{far: c.node("n" + n)}}
	if via.Relation != nil {
		st.edge = &edge{variable: "r" + n, relation: via.Relation}
		st.from = s.far.(begun).variable() // a derived thing has no relations
		st.arrow = c.arrow(arrow{via: via})
		if via.Relation.History == nil { // otherwise both ends are on record while the relation is
			st.conds = c.at.known(st.far.(node), types)
		}
		if !implied(types, via.Far()) {
			st.label = labels(types)
		}
		return st
	}
	if d, ok := s.far.(derived); ok && !s.edge.owns(via.Ref) {
		if st.head = d.nodes(via.Ref, st.variable()); st.head != "" {
			if !implied(types, via.Far()) {
				st.conds = append(st.conds, st.variable()+":"+labels(types))
			}
			return st
		}
	}
	op := " = "
	if via.Ref.Kind == graph.Strings {
		op = " IN "
	}
	var holder owner = s.far
	if s.edge.owns(via.Ref) {
		holder = s.edge
	}
	st.head = "MATCH (" + st.variable() + ":" + everyNode + ")"
	st.conds = append(st.conds, st.far.id()+op+holder.value(via.Ref))
	if l := labels(types); l != everyNode {
		st.conds = append(st.conds, st.variable()+":"+l)
	}
	st.conds = append(st.conds, c.at.known(st.far.(node), types)...)
	return st
}

// variable returns the variable of the far end.
func (st *step) variable() string { return st.far.(node).name }

// pattern writes a step along a relation.
func (st *step) pattern() string {
	a := st.arrow
	if st.edge.read {
		a.variable = st.edge.variable
	}
	return a.between(st.from, st.end())
}

// end is the far end of the pattern.
func (st *step) end() string {
	if st.label != "" {
		return st.variable() + ":" + st.label
	}
	return st.variable()
}

// clauses writes clauses that find the far ends for which the conditions hold.
func (st *step) clauses(conditions []string) string {
	if st.via.Relation != nil {
		return "MATCH " + st.pattern() + where("\n", slices.Concat(st.conds, conditions))
	}
	return st.head + where("\n", slices.Concat(st.conds, conditions))
}

// inside writes the same for the inside of EXISTS or COUNT.
func (st *step) inside(conditions []string) string {
	if st.via.Relation != nil {
		return st.pattern() + where(" ", slices.Concat(st.conds, conditions))
	}
	return st.clauses(conditions) + "\nRETURN " + st.variable()
}
