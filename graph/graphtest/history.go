package graphtest

import "parley/graph"

// historyAnswers: steps along relations that hold history.
func historyAnswers() []answer {
	spans := graph.Parley.Relation("PAST_MEETING")
	since, until := spans.Property("since"), spans.Property("until")
	span := []graph.Field{{Property: since}, {Property: spans.Property("status")}, far("Meeting", p("id"))}
	attended := graph.Parley.Relation("PAST_ATTENDED")
	return []answer{
		{
			"spans of a thing, by the time that they begin", byID("Meeting", nil, far("Meeting", along(graph.Via{Relation: spans}, all(), span...)), "lake-1"),
			`Meeting{ 0: [2 - 0: "2030-04-01T00:00:00Z" 1: "PROPOSED" 2: Meeting{ 0: "lake-1" end - 0: "2030-04-02T00:00:00Z" 1: "SCHEDULED" 2: Meeting{ 0: "lake-1" end end end`,
		},
		{
			"the same from the other end, with keys",
			byID("Meeting", nil, far("Meeting", along(graph.Via{Relation: spans, Reverse: true}, &graph.List{
				Page: graph.Window{First: 1, Last: -1, After: []graph.Value{"2030-04-01T00:00:00Z", "lake-1", "2030-04-01T00:00:00Z"}}, Total: true, Keys: true,
				Order: []graph.Order{{Property: since, Edge: true}},
			}, span[:2]...)), "lake-1"),
			`Meeting{ 0: [1/2 -(2030-04-02T00:00:00Z lake-1 2030-04-02T00:00:00Z) 0: "2030-04-02T00:00:00Z" 1: "SCHEDULED" end end`,
		},
		{
			"the span at a time",
			scan("Meeting", &graph.List{Page: graph.Everything, Where: graph.Some{Via: graph.Via{Relation: spans}, Types: graph.Parley.Concrete("Meeting"), Where: graph.And{
				graph.Comparison{Property: since, Edge: true, Op: graph.LessOrEqual, Value: "2030-04-01T12:00:00Z"},
				graph.Comparison{Property: until, Edge: true, Op: graph.Greater, Value: "2030-04-01T12:00:00Z"},
			}}}, far("Meeting", p("id"))),
			`[1 - 0: Meeting{ 0: "lake-1" end end`,
		},
		{
			"spans of a relation, with its own values",
			byID("Person", nil, far("Person", along(graph.Via{Relation: attended}, all(),
				graph.Field{Property: attended.Property("role")}, far("Meeting", p("id")))), "anna"),
			`Person{ 0: [1 - 0: ["PARTY"] 1: Meeting{ 0: "lake-1" end end end`,
		},
		{
			"a relation that no field walks",
			byID("Dossier", nil, far("Dossier", along(graph.Via{Relation: graph.Parley.Relation("STATES")}, all(), far("Entity", p("id")))), "box"),
			`Dossier{ 0: [2 - 0: Person{ 0: "anna" end - 0: Meeting{ 0: "lake-1" end end end`,
		},
	}
}
