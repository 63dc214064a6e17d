package analysis

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/memory"
)

func TestCache(t *testing.T) {
	store := memory.New()
	counted := &graphtest.Counting{Store: store}
	c := NewCache(counted, View{})
	get := func(queries int) *Projection {
		t.Helper()
		p, err := c.Get(context.Background())
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
		t.Errorf("after the change it is %+v, and the projection from before it is %+v", changed, first)
	}
	if get(1) != changed {
		t.Error("it was read again")
	}
}

// gated is a store whose scans end only when the test opens the gate for them.
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
			return 0, graph.Interrupted(ctx)
		}
	}
	return revision, err
}

// open lets one scan end. It must be called when everything else waits.
func (g *gated) open(t *testing.T) {
	t.Helper()
	select {
	case g.gate <- struct{}{}:
	default:
		t.Fatal("no scan waits at the gate")
	}
}

func TestCacheReadsOnceForAll(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := &gated{Store: memory.New(), gate: make(chan struct{})}
		c := NewCache(g, View{})
		var all sync.WaitGroup
		got := make([]*Projection, 20)
		for i := range got {
			all.Go(func() {
				var err error
				if got[i], err = c.Get(context.Background()); err != nil {
					t.Error(err)
				}
			})
		}
		synctest.Wait()
		g.open(t) // if there were a second scan, it would wait for ever
		all.Wait()
		for _, p := range got {
			if p == nil || p != got[0] {
				t.Error("not all callers have the projection of the one read")
			}
		}
		if n := g.scans.Load(); n != 1 {
			t.Errorf("the graph was read %d times, want once", n)
		}
	})
}

// TestCacheContinuesWithoutCallers: the result of a read that takes longer than a
// request is there for the next request.
func TestCacheContinuesWithoutCallers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		g := &gated{Store: memory.New(), gate: make(chan struct{})}
		c := NewCache(g, View{})
		canceled, cancel := context.WithCancel(context.Background())
		failed := make(chan error)
		go func() {
			_, err := c.Get(canceled)
			failed <- err
		}()
		synctest.Wait()
		late, stop := context.WithTimeout(context.Background(), time.Millisecond)
		defer stop()
		if _, err := c.Get(late); !errors.Is(err, graph.ErrDeadline) {
			t.Errorf("a caller that waits too long gets %v, want ErrDeadline", err)
		}
		cancel()
		if err := <-failed; !errors.Is(err, graph.ErrCanceled) {
			t.Errorf("a caller that goes away gets %v, want ErrCanceled", err)
		}
		g.open(t)
		if p, err := c.Get(context.Background()); p == nil || err != nil || g.scans.Load() != 1 {
			t.Errorf("the next caller gets %v, %v after %d reads", p, err, g.scans.Load())
		}
	})
}

// TestCacheMissesNoChange: a call that begins after a change does not get the result of a read
// that began before the change.
func TestCacheMissesNoChange(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := memory.New()
		g := &gated{Store: store, gate: make(chan struct{})}
		c := NewCache(g, View{})
		get := func() <-chan *Projection {
			got := make(chan *Projection, 1)
			go func() {
				p, err := c.Get(context.Background())
				if err != nil {
					t.Error(err)
				}
				got <- p
			}()
			return got
		}
		before := get()
		synctest.Wait()
		b := &graphtest.Builder{}
		b.Meeting("m-1", "HELD", "")
		graphtest.Load(t, store, b.Contents)
		after := get()
		synctest.Wait() // the second call has joined the read
		g.open(t)
		if p := <-before; p.Revision != 0 {
			t.Errorf("the caller from before the change gets revision %d, want 0", p.Revision)
		}
		synctest.Wait()
		g.open(t)
		if p := <-after; p.Revision != 1 || len(p.Meetings) != 1 {
			t.Errorf("the caller from after the change gets revision %d with %d meetings, want 1 with 1", p.Revision, len(p.Meetings))
		}
	})
}

// panicking is a store that panics when it is asked for the first time.
type panicking struct {
	graph.Store
	asked bool
}

func (p *panicking) Run(ctx context.Context, q *graph.Query, sink graph.Sink) (graph.Revision, error) {
	if !p.asked {
		p.asked = true
		panic("a bug")
	}
	return p.Store.Run(ctx, q, sink)
}

func TestCacheSurvivesAPanic(t *testing.T) {
	c := NewCache(&panicking{Store: memory.New()}, View{})
	if p, err := c.Get(context.Background()); p != nil || err == nil {
		t.Errorf("it gets %v, %v, want an error", p, err)
	}
	if p, err := c.Get(context.Background()); p == nil || err != nil {
		t.Errorf("after the panic it gets %v, %v", p, err)
	}
}

// broken is a store that cannot be reached.
type broken struct{ graph.Store }

func (broken) Run(context.Context, *graph.Query, graph.Sink) (graph.Revision, error) {
	return 0, graph.ErrUnavailable
}

func TestCacheReturnsTheStoresErrors(t *testing.T) {
	read := NewCache(memory.New(), View{})
	if _, err := read.Get(context.Background()); err != nil {
		t.Fatal(err)
	}
	read.store = broken{} // after the first read
	for _, c := range []*Cache{read, NewCache(broken{}, View{})} {
		if p, err := c.Get(context.Background()); p != nil || !errors.Is(err, graph.ErrUnavailable) {
			t.Errorf("it gets %v, %v, want ErrUnavailable", p, err)
		}
	}
}
