package graphtest

import (
	"slices"

	"parley/graph"
)

// answer is a query of the fixture, and the transcript of the right answer.
type answer struct {
	name  string
	query *graph.Query
	want  string
}

// answers returns the cases of the suite, topic by topic.
func answers() []answer {
	return slices.Concat(
		startAnswers(), structAnswers(), listAnswers(), historyAnswers(), conditionAnswers(),
		encounterAnswers(), groupAnswers(), searchAnswers(), saidAnswers(), givenAnswers(),
	)
}

// startAnswers: the starts by ids and by scan, and every kind of value.
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
			"a list of allowed values", byID("Quotation", nil, far("Quotation", p("medium"), p("otherMedia")), "words-1"),
			`Quotation{ 0: "X" 1: ["INTERVIEW" "TELEGRAM"] end`,
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

// structAnswers: properties that are lists of structs.
func structAnswers() []answer {
	return []answer{
		{
			"a list of structs with absent parts", byID("Person", nil, far("Person", p("names", "script", "text"), p("identifiers", "value")), "evan"),
			`Person{ 0: [2 - 0: { 0: "Cyrl" 1: "Еван" end - 0: { 0: null 1: "Evan" end end 1: [1 - 0: { 0: "Q1" end end end`,
		},
		{"a list of structs that is absent", byID("Person", nil, far("Person", p("names", "text")), "anna"), `Person{ 0: [0 end end`},
		{
			"a list of structs without parts", byID("Person", nil, far("Person", p("names")), "evan"),
			`Person{ 0: [2 - 0: { end - 0: { end end end`,
		},
		{
			"a list of structs below a link",
			byID("Issue", nil, far("Issue", to("namedBy", all(), far("Actor", p("names", "language"), p("id")))), "border"),
			`Issue{ 0: [1 - 0: Person{ 0: [2 - 0: { 0: "uk" end - 0: { 0: null end end 1: "evan" end end end`,
		},
	}
}

// listAnswers: orders, pages and links.
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
			"by time, an absent time last", scan("Meeting", page(graph.List{Order: byTime}), id),
			`[4 - 0: Meeting{ 0: "lake-1" end - 0: Meeting{ 0: "call-2" end - 0: Meeting{ 0: "hill-3" end - 0: Meeting{ 0: "plan-4" end end`,
		},
		{
			"by another value, absent first", scan("Meeting", page(graph.List{Order: []graph.Order{{Property: prop("Meeting", "mode")}}}), id),
			`[4 - 0: Meeting{ 0: "hill-3" end - 0: Meeting{ 0: "plan-4" end - 0: Meeting{ 0: "lake-1" end - 0: Meeting{ 0: "call-2" end end`,
		},
		{
			"by time backwards, an absent time last", scan("Meeting", page(graph.List{Order: byTimeDesc}), id),
			`[4 - 0: Meeting{ 0: "hill-3" end - 0: Meeting{ 0: "call-2" end - 0: Meeting{ 0: "lake-1" end - 0: Meeting{ 0: "plan-4" end end`,
		},
		{
			"equal values by id, ascending even in a descending order",
			scan("Person", page(graph.List{Order: []graph.Order{{Property: prop("Person", "unnamed"), Desc: true}}}), far("Person", p("id"))),
			`[5 - 0: Person{ 0: "evan" end - 0: Person{ 0: "anna" end - 0: Person{ 0: "bea" end - 0: Person{ 0: "carl" end - 0: Person{ 0: "dora" end end`,
		},
		{
			"the first, with keys and total",
			scan("Meeting", page(graph.List{Order: byTimeDesc, Page: graph.Window{First: 2, Last: -1}, Total: true, Next: true, Keys: true}), id),
			`[2/4> -(2030-05-03T00:00:00Z hill-3) 0: Meeting{ 0: "hill-3" end -(2030-05-02T00:00:00Z call-2) 0: Meeting{ 0: "call-2" end end`,
		},
		{
			"the next, to the end and with an absent value",
			scan("Meeting", page(graph.List{Order: byTimeDesc, Page: graph.Window{First: 2, Last: -1, After: after("2030-05-02T00:00:00Z", "call-2")}, Total: true, Next: true, Keys: true}), id),
			`[2/4< -(2030-05-01T00:00:00Z lake-1) 0: Meeting{ 0: "lake-1" end -(<nil> plan-4) 0: Meeting{ 0: "plan-4" end end`,
		},
		{
			"after an absent value",
			scan("Meeting", page(graph.List{Order: []graph.Order{{Property: prop("Meeting", "mode")}}, Page: graph.Window{First: 1, Last: -1, After: after(nil, "plan-4")}, Next: true}), id),
			`[1<> - 0: Meeting{ 0: "lake-1" end end`,
		},
		{
			"before an absent time, in forward order",
			scan("Meeting", page(graph.List{Order: byTime, Page: graph.Window{First: -1, Last: 1, Before: after(nil, "plan-4")}, Next: true}), id),
			`[1<> - 0: Meeting{ 0: "hill-3" end end`,
		},
		{
			"after the last time, with keys",
			scan("Meeting", page(graph.List{Order: byTime, Page: graph.Window{First: 5, Last: -1, After: after("2030-05-03T00:00:00Z", "hill-3")}, Next: true, Keys: true}), id),
			`[1< -(<nil> plan-4) 0: Meeting{ 0: "plan-4" end end`,
		},
		{
			"the last before a key, in forward order",
			scan("Meeting", page(graph.List{Order: byTime, Page: graph.Window{First: -1, Last: 2, Before: after("2030-05-03T00:00:00Z", "hill-3")}, Next: true}), id),
			`[2> - 0: Meeting{ 0: "lake-1" end - 0: Meeting{ 0: "call-2" end end`,
		},
		{
			"between two keys",
			scan("Meeting", page(graph.List{Order: byTime, Page: graph.Window{First: -1, Last: -1, After: after("2030-05-01T00:00:00Z", "lake-1"), Before: after(nil, "plan-4")}}), id),
			`[2 - 0: Meeting{ 0: "call-2" end - 0: Meeting{ 0: "hill-3" end end`,
		},
		{
			"an empty page with a total",
			scan("Meeting", &graph.List{Page: graph.Window{First: 0, Last: -1}, Total: true, Next: true}, id),
			`[0/4> end`,
		},
		{
			"along a relation, with its values",
			byID("Meeting", nil, far("Meeting", to("participants", all(),
				edge("ATTENDED", p("role")), far("Actor", p("id")),
				edge("ATTENDED", to("side", nil, far("Actor", p("name")))))), "lake-1"),
			`Meeting{ 0: [3 - 0: ["LEAD"] 1: Person{ 0: "anna" end 2: Organization{ 0: "North" end - 0: null 1: Person{ 0: "bea" end 2: Organization{ 0: "North" end - 0: null 1: Person{ 0: "carl" end 2: Organization{ 0: "South" end end end`,
		},
		{
			"a page along a relation, with keys",
			byID("Meeting", nil, far("Meeting", to("participants", &graph.List{Page: graph.Window{First: 1, Last: -1, After: after("anna")}, Total: true, Next: true, Keys: true}, far("Actor", p("id")))), "lake-1"),
			`Meeting{ 0: [1/3<> -(bea) 0: Person{ 0: "bea" end end end`,
		},
		{
			"two edges between the same two, by their identity",
			byID("Person", nil, far("Person", to("memberships", &graph.List{Page: graph.Everything, Keys: true}, edge("MEMBER_OF", p("role")), edge("MEMBER_OF", p("start", "text")), far("Organization", p("id")))), "anna"),
			`Person{ 0: [2 -(north chief negotiator <nil>) 0: "chief negotiator" 1: { 0: "2029" end 2: Organization{ 0: "north" end -(north head of talks <nil>) 0: "head of talks" 1: null 2: Organization{ 0: "north" end end end`,
		},
		{
			"the second of two such edges, by its key",
			byID("Person", nil, far("Person", to("memberships", &graph.List{Page: graph.Window{First: 5, Last: -1, After: after("north", "chief negotiator", nil)}}, edge("MEMBER_OF", p("role")))), "anna"),
			`Person{ 0: [1 - 0: "head of talks" end end`,
		},
		{
			"one thing, none there", byID("Meeting", nil, far("Meeting", to("places", nil, far("Place", p("id")))), "call-2"),
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
			"an id in a property of the thing", byID("Claim", nil, far("Claim", to("object", nil, far("Entity", p("id")))), "claim-2"),
			`Claim{ 0: Person{ 0: "anna" end end`,
		},
		{
			"back and forth, several levels deep",
			byID("Place", nil, far("Place", to("contains", all(), far("Place", p("id"), to("occurrences", all(), far("Occurrence", p("id"), to("places", nil, far("Place", to("within", nil, far("Place", p("id")))))))))), "valley"),
			`Place{ 0: [1 - 0: Place{ 0: "lakeside" 1: [1 - 0: Meeting{ 0: "lake-1" 1: Place{ 0: Place{ 0: "valley" end end end end end end end`,
		},
		{
			"ordered by a number of the relation",
			byID("Claim", nil, far("Claim", to("via", &graph.List{Page: graph.Everything, Order: []graph.Order{{Property: graph.Parley.Relation("RELAYED_BY").Order, Edge: true}}, Keys: true}, far("Actor", p("id")))), "claim-2"),
			`Claim{ 0: [2 -(1 carl) 0: Person{ 0: "carl" end -(2 bea) 0: Person{ 0: "bea" end end end`,
		},
		{
			"ordered by the relation",
			byID("Meeting", nil, far("Meeting", to("participants", &graph.List{Page: graph.Everything, Order: []graph.Order{{Property: graph.Parley.Relation("ATTENDED").Property("side"), Edge: true, Desc: true}}}, far("Actor", p("id")))), "lake-1"),
			`Meeting{ 0: [3 - 0: Person{ 0: "carl" end - 0: Person{ 0: "anna" end - 0: Person{ 0: "bea" end end end`,
		},
	}
}
