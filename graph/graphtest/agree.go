package graphtest

import (
	"errors"
	"fmt"
	"maps"
	"testing"

	"pgregory.net/rapid"

	"parley/graph"
)

// TestAgree loads random graphs into two stores, and asks both the same random queries.
// Both stores must hold what was loaded, and must give the same answers, down to the
// order of rows. They must return the same neighbourhood. The flag -rapid.checks sets the number of graphs. The argument queries is
// the number of queries for each graph.
func TestAgree(t *testing.T, a, b graph.Keeper, queries int) {
	rapid.Check(t, func(rt *rapid.T) {
		history := rapid.Bool().Draw(rt, "with a history")
		draw := RandomContents
		if history {
			draw = RandomHistory
		}
		c := draw(rt)
		for _, k := range []graph.Keeper{a, b} {
			reload(rt, k, c)
		}
		if want, got := extent(rt, a), extent(rt, b); !maps.Equal(want.Degrees, got.Degrees) || !maps.Equal(want.Things, got.Things) {
			rt.Fatalf("the stores disagree on the extent:\n  %v\n  %v\n%s", want, got, describe(c))
		}
		agreeOnNeighbourhood(rt, a, b, c)
		for range queries {
			q := RandomQuery(rt)
			if history {
				q.AsOf = rapid.SampledFrom(asOfs).Draw(rt, "as of")
			}
			want, got := mustAsk(rt, a, q), mustAsk(rt, b, q)
			if got != want {
				rt.Fatalf("the stores disagree:\n  %s\n  %s\n%s", want, got, describe(c))
			}
		}
	})
}

// mustAsk returns a transcript of the answer or the error about an unknown id, or fails the test.
func mustAsk(rt *rapid.T, s graph.Store, q *graph.Query) string {
	got, _, err := Ask(Patient(rt), s, q)
	if errors.Is(err, graph.ErrUnknownID) {
		return err.Error()
	}
	if err != nil {
		rt.Fatalf("asking: %v", err)
	}
	return got
}

// reload makes a store hold c, from its present contents or from an empty store, and checks
// the contents afterwards.
func reload(rt *rapid.T, k graph.Keeper, c graph.Contents) {
	ctx := Patient(rt)
	have, base, err := k.Contents(ctx)
	if err != nil {
		rt.Fatalf("reading the contents: %v", err)
	}
	ch := Replace(c, have, base)
	if rapid.Bool().Draw(rt, "from scratch") {
		ch.Drop, ch.DropEdges = nil, nil
		for _, r := range have.Records {
			ch.Drop = append(ch.Drop, r.ID())
		}
	}
	if _, err := k.Apply(ctx, ch); err != nil {
		rt.Fatalf("loading: %v", err)
	}
	if have, _, err = k.Contents(ctx); err != nil {
		rt.Fatalf("reading the contents: %v", err)
	}
	same(rt, have, c)
}

// describe returns the records and edges of a graph as text, for the message of a failure.
func describe(c graph.Contents) string {
	s := ""
	for _, r := range c.Records {
		s += fmt.Sprintf("%s %v\n", r.Type.Name, r.Values)
	}
	for _, e := range c.Edges {
		s += fmt.Sprintf("%s -%s-> %s %v\n", e.From, e.Relation.Name, e.To, e.Values)
	}
	return s
}
