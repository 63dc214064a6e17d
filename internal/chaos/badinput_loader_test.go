//go:build integration

package chaos

import (
	"context"
	"os"
	"strconv"
	"strings"
	"syscall"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"parley/graph"
)

// TestBadInput_093_TwoLoadsAtOnce: two loads begin together. Each either completes, one after the other, or fails and
// says why. In the end the graph is as the later load wants it.
func TestBadInput_093_TwoLoadsAtOnce(t *testing.T) {
	o := empty(t)
	folders := []string{writeDossier(t, 0, 16), writeDossier(t, 8, 16)}
	first, second := o.load(folders[0]), o.load(folders[1])
	for _, args := range [][]string{nil, {"--batch", "25"}} {
		var both []*running
		for _, folder := range folders {
			both = append(both, begin(t, o.server.URI, o.server, append([]string{"load", folder}, args...)...))
		}
		ended := 0
		for _, r := range both {
			switch status := r.status(t); {
			case status == 0:
				ended++
			case status != 1 || !strings.Contains(r.out.String(), "changed by another load"):
				t.Errorf("status %d; it said:\n%s", status, r.out)
			}
		}
		if ended == 0 {
			t.Error("neither load went through")
		}
		state := o.state(first, second)
		if state == underWay && args == nil {
			t.Error("the graph is a mixture")
		}
		t.Logf("loads that went through %d, the graph is %s", ended, state)
		o.finish(folders[1], first, second)
	}
}

// TestBadInput_094_KilledInMidLoad: kill -9 between two transactions of a load. Kills
// at random points are in TestKills.
func TestBadInput_094_KilledInMidLoad(t *testing.T) {
	o := empty(t)
	folders := []string{writeDossier(t, 0, 16), writeDossier(t, 8, 16)}
	before, after := o.load(folders[0]), o.load(folders[1])
	r := begin(t, o.server.URI, o.server, "load", folders[0], "--batch", "10")
	await(t, "a transaction is made", func() bool { return strings.Contains(r.out.String(), "writing: ") })
	r.signal(syscall.SIGKILL)
	<-r.ended
	if s := o.state(after, before); s != underWay {
		t.Errorf("the graph is %s", s)
	}
	o.finish(folders[0], after, before)
}

// TestBadInput_096_DiskFull: the disk of Neo4j is full. It is a tmpfs, which a file fills up.
func TestBadInput_096_DiskFull(t *testing.T) {
	disk := mount(t, "200m")
	neo := own(t, disk.path+"/neo4j", disk.within)
	o := observe(t, neo.Server)
	folders := []string{writeDossier(t, 0, 16), writeDossier(t, 8, 400)}
	before := o.load(folders[0])
	s := serve(t, neo.URI, neo.Server)
	right := s.ask(t, question)

	disk.fill(t)
	status, said := parley(t, neo.URI, neo.Server, "load", folders[1])
	if status != 1 || !strings.Contains(said, graph.ErrUnavailable.Error()) || !strings.Contains(said, "that its disk is not full") {
		t.Errorf("on a full disk a load ended with status %d; it said:\n%s", status, said)
	}
	t.Logf("it said:\n%s", said)
	discreet(t, said, neo.Password)
	s.alive(t)
	if r := s.ask(t, question); r.data != right.data && r.code != "UNAVAILABLE" {
		t.Errorf("on a full disk the answer is %+v", r)
	}

	disk.empty(t)
	if err := neo.Kill(); err != nil {
		t.Fatal(err)
	}
	back(t, neo)
	now := o.contents()
	if status, said := parley(t, neo.URI, neo.Server, "load", folders[1]); status != 0 {
		t.Fatalf("the next load ended with status %d; it said:\n%s", status, said)
	}
	after := o.contents()
	if d := digest(now); d != digest(before) && d != digest(after) {
		t.Error("after the failure the graph was neither as before nor as after")
	}
	o.finish(folders[1], before, after)
}

// TestBadInput_097_ReadOnly: the database is read-only.
func TestBadInput_097_ReadOnly(t *testing.T) {
	neo := own(t, "", nil)
	o := observe(t, neo.Server)
	folders := []string{writeDossier(t, 0, 16), writeDossier(t, 8, 16)}
	before := o.load(folders[0])
	again := func(settings ...string) {
		t.Helper()
		// After a kill it would have to write when it starts.
		if err := neo.End(); err != nil {
			t.Fatal(err)
		}
		back(t, neo, settings...)
	}
	again("server.databases.read_only=neo4j")
	began := time.Now()
	status, said := parley(t, neo.URI, neo.Server, "load", folders[1])
	if status != 1 || !strings.Contains(said, graph.ErrReadOnly.Error()) {
		t.Errorf("status %d; it said:\n%s", status, said)
	}
	// The load does not retry. A plan reads the same from the same database, and writes nothing.
	within(t, "the failed load", time.Since(began), 4*time.Second, 5, func() { parley(t, neo.URI, neo.Server, "plan", folders[1]) })
	t.Logf("it said:\n%s", said)
	s := serve(t, neo.URI, neo.Server)
	if r := s.ask(t, question); r.code != "" {
		t.Errorf("a database that may be read does not answer: %+v", r)
	}
	again()
	if now := o.contents(); digest(now) != digest(before) {
		t.Error("the graph is not as before")
	}
	o.load(folders[1])
}

// TestBadInput_098_TheSameLoadAgain: the second load writes nothing. The revision and the load records stay as they
// were.
func TestBadInput_098_TheSameLoadAgain(t *testing.T) {
	o := empty(t)
	folder := writeDossier(t, 0, 16)
	before := o.load(folder)
	state := func() string {
		rows := o.cypher("MATCH (g:Graph) RETURN toString(g.revision) + ' ' + toString(COUNT { MATCH (:Load) }) + ' ' + toString(COUNT { MATCH (n) }) + ' ' + toString(COUNT { MATCH ()-->() })")
		return rows[0][0].(string)
	}
	was := state()
	status, said := parley(t, o.server.URI, o.server, "load", folder, "--json")
	if status != 0 || !strings.Contains(said, `"transactions":0`) {
		t.Errorf("status %d; it said:\n%s", status, said)
	}
	if now := state(); now != was || digest(o.contents()) != digest(before) {
		t.Errorf("the revision, the loads, the things and the relations are %s, and were %s", now, was)
	}
}

// TestBadInput_099_Interrupted: a load is interrupted while its transaction waits. The transaction is rolled back,
// and the load says so.
func TestBadInput_099_Interrupted(t *testing.T) {
	o := empty(t)
	folders := []string{writeDossier(t, 0, 16), writeDossier(t, 8, 16)}
	before := o.load(folders[0])
	for _, signal := range []syscall.Signal{syscall.SIGINT, syscall.SIGTERM} {
		release := o.hold("MATCH (n:Meeting {id: 'meeting-0'}) SET n.held = true")
		r := begin(t, o.server.URI, o.server, "load", folders[1])
		// The load has begun to write, and waits for a meeting that it wants to drop.
		await(t, "the load waits", func() bool { return o.waiting() > 0 })
		began := time.Now()
		r.signal(signal)
		if status := r.status(t); status != 130 || !strings.Contains(r.out.String(), "rolled back") {
			t.Errorf("%v: status %d; it said:\n%s", signal, status, r.out)
		}
		took := time.Since(began)
		release()
		within(t, signal.String()+": the end", took, 0, 4, func() { o.load(folders[0]) })
		if s := o.state(before, before); s != asBefore {
			t.Errorf("%v: the graph is %s", signal, s)
		}
	}
	o.load(folders[1])
}

// hold begins a transaction with a statement and keeps it open with its locks. The returned function runs the other
// statements and rolls everything back.
func (o *observed) hold(text string, then ...string) (release func()) {
	o.Helper()
	ctx := context.Background()
	session := o.driver.NewSession(ctx, driver.SessionConfig{})
	tx, err := session.BeginTransaction(ctx)
	if err != nil {
		o.Fatal(err)
	}
	run := func(text string) error {
		result, err := tx.Run(ctx, text, nil)
		if err == nil {
			_, err = result.Consume(ctx)
		}
		return err
	}
	if err := run(text); err != nil {
		o.Fatal(err)
	}
	o.Cleanup(func() { _, _ = tx.Rollback(ctx), session.Close(ctx) })
	return func() {
		for _, text := range then {
			o.Logf("%s: %v", text, run(text))
		}
		_ = tx.Rollback(ctx) // which it may be already, by a deadlock
	}
}

// waiting counts the transactions that wait for a lock.
func (o *observed) waiting() int {
	o.Helper()
	return int(o.cypher("SHOW TRANSACTIONS YIELD status WHERE status STARTS WITH 'Blocked' RETURN count(*)")[0][0].(int64))
}

// pid is the id of a process, as an argument.
func pid(p *os.Process) string { return strconv.Itoa(p.Pid) }
