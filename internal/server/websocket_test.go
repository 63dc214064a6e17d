package server

import (
	"context"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync/atomic"
	"testing"
	"time"

	"github.com/coder/websocket"

	"parley/dossiers"
	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/memory"
	"parley/internal/access"
	"parley/internal/server/socket"
	"parley/loader"
	"parley/loader/dossier"
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
		{`{ node(id: "anna") { id } }`, "next", `"payload":{"data":{"node":{"id":"anna"}}}}`},
		{`{ __type(name: "Load") { name } }`, "next", `{"data":{"__type":{"name":"Load"}}}`},
		{`{ meetings(first: -1) { totalCount } }`, "next", `"BAD_USER_INPUT"`},
		{`{ nope }`, "error", `"payload":[{"message":"Cannot query field`},
		{`{ nope`, "error", `"GRAPHQL_PARSE_FAILED"`},
		{`mutation { a }`, "error", `"GRAPHQL_VALIDATION_FAILED"`},
		{`subscription { __typename }`, "error", `"GRAPHQL_VALIDATION_FAILED"`},
		{`subscription { a: graphChanged { revision } ...F } fragment F on Subscription { b: graphChanged { revision } }`, "error", `"GRAPHQL_VALIDATION_FAILED"`},
		{strings.Repeat("#\n", 1001) + `{ __typename }`, "error", `"TOO_MANY_TOKENS"`},
	} {
		c.subscribe("a", o.document)
		c.expect(`{"id":"a","type":"`+o.kind+`"`, o.holds)
		if o.kind == "next" {
			c.expect(`{"id":"a","type":"complete"}`)
		}
	}
	c.say(`{"id":"v","type":"subscribe","payload":{"query":"query Q($i: ID!) { node(id: $i) { id } }","operationName":"Q","variables":{"i":"carl"},"extensions":null}}`)
	c.expect(`"carl"`)
	c.expect(`"complete"`)
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

// pollEvery lets the server look for finished loads that often.
func pollEvery(d time.Duration) Option {
	return func(s *settings) { s.executor = append(s.executor, resolvers.PollEvery(d)) }
}

// looks is a store that counts how often somebody has looked for finished loads.
type looks struct {
	graph.Store
	n atomic.Int64
}

func (l *looks) Run(ctx context.Context, q *graph.Query, sink graph.Sink) (graph.Revision, error) {
	revision, err := l.Store.Run(ctx, q, sink)
	if q.Start.Scan && q.Root.Types[0].Name == "Load" {
		l.n.Add(1)
	}
	return revision, err
}

// awaitMore waits for two more looks: at least one of them begins after the call.
func (l *looks) awaitMore() {
	before := l.n.Load()
	eventually(func() bool { return l.n.Load() >= before+2 })
}

// followLoad follows two loads of the bundled dossier, in transactions of so many rows. The
// server looks for loads while a load is half done.
func followLoad(t *testing.T, store graph.Keeper, batch int) {
	t.Helper()
	watched := &looks{Store: store}
	c := begun(t, overSocket(t, watched, pollEvery(10*time.Millisecond)))
	c.subscribe("1", followsAll)
	c.inForce()
	heard := c.listen()
	d, err := loader.FS(dossiers.Bundled(), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	title := d.Title
	for _, load := range []struct {
		number int
		batch  int
	}{{1, batch}, {2, loader.DefaultBatch}} {
		d.Title = fmt.Sprintf("%s %d", title, load.number) // the second load changes something
		want := loaded(t, store, d, load.number, load.batch, watched.awaitMore)
		// Each load is announced once: an announcement too many would come before the next load's.
		if got := <-heard; got != want {
			t.Errorf("heard %s, want %s", got, want)
		}
	}
}

// loaded loads a dossier and returns the message that a subscriber of followsAll gets.
// halfDone runs in the middle of a load of several transactions.
func loaded(t *testing.T, store graph.Keeper, d *dossier.Dossier, number, batch int, halfDone func()) string {
	t.Helper()
	ctx := context.Background()
	_, base, err := store.Contents(ctx)
	if err != nil {
		t.Fatal(err)
	}
	progress := func(stage string, done, total int) {
		if stage == loader.Writing && done > 0 && done < total/2 {
			halfDone()
		}
	}
	if _, err := loader.Load(ctx, store, d, loader.Batch(batch), loader.OnProgress(progress)); err != nil {
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
	return fmt.Sprintf(
		`{"id":"1","type":"next","payload":{"data":{"graphChanged":{"revision":%d,"load":{"id":"load-%s-%d","status":"FINISHED","dossier":{"title":"%s"}},"sources":%d,"claims":%d,"meetings":%d,"people":%d,"organizations":%d}}}}`,
		revision, d.ID, number, d.Title, count["Source"], count["Claim"], count["Meeting"], count["Person"], count["Organization"],
	)
}

func TestALoadIsAnnouncedOnce(t *testing.T) { followLoad(t, memory.New(), loader.DefaultBatch) }
func TestABatchedLoadIsAnnouncedAtItsEnd(t *testing.T) {
	followLoad(t, graphtest.InTransactions(memory.New()), 600)
}

// TestACompletedSubscriptionGetsNothing follows two loads with one subscription that is
// completed and one that is not. Only the second may get messages.
func TestACompletedSubscriptionGetsNothing(t *testing.T) {
	store := memory.New()
	c := begun(t, overSocket(t, store, pollEvery(10*time.Millisecond)))
	c.subscribe("1", follows)
	c.say(`{"id":"1","type":"complete"}`)
	c.subscribe("2", follows)
	c.inForce()
	d, err := loader.FS(dossiers.Bundled(), time.Now())
	if err != nil {
		t.Fatal(err)
	}
	for range 2 {
		d.Title += " again"
		if _, err := loader.Load(context.Background(), store, d); err != nil {
			t.Fatal(err)
		}
		c.expect(`{"id":"2","type":"next"`)
	}
	c.inForce()
}

// within replaces the bounds of sockets.
func within(change func(*socket.Bounds)) Option { return func(s *settings) { change(&s.bounds) } }

// TestBadInput_066_WithoutAWord has a client whose machine is gone: the connection stays
// open, and nobody answers.
func TestBadInput_066_WithoutAWord(t *testing.T) {
	a := newTestAPI(t, within(func(b *socket.Bounds) { b.Ping, b.Pong = 50*time.Millisecond, 200*time.Millisecond }))
	server := httptest.NewServer(a.endpoint)
	defer server.Close()
	c := begun(t, server.URL)
	c.subscribe("1", follows)
	// A client that does not read does not answer pings, either.
	eventually(func() bool { authorized, _ := a.sockets.Open(); return authorized == 0 })
	c.closed(-1)
}

// newTestAPI returns the API over the fixture.
func newTestAPI(t *testing.T, options ...Option) *api {
	t.Helper()
	a, err := newAPI(fixtureStore(t), options...)
	if err != nil {
		t.Fatal(err)
	}
	return a
}

func TestSocketsAreBounded(t *testing.T) {
	a := newTestAPI(t, within(func(b *socket.Bounds) { b.Authorized = 2 }))
	server := httptest.NewServer(a.endpoint)
	defer server.Close()
	one, _ := begun(t, server.URL), begun(t, server.URL)
	_, r, err := websocket.Dial(context.Background(), server.URL, &websocket.DialOptions{Subprotocols: []string{socket.Subprotocol}}) //nolint:bodyclose // of a refusal, it is a buffer
	if err == nil || r.StatusCode != http.StatusServiceUnavailable || r.Header.Get("Retry-After") == "" {
		t.Errorf("a third socket: %v", err)
	}
	_ = one.conn.Close(websocket.StatusNormalClosure, "")
	eventually(func() bool { authorized, _ := a.sockets.Open(); return authorized <= 1 })
	begun(t, server.URL).inForce()
}

// TestManyQueriesAtOnceAreAnswered sends as many queries as a dashboard of 30 panels has,
// before it reads an answer, and with as many subscriptions as a socket takes.
func TestManyQueriesAtOnceAreAnswered(t *testing.T) {
	const queries = 30
	c := begun(t, overSocket(t, fixtureStore(t)))
	for i := range socket.DefaultBounds().Subscriptions {
		c.subscribe(fmt.Sprintf("s%d", i), follows)
	}
	for i := range queries {
		c.subscribe(fmt.Sprint(i), `{ meetings { totalCount } }`)
	}
	want := map[string]bool{}
	for i := range queries {
		want[fmt.Sprintf(`{"id":"%d","type":"next","payload":{"data":{"meetings":{"totalCount":4}}}}`, i)] = true
		want[fmt.Sprintf(`{"id":"%d","type":"complete"}`, i)] = true
	}
	for range 2 * queries {
		text := c.hear()
		if !want[text] {
			t.Errorf("heard %s", text)
		}
		delete(want, text)
	}
	c.subscribe("one too many", follows)
	c.expect(`"type":"error"`, `"TOO_MANY_SUBSCRIPTIONS"`)
}

// TestQueriesThatWaitAreBounded keeps the only turn busy. The queries of a socket wait; a
// query too many, or queries of too many bytes, are refused.
func TestQueriesThatWaitAreBounded(t *testing.T) {
	for what, bound := range map[string]func(*socket.Bounds){
		"by number": func(b *socket.Bounds) { b.Queries = 3 },
		"by bytes":  func(b *socket.Bounds) { b.QueryBytes = 350 },
	} {
		t.Run(what, func(t *testing.T) {
			store := &slow{Store: fixtureStore(t), let: make(chan struct{})}
			c := begun(t, overSocket(t, store, within(bound)))
			for i := range 4 {
				c.subscribe(fmt.Sprint(i), `{ meetings { totalCount } } # `+strings.Repeat("a", 20))
			}
			c.expect(`{"id":"3","type":"error"`, `"TOO_MANY_QUERIES"`)
			close(store.let)
			for range 3 {
				c.expect(`"type":"next"`, `"totalCount":4`)
				c.expect(`"type":"complete"`)
			}
			c.subscribe("4", `{ meetings { totalCount } }`)
			c.expect(`"type":"next"`, `"totalCount":4`)
		})
	}
}

// TestTheHandshakeIsSpelledAsTheRFCDoes reads the bytes of the reply: some clients compare
// the names of headers with case.
func TestTheHandshakeIsSpelledAsTheRFCDoes(t *testing.T) {
	server := overSocket(t, fixtureStore(t))
	c, err := net.Dial("tcp", strings.TrimPrefix(server, "http://"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = c.Close() }()
	const handshake = "GET /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n" +
		"Sec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: " + socket.Subprotocol + "\r\n\r\n"
	if _, err := io.WriteString(c, handshake); err != nil {
		t.Fatal(err)
	}
	var reply strings.Builder
	for one := make([]byte, 1); !strings.HasSuffix(reply.String(), "\r\n\r\n"); {
		if _, err := c.Read(one); err != nil {
			t.Fatalf("%v after %q", err, reply.String())
		}
		reply.Write(one)
	}
	for _, line := range []string{
		"HTTP/1.1 101 ", "\r\nSec-WebSocket-Protocol: " + socket.Subprotocol + "\r\n",
		"\r\nSec-WebSocket-Accept: s3pPLMBiTxaQ9kYGzzhZRbK+xOo=\r\n", "\r\nUpgrade: websocket\r\n", "\r\nConnection: Upgrade\r\n",
	} {
		if !strings.Contains(reply.String(), line) {
			t.Errorf("the reply does not hold %q: %q", line, reply.String())
		}
	}
	if strings.Contains(reply.String(), "Websocket-") {
		t.Errorf("the reply has a header twice: %q", reply.String())
	}
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
		Subprotocols: []string{socket.Subprotocol}, HTTPHeader: http.Header{"Origin": {"https://desk.example.evil"}},
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
	if err := <-served; err != nil {
		t.Error(err)
	}
}
