package derive

import (
	"cmp"
	"slices"

	"parley/graph"
)

// Planned asks which meetings were planned as of a moment, and whether anybody has spoken of them since.
type Planned struct {
	AsOf   string // the moment; not ""
	Silent *bool  // only if no report speaks of the meeting after its time, or only if a report does; nil for both
	Limit  int
}

// The slots of a meeting in the query of Planned.
const (
	slotBegins = iota + 1
	slotEnds
	slotAbout
	slotAsObject
)

// Records returns the planned meetings. The order is by the beginning of their time, then by id. A time without a known beginning comes last.
func (q Planned) Records(ask Ask) ([]graph.Record, error) {
	found, err := ask(q.query())
	if err != nil {
		return nil, err
	}
	slices.SortFunc(found, func(a, b Found) int {
		begin := func(f Found) string { return cmp.Or(words(f, slotBegins), "~") }
		return cmp.Or(cmp.Compare(begin(a), begin(b)), cmp.Compare(a.id(), b.id()))
	})
	out := []graph.Record{}
	for _, m := range found {
		last := max(lastOf(m, slotAbout), lastOf(m, slotAsObject))
		phase, latest := graph.PhaseUpcoming, words(m, slotEnds)
		switch {
		case latest != "" && latest < q.AsOf:
			phase = graph.PhaseOver
		case latest == "" && words(m, slotBegins) == "":
			phase = graph.PhaseUndated
		}
		silent := phase == graph.PhaseOver && last <= latest
		if q.Silent != nil && *q.Silent != silent {
			continue
		}
		values := map[string]graph.Value{"meeting": string(m.id()), "phase": string(phase), "silent": silent}
		if last != "" {
			values["lastReported"] = last
		}
		out = append(out, Record(graph.Parley.Type("PlannedMeeting"), values))
	}
	return out[:min(len(out), q.Limit)], nil
}

// query asks for the meetings that were planned and that no other meeting replaces, each with the latest claim about it, and the latest claim that leads to it.
func (q Planned) query() *graph.Query {
	meeting := graph.Parley.Type("Meeting")
	when, reported := meeting.Property("when"), claim.Property("reported")
	latest := func(relation string) graph.Field {
		return graph.Field{Link: &graph.Link{
			Via: graph.Via{Relation: graph.Parley.Relation(relation), Reverse: true}, Types: []*graph.Type{claim},
			Many: &graph.List{Order: []graph.Order{{Property: reported, Desc: true}}, Page: graph.Window{First: 1, Last: -1}},
			Item: []graph.Field{{Far: graph.Selection{claim: {{Property: reported}}}}},
		}}
	}
	return &graph.Query{
		Start: graph.Start{Scan: true}, AsOf: q.AsOf,
		Root: graph.Link{
			Types: []*graph.Type{meeting},
			Many: &graph.List{Page: graph.Everything, Where: graph.And{
				graph.Comparison{Property: meeting.Property("status"), Op: graph.In, Value: []string{string(graph.Proposed), string(graph.Scheduled)}},
				graph.Not{Predicate: graph.Some{Via: graph.Via{Relation: graph.Parley.Relation("RESCHEDULED_AS")}, Types: []*graph.Type{meeting}}},
			}},
			Item: []graph.Field{{Far: graph.Selection{meeting: {
				{Property: meeting.Properties[0]}, {Property: when.Part("earliest")}, {Property: when.Part("latest")}, latest("ABOUT"), latest("HAS_OBJECT"),
			}}}},
		},
	}
}

// lastOf returns the time of the claim in a slot, or "".
func lastOf(m Found, slot int) string {
	if claims, _ := m.at(slot).([]Found); len(claims) > 0 {
		return words(claims[0], 0)
	}
	return ""
}
