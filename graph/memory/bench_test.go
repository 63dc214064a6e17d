package memory_test

import (
	"context"
	"fmt"
	"testing"
	"time"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/memory"
)

// benchContents returns 6,000 meetings of five among 1,200 people on 40 sides.
func benchContents() graph.Contents {
	b := &graphtest.Builder{}
	for i := range 1200 {
		b.Thing("Person", fmt.Sprintf("p-%04d", i), "name", fmt.Sprintf("Person %d", i), "tokens", []string{"person", fmt.Sprint(i)})
	}
	for i := range 40 {
		b.Thing("Organization", fmt.Sprintf("o-%02d", i), "name", fmt.Sprintf("Side %d", i), "tokens", []string{"side", fmt.Sprint(i)})
		b.Thing("Place", fmt.Sprintf("l-%02d", i), "name", fmt.Sprintf("Place %d", i), "tokens", []string{"place", fmt.Sprint(i)})
		b.Thing("Issue", fmt.Sprintf("i-%02d", i), "name", fmt.Sprintf("Issue %d", i), "tokens", []string{"issue", fmt.Sprint(i)})
	}
	day := time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range 6000 {
		m, mode := fmt.Sprintf("m-%05d", i), "IN_PERSON"
		if i%3 == 0 {
			mode = "PHONE"
		}
		b.Meeting(m, "HELD", day.AddDate(0, 0, i*37%1500).Format(time.DateOnly), "mode", mode)
		for k := range 5 {
			b.Edge("ATTENDED", fmt.Sprintf("p-%04d", (i*7+k*k*31)%1200), m, "side", fmt.Sprintf("o-%02d", (i+k)%40))
		}
		b.Edge("AT", m, fmt.Sprintf("l-%02d", i%40))
		b.Edge("TOPIC", m, fmt.Sprintf("i-%02d", i*3%40), "as", "DISCUSSED")
	}
	return b.Contents
}

// far reads properties and links of things of some types.
func far(types []*graph.Type, properties []string, links ...graph.Field) graph.Field {
	s := graph.Selection{}
	for _, t := range types {
		for _, p := range properties {
			s[t] = append(s[t], graph.Field{Property: t.Property(p)})
		}
		s[t] = append(s[t], links...)
	}
	return graph.Field{Far: s}
}

// BenchmarkRun measures one query of each kind. Compare the times of two states
// of the code on one machine.
func BenchmarkRun(b *testing.B) {
	store := memory.New()
	graphtest.Load(b, store, benchContents())
	model := graph.Parley
	meetings, actors := model.Concrete("Meeting"), model.Concrete("Actor")
	attended, meeting := model.Relation("ATTENDED"), model.Type("Meeting")
	earliest := meeting.Property("when").Part("earliest")
	all := func() *graph.List { return &graph.List{Page: graph.Everything} }
	page := func(p *graph.Property) *graph.List {
		return &graph.List{Order: []graph.Order{{Property: p, Desc: true}}, Page: graph.Window{First: 20, Last: -1}, Total: true, Next: true, Keys: true}
	}
	participants := graph.Field{Link: &graph.Link{
		Via: graph.Via{Relation: attended, Reverse: true}, Types: actors, Many: all(),
		Item: []graph.Field{
			{Property: attended.Property("role")},
			{Link: &graph.Link{Via: graph.Via{Ref: attended.Property("side")}, Types: actors, Item: []graph.Field{far(actors, []string{"id", "name"})}}},
			far(actors, []string{"id", "name"}),
		},
	}}
	filtered := page(earliest)
	filtered.Where = graph.And{
		graph.Comparison{Property: meeting.Property("mode"), Op: graph.Equal, Value: "PHONE"},
		graph.Some{Via: graph.Via{Relation: attended, Reverse: true}, Types: actors, Where: graph.Comparison{
			Property: attended.Property("side"), Edge: true, Op: graph.Equal, Value: "o-07",
		}},
	}
	group, encounter := model.Type("Group"), model.Type("Encounter")
	for _, c := range []struct {
		name  string
		query graph.Query
	}{
		{"nested", graph.Query{Start: graph.Start{IDs: []graph.ID{"p-0007"}}, Root: graph.Link{
			Types: actors, Item: []graph.Field{far(actors, []string{"id"}, graph.Field{Link: &graph.Link{
				Via: graph.Via{Relation: attended}, Types: meetings, Many: page(earliest), Item: []graph.Field{far(meetings, []string{"id", "status"}, participants)},
			}})},
		}}},
		{"whole", graph.Query{Start: graph.Start{Scan: true}, Root: graph.Link{
			Types: meetings, Many: all(), Item: []graph.Field{far(meetings, []string{"id", "mode"}, participants)},
		}}},
		{"filtered", graph.Query{Start: graph.Start{Scan: true}, Root: graph.Link{
			Types: meetings, Many: filtered, Item: []graph.Field{far(meetings, []string{"id"})},
		}}},
		{"encounters", graph.Query{Start: graph.Start{Encounters: &graph.Encounters{Actor: "o-07", Counterparts: model.Concrete("Person")}}, Root: graph.Link{
			Types: []*graph.Type{encounter}, Many: page(encounter.Property("count")), Item: []graph.Field{far([]*graph.Type{encounter}, []string{"counterpart", "count", "lastMet"})},
		}}},
		{"groups", graph.Query{Start: graph.Start{Groups: &graph.Groups{Via: graph.Via{Relation: attended, Reverse: true}, Types: actors}}, Root: graph.Link{
			Types: []*graph.Type{group}, Many: page(group.Property("participantCount")), Item: []graph.Field{far([]*graph.Type{group}, []string{"key", "count", "participantCount"})},
		}}},
		{"search", graph.Query{Start: graph.Start{Search: &graph.Search{Words: []graph.SearchWord{{Spellings: []string{"person"}}, {Spellings: []string{"11"}}}}}, Root: graph.Link{
			Types: model.Concrete("Named"), Many: page(nil), Item: []graph.Field{far(model.Concrete("Named"), []string{"id"})},
		}}},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := store.Run(context.Background(), &c.query, graph.Discard{}); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkChange measures a change of one meeting, in a graph of 6,000 meetings.
func BenchmarkChange(b *testing.B) {
	store := memory.New()
	graphtest.Load(b, store, benchContents())
	one := &graphtest.Builder{}
	one.Meeting("m-00000", "HELD", "2030-02-01")
	revision, _ := store.Revision()
	b.ReportAllocs()
	for b.Loop() {
		var err error
		if revision, err = store.Apply(context.Background(), graph.Change{Base: revision, Put: one.Records}); err != nil {
			b.Fatal(err)
		}
	}
}
