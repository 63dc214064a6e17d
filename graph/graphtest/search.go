package graphtest

import "parley/graph"

// searchAnswers: the start graph.Search.
func searchAnswers() []answer {
	everything := all()
	id := far("Named", p("id"))
	page := func(l graph.List) *graph.List { l.Keys, l.Total, l.Next = true, true, true; return &l }
	return []answer{
		{
			"the whole word first, then what begins with it", search(everything, id, "lake"),
			`[2 - 0: Meeting{ 0: "lake-1" end - 0: Place{ 0: "lakeside" end end`,
		},
		{
			"within a rank by id", search(everything, id, "la"),
			`[3 - 0: Meeting{ 0: "lake-1" end - 0: Place{ 0: "lakeside" end - 0: Place{ 0: "land" end end`,
		},
		{
			"every word must be found, in any order",
			search(page(graph.List{Page: graph.Everything}), id, "quick", "evan"),
			`[1/1 -(1 evan) 0: Person{ 0: "evan" end end`,
		},
		{
			"one word that only begins one is enough for the last rank",
			search(page(graph.List{Page: graph.Everything}), id, "evan", "qui"),
			`[1/1 -(2 evan) 0: Person{ 0: "evan" end end`,
		},
		{
			"a whole name comes first, even with a later id", searchWhole(page(graph.List{Page: graph.Everything}), id, "the land", "la"),
			`[3/3 -(0 land) 0: Place{ 0: "land" end -(2 lake-1) 0: Meeting{ 0: "lake-1" end -(2 lakeside) 0: Place{ 0: "lakeside" end end`,
		},
		{
			"the beginning of a whole name is not a whole name", searchWhole(page(graph.List{Page: graph.Everything}), id, "the la", "land"),
			`[1/1 -(1 land) 0: Place{ 0: "land" end end`,
		},
		{"one word that is not found", search(everything, id, "evan", "slow"), `[0 end`},
		{"a word in the middle is not found", search(everything, id, "side"), `[0 end`},
		{"letters stand for themselves", search(everything, id, "la.*"), `[0 end`},
		{"a word that looks like Cypher", search(everything, id, "la' OR true //"), `[0 end`},
		{
			"one type alone", &graph.Query{Start: graph.Start{Search: &graph.Search{Tokens: []string{"la"}}}, Root: graph.Link{
				Types: graph.Parley.Concrete("Place"), Many: everything, Item: []graph.Field{far("Place", p("id"))},
			}},
			`[2 - 0: Place{ 0: "lakeside" end - 0: Place{ 0: "land" end end`,
		},
		{
			"an order that does not apply", search(&graph.List{Page: graph.Everything, Order: []graph.Order{{Property: prop("Person", "id"), Desc: true}}}, id, "la"),
			`[3 - 0: Meeting{ 0: "lake-1" end - 0: Place{ 0: "lakeside" end - 0: Place{ 0: "land" end end`,
		},
		{
			"the first, with rank and id as key", search(page(graph.List{Page: graph.Window{First: 1, Last: -1}}), id, "lake"),
			`[1/2> -(1 lake-1) 0: Meeting{ 0: "lake-1" end end`,
		},
		{
			"the next, in the next rank", search(page(graph.List{Page: graph.Window{First: 1, Last: -1, After: []graph.Value{int64(1), "lake-1"}}}), id, "lake"),
			`[1/2< -(2 lakeside) 0: Place{ 0: "lakeside" end end`,
		},
		{
			"the last before a key", search(page(graph.List{Page: graph.Window{First: -1, Last: 1, Before: []graph.Value{int64(2), "land"}}}), id, "la"),
			`[1/3<> -(2 lakeside) 0: Place{ 0: "lakeside" end end`,
		},
		{
			"with a condition", search(page(graph.List{Page: graph.Everything, Where: graph.Comparison{Property: prop("Person", "id"), Op: graph.Greater, Value: "lakes"}}), id, "la"),
			`[2/2 -(2 lakeside) 0: Place{ 0: "lakeside" end -(2 land) 0: Place{ 0: "land" end end`,
		},
		{
			"with properties", search(everything, far("Named", p("id"), p("names", "text")), "ev"),
			`[1 - 0: Person{ 0: "evan" 1: [2 - 0: { 0: "Еван" end - 0: { 0: "Evan" end end end end`,
		},
	}
}
