package graphtest

import (
	"errors"
	"fmt"
	"testing"

	"parley/graph"
)

// rooms returns the graph of the tests of who met whom:
//
//   - hall: vera and jon are there, for north and south, and north itself is named too. kim joins by video.
//   - hall-side: vera and jon talk on the margins of hall, and door is a part of hall-side.
//   - shuttle: indirect talks of vera and jon, with the mediator mia.
//   - chair: moe stands in for vera, who stays away, and meets jon.
//   - corridor: talks of ned and ola, with the mediator pia, that were perhaps indirect.
//   - board: vera speaks for cell, which lies under north, and north and south attend.
//
// vera had never met kim (reported in June), and jon had never met vera (up to April).
func rooms() graph.Contents {
	b := &Builder{}
	for _, p := range []string{"vera", "jon", "kim", "mia", "moe", "ned", "ola", "pia"} {
		b.Thing("Person", p, "name", p)
	}
	for _, o := range []string{"north", "south", "cell"} {
		b.Thing("Organization", o, "name", o)
	}
	b.Edge("SUBORGANIZATION_OF", "cell", "north")
	b.Meeting("hall", "HELD", "2030-05-01", "mode", "HYBRID")
	b.Edge("ATTENDED", "vera", "hall", "side", "north")
	b.Edge("ATTENDED", "jon", "hall", "side", "south")
	b.Edge("ATTENDED", "kim", "hall", "mode", "VIDEO")
	b.Edge("ATTENDED", "north", "hall")
	b.Meeting("hall-side", "HELD", "2030-05-01", "mode", "PHONE")
	b.Edge("ATTENDED", "vera", "hall-side")
	b.Edge("ATTENDED", "jon", "hall-side")
	b.Meeting("door", "HELD", "2030-05-02")
	b.Edge("PART_OF", "hall-side", "hall")
	b.Edge("PART_OF", "door", "hall-side")
	b.Edge("ATTENDED", "jon", "door")
	b.Edge("ATTENDED", "mia", "door", "role", []string{"HOST"})
	b.Meeting("shuttle", "HELD", "2030-05-03", "mode", "INDIRECT")
	b.Edge("ATTENDED", "vera", "shuttle", "side", "north")
	b.Edge("ATTENDED", "jon", "shuttle", "side", "south")
	b.Edge("ATTENDED", "mia", "shuttle", "role", []string{"MEDIATOR"})
	b.Meeting("chair", "HELD", "", "mode", "HYBRID")
	b.Edge("ABSENT_FROM", "vera", "chair")
	b.Edge("ATTENDED", "moe", "chair", "onBehalfOf", []string{"vera"})
	b.Edge("ATTENDED", "jon", "chair")
	b.Meeting("board", "HELD", "2030-05-04", "mode", "VIDEO")
	b.Edge("ATTENDED", "vera", "board", "onBehalfOf", []string{"cell"})
	b.Edge("ATTENDED", "north", "board", "mode", "IN_PERSON")
	b.Edge("ATTENDED", "south", "board", "mode", "IN_PERSON")
	b.Meeting("corridor", "HELD", "2030-05-04", "doubtfulMode", "INDIRECT")
	b.Edge("ATTENDED", "ned", "corridor")
	b.Edge("ATTENDED", "ola", "corridor")
	b.Edge("ATTENDED", "pia", "corridor", "role", []string{"MEDIATOR"})
	b.Meeting("rumour", "DISPUTED", "2030-05-05")
	b.Edge("ALLEGED_AT", "moe", "rumour", "side", "south")
	b.Edge("ALLEGED_AT", "kim", "rumour", "onBehalfOf", []string{"north"})
	b.Thing("Claim", "claim-a", "property", "neverMet", "polarity", "AFFIRMS", "rank", "NORMAL", "reported", "2030-06-01T00:00:00Z")
	b.Thing("Claim", "claim-b", "property", "neverMet", "polarity", "AFFIRMS", "rank", "NORMAL", "reported", "2030-06-02T00:00:00Z")
	b.Edge("NEVER_MET", "vera", "kim", "claims", []string{"claim-a", "moe", "nobody"})
	b.Edge("NEVER_MET", "jon", "vera", "claims", []string{"claim-b", "claim-a"}, "upTo", "2030-04", "upTo_latest", "2030-04-30T23:59:59Z")
	b.Edge("NEVER_MET", "mia", "jon")
	return b.Contents
}

// testWhoMet: a store must find encounters as graph.Encounters says.
func testWhoMet(t *testing.T, k graph.Keeper) {
	Load(t, k, rooms())
	person, actor := graph.Parley.Concrete("Person"), graph.Parley.Concrete("Actor")
	who := far("Encounter", p("counterpart"), p("meetings"), p("wholes"))
	counts := far("Encounter", p("counterpart"), p("count"), p("meetingCount"), p("firstMet"), p("lastMet"), p("contested"))
	mode := func(op graph.Op, v graph.Value) graph.Predicate {
		return graph.Comparison{Property: prop("Meeting", "mode"), Op: op, Value: v}
	}
	inPerson := mode(graph.In, []string{"IN_PERSON"})
	row := func(counterpart, meetings, wholes string) string {
		return ` - 0: Encounter{ 0: "` + counterpart + `" 1: ` + meetings + ` 2: ` + wholes + ` end`
	}
	for _, c := range []struct {
		name  string
		asked graph.Encounters
		item  graph.Field
		want  string
	}{
		{
			"people alone, and not by indirect talks or by who stood in",
			graph.Encounters{Actor: "vera"},
			who,
			`[3` + row("jon", `["hall-side"]`, `["hall"]`) + row("kim", `["hall"]`, `null`) + row("mia", `["shuttle"]`, `null`) + ` end`,
		},
		{
			"organizations too, but not the side of the actor",
			graph.Encounters{Actor: "vera", Counterparts: actor},
			who,
			`[4` + row("jon", `["hall-side"]`, `["hall"]`) + row("kim", `["hall"]`, `null`) + row("mia", `["shuttle"]`, `null`) + row("south", `["board"]`, `null`) + ` end`,
		},
		{
			"organizations alone",
			graph.Encounters{Actor: "jon", Counterparts: graph.Parley.Concrete("Organization")},
			who,
			`[1` + row("north", `["hall"]`, `null`) + ` end`,
		},
		{
			"who stood in for somebody met the others",
			graph.Encounters{Actor: "moe"},
			who,
			`[1` + row("jon", `["chair"]`, `null`) + ` end`,
		},
		{"nobody attends for a person", graph.Encounters{Actor: "jon", With: "vera", Counterparts: person}, who, `[1` + row("vera", `["hall-side"]`, `["hall"]`) + ` end`},
		{"nobody attends for a person, the other way round", graph.Encounters{Actor: "vera", With: "moe"}, who, `[0 end`},
		{
			"others attend for an organization",
			graph.Encounters{Actor: "cell", Counterparts: actor},
			who,
			`[1` + row("south", `["board"]`, `null`) + ` end`,
		},
		{
			"two sides do not meet in indirect talks",
			graph.Encounters{Actor: "north", With: "south"},
			who,
			`[1` + row("south", `["board" "hall"]`, `null`) + ` end`,
		},
		{
			"two sides, indirect talks included",
			graph.Encounters{Actor: "north", With: "south", Indirect: true},
			who,
			`[1` + row("south", `["board" "hall" "shuttle"]`, `null`) + ` end`,
		},
		{
			"two people, indirect talks included",
			graph.Encounters{Actor: "vera", Indirect: true, With: "jon"},
			who,
			`[1` + row("jon", `["hall-side" "shuttle"]`, `["hall"]`) + ` end`,
		},
		{"talks that were perhaps indirect", graph.Encounters{Actor: "ned", With: "ola"}, who, `[0 end`},
		{"who mediates met the parties of talks that were perhaps indirect", graph.Encounters{Actor: "pia", With: "ned"}, who, `[1` + row("ned", `["corridor"]`, `null`) + ` end`},
		{
			"talks that were perhaps indirect, if they are asked for",
			graph.Encounters{Actor: "ned", With: "ola", Indirect: true, Where: graph.Not{Predicate: mode(graph.GreaterOrEqual, "")}},
			who,
			`[1` + row("ola", `["corridor"]`, `null`) + ` end`,
		},
		{
			"in the room",
			graph.Encounters{Actor: "vera", Where: inPerson},
			who,
			`[1` + row("jon", `["hall"]`, `null`) + ` end`,
		},
		{
			"on the screen",
			graph.Encounters{Actor: "vera", Where: mode(graph.Equal, "VIDEO"), Counterparts: actor},
			who,
			`[2` + row("kim", `["hall"]`, `null`) + row("south", `["board"]`, `null`) + ` end`,
		},
		{
			"in the room, of a meeting by video",
			graph.Encounters{Actor: "north", With: "south", Where: inPerson},
			who,
			`[1` + row("south", `["board" "hall"]`, `null`) + ` end`,
		},
		{
			"hybrid, where nobody knows who was in the room",
			graph.Encounters{Actor: "jon", Where: mode(graph.Equal, "HYBRID")},
			who,
			`[1` + row("moe", `["chair"]`, `null`) + ` end`,
		},
		{
			"what is only alleged counts when asked for",
			graph.Encounters{Actor: "moe", Alleged: true},
			who,
			`[2` + row("jon", `["chair"]`, `null`) + row("kim", `["rumour"]`, `null`) + ` end`,
		},
		{
			"two sides, and what is only alleged",
			graph.Encounters{Actor: "south", With: "north", Alleged: true},
			who,
			`[1` + row("north", `["board" "hall" "rumour"]`, `null`) + ` end`,
		},
		{
			"through a mediator",
			graph.Encounters{Actor: "jon", Where: mode(graph.Equal, "INDIRECT")},
			who,
			`[1` + row("mia", `["shuttle"]`, `null`) + ` end`,
		},
		{
			"not in the room, with other conditions",
			graph.Encounters{Actor: "vera", Where: graph.And{
				graph.Not{Predicate: inPerson},
				graph.Or{mode(graph.Equal, "PHONE"), graph.Some{Via: via("Meeting", "participants"), Types: person, Where: graph.Comparison{Property: prop("Person", "id"), Op: graph.Equal, Value: "kim"}}},
				graph.Comparison{Property: prop("Meeting", "status"), Op: graph.Equal, Value: "HELD"},
			}},
			who,
			`[2` + row("jon", `["hall-side"]`, `null`) + row("kim", `["hall"]`, `null`) + ` end`,
		},
		{
			"behind a step, the mode of a meeting is its own",
			graph.Encounters{Actor: "vera", Where: graph.Some{Via: via("Meeting", "partOf"), Types: graph.Parley.Concrete("Meeting"), Where: mode(graph.Equal, "HYBRID")}},
			who,
			`[1` + row("jon", `["hall-side"]`, `null`) + ` end`,
		},
		{
			"numbers and times, contested",
			graph.Encounters{Actor: "vera"},
			counts,
			`[3 - 0: Encounter{ 0: "jon" 1: 1 2: 2 3: "hall-side" 4: "hall-side" 5: false end` +
				` - 0: Encounter{ 0: "kim" 1: 1 2: 1 3: "hall" 4: "hall" 5: true end` +
				` - 0: Encounter{ 0: "mia" 1: 1 2: 1 3: "shuttle" 4: "shuttle" 5: false end end`,
		},
		{
			"a denial without a time, and a meeting without a time",
			graph.Encounters{Actor: "jon"},
			counts,
			`[4 - 0: Encounter{ 0: "kim" 1: 1 2: 1 3: "hall" 4: "hall" 5: false end` +
				` - 0: Encounter{ 0: "mia" 1: 2 2: 2 3: "door" 4: "shuttle" 5: true end` +
				` - 0: Encounter{ 0: "moe" 1: 1 2: 1 3: null 4: null 5: false end` +
				` - 0: Encounter{ 0: "vera" 1: 1 2: 2 3: "hall-side" 4: "hall-side" 5: false end end`,
		},
	} {
		t.Run(c.name, func(t *testing.T) { mustAnswer(t, k, whoMet(c.asked, all(), c.item), c.want) })
	}
	t.Run("groups by participant, and what is only alleged", func(t *testing.T) {
		g := graph.Groups{Via: via("Meeting", "participants"), Types: person, Where: graph.Comparison{Property: prop("Meeting", "status"), Op: graph.Equal, Value: "DISPUTED"}}
		mustAnswer(t, k, grouped(g, all(), far("Group", p("key"), p("count"))), `[0 end`)
		g.Via.Also = graph.Parley.Relation("ALLEGED_AT")
		mustAnswer(t, k, grouped(g, all(), far("Group", p("key"), p("count"))), `[2 - 0: Group{ 0: "kim" 1: 1 end - 0: Group{ 0: "moe" 1: 1 end end`)
	})

	testHasMet(t, k)
	t.Run("parts in groups", func(t *testing.T) {
		byJon := graph.Groups{Via: via("Meeting", "participants"), Types: person, Where: graph.All{Via: via("Meeting", "participants"), IDs: []graph.ID{"jon"}}}
		order := []graph.Order{{Property: prop("Group", "count"), Desc: true}}
		mustAnswer(t, k, grouped(byJon, &graph.List{Order: order, Page: graph.Window{First: 2, Last: -1}, Keys: true}, far("Group", p("key"), p("count"), p("meetingCount"), p("meetings"))),
			`[2 -(3 jon) 0: Group{ 0: "jon" 1: 3 2: 5 3: ["chair" "door" "hall" "hall-side" "shuttle"] end`+
				` -(2 mia) 0: Group{ 0: "mia" 1: 2 2: 2 3: ["door" "shuttle"] end end`)
	})
	t.Run("denials", func(t *testing.T) { testDenials(t, k, who) })
}

// testHasMet: people who met all, or at least one, of some actors. A scan that begins with another condition gives the same answer.
func testHasMet(t *testing.T, k graph.Keeper) {
	everybody := graph.Not{Predicate: graph.Comparison{Property: prop("Person", "id"), Op: graph.Equal, Value: "nobody"}}
	one := graph.Comparison{Property: prop("Person", "id"), Op: graph.In, Value: []string{"jon", "kim", "mia", "moe", "ned", "ola", "pia", "vera"}}
	for _, c := range []struct {
		name string
		met  graph.HasMet
		want []string
	}{
		{"one", graph.HasMet{IDs: []graph.ID{"jon"}}, []string{"kim", "mia", "moe", "vera"}},
		{"one, named twice", graph.HasMet{IDs: []graph.ID{"jon", "jon"}}, []string{"kim", "mia", "moe", "vera"}},
		{"one, in talks that were perhaps indirect", graph.HasMet{IDs: []graph.ID{"ned"}}, []string{"pia"}},
		{"all", graph.HasMet{IDs: []graph.ID{"jon", "vera"}}, []string{"kim", "mia"}},
		{"all of three, one of them no person", graph.HasMet{IDs: []graph.ID{"jon", "north", "vera"}}, []string{"kim"}},
		{"all, one of them unknown", graph.HasMet{IDs: []graph.ID{"jon", "nobody"}}, nil},
		{"all of none", graph.HasMet{}, []string{"jon", "kim", "mia", "moe", "ned", "ola", "pia", "vera"}},
		{"any", graph.HasMet{IDs: []graph.ID{"jon", "ned", "nobody"}, Any: true}, []string{"kim", "mia", "moe", "pia", "vera"}},
		{"any, also one of them", graph.HasMet{IDs: []graph.ID{"jon", "moe", "ned"}, Any: true}, []string{"jon", "kim", "mia", "moe", "pia", "vera"}},
		{"any of none", graph.HasMet{Any: true}, nil},
	} {
		want := fmt.Sprintf("[%d", len(c.want))
		for _, id := range c.want {
			want += fmt.Sprintf(" - 0: Person{ 0: %q end", id)
		}
		for other, where := range map[string]graph.Predicate{"": c.met, ", beside others": graph.And{everybody, c.met}, ", beside ids": graph.And{one, c.met}, ", not not": graph.Not{Predicate: graph.Not{Predicate: c.met}}, ", twice": graph.And{c.met, c.met}} {
			t.Run("who met "+c.name+other, func(t *testing.T) {
				mustAnswer(t, k, scan("Person", &graph.List{Where: where, Page: graph.Everything}, far("Person", p("id"))), want+" end")
			})
		}
	}
}

// testDenials: a store must answer Query.Denials, in order, before the root.
func testDenials(t *testing.T, k graph.Keeper, who graph.Field) {
	claims := func(many *graph.List, reads ...get) graph.Link {
		return graph.Link{Types: graph.Parley.Concrete("Claim"), Many: many, Item: []graph.Field{far("Claim", reads...)}}
	}
	ask := func(e graph.Encounters, lists ...graph.Link) *graph.Query {
		q := whoMet(e, all(), who)
		q.Denials = lists
		return q
	}
	latest := &graph.List{Page: graph.Window{First: 1, Last: -1}, Total: true, Order: []graph.Order{{Property: prop("Claim", "reported"), Desc: true}}}
	mustAnswer(t, k, ask(graph.Encounters{Actor: "kim", With: "vera", Where: graph.Or{}}, claims(all(), p("id"), p("reported"))),
		`[1 - 0: Claim{ 0: "claim-a" 1: "2030-06-01T00:00:00Z" end end [0 end`)
	mustAnswer(t, k, ask(graph.Encounters{Actor: "vera", Where: graph.Or{}}, claims(latest, p("id")), claims(all(), p("id"))),
		`[1/2 - 0: Claim{ 0: "claim-b" end end [2 - 0: Claim{ 0: "claim-a" end - 0: Claim{ 0: "claim-b" end end [0 end`)
	mustAnswer(t, k, ask(graph.Encounters{Actor: "moe", With: "nobody"}, claims(all(), p("id"))), `[0 end [0 end`)
	mustAnswer(t, k, ask(graph.Encounters{Actor: "nobody"}, claims(all(), p("id"))), `[0 end [0 end`)
}

// mustAnswer asks one query.
func mustAnswer(t *testing.T, k graph.Keeper, q *graph.Query, want string) {
	t.Helper()
	got, _, err := Ask(Patient(t), k, q)
	if err != nil {
		t.Fatalf("Run: %v", err)
	}
	if got != want {
		t.Errorf("the answer is\n  %s\nwant\n  %s", got, want)
	}
}

// testNamed: a store must return an *UnknownID for the first thing of q.Named that is not in
// the graph, or is of none of the types. It must then not have called the sink.
func testNamed(t *testing.T, k graph.Keeper) {
	actor, place := graph.Parley.Concrete("Actor"), graph.Parley.Concrete("Place")
	known := []graph.Reference{{ID: "anna", Types: actor}, {ID: "north", Types: actor}, {ID: "anna", Types: actor}, {ID: "land", Types: place}}
	q := scan("Process", all(), far("Process", p("id")))
	q.Named = known
	mustAnswer(t, k, q, `[1 - 0: Process{ 0: "talks" end end`)
	for _, c := range []struct {
		name  string
		wrong []graph.Reference
		id    graph.ID
		found string
	}{
		{"no such thing", []graph.Reference{{ID: "nobody", Types: actor, Argument: "actor"}, {ID: "land", Types: actor}}, "nobody", ""},
		{"a thing of another type", []graph.Reference{{ID: "land", Types: actor, Argument: "actor"}, {ID: "nobody", Types: actor}}, "land", "Place"},
	} {
		t.Run(c.name, func(t *testing.T) {
			for _, q := range []*graph.Query{
				scan("Process", all(), far("Process", p("id"))),
				byID("Person", nil, far("Person", p("id")), "anna"),
				whoMet(graph.Encounters{Actor: "anna"}, all(), far("Encounter", p("count"))),
				given("Hop", all(), far("Hop", p("from"))),
			} {
				q.Named = append(append([]graph.Reference{}, known...), c.wrong...)
				got, _, err := Ask(Patient(t), k, q)
				var unknown *graph.UnknownID
				if !errors.As(err, &unknown) || !errors.Is(err, graph.ErrUnknownID) {
					t.Fatalf("the error is %v, want an UnknownID", err)
				}
				found := ""
				if unknown.Found != nil {
					found = unknown.Found.Name
				}
				if unknown.ID != c.id || found != c.found || unknown.Argument != "actor" {
					t.Errorf("the error is about %q of the type %q in %q, want %q of %q in actor", unknown.ID, found, unknown.Argument, c.id, c.found)
				}
				if got != "" {
					t.Errorf("the sink received %s", got)
				}
			}
		})
	}
}
