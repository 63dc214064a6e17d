package graphtest

import (
	"slices"

	"pgregory.net/rapid"

	"parley/graph"
)

// historyTimes are the moments at which random histories change. The first stands for "always": the value is then absent.
var historyTimes = []graph.Value{nil, "2030-01-01T00:00:00Z", "2030-01-02T00:00:00Z", "2030-01-03T00:00:00Z", "2030-01-04T00:00:00Z"}

// asOfs are moments before, at, between and after the moments of random histories.
var asOfs = []string{"", "2029-12-31T00:00:00Z", "2030-01-01T00:00:00Z", "2030-01-01T12:00:00Z", "2030-01-02T00:00:00Z", "2030-01-03T12:00:00Z", "2030-01-04T00:00:00Z", "2031-01-01T00:00:00Z"}

// RandomHistory draws a small graph with a history, as Query.AsOf describes it.
func RandomHistory(t *rapid.T) graph.Contents {
	c := RandomContents(t)
	c.Edges = slices.DeleteFunc(c.Edges, func(e graph.Edge) bool { return e.Relation.Past() })
	begins := map[graph.ID]int{} // of the entities, as indexes of historyTimes
	for _, r := range c.Records {
		if r.Type.History == nil {
			if p := r.Type.Property("reported"); p != nil {
				r.Values[p.Index] = rapid.SampledFrom(historyTimes).Draw(t, "reported")
			}
			continue
		}
		moments := drawMoments(t, 0)
		begins[r.ID()] = moments[0]
		last := len(moments) - 1
		r.Values[r.Type.Property("since").Index] = historyTimes[moments[last]]
		for i := range last {
			c.Edges = append(c.Edges, drawSpan(t, r.Type.History, r.ID(), r.ID(), moments[i], moments[i+1]))
		}
	}
	for _, e := range slices.Clone(c.Edges) {
		if e.Relation.Past() || e.Relation.History == nil {
			continue
		}
		moments := drawMoments(t, max(begins[e.From], begins[e.To]))
		last := len(moments) - 1
		for i := range last {
			if rapid.IntRange(0, 3).Draw(t, "gap") > 0 {
				span := drawSpan(t, e.Relation.History, e.From, e.To, moments[i], moments[i+1])
				for _, p := range e.Relation.Properties {
					if p.Identity {
						span.Values[e.Relation.History.Property(p.Key).Index] = e.Values[p.Index]
					}
				}
				c.Edges = append(c.Edges, span)
			}
		}
		e.Values[e.Relation.Property("since").Index] = historyTimes[moments[last]]
	}
	over := rapid.IntRange(0, 2).Draw(t, "relations that are over")
	c.Edges = slices.DeleteFunc(c.Edges, func(e graph.Edge) bool {
		return e.Relation.History != nil && over > 0 && rapid.IntRange(0, 2).Draw(t, "is over") < over
	})
	return c
}

// drawMoments draws one to three different indexes of historyTimes, in order, from an index on.
func drawMoments(t *rapid.T, from int) []int {
	moments := rapid.SliceOfN(rapid.IntRange(from, len(historyTimes)-1), 1, 3).Draw(t, "moments")
	slices.Sort(moments)
	return slices.Compact(moments)
}

// drawSpan draws a span of history.
func drawSpan(t *rapid.T, r *graph.Relation, from, to graph.ID, since, until int) graph.Edge {
	e := graph.Edge{Relation: r, From: from, To: to, Values: drawValues(t, r.Properties)}
	e.Values[r.Property("since").Index] = historyTimes[since]
	e.Values[r.Property("until").Index] = historyTimes[until]
	return e
}
