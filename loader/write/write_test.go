package write

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"maps"
	"slices"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"parley/graph"
	"parley/graph/graphtest"
)

// shelf is a Keeper in two maps. It counts the changes, and lets a test write between them.
type shelf struct {
	records   map[graph.ID]graph.Record
	edges     map[graph.EdgeKey]graph.Edge
	revision  graph.Revision
	applied   int
	meanwhile func() // called before every Apply
}

func newShelf() *shelf {
	return &shelf{records: map[graph.ID]graph.Record{}, edges: map[graph.EdgeKey]graph.Edge{}}
}

func (*shelf) Run(context.Context, *graph.Query, graph.Sink) (graph.Revision, error) {
	return 0, errors.ErrUnsupported
}

func (*shelf) Extent(context.Context) (graph.Extent, graph.Revision, error) {
	panic("a writer asks nothing")
}

func (*shelf) Close(context.Context) error { return nil }

func (s *shelf) Contents(ctx context.Context) (graph.Contents, graph.Revision, error) {
	if err := ctx.Err(); err != nil {
		return graph.Contents{}, 0, graph.ErrCanceled
	}
	return graph.Contents{
		Records: slices.Collect(maps.Values(s.records)),
		Edges:   slices.Collect(maps.Values(s.edges)),
	}, s.revision, nil
}

func (*shelf) Read(context.Context, func(graph.Reading) error) error {
	panic("a writer reads the contents")
}

func (s *shelf) Neighbourhood(ctx context.Context, n graph.Neighbourhood) (graph.Contents, graph.Revision, error) {
	all, revision, err := s.Contents(ctx)
	return graphtest.Neighbourhood(all, n), revision, err
}

func (s *shelf) Apply(_ context.Context, c graph.Change) (graph.Revision, error) {
	if s.meanwhile != nil {
		s.meanwhile()
	}
	s.applied++
	if c.Base != s.revision {
		return 0, fmt.Errorf("at %d: %w", s.revision, graph.ErrConflict)
	}
	for _, id := range c.Drop {
		delete(s.records, id)
		maps.DeleteFunc(s.edges, func(k graph.EdgeKey, _ graph.Edge) bool { return k.From == id || k.To == id })
	}
	for _, k := range c.DropEdges {
		delete(s.edges, k)
	}
	for _, r := range c.Put {
		s.records[r.ID()] = r
	}
	for _, e := range c.PutEdges {
		if _, from := s.records[e.From]; !from {
			return 0, graph.ErrDangling
		}
		if _, to := s.records[e.To]; !to {
			return 0, graph.ErrDangling
		}
		s.edges[e.Key()] = e
	}
	s.revision++
	return s.revision, nil
}

func thing(typ, id string, values map[string]graph.Value) graph.Record {
	t := graph.Parley.Type(typ)
	r := graph.Record{Type: t, Values: make([]graph.Value, len(t.Properties))}
	r.Values[0] = id
	for name, v := range values {
		r.Values[t.Property(name).Index] = v
	}
	return r
}

func relation(name, from, to string, values map[string]graph.Value) graph.Edge {
	r := graph.Parley.Relation(name)
	e := graph.Edge{Relation: r, From: graph.ID(from), To: graph.ID(to), Values: make([]graph.Value, len(r.Properties))}
	for name, v := range values {
		e.Values[r.Property(name).Index] = v
	}
	return e
}

// to is the target with fixed contents.
func to(want graph.Contents) Target {
	return func(graph.Contents) (iter.Seq[graph.Contents], error) {
		return slices.Values([]graph.Contents{want}), nil
	}
}

var options = Options{Dossier: "talks", Now: clock, Batch: DefaultBatch}

func clock() time.Time { return time.Date(2030, 6, 1, 12, 0, 0, 0, time.UTC) }

// but removes the digest from a result.
func but(r Result) Result {
	r.Digest = ""
	return r
}

func contents() graph.Contents {
	return graph.Contents{
		Records: []graph.Record{
			thing("Person", "marco-rubio", map[string]graph.Value{"name": "Marco Rubio", "aliases": []string{"Rubio"}}),
			thing("Meeting", "talks", map[string]graph.Value{"status": "HELD"}),
			thing("Issue", "army", nil),
			thing("Place", "paris", map[string]graph.Value{"latitude": 48.86}),
		},
		Edges: []graph.Edge{
			relation("ATTENDED", "marco-rubio", "talks", map[string]graph.Value{"claims": []string{"c1"}}),
			relation("AT", "talks", "paris", nil),
		},
	}
}

func TestDiffTellsWhatDiffers(t *testing.T) {
	for _, s := range []struct {
		name   string
		change func(*graph.Contents)
		want   string
	}{
		{"nothing", func(*graph.Contents) {}, ""},
		{"order", func(c *graph.Contents) { slices.Reverse(c.Records); slices.Reverse(c.Edges) }, ""},
		{"a value", func(c *graph.Contents) {
			c.Records[1] = thing("Meeting", "talks", map[string]graph.Value{"status": "CANCELLED"})
		}, "+talks"},
		{"a value gone", func(c *graph.Contents) { c.Records[1] = thing("Meeting", "talks", nil) }, "+talks"},
		{"a list", func(c *graph.Contents) {
			c.Records[0] = thing("Person", "marco-rubio", map[string]graph.Value{"name": "Marco Rubio", "aliases": []string{"Little Marco"}})
		}, "+marco-rubio"},
		{"another type", func(c *graph.Contents) {
			c.Records[0] = thing("Organization", "marco-rubio", map[string]graph.Value{"name": "Marco Rubio", "aliases": []string{"Rubio"}})
		}, "+marco-rubio"},
		{"another type of the same shape", func(c *graph.Contents) {
			c.Records[2] = thing("Point", "army", nil)
		}, "+army"},
		{"empty is absent", func(c *graph.Contents) {
			c.Records[1] = thing("Meeting", "talks", map[string]graph.Value{"status": "HELD", "name": "", "contested": []string{}})
		}, ""},
		{"a thing more", func(c *graph.Contents) { c.Records = append(c.Records, thing("Place", "ireland", nil)) }, "+ireland"},
		{"a thing less", func(c *graph.Contents) { c.Records, c.Edges = c.Records[:3], c.Edges[:1] }, "-paris -AT"},
		{"a relation's value", func(c *graph.Contents) {
			c.Edges[0] = relation("ATTENDED", "marco-rubio", "talks", map[string]graph.Value{"claims": []string{"c1", "c2"}})
		}, "+ATTENDED"},
		{"another relation", func(c *graph.Contents) {
			c.Edges[0] = relation("ABSENT_FROM", "marco-rubio", "talks", map[string]graph.Value{"claims": []string{"c1"}})
		}, "+ABSENT_FROM -ATTENDED"},
	} {
		t.Run(s.name, func(t *testing.T) {
			want := contents()
			s.change(&want)
			c, got := Diff(contents(), 7, want), ""
			for _, r := range c.Put {
				got += " +" + string(r.ID())
			}
			for _, e := range c.PutEdges {
				got += " +" + e.Relation.Name
			}
			for _, id := range c.Drop {
				got += " -" + string(id)
			}
			for _, k := range c.DropEdges {
				got += " -" + k.Relation
			}
			if s.want != "" {
				s.want = " " + s.want
			}
			if got != s.want || c.Base != 7 {
				t.Errorf("got%s at %d, want%s at 7", got, c.Base, s.want)
			}
			// A fresh change replaces no edge, and gives no record another type.
			replaces := strings.HasPrefix(s.name, "another type") || s.name == "a relation's value"
			if c.Fresh == replaces {
				t.Errorf("fresh: %t", c.Fresh)
			}
			if same := Digest(want) == Digest(contents()); same != (s.want == "") {
				t.Errorf("the digests are the same: %t", same)
			}
		})
	}
}

func TestWriteMakesTheGraphEqual(t *testing.T) {
	ctx, k := t.Context(), newShelf()
	r, err := Write(ctx, k, to(contents()), options)
	if err != nil || but(r) != (Result{Revision: 1, Load: "load-talks-1", Transactions: 1, Records: 4, Relations: 2}) || r.Digest != Digest(contents()) {
		t.Fatalf("the result of the first write is %+v, %v", r, err)
	}
	r, err = Write(ctx, k, to(contents()), options)
	if err != nil || but(r) != (Result{Revision: 1}) || r.Digest != Digest(contents()) || k.applied != 1 {
		t.Errorf("the result of the second write is %+v, %v, after %d changes; it should write nothing", r, err, k.applied)
	}
	r, err = Write(ctx, k, to(graph.Contents{Records: contents().Records[:1]}), options)
	if err != nil || but(r) != (Result{Revision: 2, Load: "load-talks-2", Transactions: 1, DroppedRecords: 3, DroppedRelations: 2}) {
		t.Errorf("the result of dropping is %+v, %v", r, err)
	}
}

func TestWriteStartsOverOnConflict(t *testing.T) {
	k, left := newShelf(), 3
	k.meanwhile = func() {
		if left > 0 {
			left--
			id := fmt.Sprintf("place-%d", left)
			k.records[graph.ID(id)] = thing("Place", id, nil)
			k.revision++
		}
	}
	r, err := Write(t.Context(), k, to(contents()), options)
	if err != nil || k.applied != 4 {
		t.Fatalf("%+v, %v after %d tries, want success on the fourth", r, err, k.applied)
	}
	if r.DroppedRecords != 3 {
		t.Errorf("%d things dropped, want the 3 that came in between: it did not read again", r.DroppedRecords)
	}
	have, _, _ := k.Contents(t.Context())
	if Digest(have) != Digest(contents()) {
		t.Error("the graph is not as wanted")
	}
}

func TestWriteGivesUp(t *testing.T) {
	k := newShelf()
	k.meanwhile = func() { k.revision++ }
	if _, err := Write(t.Context(), k, to(contents()), options); !errors.Is(err, graph.ErrConflict) || k.applied != 4 {
		t.Errorf("%v after %d tries, want a conflict after 4", err, k.applied)
	}
	dangling := graph.Contents{Edges: contents().Edges}
	k = newShelf()
	if _, err := Write(t.Context(), k, to(dangling), options); !errors.Is(err, graph.ErrDangling) || k.applied != 1 {
		t.Errorf("%v after %d tries, want %v at once", err, k.applied, graph.ErrDangling)
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := Write(ctx, newShelf(), to(contents()), options); !errors.Is(err, graph.ErrCanceled) {
		t.Errorf("%v, want what the keeper says", err)
	}
}

func graphs(t *rapid.T, label string) graph.Contents {
	var c graph.Contents
	there := map[string]bool{}
	for _, id := range []string{"a", "b", "m", "n"} {
		if !rapid.Bool().Draw(t, label+id) {
			continue
		}
		there[id] = true
		typ := "Meeting"
		if id < "c" {
			typ = rapid.SampledFrom([]string{"Person", "Organization"}).Draw(t, "type")
		}
		c.Records = append(c.Records, thing(typ, id, map[string]graph.Value{
			"name": rapid.SampledFrom([]graph.Value{nil, "x", "y"}).Draw(t, "name"),
		}))
	}
	for _, from := range []string{"a", "b"} {
		for _, to := range []string{"m", "n"} {
			for _, r := range []string{"ATTENDED", "EXPECTED_AT"} {
				if there[from] && there[to] && rapid.Bool().Draw(t, r) {
					c.Edges = append(c.Edges, relation(r, from, to, map[string]graph.Value{
						"claims": rapid.SampledFrom([]graph.Value{nil, []string{"c1"}}).Draw(t, "claims"),
					}))
				}
			}
		}
	}
	if !rapid.Bool().Draw(t, label+"source") {
		return c
	}
	c.Records = append(c.Records, thing("Source", "s", nil))
	for _, subject := range []string{"a", "m"} {
		for n := range 2 {
			if id := fmt.Sprintf("claim-%s-%d", subject, n); there[subject] && rapid.Bool().Draw(t, id) {
				c.Records = append(c.Records, thing("Claim", id, map[string]graph.Value{"property": "name"}))
				c.Edges = append(c.Edges, relation("ABOUT", id, subject, nil), relation("REPORTED_BY", id, "s", nil))
				if there["b"] {
					c.Edges = append(c.Edges, relation("RELAYED_BY", id, "b", map[string]graph.Value{"step": int64(1)}))
				}
			}
		}
	}
	return c
}

func TestAnyGraphBecomesAnyOther(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		k, have, want := newShelf(), graphs(t, "have"), graphs(t, "want")
		for _, c := range []graph.Contents{have, want} {
			if _, err := Write(t.Context(), k, to(c), options); err != nil {
				t.Fatal(err)
			}
		}
		got, revision, _ := k.Contents(t.Context())
		if Digest(got) != Digest(want) {
			t.Fatalf("the graph is %v, want %v", got, want)
		}
		if c := Diff(got, revision, want); !c.Empty() {
			t.Fatalf("there is still to change: %+v", c)
		}
		if equal := Diff(have, 0, want); equal.Empty() != (Digest(have) == Digest(want)) {
			t.Fatalf("the change is %+v, but the digests say otherwise", equal)
		}
	})
}

func TestDigestDoesNotDependOnOrder(t *testing.T) {
	c := contents()
	slices.Reverse(c.Records)
	slices.Reverse(c.Edges)
	if Digest(c) != Digest(contents()) {
		t.Error("the digest depends on the order")
	}
	if Digest(graph.Contents{}) == Digest(c) || len(Digest(c)) != 64 {
		t.Errorf("%q is not a digest", Digest(c))
	}
}
