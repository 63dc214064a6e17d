package analysis

import (
	"context"
	"reflect"
	"testing"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/memory"
)

// project returns the projection of a graph.
func project(t testing.TB, g *graphtest.Builder) *Projection {
	t.Helper()
	store := memory.New()
	graphtest.Load(t, store, g.Contents)
	p, err := Read(context.Background(), store, View{})
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestRead(t *testing.T) {
	g := &graphtest.Builder{}
	for _, id := range []string{"dora", "bea", "anna", "carl"} {
		g.Thing("Person", id)
	}
	g.Thing("Organization", "bloc")
	g.Thing("Event", "strike")
	g.Meeting("m-2", "HELD", "2030-01-02", "mode", "IN_PERSON")
	g.Meeting("m-1", "SCHEDULED", "")
	g.Thing("Meeting", "m-3", "when", "2030-01/..", "when_earliest", "2030-01-01T00:00:00Z")
	g.Edge("ATTENDED", "dora", "m-1")
	g.Edge("ATTENDED", "anna", "m-2", "side", "bloc")
	g.Edge("ATTENDED", "dora", "m-2")
	g.Edge("ATTENDED", "bloc", "m-2")
	g.Edge("EXPECTED_AT", "bea", "m-2")
	g.Edge("ABSENT_FROM", "carl", "m-2")

	p := project(t, g)
	if p.Revision != 1 {
		t.Errorf("the revision is %d, want 1", p.Revision)
	}
	if want := []graph.ID{"anna", "bloc", "dora"}; !reflect.DeepEqual(p.Actors, want) {
		t.Errorf("the actors are %q, want %q", p.Actors, want)
	}
	got := p.Meetings
	for i := range got {
		got[i].first, got[i].last, got[i].usual, got[i].parts = 0, 0, "", nil
	}
	want := []Meeting{
		{ID: "m-1", Attendees: []int32{2}},
		{
			ID: "m-2", Mode: "IN_PERSON",
			Earliest: "2030-01-02T00:00:00Z", Latest: "2030-01-02T23:59:59Z", Attendees: []int32{0, 1, 2},
		},
		{ID: "m-3", Earliest: "2030-01-01T00:00:00Z", Attendees: []int32{}},
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("the meetings are\n  %+v\nwant\n  %+v", got, want)
	}
}

func TestReadNothing(t *testing.T) {
	p, err := Read(context.Background(), memory.New(), View{})
	if err != nil || p.Revision != 0 || len(p.Meetings)+len(p.Actors) > 0 {
		t.Errorf("the projection of an empty graph is %+v, %v", p, err)
	}
}
