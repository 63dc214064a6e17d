package fold

import (
	"flag"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/memory"
	"parley/loader/dossier"
)

// A store that holds everything answers as of a moment what a store answers that holds only what was reported by then.
func TestAnswersAsOfAnyMoment(t *testing.T) {
	checks := flag.Lookup("rapid.checks").Value
	if checks.String() == "1000" { // each dossier is asked about sixteen moments
		_ = checks.Set("150")
		t.Cleanup(func() { _ = checks.Set("1000") })
	}
	rapid.Check(t, func(t *rapid.T) {
		d := dossiers(t)
		whole, err := memory.Filled(complete(Fold(d)), 1)
		if err != nil {
			t.Fatal(err)
		}
		checkAsOf(t, whole, d, days(), everythingDated)
	})
}

// complete leaves out the relations to publishers that the drawn dossiers do not have.
func complete(c graph.Contents) graph.Contents {
	there := map[graph.ID]bool{}
	for _, r := range c.Records {
		there[r.ID()] = true
	}
	c.Edges = slices.DeleteFunc(c.Edges, func(e graph.Edge) bool { return !there[e.From] || !there[e.To] })
	return c
}

func checkAsOf(t *rapid.T, whole graph.Store, d *dossier.Dossier, moments []time.Time, questions []*graph.Query) {
	t.Helper()
	for _, at := range moments {
		then, err := memory.Filled(complete(Fold(reportedBy(d, func(reported time.Time) bool { return !reported.After(at) }))), 1)
		if err != nil {
			t.Fatal(err)
		}
		for _, q := range questions {
			want, _, err := graphtest.Ask(t.Context(), then, q)
			if err != nil {
				t.Fatal(err)
			}
			earlier := *q
			earlier.AsOf = stamp(at)
			got, _, err := graphtest.Ask(t.Context(), whole, &earlier)
			if err != nil {
				t.Fatal(err)
			}
			if got != want {
				t.Fatalf("as of %s the store says of %s\n%s\nbut what was reported by then gives\n%s", earlier.AsOf, q.Root.Types[0].Name, got, want)
			}
		}
	}
}

// everythingDated asks for all things of each type, with everything that has a history.
var everythingDated = func() []*graph.Query {
	var all []*graph.Query
	for _, t := range graph.Parley.Types() {
		if t.Derived || slices.Contains([]string{"Load", "Dossier", "Source"}, t.Name) {
			continue
		}
		fields := propertiesDated(t.Properties, t.Name == "Claim")
		for _, r := range graph.Parley.Relations() {
			for _, reverse := range []bool{false, true} {
				near, far := r.From.Type, r.To.Type
				if reverse {
					near, far = far, near
				}
				if r.Past() || r.Name == statesRelation || !t.Is(near) {
					continue
				}
				fields = append(fields, graph.Field{Link: linkDated(graph.Via{Relation: r, Reverse: reverse}, far, propertiesDated(r.Properties, false))})
			}
		}
		all = append(all, &graph.Query{
			Start: graph.Start{Scan: true},
			Root: graph.Link{
				Types: []*graph.Type{t}, Many: &graph.List{Page: graph.Everything},
				Item: []graph.Field{{Far: graph.Selection{t: fields}}},
			},
		})
	}
	return all
}()

// statesRelation leads from a dossier to what its files mention. It is not on the clock of reports.
const statesRelation = "STATES"

// linkDated reads the properties of the edges, and the ids at their far ends.
func linkDated(via graph.Via, far string, edge []graph.Field) *graph.Link {
	l := &graph.Link{Via: via, Types: graph.Parley.Concrete(far), Many: &graph.List{Page: graph.Everything}}
	ids := graph.Selection{}
	for _, t := range l.Types {
		ids[t] = []graph.Field{{Property: t.Properties[0]}}
	}
	l.Item = append(slices.Clone(edge), graph.Field{Far: ids})
	return l
}

// propertiesDated reads the properties that have a history. The words for a time may be later words. The claims of a relation are left out:
// a report that is known to the day can show that an earlier report was an expectation. Its claims then stand at the expectation, also before
// that report.
func propertiesDated(ps []*graph.Property, every bool) []graph.Field {
	var fields []graph.Field
	for _, p := range ps {
		dated := p.State && !isWording(p) || slices.Contains([]string{"id", contested, openOf, inferredOf, since, "basis", "standing", "rank", "property", "polarity", "object"}, p.Name) || orders(p, ps)
		if every || dated {
			fields = append(fields, graph.Field{Property: p, Parts: p.Parts})
		}
	}
	return fields
}
