package graphtest

import (
	"cmp"
	"context"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"parley/graph"
)

// Neighbourhood returns the part of c that n names. It looks at everything, so it is the reference for stores.
func Neighbourhood(c graph.Contents, n graph.Neighbourhood) graph.Contents {
	records, wanted := map[graph.ID]graph.Record{}, map[graph.ID]bool{}
	for _, r := range c.Records {
		records[r.ID()] = r
		wanted[r.ID()] = slices.Contains(n.IDs, r.ID())
	}
	var part graph.Contents
	for _, e := range c.Edges {
		along := func(near, far graph.ID) func(graph.Arrow) bool {
			return func(a graph.Arrow) bool { return slices.Contains(n.IDs, near) && names(a, e, records[far]) }
		}
		if slices.ContainsFunc(n.Out, along(e.From, e.To)) || slices.ContainsFunc(n.In, along(e.To, e.From)) {
			part.Edges = append(part.Edges, e)
			wanted[e.From], wanted[e.To] = true, true
		}
	}
	for id, r := range records {
		if wanted[id] {
			part.Records = append(part.Records, r)
		}
	}
	slices.SortFunc(part.Records, func(a, b graph.Record) int { return cmp.Compare(a.ID(), b.ID()) })
	slices.SortFunc(part.Edges, func(a, b graph.Edge) int { return a.Key().Compare(b.Key()) })
	return part
}

// names reports whether an arrow names an edge with this record at its far end.
func names(a graph.Arrow, e graph.Edge, far graph.Record) bool {
	if e.Relation != a.Relation || a.With != nil && e.Values[a.With.Index] == nil {
		return false
	}
	if a.Far == "" {
		return true
	}
	of := far.Type.Property(a.Far)
	if of == nil || of.Index < 0 {
		return false
	}
	value, ok := far.Values[of.Index].(string)
	return ok && slices.Contains(a.Values, value)
}

// testNeighbourhood has a test for each "must" of Keeper.Neighbourhood. open returns an empty store.
func testNeighbourhood(t *testing.T, open func(t *testing.T) graph.Keeper) {
	t.Run("of an empty store", func(t *testing.T) {
		part, rev, err := open(t).Neighbourhood(Patient(t), graph.Neighbourhood{IDs: []graph.ID{"anna"}, Out: arrows("ATTENDED")})
		if err != nil || rev != 0 || len(part.Records)+len(part.Edges) != 0 {
			t.Errorf("%d records, %d edges, revision %d, error %v", len(part.Records), len(part.Edges), rev, err)
		}
	})
	t.Run("of things", func(t *testing.T) { testParts(t, open(t)) })
	t.Run("at random", func(t *testing.T) {
		k, c := open(t), rapid.Custom(RandomContents).Example(1)
		Load(t, k, c)
		rapid.Check(t, func(rt *rapid.T) { mustBePart(Patient(rt), rt, k, c, drawNeighbourhood(rt, c)) })
	})
	t.Run("from one state", func(t *testing.T) { testOneState(t, open(t)) })
	t.Run("of a large graph", func(t *testing.T) { testSmallPart(t, open(t)) })
}

// testParts: the part is the records with the ids, the edges along the arrows, and the records at both ends. Nothing comes
// twice, and unknown ids are left out.
func testParts(t *testing.T, k graph.Keeper) {
	b := &Builder{Contents: Fixture()}
	b.Thing("Load", "load-1", "dossier", "box", "status", "COMPLETE", "fingerprint", "f")
	b.Thing("Claim", "claim-4", "property", "topics", "object", "anna")
	b.Edge("HAS_OBJECT", "claim-4", "anna")
	b.Edge("ABOUT", "claim-4", "anna")
	c := b.Contents
	rev := Load(t, k, c)
	about := func(far string, values ...string) []graph.Arrow {
		return []graph.Arrow{{Relation: graph.Parley.Relation("ABOUT"), Far: far, Values: values}}
	}
	object := func(values ...string) graph.Arrow {
		return graph.Arrow{Relation: graph.Parley.Relation("HAS_OBJECT"), Far: "property", Values: values}
	}
	states := graph.Parley.Relation("STATES")
	stated := []graph.Arrow{{Relation: states, With: states.Property("reference")}}
	many := []graph.ID{"evan"}
	for i := range 10_000 {
		many = append(many, graph.ID(fmt.Sprintf("nobody-%d", i)))
	}
	for _, c := range []struct {
		name           string
		of             graph.Neighbourhood
		records, edges string
	}{
		{"nothing", graph.Neighbourhood{}, "", ""},
		{"arrows without ids", graph.Neighbourhood{Out: arrows("ATTENDED"), In: arrows("ATTENDED")}, "", ""},
		{"records of any type", graph.Neighbourhood{IDs: []graph.ID{"lake-1", "anna", "load-1", "box", "claim-1"}}, "anna box claim-1 lake-1 load-1", ""},
		{"an id twice", graph.Neighbourhood{IDs: []graph.ID{"anna", "anna"}, Out: arrows("EXPECTED_AT")}, "anna plan-4", "anna-EXPECTED_AT-plan-4"},
		{"an unknown id", graph.Neighbourhood{IDs: []graph.ID{"nobody", "bea", ""}, Out: arrows("ABSENT_FROM")}, "bea hill-3", "bea-ABSENT_FROM-hill-3"},
		{"only unknown ids", graph.Neighbourhood{IDs: []graph.ID{"nobody"}, Out: arrows("ATTENDED"), In: arrows("ATTENDED")}, "", ""},
		{"many ids", graph.Neighbourhood{IDs: many, Out: arrows("NAMED_AS")}, "border evan", "evan-NAMED_AS-border"},
		{"edges that begin", graph.Neighbourhood{IDs: []graph.ID{"anna", "lake-1"}, Out: arrows("ATTENDED")}, "anna call-2 lake-1", "anna-ATTENDED-call-2 anna-ATTENDED-lake-1"},
		{"edges that end", graph.Neighbourhood{IDs: []graph.ID{"anna", "lake-1"}, In: arrows("ATTENDED")}, "anna bea carl lake-1", "anna-ATTENDED-lake-1 bea-ATTENDED-lake-1 carl-ATTENDED-lake-1"},
		{"an edge between two ids, found from both", graph.Neighbourhood{IDs: []graph.ID{"call-2", "dora"}, Out: arrows("ATTENDED"), In: arrows("ATTENDED")}, "anna call-2 dora", "anna-ATTENDED-call-2 dora-ATTENDED-call-2"},
		{"several relations", graph.Neighbourhood{IDs: []graph.ID{"lake-1"}, Out: arrows("AT", "IN_PROCESS"), In: arrows("PAST_ATTENDED")}, "anna lake-1 lakeside talks", "lake-1-AT-lakeside lake-1-IN_PROCESS-talks anna-PAST_ATTENDED-lake-1"},
		{"one relation twice", graph.Neighbourhood{IDs: []graph.ID{"dora"}, Out: arrows("ATTENDED", "ATTENDED")}, "call-2 dora", "dora-ATTENDED-call-2"},
		{"a relation that no id has", graph.Neighbourhood{IDs: []graph.ID{"anna"}, Out: arrows("WITHIN"), In: arrows("ATTENDED")}, "anna", ""},
		{"parallel edges", graph.Neighbourhood{IDs: []graph.ID{"north"}, In: arrows("MEMBER_OF")}, "anna north", "anna-MEMBER_OF-north anna-MEMBER_OF-north"},
		{"loops, found from both ends", graph.Neighbourhood{IDs: []graph.ID{"lake-1"}, Out: arrows("PAST_MEETING"), In: arrows("PAST_MEETING")}, "lake-1", "lake-1-PAST_MEETING-lake-1 lake-1-PAST_MEETING-lake-1"},
		{"claims about a property", graph.Neighbourhood{IDs: []graph.ID{"anna"}, In: []graph.Arrow{object("participants")}}, "anna claim-2", "claim-2-HAS_OBJECT-anna"},
		{"claims about any of two properties", graph.Neighbourhood{IDs: []graph.ID{"anna"}, In: []graph.Arrow{object("topics", "participants")}}, "anna claim-2 claim-4", "claim-2-HAS_OBJECT-anna claim-4-HAS_OBJECT-anna"},
		{"claims by two arrows", graph.Neighbourhood{IDs: []graph.ID{"anna"}, In: []graph.Arrow{object("topics"), object("participants")}}, "anna claim-2 claim-4", "claim-2-HAS_OBJECT-anna claim-4-HAS_OBJECT-anna"},
		{"claims about another property", graph.Neighbourhood{IDs: []graph.ID{"anna"}, In: []graph.Arrow{object("status")}}, "anna", ""},
		{"claims about no property", graph.Neighbourhood{IDs: []graph.ID{"anna"}, In: []graph.Arrow{object()}}, "anna", ""},
		{"a property of one of several types", graph.Neighbourhood{IDs: []graph.ID{"claim-1", "claim-4"}, Out: about("status", "HELD")}, "claim-1 claim-4 lake-1", "claim-1-ABOUT-lake-1"},
		{"a property that no type has", graph.Neighbourhood{IDs: []graph.ID{"claim-1"}, Out: about("nothing", "HELD")}, "claim-1", ""},
		{"a property with parts", graph.Neighbourhood{IDs: []graph.ID{"claim-1"}, Out: about("when", "2030-05-01")}, "claim-1", ""},
		{"a property with lists", graph.Neighbourhood{IDs: []graph.ID{"claim-1"}, Out: about("contested", "mode")}, "claim-1", ""},
		{"edges with a value", graph.Neighbourhood{IDs: []graph.ID{"box"}, Out: stated}, "anna box", "box-STATES-anna"},
		{"edges with a value, from the other end", graph.Neighbourhood{IDs: []graph.ID{"anna", "lake-1"}, In: stated}, "anna box lake-1", "box-STATES-anna"},
		{"limits and no limits", graph.Neighbourhood{IDs: []graph.ID{"lake-1"}, In: append(arrows("STATES"), stated...)}, "box lake-1", "box-STATES-lake-1"},
		{"a value, and a far end", graph.Neighbourhood{IDs: []graph.ID{"box"}, Out: []graph.Arrow{
			{Relation: states, With: states.Property("reference"), Far: "status", Values: []string{"HELD"}},
			{Relation: states, Far: "status", Values: []string{"HELD"}},
		}}, "box lake-1", "box-STATES-lake-1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			part, at, err := k.Neighbourhood(Patient(t), c.of)
			if err != nil || at != rev {
				t.Fatalf("revision %d, error %v; want %d and none", at, err, rev)
			}
			if records, edges := outline(part); records != c.records || edges != c.edges {
				t.Errorf("the part is\n  %s\n  %s\nwant\n  %s\n  %s", records, edges, c.records, c.edges)
			}
			mustBePart(Patient(t), t, k, b.Contents, c.of)
		})
	}
}

// arrows returns arrows without limits.
func arrows(relations ...string) []graph.Arrow {
	var all []graph.Arrow
	for _, r := range relations {
		all = append(all, graph.Arrow{Relation: graph.Parley.Relation(r)})
	}
	return all
}

// outline returns the ids of the records of a part and the ends of its edges.
func outline(c graph.Contents) (records, edges string) {
	var ids, ends []string
	for _, r := range c.Records {
		ids = append(ids, string(r.ID()))
	}
	for _, e := range c.Edges {
		ends = append(ends, fmt.Sprintf("%s-%s-%s", e.From, e.Relation.Name, e.To))
	}
	return strings.Join(ids, " "), strings.Join(ends, " ")
}

// mustBePart fails the test unless a store that holds c returns the same as the reference, in the same order, with the same
// values.
func mustBePart(ctx context.Context, t failing, k graph.Keeper, c graph.Contents, n graph.Neighbourhood) {
	t.Helper()
	got, _, err := k.Neighbourhood(ctx, n)
	if want := Neighbourhood(c, n); err != nil || !reflect.DeepEqual(got, want) {
		t.Errorf("error %v, and the part of %v is\n%s\nwant\n%s\nof\n%s", err, n, describe(got), describe(want), describe(c))
	}
}

// drawNeighbourhood draws a part of a graph.
func drawNeighbourhood(t *rapid.T, c graph.Contents) graph.Neighbourhood {
	ids := []graph.ID{"nobody"}
	for _, r := range c.Records {
		ids = append(ids, r.ID())
	}
	relations := graph.Parley.Relations()
	if len(c.Edges) > 0 {
		relations = nil
		for _, e := range c.Edges {
			relations = append(relations, e.Relation)
		}
	}
	draw := func(reverse bool) []graph.Arrow {
		var all []graph.Arrow
		for range rapid.IntRange(0, 3).Draw(t, "arrows") {
			all = append(all, drawArrow(t, rapid.SampledFrom(relations).Draw(t, "relation"), reverse, ids))
		}
		return all
	}
	return graph.Neighbourhood{IDs: rapid.SliceOfN(rapid.SampledFrom(ids), 0, 12).Draw(t, "ids"), Out: draw(false), In: draw(true)}
}

// drawArrow draws an arrow. ids are some ids that the far ends can have.
func drawArrow(t *rapid.T, r *graph.Relation, reverse bool, ids []graph.ID) graph.Arrow {
	a := graph.Arrow{Relation: r}
	if len(r.Properties) > 0 && rapid.IntRange(0, 2).Draw(t, "limited") == 0 {
		a.With = rapid.SampledFrom(r.Properties).Draw(t, "with")
	}
	if rapid.Bool().Draw(t, "any far end") {
		return a
	}
	far := rapid.SampledFrom(graph.Parley.Concrete(graph.Via{Relation: r, Reverse: reverse}.Far())).Draw(t, "far type")
	a.Far = rapid.SampledFrom(append(far.Fields(), "nothing")).Draw(t, "far")
	for range rapid.IntRange(0, 3).Draw(t, "values") {
		switch of := a.FarProperty(far); {
		case of == nil:
			a.Values = append(a.Values, rapid.SampledFrom(randomWords).Draw(t, "word"))
		case of.Index == 0:
			a.Values = append(a.Values, string(rapid.SampledFrom(ids).Draw(t, "id")))
		default:
			value, _ := drawValue(t, of).(string)
			a.Values = append(a.Values, value)
		}
	}
	return a
}

// agreeOnNeighbourhood checks parts of a graph that two stores hold.
func agreeOnNeighbourhood(rt *rapid.T, a, b graph.Keeper, c graph.Contents) {
	n := drawNeighbourhood(rt, c)
	mustBePart(Patient(rt), rt, a, c, n)
	mustBePart(Patient(rt), rt, b, c, n)
}

// testOneState: a part comes from one state, and its revision is that of this state, also during a load.
func testOneState(t *testing.T, k graph.Keeper) {
	ctx := Patient(t)
	ids := []graph.ID{"m-0", "m-1", "p-0", "p-1"}
	parts := []graph.Neighbourhood{
		{IDs: ids, Out: arrows("PAST_MEETING"), In: arrows("ATTENDED")},
		{IDs: ids, Out: arrows("ATTENDED", "PAST_MEETING")},
		{IDs: ids},
	}
	whileReading(t, k, len(parts), func(i int) (graph.Revision, error) {
		got, rev, err := k.Neighbourhood(ctx, parts[i])
		if err != nil {
			return 0, fmt.Errorf("reading a part: %w", err)
		}
		// The load of step 0 leads to revision 1.
		if want := Neighbourhood(step(int(rev)-1), parts[i]); !reflect.DeepEqual(got, want) {
			return rev, fmt.Errorf("the part at revision %d is\n%s\nwant\n%s", rev, describe(got), describe(want))
		}
		return rev, nil
	})
}

// testSmallPart: a store does not read the whole graph for a small part.
func testSmallPart(t *testing.T, k graph.Keeper) {
	Load(t, k, Large(500))
	n := graph.Neighbourhood{IDs: []graph.ID{"m-000100"}, Out: arrows("AT"), In: arrows("ATTENDED")}
	fastest := func(read func() error) time.Duration {
		best := time.Hour
		for range 5 {
			began := time.Now()
			if err := read(); err != nil {
				t.Fatal(err)
			}
			best = min(best, time.Since(began))
		}
		return best
	}
	part := fastest(func() error { _, _, err := k.Neighbourhood(Patient(t), n); return err })
	whole := fastest(func() error { _, _, err := k.Contents(Patient(t)); return err })
	t.Logf("a small part takes %s, and everything takes %s", part, whole)
	if part > whole/2 {
		t.Errorf("a small part takes %s, and everything takes %s", part, whole)
	}
}
