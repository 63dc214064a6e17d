package graphtest

import "parley/graph"

// answer is a query on the fixture, and the transcript of the right answer.
type answer struct {
	name  string
	query *graph.Query
	want  string
}

// answers are the cases of the suite, by what they are about.
func answers() []answer {
	return append(append(append(startAnswers(), listAnswers()...), predicateAnswers()...), encounterAnswers()...)
}

func startAnswers() []answer {
	everything := all()
	return []answer{
		{
			"one id", byID("Node", nil, far("Node", p("id")), "call-2"),
			`Meeting{ 0: "call-2" end`,
		},
		{"an unknown id is null", byID("Node", nil, far("Node", p("id")), "nobody"), `null`},
		{"an id of another type is null", byID("Person", nil, far("Person", p("id")), "call-2"), `null`},
		{
			"ids in their order, repeated, with null in place",
			byID("Node", everything, far("Node", p("id")), "paper", "nobody", "anna", "paper"),
			`[4 - 0: Source{ 0: "paper" end - 0: null - 0: Person{ 0: "anna" end - 0: Source{ 0: "paper" end end`,
		},
		{"no ids", byID("Node", everything, far("Node", p("id"))), `[0 end`},
		{
			"a scan of an interface, by id", scan("Actor", everything, far("Actor", p("id"))),
			`[7 - 0: Person{ 0: "anna" end - 0: Person{ 0: "bea" end - 0: Person{ 0: "carl" end - 0: Person{ 0: "dora" end - 0: Person{ 0: "evan" end - 0: Organization{ 0: "north" end - 0: Organization{ 0: "south" end end`,
		},
		{"a scan that finds nothing", scan("Event", everything, far("Event", p("id"))), `[0 end`},
		{
			"every kind of value", byID("Node", nil, far("Person", p("name"), p("aliases"), p("unnamed"), p("contested")), "evan"),
			`Person{ 0: "Evan \"the \\ quick\" Ω" 1: ["E" "Ev"] 2: true 3: null end`,
		},
		{
			"numbers", byID("Place", nil, far("Place", p("latitude"), p("longitude"), p("country")), "valley"),
			`Place{ 0: 1.5f 1: -2.25f 2: null end`,
		},
		{
			"integers", byID("Plan", nil, far("Plan", p("pointCount")), "the-plan"),
			`Plan{ 0: 28 end`,
		},
		{
			"the parts of a property", byID("Meeting", nil, far("Meeting", p("when", "latest", "text", "worded")), "lake-1"),
			`Meeting{ 0: { 0: "2030-05-01T23:59:59Z" 1: "2030-05-01" 2: null end end`,
		},
		{
			"a property with parts that is absent", byID("Meeting", nil, far("Meeting", p("when", "latest")), "plan-4"),
			`Meeting{ 0: null end`,
		},
		{"no fields at all", byID("Person", nil, far("Person"), "anna"), `Person{ end`},
		{
			"the same field twice", byID("Person", nil, far("Person", p("id"), p("id")), "anna"),
			`Person{ 0: "anna" 1: "anna" end`,
		},
	}
}

func listAnswers() []answer {
	byTime := []graph.Order{{Property: earliest("Meeting")}}
	byTimeDesc := []graph.Order{{Property: earliest("Meeting"), Desc: true}}
	page := func(l graph.List) *graph.List {
		if l.Page.First == 0 && l.Page.Last == 0 && l.Page.After == nil && l.Page.Before == nil {
			l.Page = graph.Everything
		}
		return &l
	}
	id := far("Meeting", p("id"))
	after := func(key ...graph.Value) []graph.Value { return key }
	return []answer{
		{
			"ordered, absent first", scan("Meeting", page(graph.List{Order: byTime}), id),
			`[4 - 0: Meeting{ 0: "plan-4" end - 0: Meeting{ 0: "lake-1" end - 0: Meeting{ 0: "call-2" end - 0: Meeting{ 0: "hill-3" end end`,
		},
		{
			"ordered backwards, absent last", scan("Meeting", page(graph.List{Order: byTimeDesc}), id),
			`[4 - 0: Meeting{ 0: "hill-3" end - 0: Meeting{ 0: "call-2" end - 0: Meeting{ 0: "lake-1" end - 0: Meeting{ 0: "plan-4" end end`,
		},
		{
			"ties by id, ascending however the order runs",
			scan("Person", page(graph.List{Order: []graph.Order{{Property: prop("Person", "unnamed"), Desc: true}}}), far("Person", p("id"))),
			`[5 - 0: Person{ 0: "evan" end - 0: Person{ 0: "anna" end - 0: Person{ 0: "bea" end - 0: Person{ 0: "carl" end - 0: Person{ 0: "dora" end end`,
		},
		{
			"the first, with keys and total",
			scan("Meeting", page(graph.List{Order: byTimeDesc, Page: graph.Window{First: 2, Last: -1}, Total: true, Next: true, Keys: true}), id),
			`[2/4> -(2030-05-03T00:00:00Z hill-3) 0: Meeting{ 0: "hill-3" end -(2030-05-02T00:00:00Z call-2) 0: Meeting{ 0: "call-2" end end`,
		},
		{
			"the next, to the end and into the absent",
			scan("Meeting", page(graph.List{Order: byTimeDesc, Page: graph.Window{First: 2, Last: -1, After: after("2030-05-02T00:00:00Z", "call-2")}, Total: true, Next: true, Keys: true}), id),
			`[2/4< -(2030-05-01T00:00:00Z lake-1) 0: Meeting{ 0: "lake-1" end -(<nil> plan-4) 0: Meeting{ 0: "plan-4" end end`,
		},
		{
			"after an absent value",
			scan("Meeting", page(graph.List{Order: byTime, Page: graph.Window{First: 1, Last: -1, After: after(nil, "plan-4")}, Next: true}), id),
			`[1<> - 0: Meeting{ 0: "lake-1" end end`,
		},
		{
			"the last before a key, in forward order",
			scan("Meeting", page(graph.List{Order: byTime, Page: graph.Window{First: -1, Last: 2, Before: after("2030-05-03T00:00:00Z", "hill-3")}, Next: true}), id),
			`[2<> - 0: Meeting{ 0: "lake-1" end - 0: Meeting{ 0: "call-2" end end`,
		},
		{
			"between two keys",
			scan("Meeting", page(graph.List{Order: byTime, Page: graph.Window{First: -1, Last: -1, After: after(nil, "plan-4"), Before: after("2030-05-03T00:00:00Z", "hill-3")}}), id),
			`[2 - 0: Meeting{ 0: "lake-1" end - 0: Meeting{ 0: "call-2" end end`,
		},
		{
			"an empty page with a total",
			scan("Meeting", &graph.List{Page: graph.Window{First: 0, Last: -1}, Total: true, Next: true}, id),
			`[0/4> end`,
		},
		{
			"along a relation, with what it holds",
			byID("Meeting", nil, far("Meeting", to("participants", all(),
				edge("ATTENDED", p("role")), far("Actor", p("id")),
				edge("ATTENDED", to("side", nil, far("Actor", p("name")))))), "lake-1"),
			`Meeting{ 0: [3 - 0: "LEAD" 1: Person{ 0: "anna" end 2: Organization{ 0: "North" end - 0: null 1: Person{ 0: "bea" end 2: Organization{ 0: "North" end - 0: null 1: Person{ 0: "carl" end 2: Organization{ 0: "South" end end end`,
		},
		{
			"a page along a relation, with keys",
			byID("Meeting", nil, far("Meeting", to("participants", &graph.List{Page: graph.Window{First: 1, Last: -1, After: after("anna")}, Total: true, Next: true, Keys: true}, far("Actor", p("id")))), "lake-1"),
			`Meeting{ 0: [1/3<> -(bea) 0: Person{ 0: "bea" end end end`,
		},
		{
			"two edges between the same two, by their identity",
			byID("Person", nil, far("Person", to("memberships", &graph.List{Page: graph.Everything, Keys: true}, edge("MEMBER_OF", p("role")), edge("MEMBER_OF", p("start", "text")), far("Organization", p("id")))), "anna"),
			`Person{ 0: [2 -(north chief negotiator) 0: "chief negotiator" 1: { 0: "2029" end 2: Organization{ 0: "north" end -(north head of talks) 0: "head of talks" 1: null 2: Organization{ 0: "north" end end end`,
		},
		{
			"the second of two such edges, by its key",
			byID("Person", nil, far("Person", to("memberships", &graph.List{Page: graph.Window{First: 5, Last: -1, After: after("north", "chief negotiator")}}, edge("MEMBER_OF", p("role")))), "anna"),
			`Person{ 0: [1 - 0: "head of talks" end end`,
		},
		{
			"one thing along a relation, several fit: the first by id",
			byID("Meeting", nil, far("Meeting", to("topics", nil, far("Topic", p("id")))), "lake-1"),
			`Meeting{ 0: Issue{ 0: "border" end end`,
		},
		{
			"one thing, none there", byID("Meeting", nil, far("Meeting", to("place", nil, far("Place", p("id")))), "call-2"),
			`Meeting{ 0: null end`,
		},
		{
			"things of types not asked for are not seen",
			byID("Meeting", nil, far("Meeting", to("topics", &graph.List{Page: graph.Everything, Total: true}, far("Plan", p("id")))), "lake-1"),
			`Meeting{ 0: [0/0 end end`,
		},
		{
			"ids in a property, in the order asked for",
			byID("Meeting", nil, far("Meeting", to("participants", &graph.List{Page: graph.Window{First: 1, Last: -1}},
				edge("ATTENDED", to("claims", &graph.List{Page: graph.Everything, Order: []graph.Order{{Property: prop("Claim", "reported")}}}, far("Claim", p("id")))))), "lake-1"),
			`Meeting{ 0: [1 - 0: [2 - 0: Claim{ 0: "claim-2" end - 0: Claim{ 0: "claim-1" end end end end`,
		},
		{
			"ids in a property of the thing", byID("Claim", nil, far("Claim", to("via", all(), far("Actor", p("id"))), to("object", nil, far("Entity", p("id")))), "claim-2"),
			`Claim{ 0: [2 - 0: Person{ 0: "bea" end - 0: Person{ 0: "carl" end end 1: Person{ 0: "anna" end end`,
		},
		{
			"back and forth, several levels deep",
			byID("Place", nil, far("Place", to("contains", all(), far("Place", p("id"), to("occurrences", all(), far("Occurrence", p("id"), to("place", nil, far("Place", to("within", nil, far("Place", p("id")))))))))), "valley"),
			`Place{ 0: [1 - 0: Place{ 0: "lakeside" 1: [1 - 0: Meeting{ 0: "lake-1" 1: Place{ 0: Place{ 0: "valley" end end end end end end end`,
		},
		{
			"ordered by the relation",
			byID("Meeting", nil, far("Meeting", to("participants", &graph.List{Page: graph.Everything, Order: []graph.Order{{Property: graph.Parley.Relation("ATTENDED").Property("side"), Edge: true, Desc: true}}}, far("Actor", p("id")))), "lake-1"),
			`Meeting{ 0: [3 - 0: Person{ 0: "carl" end - 0: Person{ 0: "anna" end - 0: Person{ 0: "bea" end end end`,
		},
	}
}

func predicateAnswers() []answer {
	id := far("Meeting", p("id"))
	status, mode := prop("Meeting", "status"), prop("Meeting", "mode")
	where := func(p graph.Predicate) *graph.Query {
		return scan("Meeting", &graph.List{Where: p, Page: graph.Everything}, id)
	}
	ids := func(ids ...string) string {
		s := "[" + string(rune('0'+len(ids)))
		for _, i := range ids {
			s += ` - 0: Meeting{ 0: "` + i + `" end`
		}
		return s + " end"
	}
	cmp := func(p *graph.Property, op graph.Op, v graph.Value) graph.Predicate {
		return graph.Comparison{Property: p, Op: op, Value: v}
	}
	who := via("Meeting", "participants")
	side := func(id string) graph.Predicate {
		return graph.Some{Via: who, Types: graph.Parley.Concrete("Actor"), Where: graph.Comparison{
			Property: graph.Parley.Relation("ATTENDED").Property("side"), Edge: true, Op: graph.Equal, Value: id,
		}}
	}
	inPlace := func(id graph.ID) graph.Predicate {
		return graph.Within{Via: via("Meeting", "place"), Up: via("Place", "within"), ID: id}
	}
	about := func(id graph.ID) graph.Predicate {
		return graph.Within{Via: via("Meeting", "topics"), Up: via("Issue", "parent"), ID: id}
	}
	return []answer{
		{"equal", where(cmp(mode, graph.Equal, "PHONE")), ids("call-2")},
		{"not equal holds for what is absent", where(cmp(mode, graph.NotEqual, "PHONE")), ids("hill-3", "lake-1", "plan-4")},
		{"less", where(cmp(earliest("Meeting"), graph.Less, "2030-05-02T00:00:00Z")), ids("lake-1")},
		{"less or equal", where(cmp(earliest("Meeting"), graph.LessOrEqual, "2030-05-02T00:00:00Z")), ids("call-2", "lake-1")},
		{"greater", where(cmp(earliest("Meeting"), graph.Greater, "2030-05-02T00:00:00Z")), ids("hill-3")},
		{"greater or equal", where(cmp(earliest("Meeting"), graph.GreaterOrEqual, "2030-05-02T00:00:00Z")), ids("call-2", "hill-3")},
		{"in", where(cmp(status, graph.In, []string{"UNDER_WAY", "SCHEDULED", "nonsense"})), ids("hill-3", "plan-4")},
		{"in nothing", where(cmp(status, graph.In, []string{})), ids()},
		{"has", where(cmp(prop("Meeting", "contested"), graph.Has, "mode")), ids("lake-1")},
		{"no condition of and", where(graph.And{}), ids("call-2", "hill-3", "lake-1", "plan-4")},
		{"no condition of or", where(graph.Or{}), ids()},
		{"and", where(graph.And{cmp(status, graph.Equal, "HELD"), cmp(mode, graph.Equal, "PHONE")}), ids("call-2")},
		{"or", where(graph.Or{cmp(status, graph.Equal, "UNDER_WAY"), cmp(mode, graph.Equal, "PHONE")}), ids("call-2", "hill-3")},
		{"not of an absent value", where(graph.Not{Predicate: cmp(mode, graph.Equal, "PHONE")}), ids("hill-3", "lake-1", "plan-4")},
		{"not of not equal", where(graph.Not{Predicate: cmp(mode, graph.NotEqual, "PHONE")}), ids("call-2")},
		{"not of and with an absent value", where(graph.Not{Predicate: graph.And{cmp(status, graph.Equal, "HELD"), cmp(mode, graph.Less, "Z")}}), ids("hill-3", "plan-4")},
		{"some, by the relation", where(side("south")), ids("call-2", "hill-3", "lake-1")},
		{"none", where(graph.Not{Predicate: side("north")}), ids("hill-3", "plan-4")},
		{"some, any at all", where(graph.Some{Via: via("Meeting", "place"), Types: graph.Parley.Concrete("Place")}), ids("hill-3", "lake-1")},
		{
			"some, by the thing and a thing beyond",
			where(graph.Some{Via: who, Types: graph.Parley.Concrete("Person"), Where: graph.Some{
				Via: via("Person", "memberships"), Types: graph.Parley.Concrete("Organization"), Where: cmp(prop("Organization", "id"), graph.Equal, "north"),
			}}),
			ids("call-2", "lake-1"),
		},
		{"all of one", where(graph.All{Via: who, IDs: []graph.ID{"anna"}}), ids("call-2", "lake-1")},
		{"all of two", where(graph.All{Via: who, IDs: []graph.ID{"carl", "anna"}}), ids("lake-1")},
		{"all of two, one of them unknown", where(graph.All{Via: who, IDs: []graph.ID{"anna", "nobody"}}), ids()},
		{"all of none", where(graph.All{Via: who}), ids("call-2", "hill-3", "lake-1", "plan-4")},
		{"all, among other conditions", where(graph.And{cmp(mode, graph.NotEqual, "PHONE"), graph.All{Via: who, IDs: []graph.ID{"anna", "bea"}}}), ids("lake-1")},
		{"not all", where(graph.Not{Predicate: graph.All{Via: who, IDs: []graph.ID{"carl", "anna"}}}), ids("call-2", "hill-3", "plan-4")},
		{"within, the place itself", where(inPlace("lakeside")), ids("lake-1")},
		{"within, a place around it", where(inPlace("land")), ids("hill-3", "lake-1")},
		{"not within", where(graph.Not{Predicate: inPlace("valley")}), ids("call-2", "plan-4")},
		{"within a tree of issues", where(about("peace")), ids("call-2", "lake-1")},
		{"within, a branch of the tree", where(about("border")), ids("lake-1")},
		{"within, from things of another type", where(about("the-plan")), ids("plan-4")},
		{
			"within, from the thing itself",
			scan("Place", &graph.List{Where: graph.Within{Up: via("Place", "within"), ID: "valley"}, Page: graph.Everything}, far("Place", p("id"))),
			`[2 - 0: Place{ 0: "lakeside" end - 0: Place{ 0: "valley" end end`,
		},
		{
			"on a link, by the thing and the relation",
			byID("Person", nil, far("Person", to("meetings", &graph.List{
				Where: graph.And{cmp(mode, graph.Equal, "IN_PERSON"), graph.Comparison{Property: graph.Parley.Relation("ATTENDED").Property("role"), Edge: true, Op: graph.Equal, Value: "LEAD"}},
				Page:  graph.Everything, Total: true,
			}, id)), "anna"),
			`Person{ 0: [1/1 - 0: Meeting{ 0: "lake-1" end end end`,
		},
		{
			"a value that looks like Cypher is a value",
			where(cmp(status, graph.Equal, "' OR 1=1 //")), ids(),
		},
	}
}

func encounterAnswers() []answer {
	who := far("Encounter", to("counterpart", nil, far("Actor", p("id"))), p("count"))
	row := func(typ, id, count string) string {
		return ` - 0: Encounter{ 0: ` + typ + `{ 0: "` + id + `" end 1: ` + count + ` end`
	}
	return []answer{
		{
			"a person's encounters, by counterpart", whoMet(graph.Encounters{Actor: "anna"}, all(), who),
			`[3` + row("Person", "bea", "1") + row("Person", "carl", "1") + row("Person", "dora", "1") + ` end`,
		},
		{
			"a side stands for those on it", whoMet(graph.Encounters{Actor: "south"}, all(), who),
			`[2` + row("Person", "anna", "2") + row("Person", "bea", "1") + ` end`,
		},
		{
			"two sides", whoMet(graph.Encounters{Actor: "north", With: "south"}, all(), who),
			`[1` + row("Organization", "south", "2") + ` end`,
		},
		{
			"a person and a side", whoMet(graph.Encounters{Actor: "carl", With: "north"}, all(), who),
			`[1` + row("Organization", "north", "1") + ` end`,
		},
		{"two who never met", whoMet(graph.Encounters{Actor: "carl", With: "dora"}, all(), who), `[0 end`},
		{"being expected is not meeting", whoMet(graph.Encounters{Actor: "evan"}, all(), who), `[0 end`},
		{"somebody unknown", whoMet(graph.Encounters{Actor: "nobody"}, all(), who), `[0 end`},
		{
			"of certain meetings",
			whoMet(graph.Encounters{Actor: "anna", Where: graph.Comparison{Property: prop("Meeting", "mode"), Op: graph.Equal, Value: "PHONE"}}, all(), who),
			`[1` + row("Person", "dora", "1") + ` end`,
		},
		{
			"by the last meeting, paged, with keys",
			whoMet(graph.Encounters{Actor: "north"}, &graph.List{
				Order: []graph.Order{{Property: prop("Encounter", "lastTime"), Desc: true}}, Page: graph.Window{First: 1, Last: -1}, Total: true, Next: true, Keys: true,
			}, far("Encounter", to("counterpart", nil, far("Actor", p("id"))))),
			`[1/2> -(2030-05-02T00:00:00Z dora) 0: Encounter{ 0: Person{ 0: "dora" end end end`,
		},
		{
			"everything of an encounter",
			whoMet(graph.Encounters{Actor: "south", With: "anna"}, all(), far("Encounter",
				to("actor", nil, far("Actor", p("id"))),
				to("firstMet", nil, far("Meeting", p("id"))),
				to("lastMet", nil, far("Meeting", p("id"))),
				to("meetings", &graph.List{Page: graph.Window{First: 1, Last: -1}, Total: true, Order: []graph.Order{{Property: earliest("Meeting"), Desc: true}}}, far("Meeting", p("id"))),
				to("issues", all(), far("Issue", p("id"))),
				to("places", all(), far("Place", p("id"))))),
			`[1 - 0: Encounter{ 0: Organization{ 0: "south" end 1: Meeting{ 0: "lake-1" end 2: Meeting{ 0: "call-2" end 3: [1/2 - 0: Meeting{ 0: "call-2" end end 4: [2 - 0: Issue{ 0: "border" end - 0: Issue{ 0: "peace" end end 5: [1 - 0: Place{ 0: "lakeside" end end end end`,
		},
	}
}
