package resolvers

import (
	"context"
	"fmt"
	"testing"
	"time"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/memory"
)

// TestListsAreMeasured asks a question, so that the executor measures the lists of the graph. It
// does so again after the graph has changed.
func TestListsAreMeasured(t *testing.T) {
	hub := func(n int) graph.Contents {
		b := &graphtest.Builder{}
		b.Thing("Person", "hub")
		for i := range n {
			meeting := fmt.Sprintf("m%d", i)
			b.Thing("Meeting", meeting)
			b.Edge("ATTENDED", "hub", meeting)
		}
		return b.Contents
	}
	store := memory.New()
	graphtest.Load(t, store, hub(30))
	e, err := New(store)
	if err != nil {
		t.Fatal(err)
	}
	if n := e.Length("Person", "meetings"); n != 0 {
		t.Errorf("before the first question, the length of a list of meetings is %d", n)
	}
	for _, want := range []int{30, 40} {
		graphtest.Load(t, store, hub(want))
		for deadline := time.Now().Add(10 * time.Second); e.Length("Person", "meetings") != want; time.Sleep(10 * time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatalf("the length of a list of meetings is %d, want %d", e.Length("Person", "meetings"), want)
			}
			ask(t, e, `{ node(id: "hub") { id } }`, nil)
		}
		for field, n := range map[[2]string]int{
			{"Actor", "meetings"}: want, {"Meeting", "participants"}: 1, {"Person", "memberships"}: 0, {"Person", "name"}: 0,
			{"Nothing", "meetings"}: 0, {"Encounter", "meetings"}: 0, {"Person", "claims"}: 0,
			{"Query", "meetings"}: want, {"Query", "people"}: 1, {"Query", "nothing"}: 0, {"Query", "meetingGroups"}: want, {"Query", "search"}: want + 1,
		} {
			if got := e.Length(field[0], field[1]); got != n {
				t.Errorf("the length of %s.%s is %d, want %d", field[0], field[1], got, n)
			}
		}
	}
}

// slow is a store that answers no query in time. Its extent can be measured.
type slow struct{ graph.Store }

func (slow) Run(context.Context, *graph.Query, graph.Sink) (graph.Revision, error) {
	return 0, graph.ErrDeadline
}

// The first query on a large graph may ask for too much.
func TestListsAreMeasuredAfterADeadline(t *testing.T) {
	store := memory.New()
	b := &graphtest.Builder{}
	b.Thing("Person", "anna")
	graphtest.Load(t, store, b.Contents)
	e, err := New(slow{store})
	if err != nil {
		t.Fatal(err)
	}
	if r := ask(t, e, `{ people { nodes { id } } }`, nil); len(r.errors) != 1 {
		t.Fatalf("the errors are %q", r.errors)
	}
	for deadline := time.Now().Add(10 * time.Second); e.Length("Query", "people") != 1; time.Sleep(10 * time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatal("the graph was not measured")
		}
	}
}

// No caller runs on the goroutine that measures. A panic there does not end the process, and the measuring can begin anew.
func TestMeasuringThatPanics(t *testing.T) {
	l := &lengths{store: broken{memory.New()}, running: true}
	l.measure()
	if l.running {
		t.Error("the measuring never ends")
	}
}
