package replica

import (
	"context"
	"errors"
	"fmt"
	"time"

	"parley/graph"
	"parley/graph/memory"
)

// rest is how many times as long as a look the replica waits before the next look, at least. So a database of
// which a look takes long is not asked all the time.
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
		s.look(ctx)
		s.update.Unlock()
		wait := time.NewTimer(max(s.options.Every, rest*time.Since(began)))
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
	began := time.Now()
	equal, err := s.follows(ctx)
	if equal {
		s.equal.Store(began.UnixNano())
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

// follows makes the copy equal to the database as the last load left it. It reports whether the two are known to be equal.
func (s *Store) follows(ctx context.Context) (equal bool, err error) {
	old := s.copy.Load()
	if old != nil {
		if done, err := s.advance(ctx, old); done || err != nil {
			return done, err
		}
	}
	finished, loading, err := loads(ctx, s.Database)
	if err != nil {
		return false, err
	}
	if loading {
		if old == nil {
			return false, ErrLoading
		}
		// The changes are those of the load that is under way, unless another load has ended, too.
		before, _, err := loads(ctx, old)
		return err == nil && before == finished, err
	}
	return s.copyAll(ctx)
}

// advance makes the changes in the copy that the log of the database holds. done is false if the log does not lead from the copy
// to the database.
func (s *Store) advance(ctx context.Context, c *copied) (done bool, err error) {
	changes, now, err := s.ChangesAfter(ctx, c.at)
	switch {
	case err != nil:
		return false, err
	case now == c.at:
		return true, nil
	case len(changes) == 0:
		return false, nil
	case underWay(changes):
		return true, nil
	}
	if _, err := c.ApplyAll(ctx, changes); err != nil {
		return false, fmt.Errorf("change the copy: %w", err)
	}
	s.copy.Store(&copied{c.Store, now})
	return true, nil
}

// copyAll makes a new copy of the whole database.
func (s *Store) copyAll(ctx context.Context) (equal bool, err error) {
	things, relations, err := s.Size(ctx)
	if err != nil {
		return false, err
	}
	if needs := bytesOf(things, relations); s.options.Memory > 0 && needs > s.options.Memory {
		s.copy.Store(nil)
		return false, fmt.Errorf("%w: it needs about %d MiB, and may take %d MiB", ErrTooLarge, needs>>20, s.options.Memory>>20)
	}
	s.ahead.Store(0) // this may be another graph
	contents, at, err := s.Whole(ctx)
	if err != nil {
		return false, err
	}
	if s.options.Complete != nil {
		if err := s.options.Complete(contents); err != nil {
			return false, fmt.Errorf("%w: %w", ErrNotWhole, err)
		}
	}
	filled, err := memory.Filled(contents, at.Revision)
	if err != nil {
		return false, fmt.Errorf("%w: %w", ErrNotWhole, err)
	}
	s.state.Things, s.state.Relations = len(contents.Records), len(contents.Edges)
	s.copy.Store(&copied{filled, at})
	return true, nil
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
