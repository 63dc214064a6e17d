package server

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"runtime"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/coder/websocket"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/memory"
	"parley/internal/access"
	"parley/internal/server/reply"
	"parley/internal/server/socket"
)

// The server takes turns, slots, room for answers, subscriptions, goroutines and
// transactions, and gives all of them back, however a request ends.

// panicking is a store that panics in one of 16 queries: before it asks, or while it answers.
type panicking struct {
	graph.Store
	asked, panics atomic.Int64
	off           atomic.Bool
}

func (s *panicking) Run(ctx context.Context, q *graph.Query, sink graph.Sink) (graph.Revision, error) {
	n := s.asked.Add(1)
	if s.off.Load() || n%16 != 0 {
		return s.Store.Run(ctx, q, sink)
	}
	s.panics.Add(1)
	if n%32 == 0 {
		panic("before the query")
	}
	return s.Store.Run(ctx, q, panickingSink{sink})
}

type panickingSink struct{ graph.Sink }

func (panickingSink) Object(*graph.Type) { panic("in the middle of the answer") }
func (panickingSink) Slot(int)           { panic("in the middle of the answer") }
func (panickingSink) List(graph.Page)    { panic("in the middle of the answer") }
func (panickingSink) String(string)      { panic("in the middle of the answer") }
func (panickingSink) Item([]graph.Value) { panic("in the middle of the answer") }

// abandoned are operations of every kind: short, long, refused, and subscriptions.
var abandoned = []string{
	`{ __typename }`,
	`{ meetings { totalCount nodes { id participants { nodes { id } } } } }`,
	`{ people(first: 1000) { nodes { name aliases } } }`,
	`{ people(first: 2) { nodes { claims(first: 3) { nodes { quote } } } } }`,
	`{ chains(from: "anna", to: "carl", first: 2) { length } }`,
	`{ __schema { types { name } } }`,
	`{ nothing }`,
	`{ meetings(`,
	`subscription { graphChanged { revision } }`,
}

func TestEverythingTakenIsGivenBack(t *testing.T) {
	b := &graphtest.Builder{Contents: graphtest.Fixture()}
	for i := range 17 { // the names make an answer that is large enough for the backlog
		b.Thing("Person", fmt.Sprintf("p%03d", i), "name", string(bytes.Repeat([]byte("a"), 4000)))
	}
	store := memory.New()
	graphtest.Load(t, store, b.Contents)
	abandonOperations(t, store, 10_000)
}

// A store that panics is not ready. The probe says so to everybody who waits for it.
func TestReadinessOfAStoreThatPanics(t *testing.T) {
	queue := access.NewQueue(1, 1)
	w := httptest.NewRecorder()
	never := func() { t.Error("the server is not ready, and begins all the same") }
	ready(failing{Store: memory.New()}, queue, never).ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/readyz", http.NoBody))
	if w.Code != http.StatusServiceUnavailable || queue.Running() != 0 {
		t.Errorf("the status is %d with %d turns taken, want 503 with none", w.Code, queue.Running())
	}
}

// What is to begin when the server is ready begins once, however often /readyz is asked.
func TestBeginsOnceWhenReady(t *testing.T) {
	begun := make(chan struct{}, 3)
	h := ready(memory.New(), access.NewQueue(1, 1), func() { begun <- struct{}{} })
	for range 3 {
		w := httptest.NewRecorder()
		if h.ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/readyz", http.NoBody)); w.Code != http.StatusOK {
			t.Fatalf("the status is %d", w.Code)
		}
	}
	<-begun
	if len(begun) > 0 {
		t.Error("it begins again")
	}
}

// abandonOperations runs operations over HTTP and WebSocket, ends them at random points,
// and fails the test unless the server holds as much as before.
func abandonOperations(t *testing.T, store graph.Store, operations int) {
	t.Helper()
	failing := &panicking{Store: store}
	a := DefaultAccess()
	a.Running, a.Waiting = 4, 16
	s, err := newAPI(failing, Guarded(a))
	if err != nil {
		t.Fatal(err)
	}
	mux := http.NewServeMux()
	mux.Handle("/graphql", s.endpoint)
	mux.Handle("/readyz", ready(failing, s.queue, func() {}))
	server := httptest.NewServer(mux)
	defer server.Close()
	transport := &http.Transport{MaxIdleConnsPerHost: 64}
	defer transport.CloseIdleConnections()
	client := &http.Client{Transport: transport}
	before := runtime.NumGoroutine()

	var outcomes abandonment
	var workers sync.WaitGroup
	const workersOfEach = 8
	each := operations / workersOfEach / 2
	for n := range uint64(workersOfEach) {
		workers.Go(func() {
			r := rand.New(rand.NewPCG(1, n))
			for range each {
				outcomes.overHTTP(t, client, server.URL, r)
			}
		})
		workers.Go(func() {
			r := rand.New(rand.NewPCG(2, n))
			for left := each; left > 0; {
				left -= outcomes.overSocket(t, server.URL, r, min(left, 1+r.IntN(30)))
			}
		})
	}
	workers.Wait()
	t.Logf("%d panics; %+v", failing.panics.Load(), outcomes.counts())
	// Fewer would mean that the test tries less than it says.
	if failing.panics.Load() < int64(operations/500) || outcomes.canceled.Load() < int64(operations/100) || outcomes.answered.Load() < int64(operations/100) {
		t.Error("too few operations panicked, were canceled, or were answered")
	}

	failing.off.Store(true)
	transport.CloseIdleConnections()
	held := func() string {
		authorized, unauthorized := s.sockets.Open()
		return fmt.Sprintf("%d turns, %d waiting, %d and %d slots, %d goroutines more than before",
			s.queue.Running(), s.queue.Waiting(), authorized, unauthorized, max(0, runtime.NumGoroutine()-before))
	}
	const nothing = "0 turns, 0 waiting, 0 and 0 slots, 0 goroutines more than before"
	eventually(func() bool { return held() == nothing })
	if !s.backlog.Do(reply.BacklogBytes, func() {}) {
		t.Error("room for answers is not given back")
	}
	for path, holds := range map[string]string{"/readyz": "ok", "/graphql?query={__typename}": "Query"} {
		answered, err := client.Get(server.URL + path)
		if err != nil {
			t.Fatal(err)
		}
		text, _ := io.ReadAll(answered.Body)
		_ = answered.Body.Close()
		if answered.StatusCode != http.StatusOK || !bytes.Contains(text, []byte(holds)) {
			t.Errorf("%s: %d %s", path, answered.StatusCode, text)
		}
	}
}

// abandonment counts how operations end.
type abandonment struct{ answered, refused, canceled atomic.Int64 }

func (a *abandonment) counts() map[string]int64 {
	return map[string]int64{"answered": a.answered.Load(), "refused": a.refused.Load(), "canceled": a.canceled.Load()}
}

// overHTTP sends one operation, and in two of three cases leaves within 4 ms.
func (a *abandonment) overHTTP(t *testing.T, client *http.Client, server string, r *rand.Rand) {
	ctx, cancel := context.WithCancel(context.Background())
	defer cancel()
	if r.IntN(3) > 0 {
		leave := time.AfterFunc(time.Duration(r.IntN(4000))*time.Microsecond, cancel)
		defer leave.Stop()
	}
	q, err := http.NewRequestWithContext(ctx, http.MethodPost, server+"/graphql", bytes.NewReader([]byte(query(abandoned[r.IntN(len(abandoned))]).body)))
	if err != nil {
		t.Error(err)
		return
	}
	q.Header.Set("Content-Type", "application/json")
	answered, err := client.Do(q)
	if err != nil {
		a.canceled.Add(1)
		return
	}
	defer func() { _ = answered.Body.Close() }()
	text, err := io.ReadAll(answered.Body)
	switch {
	case err != nil:
		a.canceled.Add(1)
	case bytes.Contains(text, []byte(`"errors"`)):
		a.refused.Add(1)
	default:
		a.answered.Add(1)
	}
}

// overSocket opens a socket, starts operations, completes some of them at random points,
// and closes the socket, politely or not. It returns the number of operations.
func (a *abandonment) overSocket(t *testing.T, server string, r *rand.Rand, operations int) int {
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	conn, reply, err := websocket.Dial(ctx, server+"/graphql", &websocket.DialOptions{Subprotocols: []string{socket.Subprotocol}})
	if err != nil {
		t.Error(err)
		return operations
	}
	if reply.Body != nil {
		_ = reply.Body.Close()
	}
	defer func() { _ = conn.CloseNow() }()
	conn.SetReadLimit(-1)
	reading := make(chan struct{})
	go func() {
		defer close(reading)
		for {
			_, text, err := conn.Read(ctx)
			switch {
			case err != nil:
				return
			case bytes.Contains(text, []byte(`"errors"`)), bytes.Contains(text, []byte(`"type":"error"`)):
				a.refused.Add(1)
			case bytes.Contains(text, []byte(`"type":"next"`)):
				a.answered.Add(1)
			}
		}
	}()
	say := func(format string, args ...any) {
		_ = conn.Write(ctx, websocket.MessageText, fmt.Appendf(nil, format, args...)) // the server may have closed the socket
	}
	say(`{"type":"connection_init"}`)
	for i := range operations {
		say(`{"id":"%d","type":"subscribe","payload":%s}`, i, query(abandoned[r.IntN(len(abandoned))]).body)
		if r.IntN(3) > 0 {
			time.Sleep(time.Duration(r.IntN(500)) * time.Microsecond)
			say(`{"id":"%d","type":"complete"}`, i-r.IntN(2))
			a.canceled.Add(1)
		}
	}
	if r.IntN(2) == 0 {
		_ = conn.Close(websocket.StatusNormalClosure, "")
	} else {
		_ = conn.CloseNow()
	}
	<-reading
	return operations
}

// TestReadyFailsWhenNoTurnIsFree keeps all turns busy: a query would get 503 then.
func TestReadyFailsWhenNoTurnIsFree(t *testing.T) {
	store := &slow{Store: memory.New(), let: make(chan struct{})}
	a := DefaultAccess()
	a.Running, a.Waiting = 1, 1
	h, err := Handler(store, Guarded(a))
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(h)
	defer s.Close()
	answered := make(chan answer, 1)
	go func() { answered <- transmitTo(t, s.URL, message{body: asksTheStore}) }()
	store.await(1)
	probe := func() int {
		r, err := http.Get(s.URL + "/readyz")
		if err != nil {
			t.Fatal(err)
		}
		_ = r.Body.Close()
		return r.StatusCode
	}
	if got := probe(); got != http.StatusServiceUnavailable {
		t.Errorf("/readyz says %d while no turn is free", got)
	}
	close(store.let)
	<-answered
	if got := probe(); got != http.StatusOK {
		t.Errorf("/readyz says %d afterwards", got)
	}
}

// TestProbesShareATurn sends many probes while the store does not answer. They leave turns
// for the queries of clients.
func TestProbesShareATurn(t *testing.T) {
	store := &slow{Store: memory.New(), let: make(chan struct{})}
	a := DefaultAccess()
	a.Running, a.Waiting = 2, 1
	h, err := Handler(store, Guarded(a))
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(h)
	defer s.Close()
	var probes sync.WaitGroup
	for range 20 {
		probes.Go(func() {
			r, err := http.Get(s.URL + "/readyz")
			if err != nil {
				t.Error(err)
				return
			}
			_ = r.Body.Close()
		})
	}
	store.await(1)
	for range 5 {
		if got := transmitTo(t, s.URL, query(`{ __typename }`)); got.status != http.StatusOK {
			t.Errorf("a query during the probes gets %d", got.status)
		}
	}
	close(store.let)
	probes.Wait()
}
