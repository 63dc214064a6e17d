package graphtest

import "parley/graph"

// givenAnswers: the start graph.Start.Given.
func givenAnswers() []answer {
	hop := func(from, meeting, to string) graph.Record {
		return derived("Hop", "from", from, "meeting", meeting, "to", to)
	}
	ends := far("Hop", p("from"), to("meeting", nil, far("Meeting", p("id"), p("status"))), to("to", nil, far("Actor", p("name"))))
	filled := func(from, meeting, status, to string) string {
		return ` - 0: Hop{ 0: "` + from + `" 1: Meeting{ 0: "` + meeting + `" 1: "` + status + `" end 2: Person{ 0: "` + to + ` of the ` + to + `s" end end`
	}
	group := derived("Group", "key", "k", "count", int64(7), "meetings", []string{"plan-4", "nowhere", "call-2", "call-2"})
	first := &graph.List{Page: graph.Window{First: 1, Last: -1}, Total: true, Order: []graph.Order{{Property: prop("Hop", "from")}}}
	return []answer{
		{
			"in their order, repeated", given("Hop", all(), ends, hop("dora", "call-2", "anna"), hop("anna", "lake-1", "carl"), hop("dora", "call-2", "anna")),
			`[3` + filled("dora", "call-2", "HELD", "anna") + filled("anna", "lake-1", "HELD", "carl") + filled("dora", "call-2", "HELD", "anna") + ` end`,
		},
		{
			"all of them, although the list has a page", given("Hop", first, far("Hop", p("from")), hop("dora", "call-2", "anna"), hop("anna", "lake-1", "carl")),
			`[2 - 0: Hop{ 0: "dora" end - 0: Hop{ 0: "anna" end end`,
		},
		{"none given", given("Hop", all(), ends), `[0 end`},
		{
			"one", given("Hop", nil, far("Hop", p("to")), hop("dora", "call-2", "anna"), hop("anna", "lake-1", "carl")),
			`Hop{ 0: "anna" end`,
		},
		{"one, none given", given("Hop", nil, ends), `null`},
		{
			"ids that are not in the graph, or of another type", given("Hop", all(), ends, hop("nobody", "anna", "lake-1"), derived("Hop")),
			`[2 - 0: Hop{ 0: "nobody" 1: null 2: null end - 0: Hop{ 0: null 1: null 2: null end end`,
		},
		{
			"a list of ids is a set, in the order asked for",
			given("Group", all(), far("Group", p("count"), p("node"), p("meetings"),
				to("meetings", &graph.List{Page: graph.Window{First: 5, Last: -1}, Total: true, Order: []graph.Order{{Property: earliest("Meeting"), Desc: true}}}, far("Meeting", p("id")))), group),
			`[1 - 0: Group{ 0: 7 1: null 2: ["plan-4" "nowhere" "call-2" "call-2"] 3: [2/2 - 0: Meeting{ 0: "call-2" end - 0: Meeting{ 0: "plan-4" end end end end`,
		},
		{
			"of several types",
			&graph.Query{Start: graph.Start{Given: []graph.Record{hop("anna", "lake-1", "carl"), group}}, Root: graph.Link{
				Types: []*graph.Type{graph.Parley.Type("Group"), graph.Parley.Type("Hop")}, Many: all(),
				Item: []graph.Field{{Far: graph.Selection{
					graph.Parley.Type("Group"): {p("key").on(graph.Parley.Type("Group"))},
					graph.Parley.Type("Hop"):   {to("meeting", nil, far("Meeting", p("id"))).on(graph.Parley.Type("Hop"))},
				}}},
			}},
			`[2 - 0: Hop{ 0: Meeting{ 0: "lake-1" end end - 0: Group{ 0: "k" end end`,
		},
		{
			"a value that looks like Cypher", given("Hop", all(), far("Hop", p("from"), to("from", nil, far("Actor", p("id")))), hop("' OR 1=1 //", "x", "y")),
			`[1 - 0: Hop{ 0: "' OR 1=1 //" 1: null end end`,
		},
	}
}
