package graphtest

import "parley/graph"

// groupAnswers: the start graph.Groups.
func groupAnswers() []answer {
	attended := graph.Parley.Relation("ATTENDED")
	by := func(field, types string) graph.Groups {
		return graph.Groups{Via: via("Meeting", field), Types: graph.Parley.Concrete(types)}
	}
	value := func(name string) graph.Groups { return graph.Groups{Property: prop("Meeting", name)} }
	month := graph.Groups{Property: earliest("Meeting"), Prefix: 7}
	sides, behalf := by("participants", "Actor"), by("participants", "Actor")
	sides.Edge, behalf.Edge = attended.Property("side"), attended.Property("onBehalfOf")
	personal := sides
	personal.Types = graph.Parley.Concrete("Organization")
	phone := by("participants", "Actor")
	phone.Where = graph.Comparison{Property: prop("Meeting", "mode"), Op: graph.Equal, Value: "PHONE"}
	together := by("topics", "Issue")
	together.Where = graph.All{Via: via("Meeting", "participants"), IDs: []graph.ID{"anna", "carl"}}
	three := together
	three.Where = graph.All{Via: via("Meeting", "participants"), IDs: []graph.ID{"anna", "carl", "bea"}}

	none := &graph.List{Page: graph.Everything, Ungrouped: true}
	certain := value("mode")
	certain.Where = graph.And{
		graph.Comparison{Property: prop("Meeting", "mode"), Op: graph.NotEqual, Value: "IN_PERSON"},
		graph.Comparison{Property: prop("Meeting", "status"), Op: graph.NotEqual, Value: "SCHEDULED"},
	}

	counts := far("Group", p("key"), p("count"), p("participantCount"))
	row := func(key, count, participants string) string {
		return ` - 0: Group{ 0: "` + key + `" 1: ` + count + ` 2: ` + participants + ` end`
	}
	key := far("Group", p("key"))
	byKey := func(keys ...string) string {
		s := ""
		for _, k := range keys {
			s += ` - 0: Group{ 0: "` + k + `" end`
		}
		return s + " end"
	}
	order := func(name string, desc bool) []graph.Order {
		return []graph.Order{{Property: prop("Group", name), Desc: desc}}
	}
	return []answer{
		{
			"by participant, without the participant in the count", grouped(by("participants", "Actor"), all(), counts),
			`[4` + row("anna", "2", "3") + row("bea", "1", "2") + row("carl", "2", "2") + row("dora", "1", "1") + ` end`,
		},
		{"by participants of a type that nobody has", grouped(by("participants", "Organization"), all(), counts), `[0 end`},
		{
			"by side, each meeting once", grouped(sides, all(), counts),
			`[2` + row("north", "2", "4") + row("south", "3", "4") + ` end`,
		},
		{"by side, of attendees of a type that nobody has", grouped(personal, all(), counts), `[0 end`},
		{
			"by an id without a thing", grouped(behalf, all(), far("Group", p("key"), p("node"), to("node", nil, far("Node", p("id"))), p("count"))),
			`[1 - 0: Group{ 0: "ghost" 1: "ghost" 2: null 3: 1 end end`,
		},
		{
			"by issue, and not by other topics", grouped(by("topics", "Issue"), all(), counts),
			`[2` + row("border", "1", "3") + row("peace", "2", "4") + ` end`,
		},
		{
			"by place", grouped(by("places", "Place"), all(), counts),
			`[2` + row("lakeside", "1", "3") + row("valley", "1", "1") + ` end`,
		},
		{
			"by process", grouped(by("processes", "Process"), all(), far("Group", to("node", nil, far("Process", p("name"))), p("count"))),
			`[1 - 0: Group{ 0: Process{ 0: "The talks" end 1: 2 end end`,
		},
		{
			"by status", grouped(value("status"), all(), counts),
			`[3` + row("HELD", "2", "4") + row("SCHEDULED", "1", "0") + row("UNDER_WAY", "1", "1") + ` end`,
		},
		{"by mode, which may be absent", grouped(value("mode"), all(), key), `[2` + byKey("IN_PERSON", "PHONE")},
		{"by month", grouped(month, all(), counts), `[1` + row("2030-05", "3", "4") + ` end`},
		{
			"cut to characters", grouped(graph.Groups{Property: prop("Meeting", "name"), Prefix: 4}, all(), key),
			`[1` + byKey("Ωm😀é"),
		},
		{
			"cut to all that there is", grouped(graph.Groups{Property: prop("Meeting", "name"), Prefix: 6}, all(), key),
			`[1` + byKey("Ωm😀éga"),
		},
		{
			"cut to more than there is", grouped(graph.Groups{Property: prop("Meeting", "name"), Prefix: 7}, all(), key),
			`[0 end`,
		},
		{
			"by the texts of a list, each meeting once", grouped(graph.Groups{Property: prop("Meeting", "tokens"), Prefix: 1}, all(), counts),
			`[2` + row("l", "1", "3") + row("t", "1", "3") + ` end`,
		},
		{
			"with those in no group, by the texts of a list", grouped(graph.Groups{Property: prop("Meeting", "tokens"), Prefix: 5}, none, key),
			`[1-3` + byKey("talks"),
		},
		{"with those in no group, by a value that may be absent", grouped(value("mode"), none, key), `[2-2` + byKey("IN_PERSON", "PHONE")},
		{"with those in no group, by a value that all have", grouped(value("status"), none, key), `[3` + byKey("HELD", "SCHEDULED", "UNDER_WAY")},
		{"with those in no group, by issue", grouped(by("topics", "Issue"), none, key), `[2-2` + byKey("border", "peace")},
		{"with those in no group, by an id of the relation", grouped(behalf, none, key), `[1-3` + byKey("ghost")},
		{
			"with those in no group, of certain meetings, on a page with a total",
			grouped(certain, &graph.List{Page: graph.Window{First: 1, Last: -1}, Ungrouped: true, Total: true, Next: true}, key),
			`[1/1-1` + byKey("PHONE"),
		},
		{
			"of certain meetings", grouped(phone, all(), counts),
			`[2` + row("anna", "1", "1") + row("dora", "1", "1") + ` end`,
		},
		{"of the meetings of two", grouped(together, all(), counts), `[2` + row("border", "1", "3") + row("peace", "1", "3") + ` end`},
		{"of the meetings of three", grouped(three, all(), counts), `[2` + row("border", "1", "3") + row("peace", "1", "3") + ` end`},
		{
			"everything of a group of a value",
			grouped(value("status"), &graph.List{Page: graph.Window{First: 1, Last: -1}}, far("Group", p("node"), to("node", nil, far("Node", p("id"))), p("meetings"),
				to("meetings", &graph.List{Page: graph.Window{First: 1, Last: -1}, Total: true, Order: []graph.Order{{Property: earliest("Meeting")}}}, far("Meeting", p("id"), to("participants", all(), far("Actor", p("id"))))))),
			`[1 - 0: Group{ 0: null 1: null 2: ["call-2" "lake-1"] 3: [1/2 - 0: Meeting{ 0: "lake-1" 1: [3 - 0: Person{ 0: "anna" end - 0: Person{ 0: "bea" end - 0: Person{ 0: "carl" end end end end end end`,
		},
		{
			"the thing in common", grouped(by("participants", "Person"), &graph.List{Page: graph.Window{First: -1, Last: 1}}, far("Group", p("node"), to("node", nil, far("Actor", p("id"), p("sortKey"))))),
			`[1 - 0: Group{ 0: "dora" 1: Person{ 0: "dora" 1: "dora" end end end`,
		},
		{"by count, then by key", grouped(by("participants", "Actor"), &graph.List{Page: graph.Everything, Order: order("count", true)}, key), `[4` + byKey("anna", "carl", "bea", "dora")},
		{"by key, backwards", grouped(sides, &graph.List{Page: graph.Everything, Order: order("key", true)}, key), `[2` + byKey("south", "north")},
		{
			"a page by participants, with keys and total",
			grouped(by("participants", "Actor"), &graph.List{Page: graph.Window{First: 2, Last: -1}, Order: order("participantCount", true), Keys: true, Total: true, Next: true}, counts),
			`[2/4> -(3 anna) 0: Group{ 0: "anna" 1: 2 2: 3 end -(2 bea) 0: Group{ 0: "bea" 1: 1 2: 2 end end`,
		},
		{
			"the page after it",
			grouped(by("participants", "Actor"), &graph.List{Page: graph.Window{First: 9, Last: -1, After: []graph.Value{int64(2), "bea"}}, Order: order("participantCount", true), Next: true}, key),
			`[2< - 0: Group{ 0: "carl" end - 0: Group{ 0: "dora" end end`,
		},
		{
			"the last before a key",
			grouped(by("participants", "Actor"), &graph.List{Page: graph.Window{First: -1, Last: 1, Before: []graph.Value{"carl"}}, Next: true, Keys: true}, key),
			`[1<> -(bea) 0: Group{ 0: "bea" end end`,
		},
		{
			"groups that are large enough",
			grouped(by("participants", "Actor"), &graph.List{Page: graph.Everything, Total: true, Where: graph.And{
				graph.Comparison{Property: prop("Group", "count"), Op: graph.Greater, Value: int64(1)},
				graph.Comparison{Property: prop("Group", "participantCount"), Op: graph.Less, Value: int64(3)},
			}}, counts),
			`[1/1` + row("carl", "2", "2") + ` end`,
		},
		{
			"groups with a certain meeting",
			grouped(by("participants", "Actor"), &graph.List{Page: graph.Everything, Where: graph.Some{
				Via: graph.Via{Ref: prop("Group", "meetings")}, Types: graph.Parley.Concrete("Meeting"),
				Where: graph.Comparison{Property: prop("Meeting", "id"), Op: graph.Equal, Value: "hill-3"},
			}}, key),
			`[1` + byKey("carl"),
		},
		{
			"a value that looks like Cypher makes no group",
			grouped(graph.Groups{Property: prop("Meeting", "status"), Where: graph.Comparison{Property: prop("Meeting", "status"), Op: graph.Equal, Value: "' OR 1=1 //"}}, all(), key),
			`[0 end`,
		},
	}
}
