//go:build integration

package neo4j

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/internal/neo4jtest"
)

// silent is a sink that counts its calls.
type silent struct{ calls int }

func (s *silent) Object(*graph.Type) { s.calls++ }
func (s *silent) Slot(int)           { s.calls++ }
func (s *silent) List(graph.Page)    { s.calls++ }
func (s *silent) Item([]graph.Value) { s.calls++ }
func (s *silent) End()               { s.calls++ }
func (s *silent) Null()              { s.calls++ }
func (s *silent) Bool(bool)          { s.calls++ }
func (s *silent) Int(int64)          { s.calls++ }
func (s *silent) Float(float64)      { s.calls++ }
func (s *silent) String(string)      { s.calls++ }
func (s *silent) Strings([]string)   { s.calls++ }

// TestEveryPropertyIsReadAndCompared: the server accepts the name of every property.
func TestEveryPropertyIsReadAndCompared(t *testing.T) {
	s := open(t)
	graphtest.Load(t, s, graphtest.Fixture())
	ctx := graphtest.Patient(t)
	for _, typ := range graph.Parley.Types() {
		if typ.Derived {
			continue
		}
		var fields []graph.Field
		var where graph.Or
		for _, p := range typ.Properties {
			fields = append(fields, graph.Field{Property: p})
			if p.Kind == graph.String {
				where = append(where, equal(p, "x"))
			}
		}
		q := &graph.Query{Start: graph.Start{Scan: true}, Root: graph.Link{
			Types: []*graph.Type{typ}, Many: &graph.List{Where: where, Page: graph.Everything}, Item: []graph.Field{of(typ, fields...)},
		}}
		if _, err := s.Run(ctx, q, graph.Discard{}); err != nil {
			t.Errorf("%s: %v", typ.Name, err)
		}
	}
}

func TestTwoLoadsExcludeOneAnother(t *testing.T) {
	s := open(t)
	ctx := graphtest.Patient(t)
	b := &graphtest.Builder{}
	for i := range 200 {
		b.Thing("Person", fmt.Sprintf("p-%d", i))
	}
	const writers = 4
	results := make([]error, writers)
	var wg sync.WaitGroup
	for i := range writers {
		wg.Go(func() { _, results[i] = s.Apply(ctx, graph.Change{Base: 0, Put: b.Records}) })
	}
	wg.Wait()
	won := 0
	for _, err := range results {
		switch {
		case err == nil:
			won++
		case !errors.Is(err, graph.ErrConflict):
			t.Errorf("a load that lost: %v, want ErrConflict", err)
		}
	}
	if won != 1 {
		t.Errorf("%d loads from revision 0 went through, want 1", won)
	}
	if _, rev, err := s.Contents(ctx); rev != 1 || err != nil {
		t.Errorf("revision %d, error %v", rev, err)
	}
}

func TestDroppedPropertiesAndLabelsGo(t *testing.T) {
	s := open(t)
	ctx := graphtest.Patient(t)
	b := &graphtest.Builder{}
	b.Thing("Person", "x", "name", "X", "aliases", []string{"Y"}, "tokens", []string{"x", "y"})
	rev := graphtest.Load(t, s, b.Contents)
	b = &graphtest.Builder{}
	b.Thing("Issue", "x", "sortKey", "x")
	if _, err := s.Apply(ctx, graph.Change{Base: rev, Put: b.Records}); err != nil {
		t.Fatal(err)
	}
	var got []any
	err := s.transact(ctx, neo4j.AccessModeRead, func(tx neo4j.ManagedTransaction) error {
		rows, err := query(ctx, tx, "MATCH (n {id: 'x'}) UNWIND labels(n) AS l WITH n, l ORDER BY l RETURN collect(l), properties(n)", nil)
		got = rows[0]
		return err
	})
	if want := "[[Entity Issue Named Node Topic] map[id:x sortKey:x]]"; err != nil || fmt.Sprint(got) != want {
		t.Errorf("the node is %v, error %v; want %s", got, err, want)
	}
}

// slow loads a graph, and returns a query that takes the server many minutes: all persons with
// all persons below them, four levels deep.
func slow(t *testing.T, s *Store) *graph.Query {
	b := &graphtest.Builder{}
	b.Meeting("m", "HELD", "2030-01-01")
	for i := range 300 {
		b.Thing("Person", fmt.Sprintf("p-%d", i))
		b.Edge("ATTENDED", fmt.Sprintf("p-%d", i), "m")
	}
	graphtest.Load(t, s, b.Contents)
	persons := []*graph.Type{person}
	fields := []graph.Field{read(person, "id")}
	for range 4 {
		fields = []graph.Field{link(person, "meetings", []*graph.Type{meeting}, everything(), of(meeting,
			link(meeting, "participants", persons, everything(), of(person, fields...))))}
	}
	return &graph.Query{Start: graph.Start{Scan: true}, Root: graph.Link{Types: persons, Many: everything(), Item: []graph.Field{of(person, fields...)}}}
}

func TestADeadlineEndsTheQueryOnTheServer(t *testing.T) {
	s := open(t)
	q, sink := slow(t, s), &silent{}
	ctx, cancel := context.WithTimeout(context.Background(), time.Second)
	defer cancel()
	began := time.Now()
	_, err := s.Run(ctx, q, sink)
	if !errors.Is(err, graph.ErrDeadline) || sink.calls > 0 {
		t.Errorf("error %v after %d calls of the sink, want ErrDeadline and none", err, sink.calls)
	}
	if took := time.Since(began); took > 3*time.Second {
		t.Errorf("it took %s to give up", took)
	}
	s.awaitQuiet(t)
}

func TestACancelledQueryEndsOnTheServer(t *testing.T) {
	s := open(t)
	q, sink := slow(t, s), &silent{}
	ctx, cancel := context.WithCancel(graphtest.Patient(t))
	defer cancel()
	var watcher sync.WaitGroup
	watcher.Go(func() {
		defer cancel()
		s.awaitRunning(t, func(n int) bool { return n > 0 })
	})
	defer watcher.Wait()
	if _, err := s.Run(ctx, q, sink); !errors.Is(err, graph.ErrCanceled) || sink.calls > 0 {
		t.Errorf("error %v after %d calls of the sink, want ErrCanceled and none", err, sink.calls)
	}
	s.awaitQuiet(t)
}

// awaitQuiet waits until the server runs no query of a store.
func (s *Store) awaitQuiet(t *testing.T) {
	t.Helper()
	s.awaitRunning(t, func(n int) bool { return n == 0 })
}

// awaitRunning waits until the number of queries that the server runs is as wanted.
func (s *Store) awaitRunning(t *testing.T, wanted func(int) bool) {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 20*time.Second)
	defer cancel()
	for {
		running := -1
		err := s.transact(ctx, neo4j.AccessModeRead, func(tx neo4j.ManagedTransaction) error {
			rows, err := query(ctx, tx, "SHOW TRANSACTIONS YIELD currentQuery WHERE currentQuery STARTS WITH 'OPTIONAL MATCH (g:Graph' RETURN count(*)", nil)
			if err == nil {
				running = int(rows[0][0].(int64))
			}
			return err
		})
		if running >= 0 && wanted(running) {
			return
		}
		if ctx.Err() != nil {
			t.Errorf("%d queries run on the server (%v)", running, err)
			return
		}
		time.Sleep(200 * time.Millisecond)
	}
}

func TestAWrongPasswordIsNotRepeated(t *testing.T) {
	server := neo4jtest.Shared(t)
	s, err := Open(context.Background(), server.URI, server.User, "not-the-password")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close(context.Background()) })
	_, err = s.Run(context.Background(), meetings(graph.List{Page: graph.Everything}), &silent{})
	if !errors.Is(err, graph.ErrUnavailable) {
		t.Errorf("error %v, want ErrUnavailable", err)
	}
	if strings.Contains(fmt.Sprint(err), "not-the-password") {
		t.Error("the password is in the message")
	}
}
