package neo4j

import (
	"slices"

	"parley/graph"
)

// owner has properties that a statement can read. It is a node, a relationship or a
// derived thing.
type owner interface {
	// value returns the expression for a property that is stored as one value.
	value(p *graph.Property) string
}

// far is an owner that can stand at the end of a link.
type far interface {
	owner
	// id returns the expression for the value that completes every order.
	id() string
	// variables returns the variables that the other expressions use.
	variables() []string
	// is returns the condition that the thing is of one of its possible types.
	is(t *graph.Type) string
}

// derived is a far end that the statement computes. It is not a node.
type derived interface {
	far
	// nodes writes clauses that bind x to the things whose ids a property holds,
	// without a lookup of ids. A WHERE may follow the clauses. It returns "" if the
	// statement holds only the ids and not the things.
	nodes(p *graph.Property, x string) string
}

// node is a node. Its values are those at a moment, if at is set.
type node struct {
	name string // the variable
	at   moment
	was  string // the variable with the values at the moment, if the statement has bound them, or ""
}

// node returns the node of a variable.
func (c *compiler) node(variable string) node { return node{name: variable, at: c.at} }

// variable returns the variable of the node.
func (n node) variable() string { return n.name }

// begun is a far end that is a node, so a pattern can begin there.
type begun interface{ variable() string }

func (n node) value(p *graph.Property) string {
	if n.was != "" && len(historiesWith(p)) > 0 {
		if isSince(p) {
			return absent(n.was + ".since")
		}
		return n.was + "." + name(p.Key)
	}
	return n.at.value(n.name, p)
}

func (n node) id() string { return n.name + ".id" }

func (n node) variables() []string {
	if n.was != "" {
		return []string{n.name, n.was}
	}
	return []string{n.name}
}

func (n node) is(t *graph.Type) string { return n.name + ":" + name(t.Name) }

// edge is the relationship that was walked to a far end. Its pattern names it only
// if the statement reads something of it.
type edge struct {
	variable string
	relation *graph.Relation
	read     bool
}

func (e *edge) value(p *graph.Property) string {
	e.read = true
	if isSince(p) && slices.Contains(datedRelations, e.relation) {
		return absent(e.variable + ".since")
	}
	return e.variable + "." + name(p.Key)
}

// owns reports whether a property is one of the relation walked.
func (e *edge) owns(p *graph.Property) bool {
	return e != nil && slices.Contains(e.relation.Properties, p.First())
}

// scope holds the two owners whose properties conditions, orders and fields can read.
type scope struct {
	far  far
	edge *edge // nil if no relation was walked
}

// value returns the expression for a property of the far end or of the relation.
func (s scope) value(p *graph.Property, ofEdge bool) string {
	switch {
	case !ofEdge:
		return s.far.value(p)
	case s.edge == nil:
		return "null"
	}
	return s.edge.value(p)
}

// variables returns the variables that must stay in scope.
func (s scope) variables() []string {
	vs := s.far.variables()
	if s.edge != nil && s.edge.read {
		vs = append(vs, s.edge.variable)
	}
	return vs
}
