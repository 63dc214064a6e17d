package neo4j

import (
	"slices"

	"parley/graph"
)

// bearer is whatever properties can be read of: a node, a relationship, or a
// thing that is derived.
type bearer interface {
	// value is the expression for a property that is stored as one value.
	value(p *graph.Property) string
}

// far is a bearer that can stand at the end of a link.
type far interface {
	bearer
	// id is the expression for what settles every order.
	id() string
	// variables are those that the bearer's expressions are made of.
	variables() []string
	// is tells whether the thing is of a type that it may be of.
	is(t *graph.Type) string
}

// derived is a far end that is worked out, and no node.
type derived interface {
	far
	// nodes writes clauses that find the things whose ids a property holds without
	// looking up ids, or nothing where there are none. A WHERE may follow.
	nodes(p *graph.Property, x string) string
}

// node is the variable of a node.
type node string

func (n node) value(p *graph.Property) string { return string(n) + "." + name(p.Key) }
func (n node) id() string                     { return string(n) + ".id" }
func (n node) variables() []string            { return []string{string(n)} }
func (n node) is(t *graph.Type) string        { return string(n) + ":" + name(t.Name) }

// edge is the relationship that was walked to a far end. It is given a variable
// in its pattern only if something is read of it.
type edge struct {
	variable string
	relation *graph.Relation
	read     bool
}

func (e *edge) value(p *graph.Property) string {
	e.read = true
	return e.variable + "." + name(p.Key)
}

// owns tells whether a property is one of the relation walked.
func (e *edge) owns(p *graph.Property) bool {
	if len(p.Parts) > 0 {
		p = p.Parts[0]
	}
	return e != nil && slices.Contains(e.relation.Properties, p)
}

// scope is what conditions, orders and fields may speak of.
type scope struct {
	far  far
	edge *edge // nil where no relation was walked
}

// value reads a property of the far end or of the relation.
func (s scope) value(p *graph.Property, ofEdge bool) string {
	switch {
	case !ofEdge:
		return s.far.value(p)
	case s.edge == nil:
		return "null"
	}
	return s.edge.value(p)
}

// variables are those that must stay in scope.
func (s scope) variables() []string {
	vs := s.far.variables()
	if s.edge != nil && s.edge.read {
		vs = append(vs, s.edge.variable)
	}
	return vs
}
