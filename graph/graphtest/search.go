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
		{"a pattern has no special meaning", search(everything, id, "la.*"), `[0 end`},
		{"a word that looks like Cypher", search(everything, id, "la' OR true //"), `[0 end`},
		{
			"one type alone", &graph.Query{Start: graph.Start{Search: &graph.Search{Words: words("la")}}, Root: graph.Link{
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
			"a family name is as good as a whole name", searchWhole(page(graph.List{Page: graph.Everything}), id, "quick", "quick"),
			`[1/1 -(0 evan) 0: Person{ 0: "evan" end end`,
		},
		{
			"one of the spellings of a word", searchFor(page(graph.List{Page: graph.Everything}), []graph.Field{id}, &graph.Search{Words: []graph.SearchWord{{Spellings: []string{"see", "lake"}}}}),
			`[2/2 -(1 lake-1) 0: Meeting{ 0: "lake-1" end -(2 lakeside) 0: Place{ 0: "lakeside" end end`,
		},
		{
			"a variant comes after the beginning of a word", searchFor(page(graph.List{Page: graph.Everything}), []graph.Field{id}, &graph.Search{Words: []graph.SearchWord{{Spellings: []string{"lakes"}, Variants: []string{"lake"}}}}),
			`[2/2 -(2 lakeside) 0: Place{ 0: "lakeside" end -(3 lake-1) 0: Meeting{ 0: "lake-1" end end`,
		},
		{
			"the beginning of a word is no variant", searchFor(page(graph.List{Page: graph.Everything}), []graph.Field{id}, &graph.Search{Words: []graph.SearchWord{{Spellings: []string{"slow"}, Variants: []string{"=f", "lak"}}}}),
			`[0/0 end`,
		},
		{
			"a filler may be missing", searchFor(page(graph.List{Page: graph.Everything}), []graph.Field{id}, &graph.Search{Words: []graph.SearchWord{{Spellings: []string{"the"}, Filler: true}, {Spellings: []string{"land"}}}}),
			`[1/1 -(5 land) 0: Place{ 0: "land" end end`,
		},
		{
			"without fillers a whole name", searchFor(page(graph.List{Page: graph.Everything}), []graph.Field{id}, &graph.Search{Bare: []string{"quick"}, Words: []graph.SearchWord{{Spellings: []string{"mr"}, Filler: true}, {Spellings: []string{"quick"}}}}),
			`[1/1 -(4 evan) 0: Person{ 0: "evan" end end`,
		},
		{
			"near to a whole name", searchFor(page(graph.List{Page: graph.Everything}), []graph.Field{id}, &graph.Search{Sounds: []string{"kuiket"}, Words: near("kuiket").Words}),
			`[1/1 -(7 evan) 0: Person{ 0: "evan" end end`,
		},
		{
			"near to a whole name, but not to its words", searchFor(page(graph.List{Page: graph.Everything}), []graph.Field{id}, &graph.Search{Sounds: []string{"kuiket"}, Words: near("other").Words}),
			`[0/0 end`,
		},
		{
			"a filler that is there", searchFor(page(graph.List{Page: graph.Everything}), []graph.Field{id}, &graph.Search{Words: []graph.SearchWord{{Spellings: []string{"the"}, Filler: true}, {Spellings: []string{"evan"}}}}),
			`[1/1 -(1 evan) 0: Person{ 0: "evan" end end`,
		},
		{
			"a name within the question", search(page(graph.List{Page: graph.Everything}), id, "talks", "at", "lake"),
			`[1/1 -(6 lake-1) 0: Meeting{ 0: "lake-1" end end`,
		},
		{
			"a name with a variant within the question", searchFor(page(graph.List{Page: graph.Everything}), []graph.Field{id}, &graph.Search{Words: []graph.SearchWord{
				{Spellings: []string{"loch"}, Variants: []string{"lake"}}, {Spellings: []string{"at"}}, {Spellings: []string{"talks"}},
			}}),
			`[1/1 -(6 lake-1) 0: Meeting{ 0: "lake-1" end end`,
		},
		{"a part of a name within the question", search(everything, id, "talks", "at"), `[0 end`},
		{
			"a name of fillers within the question", searchFor(everything, []graph.Field{id}, &graph.Search{Words: []graph.SearchWord{{Spellings: []string{"land"}, Filler: true}, {Spellings: []string{"slow"}}}}),
			`[0 end`,
		},
		{
			"near names, if there is nothing else", searchFor(page(graph.List{Page: graph.Everything}), []graph.Field{id}, near("kuiket")),
			`[1/1 -(8 evan) 0: Person{ 0: "evan" end end`,
		},
		{
			"a letter in the place of its neighbour", searchFor(everything, []graph.Field{id}, near("kuikset")),
			`[1 - 0: Person{ 0: "evan" end end`,
		},
		{
			"a wrong letter at the beginning", searchFor(everything, []graph.Field{id}, near("puikest")),
			`[1 - 0: Person{ 0: "evan" end end`,
		},
		{"two letters too few", searchFor(everything, []graph.Field{id}, near("kuike")), `[0 end`},
		{"a wrong beginning and a wrong end", searchFor(everything, []graph.Field{id}, near("uikestx")), `[0 end`},
		{"short words are near only if they are equal", searchFor(everything, []graph.Field{id}, near("efa")), `[0 end`},
		{
			"an equal short word", searchFor(everything, []graph.Field{id}, near("anna")),
			`[1 - 0: Person{ 0: "anna" end end`,
		},
		{
			"no near name if another name is found", searchFor(page(graph.List{Page: graph.Everything}), []graph.Field{id}, &graph.Search{Words: []graph.SearchWord{{Spellings: []string{"land"}, Sounds: []string{"kuikest"}}}}),
			`[1/1 -(1 land) 0: Place{ 0: "land" end end`,
		},
		{
			"a near name if the other name does not meet the condition",
			searchFor(page(graph.List{Page: graph.Everything, Where: graph.Comparison{Property: prop("Person", "id"), Op: graph.Less, Value: "g"}}), []graph.Field{id}, &graph.Search{Words: []graph.SearchWord{{Spellings: []string{"land"}, Sounds: []string{"kuikest"}}}}),
			`[1/1 -(8 evan) 0: Person{ 0: "evan" end end`,
		},
		{
			"near names beside a name within the question", searchFor(page(graph.List{Page: graph.Everything}), []graph.Field{id}, &graph.Search{Words: []graph.SearchWord{
				{Spellings: []string{"talks"}, Sounds: []string{"kuikest"}}, {Spellings: []string{"lake"}, Sounds: []string{"efan"}}, {Spellings: []string{"slow"}, Filler: true},
			}}),
			`[1/1 -(5 lake-1) 0: Meeting{ 0: "lake-1" end end`,
		},
		{
			"every word is near", searchFor(page(graph.List{Page: graph.Everything}), []graph.Field{id}, &graph.Search{Words: []graph.SearchWord{
				{Spellings: []string{"land"}, Sounds: []string{"kuikest"}}, {Spellings: []string{"evans"}, Sounds: []string{"efan"}},
			}}),
			`[2/2 -(6 land) 0: Place{ 0: "land" end -(8 evan) 0: Person{ 0: "evan" end end`,
		},
		{
			"how well things are found", searchFor(everything, []graph.Field{{Property: graph.HitMatch}, id}, &graph.Search{Words: []graph.SearchWord{{Spellings: []string{"lakes"}, Variants: []string{"lake"}}}}),
			`[2 - 0: "PREFIX" 1: Place{ 0: "lakeside" end - 0: "VARIANT" 1: Meeting{ 0: "lake-1" end end`,
		},
		{
			"with properties", search(everything, far("Named", p("id"), p("names", "text")), "ev"),
			`[1 - 0: Person{ 0: "evan" 1: [2 - 0: { 0: "Еван" end - 0: { 0: "Evan" end end end end`,
		},
	}
}

// words returns the words of a search, each with one spelling.
func words(spellings ...string) []graph.SearchWord {
	var all []graph.SearchWord
	for _, s := range spellings {
		all = append(all, graph.SearchWord{Spellings: []string{s}})
	}
	return all
}

// near returns a search for a word that no name has, with a sound.
func near(sound string) *graph.Search {
	return &graph.Search{Words: []graph.SearchWord{{Spellings: []string{"nowhere"}, Sounds: []string{sound}}}}
}

// saidAnswers: the start graph.Said.
func saidAnswers() []answer {
	id := []graph.Field{far("Claim", p("id"))}
	page := func(l graph.List) *graph.List { l.Keys, l.Total, l.Next = true, true, true; return &l }
	everything := page(graph.List{Page: graph.Everything})
	word := func(whole string, forms ...string) *graph.Said {
		return &graph.Said{Words: [][]string{forms}, Whole: whole}
	}
	return []answer{
		{
			"the whole question as a phrase first, then its words; only claims that stand for a passage",
			said(everything, id, &graph.Said{Words: [][]string{{" thei"}, {" met"}}, Whole: " thei met "}),
			`[2/2 -(0 claim-1) 0: Claim{ 0: "claim-1" end -(1 claim-2) 0: Claim{ 0: "claim-2" end end`,
		},
		{
			"the beginning of a word", said(everything, id, word(" la ", " la")),
			`[2/2 -(2 claim-1) 0: Claim{ 0: "claim-1" end -(2 claim-2) 0: Claim{ 0: "claim-2" end end`,
		},
		{
			"within a rank in the order of the list",
			said(page(graph.List{Page: graph.Everything, Order: []graph.Order{{Property: prop("Claim", "reported")}}}), id, word(" la ", " la")),
			`[2/2 -(2 2030-05-03T12:00:00Z claim-2) 0: Claim{ 0: "claim-2" end -(2 2030-05-04T23:59:59Z claim-1) 0: Claim{ 0: "claim-1" end end`,
		},
		{
			"one of the forms of a word", said(everything, id, word(" 600 000 ", " 600000", " 600")),
			`[1/1 -(1 claim-1) 0: Claim{ 0: "claim-1" end end`,
		},
		{
			"a phrase", said(everything, id, &graph.Said{Phrases: []string{" thei all "}, Whole: " thei all "}),
			`[1/1 -(0 claim-2) 0: Claim{ 0: "claim-2" end end`,
		},
		{"no phrase goes over the end of a text", said(everything, id, &graph.Said{Phrases: []string{" lake 600000 "}, Whole: " lake 600000 "}), `[0/0 end`},
		{"every word must be there", said(everything, id, &graph.Said{Words: [][]string{{" all"}, {" 600000"}}, Whole: " all 600000 "}), `[0/0 end`},
		{"the middle of a word is not found", said(everything, id, word(" ake ", " ake")), `[0/0 end`},
		{
			"with a condition", said(page(graph.List{Page: graph.Everything, Where: graph.Comparison{Property: prop("Claim", "property"), Op: graph.Equal, Value: "status"}}), id, word(" la ", " la")),
			`[1/1 -(2 claim-1) 0: Claim{ 0: "claim-1" end end`,
		},
		{
			"the next", said(page(graph.List{Page: graph.Window{First: 1, Last: -1, After: []graph.Value{int64(0), "claim-1"}}}), id, &graph.Said{Words: [][]string{{" thei"}, {" met"}}, Whole: " thei met "}),
			`[1/2< -(1 claim-2) 0: Claim{ 0: "claim-2" end end`,
		},
		{
			"how well passages are found", said(all(), []graph.Field{{Property: graph.HitMatch}}, &graph.Said{Words: [][]string{{" thei"}, {" me"}}, Whole: " thei me "}),
			`[2 - 0: "PREFIX" - 0: "PREFIX" end`,
		},
	}
}
