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
	"testing/synctest"
	"time"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/memory"
)

// slow is a store that answers after let is closed.
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

// await waits until a number of queries have reached the store.
func (s *slow) await(n int64) { eventually(func() bool { return s.asked.Load() >= n }) }

const asksTheStore = `{"query":"{ meetings { totalCount } }"}`

// TestBadInput_105_TurnedAwayByTheServer sends more requests at the same time than may run
// and wait. The server turns the others away with 503 within a second, and answers the
// requests that ran or waited.
func TestBadInput_105_TurnedAwayByTheServer(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := &slow{Store: memory.New(), let: make(chan struct{})}
		a := DefaultAccess()
		a.Running, a.Waiting = 2, 1
		h, err := Handler(store, Guarded(a))
		if err != nil {
			t.Fatal(err)
		}
		s := inMemory(t, h)
		type came struct {
			answer
			took time.Duration
		}
		ask := func(to chan<- came) {
			began := time.Now()
			a := transmitBy(t, s.client, "http://localhost", message{body: asksTheStore})
			to <- came{a, time.Since(began)}
		}
		running, late := make(chan came, 2), make(chan came, 20)
		for range 2 {
			go ask(running)
		}
		synctest.Wait()
		if asked := store.asked.Load(); asked != 2 {
			t.Fatalf("%d queries run, want 2", asked)
		}
		for range 20 {
			go ask(late)
		}
		for range 20 {
			c := <-late
			if c.status != http.StatusServiceUnavailable || len(c.codes) != 1 || c.codes[0] != "OVERLOADED" || c.header.Get("Retry-After") == "" || c.took > time.Second {
				t.Errorf("%d %s after %v, Retry-After %q", c.status, c.text, c.took, c.header.Get("Retry-After"))
			}
		}
		if alive, err := s.client.Get("http://localhost/livez"); err != nil || alive.StatusCode != http.StatusOK {
			t.Errorf("/livez: %v %v", alive, err)
		} else {
			_ = alive.Body.Close()
		}
		waiting := make(chan came, 1)
		go ask(waiting)
		synctest.Wait()
		close(store.let)
		for range 2 {
			if c := <-running; c.status != http.StatusOK || len(c.codes) > 0 {
				t.Errorf("a request that ran: %d %s", c.status, c.text)
			}
		}
		if c := <-waiting; c.status != http.StatusOK || len(c.codes) > 0 {
			t.Errorf("the request that waited: %d %s", c.status, c.text)
		}
	})
}

func TestAServerThatStopsFinishesRunningRequests(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		store := &slow{Store: memory.New(), let: make(chan struct{})}
		h, err := Handler(store)
		if err != nil {
			t.Fatal(err)
		}
		s := inMemory(t, h)
		got := make(chan answer, 1)
		go func() { got <- transmitBy(t, s.client, "http://localhost", message{body: asksTheStore}) }()
		synctest.Wait()
		if asked := store.asked.Load(); asked != 1 {
			t.Fatalf("%d queries run, want 1", asked)
		}
		s.stop()
		synctest.Wait()
		if _, err := s.dial(); err == nil {
			t.Error("a server that stops still takes connections")
		}
		select {
		case err := <-s.stopped:
			t.Fatalf("the server stopped before it had answered: %v", err)
		default:
		}
		close(store.let)
		if a := <-got; a.status != http.StatusOK || !strings.Contains(a.text, `"totalCount":0`) {
			t.Errorf("the request that ran: %d %s", a.status, a.text)
		}
		if err := <-s.stopped; err != nil {
			t.Error(err)
		}
	})
}

// TestSlowReadersKeepNobodyWaiting has as many clients as there are turns. They ask for more
// bytes than their connections take, and read nothing.
func TestSlowReadersKeepNobodyWaiting(t *testing.T) {
	b := &graphtest.Builder{}
	for i := range 1000 {
		b.Thing("Person", fmt.Sprintf("p%03d", i), "name", strings.Repeat("a", 7000))
	}
	store := memory.New()
	graphtest.Load(t, store, b.Contents)
	a := DefaultAccess()
	a.Running, a.Waiting = 2, 0
	answers := &finished{Store: store}
	api, err := newAPI(answers, Guarded(a))
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(api.handler())
	defer s.Close()
	const large = `{ people(first: 1000) { nodes { name } } }`
	for i := range a.Running {
		made := func(n int) { // waits until an answer is made and its turn is over
			eventually(func() bool { return answers.n.Load() == int64(2*i+n) && api.queue.Running() == 0 })
		}
		c, err := net.Dial("tcp", s.Listener.Addr().String())
		if err != nil {
			t.Fatal(err)
		}
		defer func() { _ = c.Close() }()
		if _, err := fmt.Fprintf(c, "GET /graphql?query=%s HTTP/1.1\r\nHost: localhost\r\n\r\n", url.QueryEscape(large)); err != nil {
			t.Fatal(err)
		}
		made(1)
		k := begun(t, s.URL)
		k.subscribe("1", large)
		made(2)
	}
	if a := transmitTo(t, s.URL, query(`{ people(first: 1) { totalCount } }`)); a.status != http.StatusOK || len(a.codes) > 0 {
		t.Errorf("another client is told %d %.200s", a.status, a.text)
	}
}

// finished is a store that counts the queries that it has answered.
type finished struct {
	graph.Store
	n atomic.Int64
}

func (f *finished) Run(ctx context.Context, q *graph.Query, sink graph.Sink) (graph.Revision, error) {
	revision, err := f.Store.Run(ctx, q, sink)
	f.n.Add(1)
	return revision, err
}
