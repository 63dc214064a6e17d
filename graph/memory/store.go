// Package memory is the embedded store. It is also the reference for the meaning
// of a graph.Query: it does what the comments of package graph say, in plain Go.
//
// A state of the graph never changes once queries can see it. So any number of
// queries read one state while Apply makes the next state.
package memory

import (
	"context"
	"fmt"
	"sync"
	"sync/atomic"

	"parley/graph"
)

// Store is a graph.Keeper that holds its graph in memory.
type Store struct {
	current atomic.Pointer[state]
	writing sync.Mutex
}

// New returns an empty store at revision 0.
func New() *Store {
	s := &Store{}
	s.current.Store(newState())
	return s
}

// Filled returns a store that holds the contents of a graph at a revision. The error wraps graph.ErrDangling if an edge ends
// at a thing that is not among the records.
func Filled(c graph.Contents, at graph.Revision) (*Store, error) {
	f := newFilling()
	f.add(c)
	st, err := f.finished(at)
	if err != nil {
		return nil, err
	}
	s := &Store{}
	s.current.Store(st)
	return s, nil
}

// Run answers q. See graph.Store.
func (s *Store) Run(ctx context.Context, q *graph.Query, sink graph.Sink) (graph.Revision, error) {
	st := s.current.Load()
	then := st
	if q.AsOf != "" {
		var err error
		if then, err = st.asOf(ctx, q.AsOf); err != nil {
			return 0, err
		}
	}
	lent := scratches.Get().(*scratch)
	defer endScratch(lent)
	r := &run{reader: reader{state: then, earlier: q.AsOf != ""}, now: reader{state: st}, scratch: lent, ctx: ctx, work: graph.WorkOf(ctx), sink: sink}
	if err := r.answer(q); err != nil {
		return 0, err
	}
	return st.revision, nil
}

// Revision returns the revision of the graph now. See graph.Current.
func (s *Store) Revision() (r graph.Revision, known bool) { return s.current.Load().revision, true }

// Extent returns how much the graph holds. See graph.Store.
func (s *Store) Extent(ctx context.Context) (graph.Extent, graph.Revision, error) {
	if err := graph.Interrupted(ctx); err != nil {
		return graph.Extent{}, 0, err
	}
	st := s.current.Load()
	return st.extent(), st.revision, nil
}

// Contents returns everything stored. See graph.Keeper.
func (s *Store) Contents(context.Context) (graph.Contents, graph.Revision, error) {
	st := s.current.Load()
	return st.contents(), st.revision, nil
}

// Apply makes the changes. See graph.Keeper.
func (s *Store) Apply(ctx context.Context, c graph.Change) (graph.Revision, error) {
	return s.ApplyAll(ctx, []graph.Change{c})
}

// ApplyAll makes several changes, one after the other, or none of them. Each starts from the revision to which the change before
// it leads. Queries see the graph before all of them or after all of them. See graph.Keeper.
func (s *Store) ApplyAll(_ context.Context, changes []graph.Change) (graph.Revision, error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	st := s.current.Load()
	for _, c := range changes {
		if c.Base != st.revision {
			return 0, fmt.Errorf("%w: the graph is at revision %d, and the change starts from revision %d", graph.ErrConflict, st.revision, c.Base)
		}
		if c.Empty() {
			continue
		}
		next, err := st.change(c)
		if err != nil {
			return 0, err
		}
		st = next
	}
	s.current.Store(st)
	return st.revision, nil
}

// Close does nothing: the store holds no resources.
func (s *Store) Close(context.Context) error { return nil }
