package analysis

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"parley/graph"
)

// readLimit is the time limit of a read. It is longer than the deadline of a
// request: otherwise a graph that takes longer than a request could never be read.
const readLimit = time.Minute

// Cache holds the projection of a store, and reads it again when the graph has
// changed. Many goroutines can call its methods at the same time.
type Cache struct {
	store  graph.Store
	view   View
	latest atomic.Pointer[Projection] // nil until the first read ends

	lock    sync.Mutex
	current *read // the read that is running, or nil
}

// read is one read of the projection. Its result is set before done is closed.
type read struct {
	done       chan struct{}
	projection *Projection
	err        error
}

// View says which meetings and attendances a projection has.
type View struct {
	Alleged bool   // an attendance that is only alleged counts like any other
	AsOf    string // the moment of the graph: see graph.Query.AsOf
}

// NewCache returns an empty cache of the projection of a store.
func NewCache(store graph.Store, of View) *Cache { return &Cache{store: store, view: of} }

// Get returns the projection of the store's revision. If the graph changes during
// the call, it is the projection of a revision that the store had at some time
// since the call began.
//
// Get asks the store for its revision, and reads the projection if the revision is
// new. Only one read runs at a time, and all callers wait for it. A read continues
// when its callers go away.
//
// Get returns the store's errors, or an error that wraps graph.ErrDeadline or
// graph.ErrCanceled if ctx ends first.
func (c *Cache) Get(ctx context.Context) (*Projection, error) {
	for second := false; ; {
		latest := c.latest.Load()
		p, err := c.ifCurrent(ctx, latest)
		if p != nil || err != nil {
			return p, err
		}
		r, began := c.join(ctx, latest)
		if r == nil {
			continue // another caller's read has ended meanwhile: its result can be current
		}
		select {
		case <-r.done:
		case <-ctx.Done():
			return nil, graph.Interrupted(ctx)
		}
		// A read that was running before this call can miss the latest change. The
		// second read cannot: it began after this call.
		if r.err != nil || began || second {
			return r.projection, r.err
		}
		second = true
	}
}

// join returns the read that is running, or begins one. began reports
// whether it began one. It returns nil if the cache no longer holds the projection seen.
func (c *Cache) join(ctx context.Context, seen *Projection) (r *read, began bool) {
	c.lock.Lock()
	defer c.lock.Unlock()
	if c.current != nil {
		return c.current, false
	}
	if c.latest.Load() != seen {
		return nil, false
	}
	r = &read{done: make(chan struct{})}
	c.current = r
	go func() {
		ctx, cancel := context.WithTimeout(graph.Detached(ctx), readLimit)
		defer cancel()
		defer func() {
			c.lock.Lock()
			defer c.lock.Unlock()
			c.current = nil
			close(r.done)
		}()
		defer graph.Recovered(&r.err)
		r.projection, r.err = Read(ctx, c.store, c.view)
		if r.err == nil {
			c.latest.Store(r.projection)
		}
	}()
	return r, true
}

// ifCurrent returns the projection if the store is still at its revision. It
// returns nil if the store is not, or if p is nil.
func (c *Cache) ifCurrent(ctx context.Context, p *Projection) (*Projection, error) {
	if p == nil {
		return nil, nil //nolint:nilnil // an empty cache is not an error
	}
	current, err := p.Current(ctx, c.store)
	if err != nil || !current {
		return nil, err
	}
	return p, nil
}

// Current reports whether a store is still at the revision of the projection.
func (p *Projection) Current(ctx context.Context, store graph.Store) (bool, error) {
	revision, err := store.Run(ctx, revisionOnly(), graph.Discard{})
	return err == nil && revision == p.Revision, err
}
