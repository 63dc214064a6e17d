package replica

import (
	"context"
	"errors"
	"fmt"
	"time"

	"parley/graph"
	"parley/graph/memory"
)

// rest is how many times as long as a look that failed the replica waits before the next look, at least. So it does not read a
// large database all the time in vain.
const rest = 4

var (
	// ErrTooLarge says that a graph would need more memory than its replica may take.
	ErrTooLarge = errors.New("the graph is too large for its replica")
	// ErrLoading says that a load is under way, so that there is nothing whole to copy.
	ErrLoading = errors.New("a load is under way")
	// ErrNotWhole says that the graph in the database is not what a load wrote: a load ended during the reading, or somebody
	// changed the graph without Parley.
	ErrNotWhole = errors.New("the graph is not what the last load wrote")
)

// follow looks at the database again and again, until ctx ends.
func (s *Store) follow(ctx context.Context) {
	for {
		began := time.Now()
		s.update.Lock()
		equal := s.look(ctx)
		s.update.Unlock()
		pause := s.options.Every
		if !equal {
			pause = max(pause, rest*time.Since(began))
		}
		wait := time.NewTimer(pause)
		select {
		case <-ctx.Done():
			wait.Stop()
			return
		case <-wait.C:
		}
	}
}

// look makes the copy equal to the database, and reports a new state. It returns whether the two are known to be equal. The caller holds
// update.
func (s *Store) look(ctx context.Context) (equal bool) {
	at, err := s.follows(ctx)
	equal = !at.IsZero()
	if equal {
		s.equal.Store(at.UnixNano())
	}
	if ctx.Err() != nil { // the replica ends, or the caller is gone
		return equal
	}
	state := s.state
	state.Err = err
	if c := s.copy.Load(); c != nil {
		state.Revision = c.at.Revision
	}
	if state.Revision != s.state.Revision || (err == nil) != (s.state.Err == nil) || s.state == (State{}) {
		if s.options.Report != nil {
			s.options.Report(state)
		}
	}
	s.state = state
	return equal
}

// follows makes the copy equal to the database as the last load left it. It returns a time at which the two were known to be equal, or
// the zero time.
func (s *Store) follows(ctx context.Context) (at time.Time, err error) {
	defer func() {
		if errors.Is(err, graph.ErrPanic) { // Neo4j answers until an attempt succeeds
			at = time.Time{}
			s.copy.Store(nil)
		}
	}()
	defer graph.Recovered(&err)
	old := s.copy.Load()
	if old != nil {
		if at, err := s.advance(ctx, old); !at.IsZero() || err != nil {
			return at, err
		}
	}
	began := time.Now()
	finished, loading, err := loads(ctx, s.Database)
	switch {
	case err != nil:
		return time.Time{}, err
	case loading && old == nil:
		return time.Time{}, ErrLoading
	case loading:
		// The changes are those of the load that is under way, unless another load has ended, too.
		if before, _, err := loads(ctx, old); err != nil || before != finished {
			return time.Time{}, err
		}
		return began, nil
	}
	if err := s.copyAll(ctx); err != nil {
		return time.Time{}, err
	}
	return s.advance(ctx, s.copy.Load()) // the reading can have taken minutes
}

// advance makes the changes in the copy that the log of the database holds. It returns a time at which the two were known to be equal, or
// the zero time if the log does not lead from the copy to the database.
func (s *Store) advance(ctx context.Context, c *copied) (at time.Time, err error) {
	began := time.Now()
	changes, now, err := s.ChangesAfter(ctx, c.at)
	switch {
	case err != nil:
		return time.Time{}, err
	case now == c.at:
		return began, nil
	case len(changes) == 0:
		return time.Time{}, nil
	case underWay(changes):
		return began, nil
	}
	if _, err := c.ApplyAll(ctx, changes); err != nil {
		return time.Time{}, nil //nolint:nilerr // the log does not fit the copy, so the replica reads everything
	}
	s.copy.Store(&copied{c.Store, now})
	return began, nil
}

// copyAll makes a new copy of the whole database.
func (s *Store) copyAll(ctx context.Context) error {
	things, relations, err := s.Size(ctx)
	if err != nil {
		return err
	}
	if needs := bytesOf(things, relations); s.options.Memory > 0 && needs > s.options.Memory {
		s.copy.Store(nil)
		return fmt.Errorf("%w: it needs about %d MiB, and may take %d MiB", ErrTooLarge, needs>>20, s.options.Memory>>20)
	}
	s.ahead.Store(0) // this may be another graph
	contents, at, err := s.Whole(ctx)
	if err != nil {
		return err
	}
	if s.options.Complete != nil {
		if err := s.options.Complete(contents); err != nil {
			return fmt.Errorf("%w: %w", ErrNotWhole, err)
		}
	}
	filled, err := memory.Filled(contents, at.Revision)
	if err != nil {
		return fmt.Errorf("%w: %w", ErrNotWhole, err)
	}
	s.state.Things, s.state.Relations = len(contents.Records), len(contents.Edges)
	s.copy.Store(&copied{filled, at})
	return nil
}

// loads returns how many loads have finished in a store, and whether a load is under way.
func loads(ctx context.Context, s graph.Store) (finished int, loading bool, err error) {
	var n [2]int
	for i, status := range []graph.LoadStatus{graph.LoadFinished, graph.LoadUnderWay} {
		far := graph.Selection{load: {{Property: load.Properties[0]}}}
		var found total
		_, err := s.Run(ctx, &graph.Query{
			Start: graph.Start{Scan: true},
			Root: graph.Link{
				Types: []*graph.Type{load}, Item: []graph.Field{{Far: far}},
				Many: &graph.List{
					Where: graph.Comparison{Property: load.Property("status"), Op: graph.Equal, Value: string(status)},
					Page:  graph.Window{First: 0, Last: -1}, Total: true,
				},
			},
		}, &found)
		if err != nil {
			return 0, false, err
		}
		n[i] = found.n
	}
	return n[0], n[1] > 0, nil
}

var load = graph.Parley.Type("Load")

// total takes the number of things in a list.
type total struct {
	graph.Discard
	n int
}

// List takes the number. See graph.Sink.
func (t *total) List(p graph.Page) { t.n = p.Total }

// underWay reports whether a load is under way after changes, if none was before them.
func underWay(changes []graph.Change) bool {
	loading := map[graph.ID]bool{}
	for _, c := range changes {
		for _, r := range c.Put {
			if r.Type == load {
				loading[r.ID()] = r.Values[load.Property("status").Index] == string(graph.LoadUnderWay)
			}
		}
	}
	for _, is := range loading {
		if is {
			return true
		}
	}
	return false
}
