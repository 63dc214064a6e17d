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
	changed := get(3)
	if len(changed.Meetings) != 2 || changed.Revision != 2 || len(first.Meetings) != 1 {
		t.Errorf("after the change it is %+v, and what was handed out before is %+v", changed, first)
	}
	if get(1) != changed {
		t.Error("it was read again")
	}
}

// gated is a store whose scans wait to be let through.
type gated struct {
	graph.Store
	gate  chan struct{}
	scans atomic.Int64
}

func (g *gated) Run(ctx context.Context, q *graph.Query, sink graph.Sink) (graph.Revision, error) {
	if q.Start.Scan {
		g.scans.Add(1)
		select {
		case <-g.gate:
		case <-ctx.Done():
			return 0, interrupted(ctx)
		}
	}
	return g.Store.Run(ctx, q, sink)
}

func TestKeptIsReadByOneAtATime(t *testing.T) {
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
	g.gate <- struct{}{} // lets one through: a second would wait for ever
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

func TestKeptGivesUpWithItsCaller(t *testing.T) {
	g := &gated{Store: memory.New(), gate: make(chan struct{})}
	k := Keep(g)
	reader, cancel := context.WithCancel(context.Background())
	failed := make(chan error)
	go func() {
		_, err := k.Get(reader)
		failed <- err
	}()
	for g.scans.Load() == 0 {
		time.Sleep(time.Millisecond)
	}
	late, stop := context.WithTimeout(context.Background(), time.Millisecond)
	defer stop()
	if _, err := k.Get(late); !errors.Is(err, graph.ErrDeadline) {
		t.Errorf("who waits too long gets %v, want ErrDeadline", err)
	}
	cancel()
	if err := <-failed; !errors.Is(err, graph.ErrCanceled) {
		t.Errorf("who reads and goes away gets %v, want ErrCanceled", err)
	}
	close(g.gate)
	if p, err := k.Get(context.Background()); p == nil || err != nil {
		t.Errorf("the next one gets %v, %v", p, err)
	}
}
