package analysis

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/memory"
)

func TestKept(t *testing.T) {
	store := memory.New()
	counted := &graphtest.Counting{Store: store}
	k := Keep(counted)
	get := func(queries int) *Projection {
		t.Helper()
		p, err := k.Get(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		if asked := counted.Asked(); asked != queries {
			t.Errorf("it asked %d queries, want %d", asked, queries)
		}
		return p
	}
	g := &graphtest.Builder{}
	g.Meeting("m-1", "HELD", "")
	graphtest.Load(t, store, g.Contents)
	first := get(1)
	if again := get(1); again != first {
		t.Error("the graph did not change, and it was read again")
	}
	g.Meeting("m-2", "HELD", "")
	graphtest.Load(t, store, g.Contents)
	changed := get(2)
	if len(changed.Meetings) != 2 || changed.Revision != 2 || len(first.Meetings) != 1 {
		t.Errorf("after the change it is %+v, and what was handed out before is %+v", changed, first)
	}
	if get(1) != changed {
		t.Error("it was read again")
	}
}

// gated is a store that hands over what it has scanned when it is let through.
type gated struct {
	graph.Store
	gate  chan struct{}
	scans atomic.Int64
}

func (g *gated) Run(ctx context.Context, q *graph.Query, sink graph.Sink) (graph.Revision, error) {
	revision, err := g.Store.Run(ctx, q, sink)
	if q.Start.Scan {
		g.scans.Add(1)
		select {
		case <-g.gate:
		case <-ctx.Done():
			return 0, interrupted(ctx)
		}
	}
	return revision, err
}

// read waits until so many scans have begun.
func (g *gated) read(scans int64) {
	for g.scans.Load() < scans {
		time.Sleep(time.Millisecond)
	}
}

// let lets one scan through.
func (g *gated) let(t *testing.T) {
	t.Helper()
	select {
	case g.gate <- struct{}{}:
	case <-time.After(10 * time.Second):
		t.Fatal("nobody reads")
	}
}

func TestKeptIsReadOnce(t *testing.T) {
	g := &gated{Store: memory.New(), gate: make(chan struct{})}
	k := Keep(g)
	var all sync.WaitGroup
	got := make([]*Projection, 20)
	for i := range got {
		all.Go(func() {
			var err error
			if got[i], err = k.Get(context.Background()); err != nil {
				t.Error(err)
			}
		})
	}
	g.let(t) // one through: a second would wait for ever
	all.Wait()
	for _, p := range got {
		if p == nil || p != got[0] {
			t.Error("not all have what one has read")
		}
	}
	if n := g.scans.Load(); n != 1 {
		t.Errorf("the graph was read %d times, want once", n)
	}
}

// TestKeptGoesOnWithoutItsCallers: what takes longer than a request is there for the next.
func TestKeptGoesOnWithoutItsCallers(t *testing.T) {
	g := &gated{Store: memory.New(), gate: make(chan struct{})}
	k := Keep(g)
	canceled, cancel := context.WithCancel(context.Background())
	failed := make(chan error)
	go func() {
		_, err := k.Get(canceled)
		failed <- err
	}()
	g.read(1)
	late, stop := context.WithTimeout(context.Background(), time.Millisecond)
	defer stop()
	if _, err := k.Get(late); !errors.Is(err, graph.ErrDeadline) {
		t.Errorf("who waits too long gets %v, want ErrDeadline", err)
	}
	cancel()
	if err := <-failed; !errors.Is(err, graph.ErrCanceled) {
		t.Errorf("who goes away gets %v, want ErrCanceled", err)
	}
	g.let(t)
	if p, err := k.Get(context.Background()); p == nil || err != nil || g.scans.Load() != 1 {
		t.Errorf("the next one gets %v, %v after %d readings", p, err, g.scans.Load())
	}
}

// TestKeptMissesNoChange: a reading that began before a change does not answer who asks after it.
func TestKeptMissesNoChange(t *testing.T) {
	store := memory.New()
	g := &gated{Store: store, gate: make(chan struct{})}
	k := Keep(g)
	get := func() <-chan *Projection {
		got := make(chan *Projection, 1)
		go func() {
			p, err := k.Get(context.Background())
			if err != nil {
				t.Error(err)
			}
			got <- p
		}()
		return got
	}
	before := get()
	g.read(1)
	b := &graphtest.Builder{}
	b.Meeting("m-1", "HELD", "")
	graphtest.Load(t, store, b.Contents)
	after := get()
	time.Sleep(10 * time.Millisecond) // for it to join the reading; if it does not, the answers are the same
	g.let(t)
	if p := <-before; p.Revision != 0 {
		t.Errorf("who asked before the change gets revision %d, want 0", p.Revision)
	}
	g.let(t)
	if p := <-after; p.Revision != 1 || len(p.Meetings) != 1 {
		t.Errorf("who asked after the change gets revision %d with %d meetings, want 1 with 1", p.Revision, len(p.Meetings))
	}
}

// broken is a store that cannot be reached.
type broken struct{ graph.Store }

func (broken) Run(context.Context, *graph.Query, graph.Sink) (graph.Revision, error) {
	return 0, graph.ErrUnavailable
}

func TestKeptTellsWhatFails(t *testing.T) {
	k := Keep(memory.New())
	if _, err := k.Get(context.Background()); err != nil {
		t.Fatal(err)
	}
	k.store = broken{} // once it was read
	for _, k := range []*Kept{k, Keep(broken{})} {
		if p, err := k.Get(context.Background()); p != nil || !errors.Is(err, graph.ErrUnavailable) {
			t.Errorf("it gets %v, %v, want ErrUnavailable", p, err)
		}
	}
}
