package fold

import (
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"parley/graph"
	"parley/loader/dossier"
)

// Whatever sources say, no organization is ever a part of its own part.
func TestNothingLiesWithinItsOwnPart(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		var spans [2][][2]string // of both directions: since and until
		for _, e := range Fold(partsOfEachOther(t)).Edges {
			if e.Relation.Name != "SUBORGANIZATION_OF" && e.Relation.Name != "PAST_SUBORGANIZATION_OF" {
				continue
			}
			since, _ := edgeValue(e, "since").(string)
			until := "9"
			if e.Relation.Property("until") != nil {
				until, _ = edgeValue(e, "until").(string)
			}
			switch {
			case e.From == "office" && e.To == "union":
				spans[0] = append(spans[0], [2]string{since, until})
			case e.From == "union" && e.To == "office":
				spans[1] = append(spans[1], [2]string{since, until})
			}
		}
		for _, a := range spans[0] {
			for _, b := range spans[1] {
				if a[0] < b[1] && b[0] < a[1] {
					t.Fatalf("the office is in the union %v, and the union in the office %v", a, b)
				}
			}
		}
	})
}

// partsOfEachOther is a dossier in which sources disagree which of two organizations is a part of the other.
func partsOfEachOther(t *rapid.T) *dossier.Dossier {
	d := &dossier.Dossier{ID: "parts", Things: []dossier.Thing{
		thing("Organization", "office", nil), thing("Organization", "union", nil), thing("Organization", "league", nil),
		thing("Person", "mole", map[string]graph.Value{"unnamed": true}),
	}}
	for _, id := range []string{"a1", "b1", "b2", "b3"} {
		d.Sources = append(d.Sources, dossier.Source{
			ID: graph.ID(id), Publisher: graph.ID(id), Reliability: graph.Reliability(strings.ToUpper(id[:1])),
			Values: make([]graph.Value, len(graph.Parley.Type("Source").Properties)),
		})
	}
	ends := []detail{parent("office", "union"), parent("union", "office"), parent("office", "league"), parent("union", "league")}
	for i := range rapid.IntRange(2, 8).Draw(t, "reports") {
		source := rapid.SampledFrom([]string{"a1", "b1", "b2", "b3"}).Draw(t, "source")
		c := says(string(rune('a'+i)), source, on(rapid.IntRange(1, 3).Draw(t, "day")), rapid.SampledFrom(ends).Draw(t, "what"))
		if rapid.Bool().Draw(t, "known to the day") {
			c.ReportedFrom = c.Reported.Truncate(24 * time.Hour)
			c.Reported = c.ReportedFrom.Add(24*time.Hour - time.Second)
		}
		c.Rank = rapid.SampledFrom([]graph.Rank{graph.Normal, graph.Normal, graph.Preferred, graph.Deprecated}).Draw(t, "rank")
		switch rapid.IntRange(0, 5).Draw(t, "how") {
		case 0:
			c.Polarity = graph.Denies
		case 1:
			c.Retracts = true
		case 2:
			c.Via = []graph.ID{"mole"}
		}
		d.Claims = append(d.Claims, c)
	}
	return d
}
