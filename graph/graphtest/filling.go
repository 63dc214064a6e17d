package graphtest

import (
	"context"
	"errors"
	"iter"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"parley/graph"
)

// TestFilling has a test for each "must" of graph.Filler. open returns an empty store.
func TestFilling(t *testing.T, open func(t *testing.T) graph.Keeper) {
	ctx := Patient(t)
	fixture := Fixture()
	filler := func(t *testing.T, k graph.Keeper) graph.Filler {
		f, ok := k.(graph.Filler)
		if !ok {
			t.Fatal("the store cannot be filled")
		}
		return f
	}
	empty := func(t *testing.T, k graph.Keeper) {
		t.Helper()
		if c, at := contents(t, k); at != 0 || len(c.Records)+len(c.Edges) > 0 {
			t.Errorf("%d records and %d edges at revision %d, want an empty graph at 0", len(c.Records), len(c.Edges), at)
		}
	}

	t.Run("parts in any order, edges before their ends", func(t *testing.T) {
		rapid.Check(t, func(rt *rapid.T) {
			want := RandomContents(rt)
			var parts []graph.Contents
			for _, r := range want.Records {
				parts = append(parts, graph.Contents{Records: []graph.Record{r}})
			}
			for _, e := range want.Edges {
				parts = append(parts, graph.Contents{Edges: []graph.Edge{e}})
			}
			if len(parts) > 0 {
				parts = rapid.Permutation(parts).Draw(rt, "parts")
			}
			k := open(t)
			rev, err := filler(t, k).Fill(ctx, 0, slices.Values(parts))
			if err != nil || rev != 1 {
				rt.Fatalf("revision %d, error %v; want 1 and none", rev, err)
			}
			got, at, err := k.Contents(ctx)
			if err != nil || at != 1 {
				rt.Fatalf("revision %d, error %v; want 1 and none", at, err)
			}
			same(rt, got, want)
		})
	})

	t.Run("no list of a part is kept", func(t *testing.T) {
		k := open(t)
		_, err := filler(t, k).Fill(ctx, 0, func(yield func(graph.Contents) bool) {
			part := graph.Contents{Records: make([]graph.Record, 1), Edges: make([]graph.Edge, 1)}
			values := make([]graph.Value, 100)
			for _, r := range fixture.Records {
				part.Records[0] = graph.Record{Type: r.Type, Values: values[:copy(values, r.Values)]}
				if !yield(graph.Contents{Records: part.Records}) {
					return
				}
			}
			for _, e := range fixture.Edges {
				part.Edges[0] = e
				part.Edges[0].Values = values[:copy(values, e.Values)]
				if !yield(graph.Contents{Edges: part.Edges}) {
					return
				}
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		got, _ := contents(t, k)
		same(t, got, fixture)
	})

	t.Run("an edge without an end changes nothing", func(t *testing.T) {
		k := open(t)
		without := slices.DeleteFunc(slices.Clone(fixture.Records), func(r graph.Record) bool { return r.ID() == fixture.Edges[0].To })
		_, err := filler(t, k).Fill(ctx, 0, one(graph.Contents{Records: without, Edges: fixture.Edges}))
		if !errors.Is(err, graph.ErrDangling) {
			t.Errorf("error %v, want ErrDangling", err)
		}
		empty(t, k)
	})

	t.Run("a graph that is not empty is a conflict", func(t *testing.T) {
		k := open(t)
		base := Load(t, k, fixture)
		for _, base := range []graph.Revision{0, base} {
			if _, err := filler(t, k).Fill(ctx, base, one(graph.Contents{})); !errors.Is(err, graph.ErrConflict) {
				t.Errorf("from revision %d: error %v, want ErrConflict", base, err)
			}
		}
		got, at := contents(t, k)
		if at != base {
			t.Errorf("revision %d, want %d", at, base)
		}
		same(t, got, fixture)
	})

	t.Run("queries see all parts or none", func(t *testing.T) {
		k := open(t)
		_, err := filler(t, k).Fill(ctx, 0, func(yield func(graph.Contents) bool) {
			if yield(graph.Contents{Records: fixture.Records}) {
				empty(t, k)
				yield(graph.Contents{Edges: fixture.Edges})
			}
		})
		if err != nil {
			t.Fatal(err)
		}
		got, _ := contents(t, k)
		same(t, got, fixture)
	})

	t.Run("when the context ends, nothing changes", func(t *testing.T) {
		k := open(t)
		ctx, cancel := context.WithCancel(ctx)
		_, err := filler(t, k).Fill(ctx, 0, func(yield func(graph.Contents) bool) {
			cancel()
			yield(fixture)
		})
		if !errors.Is(err, graph.ErrCanceled) {
			t.Errorf("error %v, want ErrCanceled", err)
		}
		empty(t, k)
	})
}

// InTransactions returns a keeper that cannot be filled at once: a load writes into it in transactions, as into Neo4j.
func InTransactions(k graph.Keeper) graph.Keeper { return struct{ graph.Keeper }{k} }

func one(c graph.Contents) iter.Seq[graph.Contents] { return slices.Values([]graph.Contents{c}) }
