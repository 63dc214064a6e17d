//go:build integration

package replica_test

import (
	"context"
	"errors"
	"fmt"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/neo4j"
	"parley/graph/replica"
	"parley/internal/neo4jtest"
)

func TestMain(m *testing.M) { neo4jtest.Main(m) }

var prepare sync.Once

// database returns the store of the shared server, empty.
func database(t *testing.T) *neo4j.Store {
	t.Helper()
	server := neo4jtest.Shared(t)
	ctx := graphtest.Patient(t)
	s, err := neo4j.Open(ctx, server.URI, server.User, server.Password, neo4j.Patience(neo4jtest.Patience))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	prepare.Do(func() {
		if err := s.Prepare(ctx); err != nil {
			t.Fatal(err)
		}
	})
	empty(t)
	return s
}

// empty removes everything from the shared server, as somebody without Parley could.
func empty(t *testing.T) {
	t.Helper()
	ctx := graphtest.Patient(t)
	server := neo4jtest.Shared(t)
	d, err := driver.NewDriverWithContext(server.URI, driver.BasicAuth(server.User, server.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = d.Close(ctx) }()
	if _, err := driver.ExecuteQuery(ctx, d, "MATCH (n) DETACH DELETE n", nil, driver.EagerResultTransformer); err != nil {
		t.Fatal(err)
	}
}

// open returns a replica of a database that follows it when it is told, and each hour.
func open(t *testing.T, d replica.Database, o replica.Options) *replica.Store {
	t.Helper()
	if o.Every == 0 {
		o.Every = time.Hour
	}
	first := make(chan struct{})
	var once sync.Once
	report := o.Report
	o.Report = func(s replica.State) {
		if report != nil {
			report(s)
		}
		once.Do(func() { close(first) })
	}
	s := replica.Open(context.Background(), kept{d}, o)
	t.Cleanup(func() {
		if err := s.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	<-first
	return s
}

// kept is a database that stays open when its replica is closed.
type kept struct{ replica.Database }

func (kept) Close(context.Context) error { return nil }

// TestStore runs the suite of all stores on a replica.
func TestStore(t *testing.T) {
	graphtest.TestStore(t, func(t *testing.T) graph.Keeper {
		s := open(t, database(t), replica.Options{})
		if _, known := s.Revision(); !known {
			t.Fatal("the copy does not answer")
		}
		return s
	})
}

// states returns an option that reports to a channel.
func states() (replica.Options, chan replica.State) {
	all := make(chan replica.State, 100)
	return replica.Options{Every: 10 * time.Millisecond, Report: func(s replica.State) { all <- s }}, all
}

// until waits for a state.
func until(t *testing.T, states chan replica.State, holds func(replica.State) bool) replica.State {
	t.Helper()
	ctx := graphtest.Patient(t)
	for {
		select {
		case s := <-states:
			if holds(s) {
				return s
			}
		case <-ctx.Done():
			t.Fatal("the replica does not come to the state that is awaited")
		}
	}
}

// at waits for a revision of the copy.
func at(r graph.Revision) func(replica.State) bool {
	return func(s replica.State) bool { return s.Revision == r && s.Err == nil }
}

// names returns the answer to a question for the names of all people, and its revision.
func names(t *testing.T, s graph.Store) (string, graph.Revision) {
	t.Helper()
	person := graph.Parley.Type("Person")
	q := &graph.Query{
		Start: graph.Start{Scan: true},
		Root: graph.Link{
			Types: []*graph.Type{person},
			Many:  &graph.List{Page: graph.Window{First: 100, Last: -1}},
			Item:  []graph.Field{{Far: graph.Selection{person: {{Property: person.Property("name")}}}}},
		},
	}
	answer, r, err := graphtest.Ask(graphtest.Patient(t), s, q)
	if err != nil {
		t.Fatal(err)
	}
	return answer, r
}

// person returns a person with a name.
func person(id graph.ID, name string) graph.Record {
	t := graph.Parley.Type("Person")
	r := graph.Record{Type: t, Values: make([]graph.Value, len(t.Properties))}
	r.Values[0] = string(id)
	r.Values[t.Property("name").Index] = name
	return r
}

// crowd returns more people than the log of the database takes in one change.
func crowd() []graph.Record {
	all := make([]graph.Record, 6000)
	for i := range all {
		all[i] = person(graph.ID(fmt.Sprintf("person-%d", i)), fmt.Sprintf("Person %d", i))
	}
	return all
}

// loadRecord returns the record of a load.
func loadRecord(id graph.ID, status graph.LoadStatus) graph.Record {
	t := graph.Parley.Type("Load")
	r := graph.Record{Type: t, Values: make([]graph.Value, len(t.Properties))}
	r.Values[0] = string(id)
	r.Values[t.Property("status").Index] = string(status)
	return r
}

// apply makes a change in a database, as another program could, and returns the new revision.
func apply(t *testing.T, k graph.Keeper, base graph.Revision, put ...graph.Record) graph.Revision {
	t.Helper()
	r, err := k.Apply(graphtest.Patient(t), graph.Change{Base: base, Put: put})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

// equal fails unless the replica's copy gives the answer of the database.
func equal(t *testing.T, s *replica.Store, d graph.Store) {
	t.Helper()
	if _, known := s.Revision(); !known {
		t.Fatal("the copy does not answer")
	}
	got, r := names(t, s)
	if want, at := names(t, d); got != want || r != at {
		t.Errorf("the copy answers\n  %s\nat revision %d, and the database\n  %s\nat revision %d", got, r, want, at)
	}
}

// TestFollows changes the database behind the replica, in small steps and in a step that is too large for the log.
func TestFollows(t *testing.T) {
	d := database(t)
	r := graphtest.Load(t, d, graphtest.Fixture())
	o, all := states()
	s := open(t, d, o)
	until(t, all, at(r))
	equal(t, s, d)

	r = apply(t, d, r, person("mira", "Mira"), person("tomas", "Tomas"))
	until(t, all, at(r))
	equal(t, s, d)

	c := graph.Change{Base: r, Put: []graph.Record{person("mira", "Mira B.")}, Drop: []graph.ID{"tomas"}}
	r, err := d.Apply(graphtest.Patient(t), c)
	if err != nil {
		t.Fatal(err)
	}
	until(t, all, at(r))
	equal(t, s, d)

	r = apply(t, d, r, crowd()...)
	until(t, all, at(r))
	equal(t, s, d)
	if age, ok := s.Age(); !ok || age > time.Minute {
		t.Errorf("the age is %s, %t", age, ok)
	}
}

// TestNeverHalfALoad: the copy stays as it is until a load of several changes is whole.
func TestNeverHalfALoad(t *testing.T) {
	d := database(t)
	r := apply(t, d, 0, person("mira", "Mira"))
	o, all := states()
	looks := make(chan struct{}, 1000)
	s := open(t, watched{d, looks}, o)
	until(t, all, at(r))
	before, _ := names(t, s)
	seen := func() { // two whole looks at the database
		for len(looks) > 0 {
			<-looks
		}
		for range 2 {
			<-looks
		}
	}

	under := apply(t, d, r, person("tomas", "Tomas"), loadRecord("load-x-1", graph.LoadUnderWay))
	seen()
	if got, at := names(t, s); got != before || at != r {
		t.Errorf("during a load, the copy answers %s at revision %d, want %s at %d", got, at, before, r)
	}
	under = apply(t, d, under, crowd()...)
	seen()
	if got, at := names(t, s); got != before || at != r {
		t.Errorf("during a large load, the copy answers %s at revision %d, want %s at %d", got, at, before, r)
	}
	if _, ok := s.Age(); !ok {
		t.Error("during a load, the copy counts as old")
	}
	r = apply(t, d, under, loadRecord("load-x-1", graph.LoadFinished))
	until(t, all, at(r))
	equal(t, s, d)
}

// watched is a database that reports each look at its changes.
type watched struct {
	replica.Database
	looks chan struct{}
}

func (w watched) ChangesAfter(ctx context.Context, after graph.Position) ([]graph.Change, graph.Position, error) {
	select {
	case w.looks <- struct{}{}:
	default:
	}
	return w.Database.ChangesAfter(ctx, after)
}

// TestAnotherGraph: somebody empties the database and loads another graph, which comes to the same revision.
func TestAnotherGraph(t *testing.T) {
	d := database(t)
	r := apply(t, d, 0, person("mira", "Mira"))
	o, all := states()
	o.Every = time.Hour
	s := open(t, d, o)
	until(t, all, at(r))
	empty(t)
	if other := apply(t, d, 0, person("tomas", "Tomas")); other != r {
		t.Fatalf("revision %d, want %d", other, r)
	}
	r = apply(t, s, r, person("klara", "Klara")) // the replica looks at the database after its own change
	equal(t, s, d)
	if _, at := names(t, s); at != r {
		t.Errorf("the copy is at revision %d, want %d", at, r)
	}
}

// TestTooLarge: a graph that does not fit stays in the database, and the state says so.
func TestTooLarge(t *testing.T) {
	d := database(t)
	r := graphtest.Load(t, d, graphtest.Fixture())
	o, all := states()
	o.Memory = 1000
	s := open(t, d, o)
	state := until(t, all, func(s replica.State) bool { return s.Err != nil })
	if !errors.Is(state.Err, replica.ErrTooLarge) {
		t.Errorf("the state has the error %v, want ErrTooLarge", state.Err)
	}
	if _, known := s.Revision(); known {
		t.Error("there is a copy")
	}
	got, revision := names(t, s)
	if want, _ := names(t, d); got != want || revision != r {
		t.Errorf("the replica answers %s at revision %d, want %s at %d", got, revision, want, r)
	}
}

// TestNotWhole: contents that no load wrote are not copied, and the database answers.
func TestNotWhole(t *testing.T) {
	d := database(t)
	apply(t, d, 0, person("mira", "Mira"))
	o, all := states()
	o.Complete = func(graph.Contents) error { return errors.New("not the digest") }
	s := open(t, d, o)
	state := until(t, all, func(s replica.State) bool { return s.Err != nil })
	if !errors.Is(state.Err, replica.ErrNotWhole) {
		t.Errorf("the state has the error %v, want ErrNotWhole", state.Err)
	}
	if _, known := s.Revision(); known {
		t.Error("there is a copy")
	}
}

// TestPanic: a fault while copying ends no program. The database answers, and the replica tries again.
func TestPanic(t *testing.T) {
	d := database(t)
	apply(t, d, 0, person("mira", "Mira"))
	o, all := states()
	var tries atomic.Int64
	o.Complete = func(graph.Contents) error {
		if tries.Add(1) == 1 {
			panic("a fault")
		}
		return nil
	}
	s := open(t, d, o)
	state := until(t, all, func(s replica.State) bool { return s.Err != nil })
	if !errors.Is(state.Err, graph.ErrPanic) {
		t.Errorf("the state has the error %v, want ErrPanic", state.Err)
	}
	until(t, all, func(s replica.State) bool { return s.Err == nil && s.Revision > 0 })
	if _, known := s.Revision(); !known {
		t.Error("there is no copy after the next try")
	}
}

// broken is a database that can be made to stop answering.
type broken struct {
	replica.Database
	gone *atomic.Bool
}

func (b broken) ChangesAfter(ctx context.Context, after graph.Position) ([]graph.Change, graph.Position, error) {
	if b.gone.Load() {
		return nil, graph.Position{}, graph.ErrUnavailable
	}
	return b.Database.ChangesAfter(ctx, after)
}

func (b broken) Run(ctx context.Context, q *graph.Query, sink graph.Sink) (graph.Revision, error) {
	if b.gone.Load() {
		return 0, graph.ErrUnavailable
	}
	return b.Database.Run(ctx, q, sink)
}

// TestGone: while the database does not answer, the copy answers until it is too old.
func TestGone(t *testing.T) {
	d := database(t)
	graphtest.Load(t, d, graphtest.Fixture())
	for _, c := range []struct {
		age     time.Duration
		answers bool
	}{{time.Hour, true}, {time.Nanosecond, false}} {
		o, all := states()
		o.MaxAge = c.age
		var gone atomic.Bool
		s := open(t, broken{d, &gone}, o)
		gone.Store(true)
		until(t, all, func(s replica.State) bool { return errors.Is(s.Err, graph.ErrUnavailable) })
		q := &graph.Query{Start: graph.Start{IDs: []graph.ID{"anna"}}, Root: graph.Link{Types: graph.Parley.Concrete("Person"), Item: []graph.Field{{Far: graph.Selection{}}}}}
		_, err := s.Run(graphtest.Patient(t), q, graph.Discard{})
		if c.answers != (err == nil) {
			t.Errorf("with a copy that may be %s old, the error is %v", c.age, err)
		}
	}
}
