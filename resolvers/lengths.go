package resolvers

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"parley/graph"
	"parley/graph/analysis"
	"parley/resolvers/answer"
	"parley/resolvers/compile"
	"parley/schema"
)

const (
	measuringTime = time.Minute // the longest time of one measurement
	// A measurement reads every thing once. It takes at most a tenth of the time, however often
	// the graph changes.
	minPause     = time.Second
	pauseFactors = 9 // a pause is at least this many times as long as the measurement before it
)

// lengths holds the average lengths of the graph's lists. It measures them again in the
// background when an answer shows a new revision. Until then, the lengths are those of an
// older revision. Before the first query there are none.
type lengths struct {
	store  graph.Store
	latest atomic.Pointer[measurement] // nil before the first measurement

	mu      sync.Mutex
	running bool
	next    time.Time // the earliest time of the next measurement
}

// measurement is the extent of the graph at a revision.
type measurement struct {
	extent   graph.Extent
	revision graph.Revision
}

// measuredStore tells lengths the revision of each answer.
type measuredStore struct {
	graph.Store
	lengths *lengths
}

// Run answers a query. See graph.Store.
func (s measuredStore) Run(ctx context.Context, q *graph.Query, sink graph.Sink) (graph.Revision, error) {
	revision, err := s.Store.Run(ctx, q, sink)
	s.lengths.note(revision, err)
	return revision, err
}

// note starts a measurement after a query if the revision is new. After an error it does so
// only if there is no measurement yet and the query asked for too much: the measurement then
// helps to refuse such queries. After other errors, such as an unavailable store, it does not
// ask the store for more.
func (l *lengths) note(r graph.Revision, err error) {
	tooMuch := errors.Is(err, graph.ErrDeadline) || errors.Is(err, answer.ErrTooLarge)
	if m := l.latest.Load(); err != nil && (m != nil || !tooMuch) || m != nil && m.revision == r {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.running || time.Now().Before(l.next) {
		return
	}
	l.running = true
	go l.measure()
}

// measure measures the graph once.
func (l *lengths) measure() {
	ctx, cancel := context.WithTimeout(context.Background(), measuringTime)
	defer cancel()
	began := time.Now()
	var err error
	defer func() {
		if errors.Is(err, graph.ErrPanic) { // after other errors a later query tries again; the queries report the error
			slog.Error("the lengths of the graph's lists cannot be measured", "error", err)
		}
		l.mu.Lock()
		defer l.mu.Unlock()
		l.running = false
		l.next = time.Now().Add(max(minPause, pauseFactors*time.Since(began)))
	}()
	err = l.read(ctx)
}

// read reads the lengths, and keeps them.
func (l *lengths) read(ctx context.Context) (err error) {
	defer graph.Recovered(&err)
	extent, revision, err := l.store.Extent(ctx)
	if err != nil {
		return fmt.Errorf("read the lengths of lists: %w", err)
	}
	l.latest.Store(&measurement{extent, revision})
	return nil
}

// Length returns the average length of the list to which a field of a type or an interface
// leads. For a root field, it returns the number of things that a filter of the field may have
// to read. It returns 0 if the length is not known, or the field leads to no list along a
// relation. See graph.Extent.
func (e *Executor) Length(typeName, field string) int {
	m := e.lengths.latest.Load()
	if m == nil {
		return 0
	}
	if typeName == e.schema.Query.Name {
		return e.scanned(m.extent, field)
	}
	if typeName == compile.NetworkType {
		return networkLength(m.extent, field)
	}
	longest := 0
	for _, t := range graph.Parley.Concrete(typeName) {
		if via, ok := graph.Parley.Via(t, field); ok {
			longest = max(longest, m.extent.Degrees[via])
		}
	}
	return longest
}

// networkLength returns the largest number of nodes or edges of a network of all actors.
func networkLength(x graph.Extent, field string) int {
	nodes := 0
	for _, t := range graph.Parley.Concrete("Actor") {
		nodes += x.Things[t]
	}
	nodes = min(nodes, analysis.Prompt.Nodes)
	if field == "edges" {
		return min(nodes*(nodes-1)/2, analysis.Prompt.Ties)
	}
	return nodes
}

// scanned returns the number of things that a root field may have to read: the things of its
// types. For types that are computed from meetings, it is the number of meetings.
func (e *Executor) scanned(x graph.Extent, field string) int {
	def := e.schema.Query.Fields.ForName(field)
	if def == nil {
		return 0
	}
	sum := 0
	for _, t := range graph.Parley.Concrete(schema.FarType(e.schema, def.Type)) {
		if t.Derived {
			t = graph.Parley.Type("Meeting")
		}
		sum += x.Things[t]
	}
	return sum
}
