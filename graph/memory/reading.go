package memory

import (
	"cmp"
	"context"
	"slices"

	"parley/graph"
)

// Read reads the present state. See graph.Keeper.
func (s *Store) Read(ctx context.Context, use func(graph.Reading) error) error {
	if err := graph.Interrupted(ctx); err != nil {
		return err
	}
	st := s.current.Load()
	return use(reading{st, reader{state: st}, ctx})
}

// reading is a graph.Reading of a state, which never changes.
type reading struct {
	*state

	of  reader
	ctx context.Context // of the call of Read
}

// Revision returns the revision of the state. See graph.Reading.
func (r reading) Revision() graph.Revision { return r.revision }

// Size counts things and edges. See graph.Reading.
func (r reading) Size() (graph.Size, error) {
	size := graph.Size{Things: map[*graph.Type]int{}, Edges: map[*graph.Relation]int{}}
	for t, things := range r.byType {
		if len(things) > 0 {
			size.Things[t] = len(things)
		}
	}
	for direction := 0; direction < len(r.edges); direction += 2 {
		if n := len(r.edges[direction]); n > 0 {
			size.Edges[relationOf(direction)] = n
		}
	}
	return size, graph.Interrupted(r.ctx)
}

// Things calls take with things and their edges. See graph.Reading.
func (r reading) Things(types []*graph.Type, along []graph.Via, take func(graph.Thing) error) error {
	for _, t := range r.ordered {
		if !slices.Contains(types, t.typ) {
			continue
		}
		if err := graph.Interrupted(r.ctx); err != nil {
			return err
		}
		found := graph.Thing{Record: t.record(), Edges: make([][]graph.FarEdge, len(along))}
		for i, via := range along {
			for _, e := range r.along(t, directionOf(via.Relation, via.Reverse)) {
				far := graph.FarEdge{Edge: stored(via.Relation, t.id, e), Type: e.far.typ}
				if via.Reverse {
					far.From, far.To = far.To, far.From
				}
				if p := e.far.typ.Property("name"); p != nil {
					far.Name, _ = r.of.value(e.far, p).(string)
				}
				found.Edges[i] = append(found.Edges[i], far)
			}
			slices.SortFunc(found.Edges[i], func(a, b graph.FarEdge) int { return a.CompareByFrom(b.Edge) })
		}
		if err := take(found); err != nil {
			return err
		}
	}
	return nil
}

// Edges calls take with edges. See graph.Reading.
func (r reading) Edges(relations []*graph.Relation, take func(graph.Edge) error) error {
	relations = slices.SortedFunc(slices.Values(relations), func(a, b *graph.Relation) int { return cmp.Compare(a.Name, b.Name) })
	for _, t := range r.ordered {
		if err := graph.Interrupted(r.ctx); err != nil {
			return err
		}
		for _, relation := range relations {
			edges := r.along(t, directionOf(relation, false))
			for len(edges) > 0 { // the edges between two things
				n := 1
				for n < len(edges) && edges[n].far == edges[0].far {
					n++
				}
				between := make([]graph.Edge, n)
				for i, e := range edges[:n] {
					between[i] = stored(relation, t.id, e)
				}
				slices.SortFunc(between, graph.Edge.CompareByFrom)
				for _, e := range between {
					if err := take(e); err != nil {
						return err
					}
				}
				edges = edges[n:]
			}
		}
	}
	return nil
}

// stored returns the stored form of an edge that begins at a thing.
func stored(r *graph.Relation, from graph.ID, e edge) graph.Edge {
	return graph.Edge{Relation: r, From: from, To: e.far.id, Values: e.values.full(len(r.Properties))}
}
