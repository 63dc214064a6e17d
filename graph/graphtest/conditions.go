package graphtest

import "parley/graph"

// conditionAnswers: every kind of condition.
func conditionAnswers() []answer {
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
		return graph.Within{Via: via("Meeting", "places"), Up: []graph.Via{via("Place", "within")}, ID: id}
	}
	about := func(id graph.ID) graph.Predicate {
		return graph.Within{Via: via("Meeting", "topics"), Up: []graph.Via{via("Issue", "parents"), via("PlanVersion", "plan"), via("Point", "plan")}, ID: id}
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
		{"begins", where(cmp(status, graph.Prefix, "HE")), ids("call-2", "lake-1")},
		{"begins, an absent value", where(cmp(mode, graph.Prefix, "")), ids("call-2", "lake-1")},
		{"not begins", where(graph.Not{Predicate: cmp(mode, graph.Prefix, "PH")}), ids("hill-3", "lake-1", "plan-4")},
		{"begins with what looks like a pattern", where(cmp(status, graph.Prefix, "H.*")), ids()},
		{"contains", where(cmp(status, graph.Contains, "EL")), ids("call-2", "lake-1")},
		{"contains, an absent value", where(cmp(mode, graph.Contains, "")), ids("call-2", "lake-1")},
		{"not contains", where(graph.Not{Predicate: cmp(mode, graph.Contains, "ON")}), ids("hill-3", "plan-4")},
		{"contains what looks like a pattern", where(cmp(status, graph.Contains, ".*")), ids()},
		{"one of a list begins", where(cmp(prop("Meeting", "tokens"), graph.Prefix, "la")), ids("lake-1")},
		{"none of a list begins", where(graph.Not{Predicate: cmp(prop("Meeting", "tokens"), graph.Prefix, "la")}), ids("call-2", "hill-3", "plan-4")},
		{"one of a list begins, or is", where(graph.Or{cmp(prop("Meeting", "tokens"), graph.Prefix, "la"), cmp(prop("Meeting", "tokens"), graph.Has, "=lk")}), ids("lake-1")},
		{"one of a list is a longer word", where(graph.Or{cmp(prop("Meeting", "tokens"), graph.Has, "la")}), ids()},
		{
			"a part of one of the structs begins",
			scan("Person", &graph.List{Where: cmp(prop("Person", "names").Part("text"), graph.Prefix, "Ев"), Page: graph.Everything}, far("Person", p("id"))),
			`[1 - 0: Person{ 0: "evan" end end`,
		},
		{"no condition of and", where(graph.And{}), ids("call-2", "hill-3", "lake-1", "plan-4")},
		{"no condition of or", where(graph.Or{}), ids()},
		{"and", where(graph.And{cmp(status, graph.Equal, "HELD"), cmp(mode, graph.Equal, "PHONE")}), ids("call-2")},
		{"or", where(graph.Or{cmp(status, graph.Equal, "UNDER_WAY"), cmp(mode, graph.Equal, "PHONE")}), ids("call-2", "hill-3")},
		{"not of an absent value", where(graph.Not{Predicate: cmp(mode, graph.Equal, "PHONE")}), ids("hill-3", "lake-1", "plan-4")},
		{"not of not equal", where(graph.Not{Predicate: cmp(mode, graph.NotEqual, "PHONE")}), ids("call-2")},
		{"not of and with an absent value", where(graph.Not{Predicate: graph.And{cmp(status, graph.Equal, "HELD"), cmp(mode, graph.Less, "Z")}}), ids("hill-3", "plan-4")},
		{"some, by the relation", where(side("south")), ids("call-2", "hill-3", "lake-1")},
		{"none", where(graph.Not{Predicate: side("north")}), ids("hill-3", "plan-4")},
		{"some, any at all", where(graph.Some{Via: via("Meeting", "places"), Types: graph.Parley.Concrete("Place")}), ids("hill-3", "lake-1")},
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
		{"within two trees", where(graph.And{inPlace("land"), about("peace")}), ids("lake-1")},
		{"within two trees, among other conditions", where(graph.And{inPlace("land"), cmp(status, graph.Equal, "UNDER_WAY"), inPlace("valley")}), ids("hill-3")},
		{"within two places, one around the other", where(graph.And{inPlace("land"), inPlace("valley")}), ids("hill-3", "lake-1")},
		{"within two trees, or in a third", where(graph.Or{graph.And{inPlace("land"), about("border")}, about("the-plan")}), ids("lake-1", "plan-4")},
		{
			"within, from the thing itself",
			scan("Place", &graph.List{Where: graph.Within{Up: []graph.Via{via("Place", "within")}, ID: "valley"}, Page: graph.Everything}, far("Place", p("id"))),
			`[2 - 0: Place{ 0: "lakeside" end - 0: Place{ 0: "valley" end end`,
		},
		{
			"on a link, by the thing and the relation",
			byID("Person", nil, far("Person", to("meetings", &graph.List{
				Where: graph.And{cmp(mode, graph.Equal, "IN_PERSON"), graph.Comparison{Property: graph.Parley.Relation("ATTENDED").Property("role"), Edge: true, Op: graph.Has, Value: "LEAD"}},
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
