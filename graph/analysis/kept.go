package analysis

import (
	"context"
	"errors"
	"fmt"
	"sync/atomic"

	"parley/graph"
)

// Kept keeps the projection of a store, and reads it anew when the graph has
// changed. Its methods may be called from many goroutines at once.
type Kept struct {
	store  graph.Store
	latest atomic.Pointer[Projection] // nil until one was read
	turn   chan struct{}              // holds a token while somebody reads
}

// Keep returns a Kept that has read nothing yet.
func Keep(store graph.Store) *Kept {
	return &Kept{store: store, turn: make(chan struct{}, 1)}
}

// Get returns the projection of the revision that the store is at. It asks for
// that revision, and if it is a new one, reads; one caller reads at a time, the
// others wait for what it reads. A reading that fails is its caller's alone:
// whoever waits next tries again.
//
// It returns the store's errors, or one that wraps ErrDeadline or ErrCanceled
// when ctx ends before it is its turn.
func (k *Kept) Get(ctx context.Context) (*Projection, error) {
	p, err := k.current(ctx)
	if p != nil || err != nil {
		return p, err
	}
	select {
	case k.turn <- struct{}{}:
		defer func() { <-k.turn }()
	case <-ctx.Done():
		return nil, interrupted(ctx)
	}
	// Somebody may have read it while this one waited, or the graph have changed again.
	p, err = k.current(ctx)
	if p != nil || err != nil {
		return p, err
	}
	p, err = Read(ctx, k.store)
	if err != nil {
		return nil, err
	}
	k.latest.Store(p)
	return p, nil
}

// current returns what is kept if the store is still at its revision, else nil.
func (k *Kept) current(ctx context.Context) (*Projection, error) {
	p := k.latest.Load()
	if p == nil {
		return nil, nil
	}
	revision, err := k.store.Run(ctx, nothing(), &reading{})
	if err != nil || revision != p.Revision {
		return nil, err
	}
	return p, nil
}

// interrupted tells why a context ended, in the domain's words; nil if it has not.
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
