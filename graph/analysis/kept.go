package analysis

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"time"

	"parley/graph"
)

// readingTime is how long a reading may take. It is no request's deadline: a
// graph that takes longer to read than a request may take would never be read.
const readingTime = time.Minute

// Kept keeps the projection of a store, and reads it anew when the graph has
// changed. Its methods may be called from many goroutines at once.
type Kept struct {
	store  graph.Store
	latest atomic.Pointer[Projection] // nil until one was read

	lock  sync.Mutex
	going *reader // nil while nobody reads
}

// reader is one reading. What it has read can be seen once done is closed.
type reader struct {
	done chan struct{}
	read *Projection
	err  error
}

// Keep returns a Kept that has read nothing yet.
func Keep(store graph.Store) *Kept { return &Kept{store: store} }

// Get returns the projection of the revision that the store is at, or, if the
// graph changes meanwhile, of one that it was at since Get was called. It asks for
// that revision, and if it is a new one, reads; there is one reading at a time, and
// all wait for it. It goes on when those who wait go away.
//
// It returns the store's errors, or one that wraps ErrDeadline or ErrCanceled
// when ctx ends before the answer is there.
func (k *Kept) Get(ctx context.Context) (*Projection, error) {
	for recent := false; ; {
		kept := k.latest.Load()
		p, err := k.current(ctx, kept)
		if p != nil || err != nil {
			return p, err
		}
		r, begun := k.join(ctx, kept)
		if r == nil {
			continue // another has read in between: perhaps just what is wanted
		}
		select {
		case <-r.done:
		case <-ctx.Done():
			return nil, interrupted(ctx)
		}
		// A reading that was going on already may have missed the latest change. A
		// second one has not: it began after this call.
		if r.err != nil || begun || recent {
			return r.read, r.err
		}
		recent = true
	}
}

// join returns the reading that goes on, or begins one and says so, unless something
// else is kept by now than was.
func (k *Kept) join(ctx context.Context, was *Projection) (r *reader, begun bool) {
	k.lock.Lock()
	defer k.lock.Unlock()
	if k.going != nil {
		return k.going, false
	}
	if k.latest.Load() != was {
		return nil, false
	}
	r = &reader{done: make(chan struct{})}
	k.going = r
	go func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), readingTime)
		defer cancel()
		defer func() {
			if p := recover(); p != nil { // nobody else would catch it here
				r.err = fmt.Errorf("reading the graph ended in a panic: %v", p)
			}
			k.lock.Lock()
			defer k.lock.Unlock()
			k.going = nil
			close(r.done)
		}()
		r.read, r.err = Read(ctx, k.store)
		if r.err == nil {
			k.latest.Store(r.read)
		}
	}()
	return r, true
}

// current returns what is kept if the store is still at its revision, else nil.
func (k *Kept) current(ctx context.Context, p *Projection) (*Projection, error) {
	if p == nil {
		return nil, nil //nolint:nilnil // that nothing is kept yet is no error
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
