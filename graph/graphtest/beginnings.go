package graphtest

import (
	"regexp"
	"testing"

	"pgregory.net/rapid"

	"parley/graph"
)

// TestBeginnings loads random graphs into a store, and asks random scans in two ways. The second way has the condition behind
// two negations, and asks for the number of all things: so a store has to look at all of them. A store may set out
// from a part of the condition, or end early with a full page, but the page must be the same.
func TestBeginnings(t *testing.T, k graph.Keeper, queries int) {
	total := regexp.MustCompile(`^\[(\d+)/\d+`)
	rapid.Check(t, func(rt *rapid.T) {
		c := RandomContents(rt)
		reload(rt, k, c)
		for range queries {
			q := drawScan(rt)
			want := mustAsk(rt, k, inFull(q))
			if q.Root.Many.Total = q.Root.Many.Where != nil && rapid.Bool().Draw(rt, "total"); !q.Root.Many.Total {
				want = total.ReplaceAllString(want, "[$1")
			}
			if got := mustAsk(rt, k, q); got != want {
				rt.Fatalf("the page is\n  %s\nwhere a look at all things gives\n  %s\n%s", got, want, describe(c))
			}
		}
	})
}

// drawScan draws a scan without links: the items are ids.
func drawScan(t *rapid.T) *graph.Query {
	name := rapid.SampledFrom([]string{"Person", "Actor", "Meeting", "Meeting", "Occurrence", "Place", "Topic", "Claim"}).Draw(t, "type")
	q := &graph.Query{Start: graph.Start{Scan: true}, Root: graph.Link{Types: graph.Parley.Concrete(name)}}
	q.Root.Many = drawList(t, &q.Root)
	selection := graph.Selection{}
	for _, typ := range q.Root.Types {
		selection[typ] = []graph.Field{{Property: typ.Properties[0]}}
	}
	q.Root.Item = []graph.Field{{Far: selection}}
	return q
}

// inFull returns a query with the same items that no store can answer without a look at all things of its types.
func inFull(q *graph.Query) *graph.Query {
	full, many := *q, *q.Root.Many
	many.Where, many.Total = graph.Not{Predicate: graph.Not{Predicate: orTrue(many.Where)}}, true
	full.Root.Many = &many
	return &full
}
