package neo4j

import "parley/graph"

// step is one step from a thing to others, as far as it is written.
type step struct {
	scope
	via  graph.Via
	from string // the variable set out from, for a relation

	label string   // that the far end must have, or ""
	head  string   // for ids: the clauses that find the far end, up to where WHERE may follow
	conds []string // for ids: what must hold of it
}

// step begins a step from a thing, or by ids that the relation walked to it holds.
func (c *compiler) step(via graph.Via, types []*graph.Type, s scope) *step {
	n := c.number()
	st := &step{via: via, scope: scope{far: node("n" + n)}}
	if via.Relation != nil {
		st.edge = &edge{variable: "r" + n, relation: via.Relation}
		st.from = string(s.far.(node)) // a derived thing has no relations
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
	var ref bearer = s.far
	if s.edge.owns(via.Ref) {
		ref = s.edge
	}
	st.head = "MATCH (" + st.variable() + ":" + everyNode + ")"
	st.conds = append(st.conds, st.far.id()+op+ref.value(via.Ref))
	if l := labels(types); l != everyNode {
		st.conds = append(st.conds, st.variable()+":"+l)
	}
	return st
}

// variable is that of the far end.
func (st *step) variable() string { return string(st.far.(node)) }

// pattern writes a step along a relation. It comes last, when it is known
// whether the relationship needs a name.
func (st *step) pattern() string {
	end := "(" + st.variable()
	if st.label != "" {
		end += ":" + st.label
	}
	return "(" + st.from + ")" + st.arrow() + end + ")"
}

func (st *step) arrow() string {
	v := ""
	if st.edge.read {
		v = st.edge.variable
	}
	return arrow(v, st.via, "")
}

// arrow writes the relationship of a step: its variable, its relation and how
// often it may be walked.
func arrow(variable string, via graph.Via, repeat string) string {
	body := "-[" + variable + ":" + name(via.Relation.Name) + repeat + "]-"
	if via.Reverse {
		return "<" + body
	}
	return body + ">"
}

// clauses finds the far ends for which the conditions hold.
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
