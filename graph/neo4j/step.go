package neo4j

import "parley/graph"

// step is one step from a thing to others. It is written last, when the compiler
// knows whether something is read of the relationship.
type step struct {
	scope
	via  graph.Via
	from string // for a relation: the variable of the node at which the step begins

	label string   // that the far end must have, or ""
	head  string   // for ids: the clauses that find the far end, up to where WHERE may follow
	conds []string // for ids: the conditions on the far end
}

// step begins a step from a thing, or by ids that the relation walked to it holds.
func (c *compiler) step(via graph.Via, types []*graph.Type, s scope) *step {
	n := c.number()
	st := &step{via: via, scope: scope{far: node("n" + n)}}
	if via.Relation != nil {
		st.edge = &edge{variable: "r" + n, relation: via.Relation}
		st.from = s.far.(begun).variable() // a derived thing has no relations
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
	return st
}

// variable returns the variable of the far end.
func (st *step) variable() string { return string(st.far.(node)) }

// pattern writes a step along a relation.
func (st *step) pattern() string {
	a := arrow{via: st.via}
	if st.edge.read {
		a.variable = st.edge.variable
	}
	end := st.variable()
	if st.label != "" {
		end += ":" + st.label
	}
	return a.between(st.from, end)
}

// clauses writes clauses that find the far ends for which the conditions hold.
func (st *step) clauses(conditions []string) string {
	if st.via.Relation != nil {
		return "MATCH " + st.pattern() + where("\n", conditions)
	}
	return st.head + where("\n", append(st.conds, conditions...))
}

// inside writes the same for the inside of EXISTS or COUNT.
func (st *step) inside(conditions []string) string {
	if st.via.Relation != nil {
		return st.pattern() + where(" ", conditions)
	}
	return st.clauses(conditions) + "\nRETURN " + st.variable()
}
