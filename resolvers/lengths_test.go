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

// TestListsAreMeasured asks something, so that the lists of the graph are measured,
// and again once the graph has changed.
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
		t.Errorf("before anything was asked, a list of meetings is taken to have %d", n)
	}
	for _, want := range []int{30, 40} {
		graphtest.Load(t, store, hub(want))
		for deadline := time.Now().Add(10 * time.Second); e.Length("Person", "meetings") != want; time.Sleep(10 * time.Millisecond) {
			if time.Now().After(deadline) {
				t.Fatalf("a list of meetings is taken to have %d, want %d", e.Length("Person", "meetings"), want)
			}
			ask(t, e, `{ node(id: "hub") { id } }`, nil)
		}
		for field, n := range map[[2]string]int{
			{"Actor", "meetings"}: want, {"Meeting", "participants"}: 1, {"Person", "memberships"}: 0, {"Person", "name"}: 0,
			{"Nothing", "meetings"}: 0, {"Encounter", "meetings"}: 0, {"Person", "claims"}: 0,
			{"Query", "meetings"}: want, {"Query", "people"}: 1, {"Query", "nothing"}: 0, {"Query", "meetingGroups"}: want, {"Query", "search"}: want + 1,
		} {
			if got := e.Length(field[0], field[1]); got != n {
				t.Errorf("%s.%s is taken to have %d, want %d", field[0], field[1], got, n)
			}
		}
	}
}

// slow answers nothing in time, but can be measured.
type slow struct{ graph.Store }

func (slow) Run(context.Context, *graph.Query, graph.Sink) (graph.Revision, error) {
	return 0, graph.ErrDeadline
}

// What is asked of a large graph first may be too much for it.
func TestListsAreMeasuredThoughNothingIsAnswered(t *testing.T) {
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
