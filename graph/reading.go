package graph

import "cmp"

// Reading reads one state of a graph, part by part. Keeper.Read makes it. Only the function that got it can use it, from one goroutine,
// and only until this function returns.
//
// A store must keep these rules:
//   - Every call must read the same state, also if a load changes the graph in the meantime.
//   - It must hold only a bounded number of things and edges at a time. So memory does not grow with the graph.
//   - If take returns an error, it must stop, and must return this error.
//   - It must return an error that wraps ErrCanceled or ErrDeadline soon after the context of Read has ended, and ErrUnavailable if
//     its database does not answer.
//   - take may keep what it gets. It must not begin another call on the reading.
type Reading interface {
	// Revision returns the revision of the state.
	Revision() Revision

	// Size counts the things and the edges of the state. A type without things and a relation without edges are left out.
	Size() (Size, error)

	// Things calls take with each thing of the types, and with the edges of the thing along some steps. It calls take in the order
	// of the ids. The steps are along relations.
	Things(types []*Type, along []Via, take func(Thing) error) error

	// Edges calls take with each edge of the relations, in the order of Edge.CompareByFrom.
	Edges(relations []*Relation, take func(Edge) error) error
}

// Size is the number of things and edges in a graph.
type Size struct {
	Things map[*Type]int
	Edges  map[*Relation]int
}

// Total returns the number of all things and edges.
func (s Size) Total() int {
	total := 0
	for _, n := range s.Things {
		total += n
	}
	for _, n := range s.Edges {
		total += n
	}
	return total
}

// Thing is a record with some of its edges.
type Thing struct {
	Record
	// Edges has a list for each step of the reading. The edges of a list are in the order of Edge.CompareByFrom.
	Edges [][]FarEdge
}

// FarEdge is an edge, and what stands at its far end.
type FarEdge struct {
	Edge
	Type *Type  // of the far end
	Name string // of the far end, or ""
}

// Far returns the id at the far end of an edge that was found along a step.
func (e FarEdge) Far(along Via) ID {
	if along.Reverse {
		return e.From
	}
	return e.To
}

// CompareByFrom orders edges by the thing where they begin, then by relation, by the thing where they end, and by identity. It returns
// -1, 0 or 1. A store can read edges in this order without sorting the graph.
func (e Edge) CompareByFrom(o Edge) int {
	if d := cmp.Or(order(string(e.From), string(o.From)), order(e.Relation.Name, o.Relation.Name), order(string(e.To), string(o.To))); d != 0 {
		return d
	}
	return order(e.Relation.Identity(e.Values), o.Relation.Identity(o.Values))
}

// StoredTypes lists the types of which a store can hold things, in the order of their declaration.
func (m *Model) StoredTypes() []*Type {
	var stored []*Type
	for _, t := range m.types {
		if !t.Derived {
			stored = append(stored, t)
		}
	}
	return stored
}
