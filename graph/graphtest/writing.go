package graphtest

import (
	"errors"
	"reflect"
	"slices"
	"testing"

	"parley/graph"
)

// testWriting has a test for each "must" of graph.Keeper. open returns an empty store.
func testWriting(t *testing.T, open func(t *testing.T) graph.Keeper) {
	ctx := Patient(t)
	fixture := Fixture()

	t.Run("an empty store is at revision 0", func(t *testing.T) {
		c, rev, err := open(t).Contents(ctx)
		if err != nil || rev != 0 || len(c.Records)+len(c.Edges) != 0 {
			t.Errorf("%d records, %d edges, revision %d, error %v", len(c.Records), len(c.Edges), rev, err)
		}
	})

	t.Run("the contents are what was put, sorted", func(t *testing.T) {
		k := open(t)
		rev := Load(t, k, fixture)
		got, at, err := k.Contents(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if at != rev || rev != 1 {
			t.Errorf("revisions %d and %d, want 1", rev, at)
		}
		same(t, got, fixture)
		if !slices.IsSortedFunc(got.Records, func(a, b graph.Record) int { return compareIDs(a.ID(), b.ID()) }) {
			t.Error("the records are not sorted by id")
		}
		if !slices.IsSortedFunc(got.Edges, func(a, b graph.Edge) int { return a.Key().Compare(b.Key()) }) {
			t.Error("the edges are not sorted by key")
		}
	})

	t.Run("an empty change changes nothing", func(t *testing.T) {
		k := open(t)
		base := Load(t, k, fixture)
		rev, err := k.Apply(ctx, graph.Change{Base: base})
		if err != nil || rev != base {
			t.Errorf("revision %d, error %v; want %d and none", rev, err, base)
		}
	})

	t.Run("a stale base is a conflict", func(t *testing.T) {
		k := open(t)
		base := Load(t, k, fixture)
		_, err := k.Apply(ctx, graph.Change{Base: base - 1, Drop: []graph.ID{"anna"}})
		if !errors.Is(err, graph.ErrConflict) {
			t.Errorf("error %v, want ErrConflict", err)
		}
		got, at := contents(t, k)
		if at != base {
			t.Errorf("the revision went from %d to %d", base, at)
		}
		same(t, got, fixture)
	})

	t.Run("a second put, and a drop of a thing that does not exist, are not errors", func(t *testing.T) {
		k := open(t)
		base := Load(t, k, fixture)
		rev, err := k.Apply(ctx, graph.Change{
			Base: base, Put: fixture.Records[:3], PutEdges: fixture.Edges[:3],
			Drop: []graph.ID{"nobody"}, DropEdges: []graph.EdgeKey{{Relation: "AT", From: "nobody", To: "nowhere"}},
		})
		if err != nil || rev != base+1 {
			t.Fatalf("revision %d, error %v; want %d and none", rev, err, base+1)
		}
		got, _ := contents(t, k)
		same(t, got, fixture)
	})

	t.Run("a record is put whole, and may change its type", func(t *testing.T) {
		k := open(t)
		base := Load(t, k, fixture)
		b := &Builder{}
		b.Thing("Organization", "evan", "name", "Evan & Sons")
		if _, err := k.Apply(ctx, graph.Change{Base: base, Put: b.Records}); err != nil {
			t.Fatal(err)
		}
		got, _, err := Ask(ctx, k, byID("Actor", nil, far("Actor", p("name"), p("aliases"), p("unnamed")), "evan"))
		if want := `Organization{ 0: "Evan & Sons" 1: null 2: null end`; err != nil || got != want {
			t.Errorf("%s, error %v; want %s", got, err, want)
		}
	})

	t.Run("an edge is put whole", func(t *testing.T) {
		k := open(t)
		base := Load(t, k, fixture)
		b := &Builder{}
		b.Edge("ATTENDED", "anna", "lake-1", "role", []string{"CHAIR"})
		if _, err := k.Apply(ctx, graph.Change{Base: base, PutEdges: b.Edges}); err != nil {
			t.Fatal(err)
		}
		got, _, err := Ask(ctx, k, byID("Person", nil, far("Person", to("meetings", all(),
			far("Meeting", p("id")), edge("ATTENDED", p("role")), edge("ATTENDED", p("side")))), "anna"))
		if want := `Person{ 0: [2 - 0: Meeting{ 0: "call-2" end 1: null 2: "north" - 0: Meeting{ 0: "lake-1" end 1: ["CHAIR"] 2: null end end`; err != nil || got != want {
			t.Errorf("%s, error %v; want %s", got, err, want)
		}
	})

	t.Run("a fresh change puts what a change does that may replace", func(t *testing.T) {
		k := open(t)
		half := len(fixture.Edges) / 2
		base, err := k.Apply(ctx, graph.Change{Put: fixture.Records, PutEdges: fixture.Edges[:half], Fresh: true})
		if err != nil {
			t.Fatal(err)
		}
		// The records are there already, with the same types.
		if _, err := k.Apply(ctx, graph.Change{Base: base, Put: fixture.Records[:5], PutEdges: fixture.Edges[half:], Fresh: true}); err != nil {
			t.Fatal(err)
		}
		got, _ := contents(t, k)
		same(t, got, fixture)
	})

	t.Run("dropping a record drops its edges", func(t *testing.T) {
		k := open(t)
		base := Load(t, k, fixture)
		if _, err := k.Apply(ctx, graph.Change{Base: base, Drop: []graph.ID{"lake-1"}}); err != nil {
			t.Fatal(err)
		}
		got, _ := contents(t, k)
		if slices.ContainsFunc(got.Edges, func(e graph.Edge) bool { return e.From == "lake-1" || e.To == "lake-1" }) {
			t.Error("edges of the dropped record are still there")
		}
	})

	t.Run("an edge may lead from a thing to itself", func(t *testing.T) { testLoops(t, open(t)) })

	t.Run("one change may drop a thing and its edges, and put them again", func(t *testing.T) {
		k := open(t)
		base := Load(t, k, fixture)
		var everything []graph.ID
		for _, r := range fixture.Records {
			everything = append(everything, r.ID())
		}
		if _, err := k.Apply(ctx, graph.Change{Base: base, Drop: everything, Put: fixture.Records, PutEdges: fixture.Edges}); err != nil {
			t.Fatal(err)
		}
		got, _ := contents(t, k)
		same(t, got, fixture)
	})

	t.Run("a dangling edge is refused and changes nothing", func(t *testing.T) {
		k := open(t)
		base := Load(t, k, fixture)
		b := &Builder{}
		b.Edge("ATTENDED", "anna", "nowhere-9")
		_, err := k.Apply(ctx, graph.Change{Base: base, Put: fixture.Records[:1], PutEdges: b.Edges, Drop: []graph.ID{"bea"}})
		if !errors.Is(err, graph.ErrDangling) {
			t.Errorf("error %v, want ErrDangling", err)
		}
		got, at := contents(t, k)
		if at != base {
			t.Errorf("the revision went from %d to %d", base, at)
		}
		same(t, got, fixture)
	})
}

// testLoops: an edge can lead from a thing to itself. Several spans of history of one thing differ
// by their beginning.
func testLoops(t *testing.T, k graph.Keeper) {
	ctx := Patient(t)
	span := func(since, status string) graph.Edge {
		b := &Builder{}
		b.Edge("PAST_MEETING", "m", "m", "since", since, "status", status)
		return b.Edges[0]
	}
	b := &Builder{}
	b.Meeting("m", "HELD", "")
	b.Meeting("n", "HELD", "")
	first, second := span("2030-01-01T00:00:00Z", "PROPOSED"), span("2030-01-02T00:00:00Z", "SCHEDULED")
	b.Edges = []graph.Edge{first, second}
	base := Load(t, k, b.Contents)
	got, _ := contents(t, k)
	same(t, got, b.Contents)
	if len(got.Edges) != 2 {
		t.Errorf("there are %d edges, want each loop once", len(got.Edges))
	}

	again := span("2030-01-01T00:00:00Z", "UNCONFIRMED")
	base, err := k.Apply(ctx, graph.Change{Base: base, PutEdges: []graph.Edge{again}, DropEdges: []graph.EdgeKey{second.Key()}})
	if err != nil {
		t.Fatal(err)
	}
	got, _ = contents(t, k)
	same(t, got, graph.Contents{Records: b.Records, Edges: []graph.Edge{again}})

	if _, err := k.Apply(ctx, graph.Change{Base: base, Drop: []graph.ID{"m"}}); err != nil {
		t.Fatal(err)
	}
	got, _ = contents(t, k)
	same(t, got, graph.Contents{Records: b.Records[1:]})
}

// contents returns the contents of a store.
func contents(t *testing.T, k graph.Keeper) (graph.Contents, graph.Revision) {
	t.Helper()
	c, rev, err := k.Contents(Patient(t))
	if err != nil {
		t.Fatalf("reading the contents: %v", err)
	}
	return c, rev
}

func compareIDs(a, b graph.ID) int {
	return graph.Compare(string(a), string(b))
}

// failing is a test, or a case that rapid draws.
type failing interface {
	Helper()
	Errorf(format string, args ...any)
}

// same fails the test unless both graphs hold the same records and edges, in any order.
func same(t failing, got, want graph.Contents) {
	t.Helper()
	records := func(c graph.Contents) map[graph.ID]graph.Record {
		m := map[graph.ID]graph.Record{}
		for _, r := range c.Records {
			m[r.ID()] = r
		}
		return m
	}
	edges := func(c graph.Contents) map[graph.EdgeKey]graph.Edge {
		m := map[graph.EdgeKey]graph.Edge{}
		for _, e := range c.Edges {
			m[e.Key()] = e
		}
		return m
	}
	compareMaps(t, "record", records(got), records(want))
	compareMaps(t, "edge", edges(got), edges(want))
}

// compareMaps fails the test for every entry in which two maps differ.
func compareMaps[K comparable, V any](t failing, what string, got, want map[K]V) {
	t.Helper()
	for k, w := range want {
		if g, ok := got[k]; !ok {
			t.Errorf("the %s %v is missing", what, k)
		} else if !reflect.DeepEqual(g, w) {
			t.Errorf("the %s %v is\n  %#v\nwant\n  %#v", what, k, g, w)
		}
	}
	for k := range got {
		if _, ok := want[k]; !ok {
			t.Errorf("the %s %v should not be there", what, k)
		}
	}
}
