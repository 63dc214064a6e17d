package graphtest

import "parley/graph"

// encounterAnswers: the start graph.Encounters.
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
			"a side stands for the people on it", whoMet(graph.Encounters{Actor: "south"}, all(), who),
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
				to("places", all(), far("Place", p("id"))), p("meetings"))),
			`[1 - 0: Encounter{ 0: Organization{ 0: "south" end 1: Meeting{ 0: "lake-1" end 2: Meeting{ 0: "call-2" end 3: [1/2 - 0: Meeting{ 0: "call-2" end end 4: [2 - 0: Issue{ 0: "border" end - 0: Issue{ 0: "peace" end end 5: [1 - 0: Place{ 0: "lakeside" end end 6: ["call-2" "lake-1"] end end`,
		},
	}
}
