package resolvers

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"sync/atomic"
	"time"

	"parley/graph"
)

const (
	measuringTime = time.Minute
	// Measuring looks at every thing once. It takes a tenth of the time at the most,
	// however often the graph changes.
	leastPause = time.Second
	restsTimes = 9
)

// lengths keeps how long the graph's lists are, and measures anew in the background
// when an answer shows that the graph has changed. What it says is about right: of
// the revision before, for a while, and nothing before the first run.
type lengths struct {
	store graph.Store
	kept  atomic.Pointer[measured] // nil until something was measured

	mu    sync.Mutex
	going bool
	next  time.Time // not before
}

type measured struct {
	extent   graph.Extent
	revision graph.Revision
}

// ran tells at which revision the graph was asked, or why it did not answer. Where, with
// nothing measured yet, too much was asked of it, that is the time to measure; where it
// is not there, or lets nobody in, it is left in peace.
func (l *lengths) ran(r graph.Revision, err error) {
	tooMuch := errors.Is(err, graph.ErrDeadline) || errors.Is(err, errAnswerTooLarge)
	if m := l.kept.Load(); err != nil && (m != nil || !tooMuch) || m != nil && m.revision == r {
		return
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.going || time.Now().Before(l.next) {
		return
	}
	l.going = true
	go l.measure()
}

func (l *lengths) measure() {
	ctx, cancel := context.WithTimeout(context.Background(), measuringTime)
	defer cancel()
	began := time.Now()
	defer func() {
		if p := recover(); p != nil { // nobody else would catch it here
			slog.Error("measuring the graph's lists ended in a panic", "panic", p)
		}
		l.mu.Lock()
		defer l.mu.Unlock()
		l.going = false
		l.next = time.Now().Add(max(leastPause, restsTimes*time.Since(began)))
	}()
	extent, revision, err := l.store.Extent(ctx)
	if err == nil { // after an error it is tried again; the requests report what is wrong
		l.kept.Store(&measured{extent, revision})
	}
}

// Length is how long the list is, on average, that a field of a type or an
// interface leads to. Of a root field it is how many things are looked at to find
// those that a filter lets through. It is 0 where that is not known, or the field
// leads to no list along a relation. See graph.Extent.
func (e *Executor) Length(typeName, field string) int {
	m := e.lengths.kept.Load()
	if m == nil {
		return 0
	}
	if typeName == e.schema.Query.Name {
		return e.scanned(m.extent, field)
	}
	longest := 0
	for _, t := range graph.Parley.Concrete(typeName) {
		if via, ok := graph.Parley.Via(t, field); ok {
			longest = max(longest, m.extent.Degrees[via])
		}
	}
	return longest
}

// scanned is how many things there are that a root field may have to look at: those
// of its types, or meetings, where the answer is worked out of those.
func (e *Executor) scanned(x graph.Extent, field string) int {
	def := e.schema.Query.Fields.ForName(field)
	if def == nil {
		return 0
	}
	sum := 0
	for _, t := range graph.Parley.Concrete((&compiler{schema: e.schema}).farName(def.Type)) {
		if t.Derived {
			t = graph.Parley.Type("Meeting")
		}
		sum += x.Things[t]
	}
	return sum
}
