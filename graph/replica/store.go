package replica

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"time"

	"parley/graph"
	"parley/graph/memory"
)

// Options say how a replica follows its database. The zero value of each option means its default.
type Options struct {
	Every  time.Duration // the time between two looks at the database; default 1 s
	MaxAge time.Duration // the copy answers while it was known to equal the database within this time; default 1 min
	Memory int64         // the bytes that the copy may take, estimated; default: no limit

	// Complete returns an error if contents are not what a load wrote completely, for example because a load committed a
	// change while they were read. Default: all contents are accepted.
	Complete func(graph.Contents) error

	// Report is called when what the replica does has changed. It is called from one goroutine at a time.
	Report func(State)
}

// State is what a replica does now.
type State struct {
	Revision  graph.Revision // of the copy
	Things    int            // in the copy
	Relations int            // in the copy
	Err       error          // why there is no copy, or why it cannot follow; nil if all is well
}

// Store is a graph.Keeper that answers from a copy of a database.
type Store struct {
	Database
	options Options

	copy   atomic.Pointer[copied]
	equal  atomic.Int64 // when the copy was last known to equal the database, in Unix nanoseconds
	ahead  atomic.Int64 // the highest revision from which the database has answered; an older copy does not answer after it
	update sync.Mutex   // the goroutine that changes the copy holds it
	state  State        // the last state that was reported; guarded by update

	stop  context.CancelFunc
	ended chan struct{} // closed when the replica follows no more
}

// copied is the copy of a database.
type copied struct {
	*memory.Store
	at graph.Position
}

var (
	_ graph.Keeper  = (*Store)(nil)
	_ graph.Current = (*Store)(nil)
	_ graph.Copy    = (*Store)(nil)
)

// Open returns a replica of a database. The replica makes its copy in the background, and follows the database until
// Close. Close closes the database, too.
func Open(ctx context.Context, d Database, o Options) *Store {
	if o.Every == 0 {
		o.Every = time.Second
	}
	if o.MaxAge == 0 {
		o.MaxAge = time.Minute
	}
	following, stop := context.WithCancel(graph.Detached(ctx))
	s := &Store{Database: d, options: o, stop: stop, ended: make(chan struct{})}
	go func() {
		defer close(s.ended)
		s.follow(following)
	}()
	return s
}

// Close ends the following, and closes the database. See graph.Store.
func (s *Store) Close(ctx context.Context) error {
	s.stop()
	<-s.ended
	return s.Database.Close(ctx)
}

// Run answers a query from the copy, or from the database if the copy is not fresh. See graph.Store.
func (s *Store) Run(ctx context.Context, q *graph.Query, sink graph.Sink) (graph.Revision, error) {
	if c := s.fresh(); c != nil {
		return c.Run(ctx, q, sink)
	}
	r, err := s.Database.Run(ctx, q, sink)
	for err == nil {
		known := s.ahead.Load()
		if int64(r) <= known || s.ahead.CompareAndSwap(known, int64(r)) {
			break
		}
	}
	return r, err
}

// Extent returns how much the graph holds. See graph.Store.
func (s *Store) Extent(ctx context.Context) (graph.Extent, graph.Revision, error) {
	if c := s.fresh(); c != nil {
		return c.Extent(ctx)
	}
	return s.Database.Extent(ctx)
}

// Apply makes a change in the database, and then in the copy. See graph.Keeper.
func (s *Store) Apply(ctx context.Context, c graph.Change) (graph.Revision, error) {
	s.update.Lock()
	defer s.update.Unlock()
	revision, err := s.Database.Apply(ctx, c)
	if err != nil && !errors.Is(err, graph.ErrUnknown) {
		return 0, err
	}
	if !s.look(ctx) {
		s.equal.Store(0) // the caller sees its change in the database
	}
	return revision, err
}

// Revision returns the revision of the copy, if the copy answers. See graph.Current.
func (s *Store) Revision() (r graph.Revision, known bool) {
	c := s.fresh()
	if c == nil {
		return 0, false
	}
	return c.Revision()
}

// Age returns how long ago the copy was last known to equal the database, if the copy answers. See graph.Copy.
func (s *Store) Age() (age time.Duration, ok bool) {
	age = time.Since(time.Unix(0, s.equal.Load()))
	return age, s.fresh() != nil
}

// fresh returns the copy if it may answer, or nil.
func (s *Store) fresh() *copied {
	c := s.copy.Load()
	if c == nil || int64(c.at.Revision) < s.ahead.Load() || time.Since(time.Unix(0, s.equal.Load())) > s.options.MaxAge {
		return nil
	}
	return c
}
