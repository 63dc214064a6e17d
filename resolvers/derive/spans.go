package derive

import (
	"cmp"
	"slices"

	"parley/graph"
)

// span is a time during which sources disagreed about some properties of a thing.
type span struct {
	since     string // "" if it was always so
	contested []string
}

// spansOf returns the spans of some things, the earliest first. The last span of a thing is the present.
func spansOf(ask Ask, ids []graph.ID) (map[graph.ID][]span, error) {
	types, far := graph.Parley.Concrete("Entity"), graph.Selection{}
	for _, t := range types {
		past := t.History
		far[t] = []graph.Field{{Property: t.Properties[0]}, {Property: t.Property("since")}, {Property: t.Property(contested)}, {Link: &graph.Link{
			Via: graph.Via{Relation: past}, Types: []*graph.Type{t}, Many: &graph.List{Page: graph.Everything},
			Item: []graph.Field{{Property: past.Property("since")}, {Property: past.Property(contested)}, {Far: graph.Selection{t: justID(t)}}},
		}}}
	}
	found, err := ask(&graph.Query{Start: graph.Start{IDs: append([]graph.ID{}, ids...)}, Root: graph.Link{
		Types: types, Many: &graph.List{Page: graph.Everything}, Item: []graph.Field{{Far: far}},
	}})
	out := make(map[graph.ID][]span, len(found))
	for _, thing := range found {
		spans := []span{{words(thing, 1), textsOf(thing.at(2))}}
		past, _ := thing.at(3).([]Found)
		for _, p := range past {
			spans = append(spans, span{words(p, 0), textsOf(p.at(1))})
		}
		slices.SortStableFunc(spans, func(a, b span) int { return cmp.Compare(a.since, b.since) })
		out[thing.id()] = spans
	}
	return out, err
}

// turnedAt returns the last moment up to until ("" for now) at which sources began or ceased to disagree, as a difference says; "" if the spans do
// not say it.
func turnedAt(spans []span, d difference, until string) string {
	turned, was := "", d.kind == graph.ChangeResolved
	for _, s := range spans {
		if until != "" && s.since > until {
			break
		}
		is := slices.Contains(s.contested, d.property)
		if is != was && is == (d.kind == graph.ChangeContested) {
			turned = s.since
		}
		was = is
	}
	return turned
}
