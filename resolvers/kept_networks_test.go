package resolvers

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"testing"

	"parley/graph"
	"parley/graph/analysis"
	"parley/graph/graphtest"
	"parley/graph/memory"
)

// work is a measure function that counts its calls, and waits until it may go on or its context ends.
type work struct {
	lock  sync.Mutex
	calls int
	begun chan struct{}
	goOn  chan struct{}
}

func newWork() *work { return &work{begun: make(chan struct{}, 100), goOn: make(chan struct{})} }

func (w *work) at(revision graph.Revision) func(context.Context) (*analysis.Network, graph.Revision, error) {
	return func(ctx context.Context) (*analysis.Network, graph.Revision, error) {
		w.lock.Lock()
		w.calls++
		w.lock.Unlock()
		w.begun <- struct{}{}
		select {
		case <-w.goOn:
			return &analysis.Network{}, revision, nil
		case <-ctx.Done():
			return nil, 0, graph.Interrupted(ctx)
		}
	}
}

// A network is measured once for callers at the same time, kept at its revision, and measured again at the next revision. The least used network goes first.
func TestNetworksAreKept(t *testing.T) {
	k, w, ctx := newKeptNetworks(), newWork(), context.Background()
	var callers sync.WaitGroup
	for range 5 {
		callers.Go(func() {
			if n, at, err := k.get(ctx, "a", 1, w.at(1)); n == nil || at != 1 || err != nil {
				t.Errorf("a caller gets %v at %d, %v", n, at, err)
			}
		})
	}
	<-w.begun
	close(w.goOn)
	callers.Wait()
	if w.calls != 1 {
		t.Errorf("the network was measured %d times, want once", w.calls)
	}
	get := func(key string, revision graph.Revision) {
		t.Helper()
		if _, at, err := k.get(ctx, key, revision, w.at(revision)); at != revision || err != nil {
			t.Errorf("%s is of revision %d, %v", key, at, err)
		}
	}
	get("a", 1)
	get("a", 2)
	if w.calls != 2 {
		t.Errorf("the network was measured %d times at two revisions", w.calls)
	}
	for i := range mostNetworks {
		get(fmt.Sprint(i), 2)
	}
	get("a", 2)
	if w.calls != 2+mostNetworks+1 {
		t.Errorf("after %d other networks, the network was measured %d times", mostNetworks, w.calls-2-mostNetworks)
	}
}

// The work ends when its last caller goes away, and not before. The next caller begins anew.
func TestMeasuringEndsWithTheLastCaller(t *testing.T) {
	k, w := newKeptNetworks(), newWork()
	one, leave := context.WithCancel(context.Background())
	other, leaveToo := context.WithCancel(context.Background())
	ended := make(chan error, 2)
	get := func(ctx context.Context) {
		_, _, err := k.get(ctx, "a", 1, w.at(1))
		ended <- err
	}
	go get(one)
	<-w.begun
	k.lock.Lock()
	m := k.running["a"]
	k.lock.Unlock()
	go get(other)
	for waiting := 0; waiting < 2; {
		k.lock.Lock()
		waiting = m.waiting
		k.lock.Unlock()
	}
	leave()
	if err := <-ended; !errors.Is(err, graph.ErrCanceled) {
		t.Errorf("the caller that goes away gets %v", err)
	}
	select {
	case <-m.done:
		t.Fatal("the work ended although a caller waits")
	default:
	}
	leaveToo()
	<-ended
	<-m.done // the work ends
	if !errors.Is(m.err, graph.ErrCanceled) {
		t.Errorf("the work that was stopped ended with %v", m.err)
	}
	close(w.goOn)
	if _, _, err := k.get(context.Background(), "a", 1, w.at(1)); err != nil {
		t.Errorf("the next caller gets %v", err)
	}
}

// A panic in the work is an error for every caller.
func TestMeasuringPanics(t *testing.T) {
	k := newKeptNetworks()
	for range 2 {
		_, _, err := k.get(context.Background(), "a", 1, func(context.Context) (*analysis.Network, graph.Revision, error) { panic("a fault") })
		if !errors.Is(err, graph.ErrPanic) {
			t.Errorf("the error is %v", err)
		}
	}
}

// A network follows the graph: after a change it is another one.
func TestNetworkFollowsTheGraph(t *testing.T) {
	store := memory.New()
	graphtest.Load(t, store, linked())
	e, err := New(store)
	if err != nil {
		t.Fatal(err)
	}
	const query = `{ network { edgeCount } }`
	if got := ask(t, e, query, nil).data; got != `{"network":{"edgeCount":6}}` {
		t.Fatalf("the network is %s", got)
	}
	b := &graphtest.Builder{Contents: linked()}
	b.Meeting("m8", "HELD", "2030-01-08")
	b.Edge("ATTENDED", "alone", "m8")
	b.Edge("ATTENDED", "lone", "m8")
	graphtest.Load(t, store, b.Contents)
	if got := ask(t, e, query, nil).data; got != `{"network":{"edgeCount":7}}` {
		t.Errorf("after a load the network is %s", got)
	}
}
