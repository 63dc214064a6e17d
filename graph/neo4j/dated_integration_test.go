//go:build integration

package neo4j

import (
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"parley/graph"
	"parley/graph/graphtest"
)

// TestPrepareFillsDates: a graph from before the indexes by since has nothing where since is absent. Prepare makes an earlier graph find
// these meetings and attendances too.
func TestPrepareFillsDates(t *testing.T) {
	s := open(t)
	ctx := graphtest.Patient(t)
	b := &graphtest.Builder{}
	b.Thing("Person", "ada")
	b.Thing("Meeting", "walk")
	b.Edge("ATTENDED", "ada", "walk")
	if _, err := s.Apply(ctx, graph.Change{Put: b.Records, PutEdges: b.Edges}); err != nil {
		t.Fatal(err)
	}
	found := func() (meetings, groups int) {
		t.Helper()
		count := func(start graph.Start, typ string) int {
			m := graph.Parley.Type(typ)
			sink := &itemCount{}
			q := &graph.Query{AsOf: "2030-01-01T00:00:00Z", Start: start, Root: graph.Link{
				Types: []*graph.Type{m}, Many: &graph.List{Page: graph.Everything}, Item: []graph.Field{of(m, graph.Field{Property: m.Properties[0]})},
			}}
			if _, err := s.Run(ctx, q, sink); err != nil {
				t.Fatal(err)
			}
			return sink.items
		}
		return count(graph.Start{Scan: true}, "Meeting"), count(graph.Start{Groups: &graph.Groups{Via: toAttendees, Types: graph.Parley.Concrete("Actor")}}, "Group")
	}
	if m, g := found(); m != 1 || g != 1 {
		t.Fatalf("an earlier graph has %d meetings and %d groups, want 1 and 1", m, g)
	}
	for _, text := range []string{
		"MATCH (n:Meeting) REMOVE n.since", "MATCH ()-[r:ATTENDED]->() REMOVE r.since",
		"DROP INDEX parley_meeting_since", "DROP INDEX parley_attended_since",
	} {
		err := s.transact(ctx, neo4j.AccessModeWrite, func(tx neo4j.ManagedTransaction) error {
			_, err := query(ctx, tx, text, nil)
			return err
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	if m, g := found(); m != 0 || g != 0 {
		t.Fatalf("without the values, an earlier graph has %d meetings and %d groups, want 0 and 0: the test tests nothing", m, g)
	}
	if err := s.Prepare(ctx); err != nil {
		t.Fatal(err)
	}
	if m, g := found(); m != 1 || g != 1 {
		t.Errorf("after Prepare, an earlier graph has %d meetings and %d groups, want 1 and 1", m, g)
	}
}

// itemCount is a sink that counts the items of a list.
type itemCount struct {
	silent
	items int
}

func (s *itemCount) Item([]graph.Value) { s.items++ }
