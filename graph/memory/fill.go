package memory

import (
	"context"
	"fmt"
	"iter"

	"parley/graph"
)

// Fill fills the empty store. See graph.Filler.
func (s *Store) Fill(ctx context.Context, base graph.Revision, parts iter.Seq[graph.Contents]) (graph.Revision, error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	if st := s.current.Load(); st.revision != base || len(st.ordered) > 0 {
		return 0, fmt.Errorf("%w: the graph is at revision %d and has %d things, and the parts are for an empty graph at revision %d",
			graph.ErrConflict, st.revision, len(st.ordered), base)
	}
	f := newFilling()
	for part := range parts {
		if err := graph.Interrupted(ctx); err != nil {
			return 0, err
		}
		f.add(part)
	}
	if err := graph.Interrupted(ctx); err != nil {
		return 0, err
	}
	st, err := f.finished(base + 1)
	if err != nil {
		return 0, err
	}
	s.current.Store(st)
	return st.revision, nil
}

// filling collects the parts of a graph in the form of the store.
type filling struct {
	builder

	packer *packer
	loose  []looseEdge
}

// looseEdge is an edge that came before a thing at one of its ends.
type looseEdge struct {
	relation *graph.Relation
	from, to graph.ID
	values   *values
}

func newFilling() *filling {
	return &filling{
		builder: builder{things: map[graph.ID]*thing{}, edges: make([]links, len(graph.Parley.Relations()))},
		packer:  newPacker(),
	}
}

// add adds a part. It keeps no list of the part.
func (f *filling) add(c graph.Contents) {
	f.packer.reserve(c.Records, c.Edges)
	for _, r := range c.Records {
		t := &thing{id: r.ID(), typ: r.Type, stored: f.packer.pack(r.Type.Properties, r.Values)}
		f.things[t.id], f.ordered = t, append(f.ordered, t)
	}
	for _, e := range c.Edges {
		values := f.packer.pack(e.Relation.Properties, e.Values)
		if !f.link(e.Relation, e.From, e.To, values) {
			f.loose = append(f.loose, looseEdge{e.Relation, e.From, e.To, values})
		}
	}
}

// link adds an edge if both of its ends are there.
func (f *filling) link(r *graph.Relation, from, to graph.ID, values *values) bool {
	l := link{f.things[from], f.things[to], values}
	if l.from == nil || l.to == nil {
		return false
	}
	f.edges[r.Index].fresh = append(f.edges[r.Index].fresh, l)
	return true
}

// finished returns the state with all parts. It uses the memory of the filling. The error wraps graph.ErrDangling if an end of an
// edge was in no part.
func (f *filling) finished(revision graph.Revision) (*state, error) {
	for _, e := range f.loose {
		if !f.link(e.relation, e.from, e.to, e.values) {
			return nil, dangling(e.relation, e.from, e.to, f.things[e.from] != nil)
		}
	}
	f.loose, f.packer = nil, nil
	f.ordered = inOrder(f.ordered, compareThings)
	return f.build(revision), nil
}

// dangling says which end of an edge is missing.
func dangling(r *graph.Relation, from, to graph.ID, hasFrom bool) error {
	id := from
	if hasFrom {
		id = to
	}
	return fmt.Errorf("%w: %s from %s to %s, and there is no %s", graph.ErrDangling, r.Name, from, to, id)
}
