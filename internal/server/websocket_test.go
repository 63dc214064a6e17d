package server

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/coder/websocket"

	"parley/dossiers"
	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/memory"
	"parley/internal/access"
	"parley/internal/limits"
	"parley/internal/telemetry"
	"parley/loader"
	"parley/resolvers"
)

// overSocket serves a store, with changed options or sockets.
func overSocket(t testing.TB, store graph.Store, o ...Option) string {
	t.Helper()
	h, err := Handler(store, o...)
	if err != nil {
		t.Fatal(err)
	}
	s := httptest.NewServer(h)
	t.Cleanup(s.Close)
	return s.URL
}

func fixtureStore(t testing.TB) *memory.Store {
	t.Helper()
	store := memory.New()
	graphtest.Load(t, store, graphtest.Fixture())
	return store
}

func TestOperationsOverASocket(t *testing.T) {
	c := begun(t, overSocket(t, fixtureStore(t)))
	for _, o := range []struct{ document, kind, holds string }{
		{`{ node(id: "anna") { id } }`, nextMessage, `"payload":{"data":{"node":{"id":"anna"}}}}`},
		{`{ __type(name: "Load") { name } }`, nextMessage, `{"data":{"__type":{"name":"Load"}}}`},
		{`{ meetings(first: -1) { totalCount } }`, nextMessage, `"BAD_USER_INPUT"`},
		{`{ nope }`, errorMessage, `"payload":[{"message":"Cannot query field`},
		{`{ nope`, errorMessage, `"GRAPHQL_PARSE_FAILED"`},
		{`mutation { a }`, errorMessage, `"GRAPHQL_VALIDATION_FAILED"`},
		{`subscription { __typename }`, errorMessage, `"GRAPHQL_VALIDATION_FAILED"`},
		{`subscription { a: graphChanged { revision } ...F } fragment F on Subscription { b: graphChanged { revision } }`, errorMessage, `"GRAPHQL_VALIDATION_FAILED"`},
		{strings.Repeat("#\n", 1001) + `{ __typename }`, errorMessage, `"TOO_MANY_TOKENS"`},
	} {
		c.subscribe("a", o.document)
		c.expect(`{"id":"a","type":"`+o.kind+`"`, o.holds)
		if o.kind == nextMessage {
			c.expect(`{"id":"a","type":"complete"}`)
		}
	}
	c.say(`{"id":"v","type":"subscribe","payload":{"query":"query Q($i: ID!) { node(id: $i) { id } }","operationName":"Q","variables":{"i":"carl"},"extensions":null}}`)
	c.expect(`"carl"`)
	c.expect(completeMessage)
	c.say(`{"id":"nobody","type":"complete"}`)
	c.say(`{"type":"pong"}`)
	c.inForce()
}

func TestASubscriptionNeedsASocket(t *testing.T) {
	server := overSocket(t, memory.New())
	for accept, status := range map[string]int{"": http.StatusOK, "application/graphql-response+json": http.StatusBadRequest} {
		r := query(follows)
		r.header = http.Header{"Accept": {accept}}
		if a := transmitTo(t, server, r); a.status != status || len(a.codes) != 1 || a.codes[0] != "WEBSOCKET_NEEDED" || a.data != "" {
			t.Errorf("%d %s", a.status, a.text)
		}
	}
}

const followsAll = `subscription { graphChanged { revision load { id status dossier { title } } sources claims meetings people organizations } }`

// followLoad follows a load of the bundled dossier, in transactions of so many rows, slow
// enough for whoever looks to see it half done.
func followLoad(t *testing.T, store graph.Keeper, batch int) {
	t.Helper()
	ctx := context.Background()
	c := begun(t, overSocket(t, store))
	c.subscribe("1", followsAll)
	c.inForce()
	heard := c.listen()
	d, err := loader.FS(dossiers.Bundled(), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	_, base, err := store.Contents(ctx)
	if err != nil {
		t.Fatal(err)
	}
	slow := func(stage string, done, total int) {
		if stage == loader.Writing && done > 0 && done < total/2 {
			time.Sleep(1200 * time.Millisecond)
		}
	}
	if _, err := loader.Load(ctx, store, d, loader.Batch(batch), loader.OnProgress(slow)); err != nil {
		t.Fatal(err)
	}
	contents, revision, err := store.Contents(ctx)
	if err != nil {
		t.Fatal(err)
	}
	if transactions := revision - base; (transactions > 2) != (batch < loader.DefaultBatch) {
		t.Fatalf("the load took %d transactions", transactions)
	}
	count := map[string]int{}
	for _, r := range contents.Records {
		count[r.Type.Name]++
	}
	want := fmt.Sprintf(
		`{"id":"1","type":"next","payload":{"data":{"graphChanged":{"revision":%d,"load":{"id":"load-%s-1","status":"FINISHED","dossier":{"title":"%s"}},"sources":%d,"claims":%d,"meetings":%d,"people":%d,"organizations":%d}}}}`,
		revision, d.ID, d.Title, count["Source"], count["Claim"], count["Meeting"], count["Person"], count["Organization"],
	)
	select {
	case got := <-heard:
		if got != want {
			t.Errorf("heard %s, want %s", got, want)
		}
	case <-time.After(20 * time.Second):
		t.Fatal("the load is not told")
	}
	select {
	case got := <-heard:
		t.Errorf("heard %s, want nothing more", got)
	case <-time.After(2500 * time.Millisecond):
	}
}

func TestALoadIsToldOnce(t *testing.T)            { followLoad(t, memory.New(), loader.DefaultBatch) }
func TestABatchedLoadIsToldAtItsEnd(t *testing.T) { followLoad(t, memory.New(), 600) }

func TestWhoCompletesIsToldNoMore(t *testing.T) {
	store := memory.New()
	c := begun(t, overSocket(t, store))
	c.subscribe("1", follows)
	c.say(`{"id":"1","type":"complete"}`)
	c.inForce()
	d, err := loader.FS(dossiers.Bundled(), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	if _, err := loader.Load(context.Background(), store, d); err != nil {
		t.Fatal(err)
	}
	c.silent(2500 * time.Millisecond)
}

// TestBadInput_066_WithoutAWord has a client whose machine is gone: the connection
// stands, and nobody answers.
func TestBadInput_066_WithoutAWord(t *testing.T) {
	s := newTestSockets(t)
	s.times.ping, s.times.pong = 50*time.Millisecond, 200*time.Millisecond
	server := httptest.NewServer(s.endpoint)
	defer server.Close()
	c := begun(t, server.URL)
	c.subscribe("1", follows)
	time.Sleep(400 * time.Millisecond) // what does not read answers no ping, either
	for deadline := time.Now().Add(5 * time.Second); len(s.authorized) > 0; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("the socket is still open")
		}
	}
	c.closed(-1)
}

// newTestSockets are sockets over the fixture, whose bounds may be changed.
func newTestSockets(t *testing.T) *sockets {
	t.Helper()
	executor, err := resolvers.New(fixtureStore(t))
	if err != nil {
		t.Fatal(err)
	}
	return newSocketsOver(t, executor, access.NewQueue(4, 4))
}

func newSocketsOver(t *testing.T, executor *resolvers.Executor, queue *access.Queue) *sockets {
	t.Helper()
	e := &endpoint{gate: newGate(executor, limits.Default()), limits: limits.Default(), queue: queue, unsent: newUnsent(maxUnsent), telemetry: telemetry.Silent()}
	e.sockets = newSockets(e, executor, DefaultAccess())
	return e.sockets
}

func TestSocketsAreBounded(t *testing.T) {
	s := newTestSockets(t)
	s.authorized = make(pool, 2)
	server := httptest.NewServer(s.endpoint)
	defer server.Close()
	one, _ := begun(t, server.URL), begun(t, server.URL)
	_, r, err := websocket.Dial(context.Background(), server.URL, &websocket.DialOptions{Subprotocols: []string{subprotocol}}) //nolint:bodyclose // of a refusal, it is a buffer
	if err == nil || r.StatusCode != http.StatusServiceUnavailable || r.Header.Get("Retry-After") == "" {
		t.Errorf("a third socket: %v", err)
	}
	_ = one.conn.Close(websocket.StatusNormalClosure, "")
	for deadline := time.Now().Add(5 * time.Second); len(s.authorized) > 1; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("the place is not given back")
		}
	}
	begun(t, server.URL).inForce()
}

func TestOtherOriginsAreLetInByName(t *testing.T) {
	origins, err := access.ParseOrigins([]string{"https://desk.example"})
	if err != nil {
		t.Fatal(err)
	}
	a := DefaultAccess()
	a.Origins = origins
	server := overSocket(t, memory.New(), Guarded(a))
	dial(t, server, http.Header{"Origin": {"https://desk.example"}}).begin()
	_, r, err := websocket.Dial(context.Background(), server+"/graphql", &websocket.DialOptions{ //nolint:bodyclose // of a refusal, it is a buffer
		Subprotocols: []string{subprotocol}, HTTPHeader: http.Header{"Origin": {"https://desk.example.evil"}},
	})
	if err == nil || r.StatusCode != http.StatusForbidden {
		t.Errorf("another origin: %v", err)
	}
}

func TestSocketsAreClosedWhenTheServerStops(t *testing.T) {
	h, err := Handler(fixtureStore(t))
	if err != nil {
		t.Fatal(err)
	}
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	ctx, stop := context.WithCancel(context.Background())
	served := make(chan error, 1)
	go func() { served <- Serve(ctx, l, h) }()
	c := begun(t, "http://"+l.Addr().String())
	c.subscribe("1", follows)
	c.inForce()
	stop()
	c.closed(websocket.StatusGoingAway)
	select {
	case err := <-served:
		if err != nil {
			t.Error(err)
		}
	case <-time.After(5 * time.Second):
		t.Error("the server does not stop")
	}
}
