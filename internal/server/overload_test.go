package server

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/memory"
)

// slow is a store that answers once it is let.
type slow struct {
	graph.Store
	asked atomic.Int64
	let   chan struct{}
}

func (s *slow) Run(ctx context.Context, q *graph.Query, sink graph.Sink) (graph.Revision, error) {
	s.asked.Add(1)
	select {
	case <-s.let:
		return s.Store.Run(ctx, q, sink)
	case <-ctx.Done():
		return 0, graph.ErrCanceled
	}
}

// await waits until so many queries have got to the store.
func (s *slow) await(t *testing.T, n int64) {
	t.Helper()
	for end := time.Now().Add(10 * time.Second); s.asked.Load() < n; time.Sleep(time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("%d queries got to the store, want %d", s.asked.Load(), n)
		}
	}
}

const asksTheStore = `{"query":"{ meetings { totalCount } }"}`

// TestBadInput_105_TurnedAwayByTheServer asks more at once than may run and wait:
// what is too much gets 503 within a second, and what ran or waited its answer.
func TestBadInput_105_TurnedAwayByTheServer(t *testing.T) {
	store := &slow{Store: memory.New(), let: make(chan struct{})}
	a := DefaultAccess()
	a.Running, a.Waiting = 2, 1
	h, err := Handler(store, Guarded(a))
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(h)
	defer s.Close()
	type came struct {
		answer
		took time.Duration
	}
	ask := func(to chan<- came) {
		began := time.Now()
		a := transmitTo(t, s.URL, request{body: asksTheStore})
		to <- came{a, time.Since(began)}
	}
	running, late := make(chan came, 2), make(chan came, 20)
	for range 2 {
		go ask(running)
	}
	store.await(t, 2)
	for range 20 {
		go ask(late)
	}
	for range 20 {
		c := <-late
		if c.status != http.StatusServiceUnavailable || len(c.codes) != 1 || c.codes[0] != "OVERLOADED" || c.header.Get("Retry-After") == "" || c.took > time.Second {
			t.Errorf("%d %s after %v, Retry-After %q", c.status, c.text, c.took, c.header.Get("Retry-After"))
		}
	}
	if alive, err := http.Get(s.URL + "/livez"); err != nil || alive.StatusCode != http.StatusOK {
		t.Errorf("/livez: %v %v", alive, err)
	} else {
		_ = alive.Body.Close()
	}
	waiting := make(chan came, 1)
	go ask(waiting)
	time.Sleep(50 * time.Millisecond)
	close(store.let)
	for range 2 {
		if c := <-running; c.status != http.StatusOK || len(c.codes) > 0 {
			t.Errorf("what ran: %d %s", c.status, c.text)
		}
	}
	if c := <-waiting; c.status != http.StatusOK || len(c.codes) > 0 {
		t.Errorf("what waited: %d %s", c.status, c.text)
	}
}

func TestAServerThatStopsFinishesWhatItWasAsked(t *testing.T) {
	store := &slow{Store: memory.New(), let: make(chan struct{})}
	h, err := Handler(store)
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(t.Context())
	stopped := make(chan error, 1)
	go func() { stopped <- Serve(ctx, l, h) }()
	url := "http://" + l.Addr().String()
	got := make(chan answer, 1)
	go func() { got <- transmitTo(t, url, request{body: asksTheStore}) }()
	store.await(t, 1)
	stop()
	refused := false
	for end := time.Now().Add(5 * time.Second); !refused && time.Now().Before(end); time.Sleep(5 * time.Millisecond) {
		c, err := net.Dial("tcp", l.Addr().String())
		if refused = err != nil; !refused {
			_ = c.Close()
		}
	}
	if !refused {
		t.Error("a server that stops still takes connections")
	}
	select {
	case err := <-stopped:
		t.Fatalf("it stopped before it had answered: %v", err)
	case <-time.After(100 * time.Millisecond):
	}
	close(store.let)
	if a := <-got; a.status != http.StatusOK || !strings.Contains(a.text, `"totalCount":0`) {
		t.Errorf("what ran: %d %s", a.status, a.text)
	}
	if err := <-stopped; err != nil {
		t.Error(err)
	}
}

// TestWhoIsSlowToReadHoldsUpNobody has as many clients as there are turns ask for
// more than their connections take, and read nothing.
func TestWhoIsSlowToReadHoldsUpNobody(t *testing.T) {
	b := &graphtest.Builder{}
	for i := range 1000 {
		b.Thing("Person", fmt.Sprintf("p%03d", i), "name", strings.Repeat("a", 7000))
	}
	store := memory.New()
	graphtest.Load(t, store, b.Contents)
	a := DefaultAccess()
	a.Running, a.Waiting = 2, 0
	h, err := Handler(store, Guarded(a))
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(h)
	defer s.Close()
	const large = `{ people(first: 1000) { nodes { name } } }`
	for range a.Running {
		c, err := net.Dial("tcp", s.Listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = c.Close() }()
		if _, err := fmt.Fprintf(c, "GET /graphql?query=%s HTTP/1.1\r\nHost: localhost\r\n\r\n", url.QueryEscape(large)); err != nil {
			t.Fatal(err)
		}
		k := begun(t, s.URL)
		k.subscribe("1", large)
	}
	time.Sleep(time.Second) // the answers are made
	if a := transmitTo(t, s.URL, query(`{ people(first: 1) { totalCount } }`)); a.status != http.StatusOK || len(a.codes) > 0 {
		t.Errorf("another client is told %d %.200s", a.status, a.text)
	}
}

func TestAnswersThatWaitAreBounded(t *testing.T) {
	u := newUnsent(3 * minUnsent)
	sent := 0
	send := func() { sent++ }
	if !u.Do(2*minUnsent, func() {
		if u.Do(2*minUnsent, send) {
			t.Error("there is room for more bytes than the limit")
		}
		if !u.Do(minUnsent-1, send) {
			t.Error("a small answer is turned away")
		}
	}) {
		t.Fatal("there is no room for the first answer")
	}
	func() {
		defer func() { _ = recover() }()
		u.Do(3*minUnsent, func() { panic("while it is sent") })
	}()
	if !u.Do(3*minUnsent, send) {
		t.Error("the room is not given back")
	}
	if sent != 2 {
		t.Errorf("%d answers are sent, want 2", sent)
	}
}
