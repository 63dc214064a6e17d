// Package memory is the embedded store, and the executable meaning of a
// graph.Query: everything lies in Go structs that are never changed once they
// can be seen, so that any number of queries read one state of the graph while
// the next one is made.
package memory

import (
	"context"
	"errors"
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

// New returns an empty store.
func New() *Store {
	s := &Store{}
	s.current.Store(newState(0, nil, nil))
	return s
}

// Run answers q. See graph.Store.
func (s *Store) Run(ctx context.Context, q *graph.Query, sink graph.Sink) (graph.Revision, error) {
	st := s.current.Load()
	r := &run{ctx: ctx, state: st, sink: sink}
	if err := r.answer(q); err != nil {
		return 0, err
	}
	return st.revision, nil
}

// Extent returns how much there is. See graph.Store.
func (s *Store) Extent(ctx context.Context) (graph.Extent, graph.Revision, error) {
	if err := interrupted(ctx); err != nil {
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
func (s *Store) Apply(_ context.Context, c graph.Change) (graph.Revision, error) {
	s.writing.Lock()
	defer s.writing.Unlock()
	st := s.current.Load()
	if c.Base != st.revision {
		return 0, fmt.Errorf("%w: it is at revision %d, not %d", graph.ErrConflict, st.revision, c.Base)
	}
	if c.Empty() {
		return st.revision, nil
	}
	next, err := st.change(c)
	if err != nil {
		return 0, err
	}
	s.current.Store(next)
	return next.revision, nil
}

// Close does nothing: there is nothing to give back.
func (s *Store) Close(context.Context) error { return nil }

// interrupted tells why a context ended, in the domain's words.
func interrupted(ctx context.Context) error {
	err := ctx.Err()
	switch {
	case err == nil:
		return nil
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("%w: %w", graph.ErrDeadline, err)
	}
	return fmt.Errorf("%w: %w", graph.ErrCanceled, err)
}
