//go:build integration

package chaos

import (
	"context"
	"net/http"
	"strings"
	"sync"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"parley/graph"
	"parley/internal/neo4jtest"
)

// TestBadInput_095_DownInMidLoad: Neo4j goes away in the middle of a load, and comes back only after the load has
// given up.
func TestBadInput_095_DownInMidLoad(t *testing.T) {
	o := empty(t)
	f := between(t, o.server.URI)
	folders := []string{writeDossier(t, 0, 16), writeDossier(t, 8, 16)}
	before, after := o.load(folders[0]), o.load(folders[1])
	r := begin(t, f.URI, o.server, "load", folders[0], "--batch", "10")
	await(t, "a transaction is made", func() bool { return strings.Contains(r.out.String(), "writing: ") })
	f.reset()
	began := time.Now()
	if status := r.status(t); status != 1 {
		t.Errorf("status %d; it said:\n%s", status, r.out)
	}
	within(t, "the end", time.Since(began), 3500*time.Millisecond, 10, func() { parley(t, o.server.URI, o.server, "validate", folders[0]) })
	discreet(t, r.out.String(), o.server.Password)
	if s := o.state(after, before); s != underWay {
		t.Errorf("the graph is %s", s)
	}
	o.finish(folders[0], after, before)
}

// TestBadInput_100_DownAtStart: the server starts without Neo4j, lives, and says that it is not ready. It becomes
// ready when Neo4j comes.
func TestBadInput_100_DownAtStart(t *testing.T) {
	o := empty(t)
	o.load(writeDossier(t, 0, 16))
	f := between(t, o.server.URI)
	f.reset()
	s := serve(t, f.URI, o.server)
	for range 3 {
		s.alive(t)
		if status, said := s.probe(t, "/readyz"); status != http.StatusServiceUnavailable {
			t.Errorf("/readyz: %d %s", status, said)
		}
		if r := s.ask(t, question); r.code != "UNAVAILABLE" || !r.retryable || r.took > mostUntilError+r.slack {
			t.Errorf("%+v", r)
		}
	}
	f.back()
	if status, said := s.probe(t, "/readyz"); status != http.StatusOK {
		t.Errorf("/readyz, with Neo4j back: %d %s", status, said)
	}
	if r := s.ask(t, question); r.code != "" {
		t.Errorf("with Neo4j back: %+v", r)
	}
}

// TestBadInput_101_RestartedInMidQuery: a connection breaks during a query. TestRestartUnderLoad tests a restart of Neo4j
// itself.
//
// If the connection breaks at the statement, the store asks again on another connection, also several times.
func TestBadInput_101_RestartedInMidQuery(t *testing.T) {
	for _, c := range []struct {
		what   string
		breaks int // how often the connection breaks
	}{{"once", 1}, {"twice", 2}} {
		t.Run(c.what, func(t *testing.T) {
			o := empty(t)
			o.load(writeDossier(t, 0, 16))
			f := between(t, o.server.URI)
			s := serve(t, f.URI, o.server)
			right := s.ask(t, question)
			o.quiet() // the graph is measured
			// The replies of Neo4j come late, so that there is time to break the connection. A new connection takes several replies.
			f.inject(toxic{Type: "latency", Stream: "downstream", Toxicity: 1, Attributes: map[string]int{"latency": 100}})
			sent := f.inject(toxic{Type: "cut", Stream: "upstream", Toxicity: 1, Attributes: cutting{At: []byte("MATCH"), Skip: -1}}).(*cut)
			answer := make(chan response, 1)
			go func() {
				r, _ := s.try(context.Background(), question)
				answer <- r
			}()
			for i := range c.breaks {
				await(t, "the statement is sent", func() bool { return sent.seen.Load() > int64(i) })
				f.reset()
				f.back()
			}
			if r := <-answer; r.code != "" || r.data != right.data {
				t.Errorf("a query whose connection broke: %+v", r)
			}
			if r := s.ask(t, question); r.data != right.data {
				t.Errorf("the next query: %+v", r)
			}
		})
	}
}

// TestBadInput_102_SlowOrBlackHole: a slow Neo4j answers within the deadline. A Neo4j that swallows everything is
// detected. No transaction stays open on the server.
func TestBadInput_102_SlowOrBlackHole(t *testing.T) {
	o := empty(t)
	o.load(writeDossier(t, 0, 16))
	f := between(t, o.server.URI)
	s := serve(t, f.URI, o.server, "--deadline", "5s")
	right := s.ask(t, question)
	f.inject(toxic{Type: "latency", Stream: "downstream", Toxicity: 1, Attributes: map[string]int{"latency": 200}})
	if r := s.ask(t, question); r.data != right.data {
		t.Errorf("slow, and within the deadline: %+v", r)
	}
	f.heal("latency_downstream")
	f.inject(toxic{Type: "timeout", Stream: "downstream", Toxicity: 1, Attributes: map[string]int{"timeout": 0}})
	for range 2 {
		if r := s.ask(t, question); r.code != "UNAVAILABLE" || r.took > mostUntilError+r.slack {
			t.Errorf("a black hole: %+v", r)
		}
	}
	s.alive(t)
	f.heal("timeout_downstream")
	o.quiet()
	if r := s.ask(t, question); r.data != right.data {
		t.Errorf("afterwards: %+v", r)
	}
}

// TestBadInput_103_WrongPassword: the password has changed. The program fails fast, does not log on again and again,
// and shows and logs no secret.
func TestBadInput_103_WrongPassword(t *testing.T) {
	o := empty(t)
	f := between(t, o.server.URI)
	logons := f.inject(toxic{Type: "cut", Stream: "upstream", Toxicity: 1, Attributes: cutting{At: []byte("\x8bcredentials"), Skip: -1}}).(*cut)
	// The test has its own user, because Neo4j blocks a user after three wrong passwords.
	const user = "rotated"
	o.administer("CREATE USER " + user + " SET PASSWORD 'was-the-password' CHANGE NOT REQUIRED")
	t.Cleanup(func() { o.administer("DROP USER " + user) })
	right := &neo4jtest.Server{User: user, Password: "was-the-password"}
	if status, said := parley(t, o.server.URI, right, "load", writeDossier(t, 0, 16)); status != 0 {
		t.Fatalf("status %d; it said:\n%s", status, said)
	}
	o.administer("ALTER USER " + user + " SET PASSWORD 'is-the-password'")
	wrong := right
	began := time.Now()
	status, said := parley(t, f.URI, wrong, "load", writeDossier(t, 0, 16))
	if status != 1 {
		t.Errorf("status %d", status)
	}
	within(t, "the refused load", time.Since(began), 0, 8, func() { o.load(writeDossier(t, 0, 16)) })
	if n := logons.seen.Swap(0); n != 1 {
		t.Errorf("the load logged on %d times", n)
	}
	discreet(t, said, wrong.Password)
	s := serve(t, f.URI, wrong)
	const asked = 3
	for range asked {
		if r := s.ask(t, question); r.code != "UNAVAILABLE" || r.took > time.Second+r.slack {
			t.Errorf("%+v", r)
		}
	}
	if n := logons.seen.Load(); n != asked {
		t.Errorf("%d queries logged on %d times", asked, n)
	}
	discreet(t, s.out.String(), wrong.Password)
}

// TestBadInput_104_TheLeaderMoves: a server of a cluster is no longer the leader, and refuses to write. The driver
// asks again through the routing of neo4j://. A Community server has no cluster, so the test fakes the refusal, see
// fail.
func TestBadInput_104_TheLeaderMoves(t *testing.T) {
	refusedOnce(t, "neo4j://", "Neo.ClientError.Cluster.NotALeader", "No longer possible to write to server")
}

// TestBadInput_106_Deadlocks: Neo4j ends a transaction to resolve a deadlock. The driver runs the transaction again,
// and it takes effect once.
func TestBadInput_106_Deadlocks(t *testing.T) {
	t.Run("reported", func(t *testing.T) {
		refusedOnce(t, "bolt://", "Neo.TransientError.Transaction.DeadlockDetected", "ForsetiClient can't acquire a lock")
	})
	t.Run("real", realDeadlock)
}

// refusedOnce makes the server refuse one statement of the transaction of a load: the load succeeds. Then the server
// refuses every such statement: nothing is written.
func refusedOnce(t *testing.T, scheme, code, message string) {
	t.Helper()
	o := empty(t)
	f := between(t, o.server.URI)
	uri := scheme + strings.TrimPrefix(f.URI, "bolt://")
	folders := []string{writeDossier(t, 0, 16), writeDossier(t, 8, 16)}
	before := o.load(folders[0])
	// The second such statement. The first comes from Contents.
	once := f.inject(toxic{Type: "fail", Stream: "downstream", Toxicity: 1, Attributes: failing{code, message, 1, 1}}).(*fail)
	if status, said := parley(t, uri, o.server, "load", folders[1]); status != 0 {
		t.Errorf("status %d; it said:\n%s", status, said)
	}
	if n := once.done.Load(); n != 1 {
		t.Errorf("it was refused %d times", n)
	}
	after := o.contents()
	o.finish(folders[1], before, after)
	f.heal("fail_downstream")

	f.inject(toxic{Type: "fail", Stream: "downstream", Toxicity: 1, Attributes: failing{code, message, 1, 1000}})
	status, said := parley(t, uri, o.server, "load", folders[0])
	if status != 1 || !strings.Contains(said, graph.ErrUnavailable.Error()) {
		t.Errorf("refused for good: status %d; it said:\n%s", status, said)
	}
	if s := o.state(after, before); s != asBefore {
		t.Errorf("refused for good, and the graph is %s", s)
	}
}

// realDeadlock: another transaction holds a meeting that the load wants to drop, and wants the node that the load has
// locked.
func realDeadlock(t *testing.T) {
	o := empty(t)
	folders := []string{writeDossier(t, 0, 16), writeDossier(t, 8, 16)}
	before, after := o.load(folders[0]), o.load(folders[1])
	for i := range 3 {
		from, to := [2]graph.Contents{after, before}, folders[i%2]
		if i%2 == 1 {
			from = [2]graph.Contents{before, after}
		}
		release := o.hold("MATCH (n:Meeting) WHERE n.id IN ['meeting-0', 'meeting-16'] SET n.held = true", "MATCH (g:Graph) SET g.held = true")
		r := begin(t, o.server.URI, o.server, "load", to)
		await(t, "the load waits", func() bool { return o.waiting() > 0 })
		release()
		if status := r.status(t); status != 0 {
			t.Errorf("status %d; it said:\n%s", status, r.out)
		}
		if s := o.state(from[0], from[1]); s != asAfter {
			t.Errorf("the graph is %s", s)
		}
	}
}

// TestBadInput_105_ThePoolIsSpent: there are more queries at the same time than connections. Queries without a
// connection get status 503 within a second, and the others are answered.
func TestBadInput_105_ThePoolIsSpent(t *testing.T) {
	o := empty(t)
	o.load(writeDossier(t, 0, 16))
	f := between(t, o.server.URI)
	s := serve(t, f.URI, o.server)
	right := s.ask(t, question)
	f.inject(toxic{Type: "latency", Stream: "downstream", Toxicity: 1, Attributes: map[string]int{"latency": 150}})
	const clients = 200
	all := make([]response, clients)
	slack := s.slack(t, func() {
		var wg sync.WaitGroup
		for i := range clients {
			wg.Go(func() {
				r, err := s.try(context.Background(), question)
				if err != nil {
					t.Errorf("no reply: %v", err)
				}
				all[i] = r
			})
		}
		wg.Wait()
	})
	counts := map[string]int{}
	wrong := 0
	for _, r := range all {
		counts[r.code]++
		switch {
		case r.code == "OVERLOADED" && (r.status != http.StatusServiceUnavailable || r.took > time.Second+slack):
			wrong++
			t.Logf("turned away: %+v", r)
		case r.code == "" && r.data != right.data:
			t.Errorf("a wrong answer: %+v", r)
		}
	}
	if counts["OVERLOADED"] == 0 || counts[""] == 0 || wrong > 0 {
		t.Errorf("of %d at once, by code: %v; %d were turned away late, or not with 503", clients, counts, wrong)
	}
	t.Logf("of %d at once: %v", clients, counts)
	f.heal("latency_downstream")
	s.alive(t)
	if r := s.ask(t, question); r.data != right.data {
		t.Errorf("afterwards: %+v", r)
	}
}

// TestBadInput_107_ResetAtCommit: the connection is reset during the commit of a load, before the server sees the
// commit or before the load sees the reply. The load says that the outcome is unknown. The next load leads to one
// effect.
func TestBadInput_107_ResetAtCommit(t *testing.T) {
	for _, c := range []struct{ what, stream, at, state string }{
		{"the request is lost", "upstream", commit, asBefore},
		{"the reply is lost", "downstream", bookmark, asAfter},
	} {
		t.Run(c.what, func(t *testing.T) {
			o := empty(t)
			folders := []string{writeDossier(t, 0, 16), writeDossier(t, 8, 16)}
			before, after := o.load(folders[0]), o.load(folders[1])
			o.load(folders[0])
			count := between(t, o.server.URI)
			commits := count.inject(toxic{Type: "cut", Stream: c.stream, Toxicity: 1, Attributes: cutting{At: []byte(c.at), Skip: -1}}).(*cut)
			if status, said := parley(t, count.URI, o.server, "load", "--full", folders[1]); status != 0 {
				t.Fatalf("status %d; it said:\n%s", status, said)
			}
			o.load(folders[0])
			f := between(t, o.server.URI)
			f.inject(toxic{Type: "cut", Stream: c.stream, Toxicity: 1, Attributes: cutting{At: []byte(c.at), Skip: commits.seen.Load() - 1}})
			status, said := parley(t, f.URI, o.server, "load", "--full", folders[1])
			if status != 1 || !strings.Contains(said, graph.ErrUnknown.Error()) || !strings.Contains(said, "load again") {
				t.Errorf("status %d; it said:\n%s", status, said)
			}
			if s := o.state(before, after); s != c.state {
				t.Errorf("the graph is %s, want %s", s, c.state)
			}
			revision := o.revision()
			o.finish(folders[1], before, after)
			if now := o.revision(); c.state == asAfter && now != revision {
				t.Errorf("the second load went from revision %d to %d", revision, now)
			}
		})
	}
}

// TestBadInput_108_TheClientGoes: when a client goes away, its query ends on the server within seconds, long before the deadline of
// the query. Usually it takes 0.1 s. But Neo4j looks only now and then whether a query is still wanted, and seldom while it works on one
// large row.
func TestBadInput_108_TheClientGoes(t *testing.T) {
	o := empty(t)
	o.load(writeDossier(t, 0, 16))
	f := between(t, o.server.URI)
	s := serve(t, f.URI, o.server, "--max-cost", "1000000000", "--max-depth", "40", "--deadline", "60s")
	// The first answer makes the server measure the graph in the background. That is the second query.
	queries := f.inject(toxic{Type: "cut", Stream: "downstream", Toxicity: 1, Attributes: cutting{At: []byte(queried), Skip: -1}}).(*cut)
	_ = s.ask(t, question)
	await(t, "the graph is measured", func() bool { return queries.seen.Load() >= 2 && o.transactions() == 0 })
	// Each level takes twelve times the work of the level above. Neo4j needs many seconds for this query.
	slow := "{ id }"
	for range 5 {
		slow = "{ participants(first: 3) { nodes { meetings(first: 4) { nodes " + slow + " } } } }"
	}
	ctx, cancel := context.WithCancel(context.Background())
	gone := make(chan struct{})
	go func() {
		defer close(gone)
		if r, err := s.try(ctx, "{ meetings(first: 16) { nodes "+slow+" } }"); err == nil {
			t.Errorf("the client got an answer: %.200v", r)
		}
	}()
	await(t, "the server works on the query", func() bool { return o.running() > 0 })
	cancel()
	<-gone
	// The reference is how long the server needs at the same time to say what runs: another load on the machine slows both down.
	began, slowest := time.Now(), time.Duration(0)
	await(t, "the query ends on the server", func() bool {
		asked := time.Now()
		running := o.transactions()
		slowest = max(slowest, time.Since(asked))
		return running == 0
	})
	if took, limit := time.Since(began), 5*time.Second+10*slowest; took > limit {
		t.Errorf("the query ended after %v; the limit is %v, and the server needed up to %v to say what runs", took, limit, slowest)
	}
	s.alive(t)
}

// administer runs an administration command on the server.
func (o *observed) administer(command string) {
	o.Helper()
	_, err := driver.ExecuteQuery(context.Background(), o.driver, command, nil, driver.EagerResultTransformer, driver.ExecuteQueryWithDatabase("system"))
	if err != nil {
		o.Fatal(err)
	}
}

// revision is the revision of the graph.
func (o *observed) revision() int64 {
	o.Helper()
	return o.cypher("MATCH (g:Graph) RETURN g.revision")[0][0].(int64)
}
