package neo4j

import "parley/graph"

// The golden queries have the form in which the resolvers build queries. Each stands for one
// root field.

var (
	actors = graph.Parley.Concrete("Actor")
	issues = graph.Parley.Concrete("Issue")
	byDate = []graph.Order{{Property: earliest, Desc: true}}
)

func via(t *graph.Type, field string) graph.Via {
	v, ok := graph.Parley.Via(t, field)
	if !ok {
		panic("no link " + t.Name + "." + field)
	}
	return v
}

// read returns the field for a property of a type.
func read(t *graph.Type, property string, parts ...string) graph.Field {
	p := t.Property(property)
	f := graph.Field{Property: p}
	for _, part := range parts {
		f.Parts = append(f.Parts, p.Part(part))
	}
	return f
}

// same reads the same properties of things of several types.
func same(types []*graph.Type, properties ...string) graph.Field {
	s := graph.Selection{}
	for _, t := range types {
		s[t] = []graph.Field{}
		for _, p := range properties {
			s[t] = append(s[t], read(t, p))
		}
	}
	return graph.Field{Far: s}
}

// of reads fields of things of one type.
func of(t *graph.Type, fields ...graph.Field) graph.Field {
	return graph.Field{Far: graph.Selection{t: fields}}
}

// link follows a field of a type to things of some types.
func link(t *graph.Type, field string, types []*graph.Type, many *graph.List, item ...graph.Field) graph.Field {
	return graph.Field{Link: &graph.Link{Via: via(t, field), Types: types, Many: many, Item: item}}
}

func everything(order ...graph.Order) *graph.List {
	return &graph.List{Order: order, Page: graph.Everything}
}

func first(n int) graph.Window { return graph.Window{First: n, Last: -1} }

func byID(types []*graph.Type, far graph.Field, id graph.ID) *graph.Query {
	return &graph.Query{
		Start: graph.Start{IDs: []graph.ID{id}},
		Root:  graph.Link{Types: types, Item: []graph.Field{far}},
	}
}

func meetings(list graph.List, item ...graph.Field) *graph.Query {
	if item == nil {
		item = []graph.Field{same([]*graph.Type{meeting}, "id")}
	}
	return &graph.Query{
		Start: graph.Start{Scan: true},
		Root:  graph.Link{Types: []*graph.Type{meeting}, Many: &list, Item: item},
	}
}

func whoMet(e graph.Encounters, list graph.List, fields ...graph.Field) *graph.Query {
	t := graph.Parley.Type("Encounter")
	return &graph.Query{
		Start: graph.Start{Encounters: &e},
		Root:  graph.Link{Types: []*graph.Type{t}, Many: &list, Item: []graph.Field{of(t, fields...)}},
	}
}

func equal(p *graph.Property, v graph.Value) graph.Comparison {
	return graph.Comparison{Property: p, Op: graph.Equal, Value: v}
}

func with(ids ...graph.ID) graph.All { return graph.All{Via: via(meeting, "participants"), IDs: ids} }

func about(id string) graph.Some {
	return graph.Some{Via: via(meeting, "topics"), Types: issues, Where: equal(issues[0].Property("id"), id)}
}

func inside(id graph.ID) graph.Within {
	return graph.Within{
		Via: via(meeting, "places"), ID: id,
		Up: []graph.Via{via(graph.Parley.Type("Place"), "within")},
	}
}

// detailed reads a meeting with its places, its issues, and its participants with their sides
// and organizations.
func detailed() graph.Field {
	organization := graph.Parley.Type("Organization")
	participant := graph.Field{Far: graph.Selection{
		person: {
			read(person, "id"), read(person, "name"),
			link(person, "memberships", []*graph.Type{organization}, everything(),
				graph.Field{Property: graph.Parley.Relation("MEMBER_OF").Property("role")},
				same([]*graph.Type{organization}, "id", "name")),
		},
		organization: {read(organization, "id"), read(organization, "name")},
	}}
	places := []*graph.Type{graph.Parley.Type("Place")}
	return of(meeting,
		read(meeting, "id"), read(meeting, "status"), read(meeting, "when", "text", "earliest", "worded"),
		link(meeting, "places", places, everything(), same(places, "id", "name")),
		link(meeting, "topics", issues, everything(), same(issues, "id", "name")),
		link(meeting, "participants", actors, everything(graph.Order{Property: person.Property("sortKey")}),
			graph.Field{Link: &graph.Link{Via: graph.Via{Ref: side}, Types: actors, Item: []graph.Field{same(actors, "id", "name")}}},
			graph.Field{Property: attended.Property("role")},
			participant))
}

// golden returns the queries whose statements are in testdata, by file name.
func golden() map[string]*graph.Query {
	all := goldenNow()
	for _, name := range []string{"node", "person-nested", "scan-kinds", "where-about-at", "where-side", "where-status", "where-during", "scan", "who-met", "group-participants", "group-sides", "group-ungrouped", "group-months", "search", "said", "claims"} {
		earlier := *all[name]
		earlier.AsOf = "2025-11-30T23:59:59Z"
		all["as-of-"+name] = &earlier
	}
	return all
}

// goldenNow are the golden queries about the present.
func goldenNow() map[string]*graph.Query {
	status, mode := meeting.Property("status"), meeting.Property("mode")
	encounter := graph.Parley.Type("Encounter")
	page := graph.List{Order: byDate, Page: first(20), Total: true, Next: true, Keys: true}
	filtered := func(p graph.Predicate) *graph.Query {
		l := page
		l.Where, l.Total = p, false
		return meetings(l)
	}
	nested := page
	nested.Where = graph.Comparison{Property: attended.Property("role"), Edge: true, Op: graph.Has, Value: "LEAD"}
	nested.Page.After = []graph.Value{"2025-11-30T00:00:00Z", "geneva"}
	unordered := &graph.List{Page: graph.Window{First: -1, Last: 5, Before: []graph.Value{true, int64(3), nil, "x"}}, Order: []graph.Order{
		{Property: person.Property("unnamed")},
		{Property: graph.Parley.Type("Plan").Property("pointCount"), Desc: true},
		{Property: graph.Parley.Type("Place").Property("latitude")},
	}}
	group, hop := graph.Parley.Type("Group"), graph.Parley.Type("Hop")
	most := page
	most.Order = []graph.Order{{Property: group.Property("count"), Desc: true}}
	widest := page
	widest.Total = false
	widest.Order = []graph.Order{{Property: group.Property("participantCount"), Desc: true}}
	widest.Where = graph.Comparison{Property: group.Property("count"), Op: graph.Greater, Value: int64(1)}
	counted := []graph.Field{read(group, "key"), read(group, "count"), read(group, "participantCount")}
	participants := graph.Groups{Via: via(meeting, "participants"), Types: actors}
	sides := participants
	sides.Edge = side
	spans := graph.Parley.Relation("PAST_MEETING")
	hostile := "x'}) DETACH DELETE n //`\"\\"
	injection := graph.And{
		equal(status, "' OR 1=1 //"),
		graph.Comparison{Property: mode, Op: graph.In, Value: []string{"a`) DETACH DELETE n //", `"}) RETURN n //`}},
		with("x'}) DETACH DELETE n //"), inside("$p0"), about("\\' OR true //\n"),
	}

	return map[string]*graph.Query{
		"node":          byID(graph.Parley.Concrete("Node"), same(graph.Parley.Concrete("Node"), "id"), "geneva-2025-11-23"),
		"person-nested": byID([]*graph.Type{person}, of(person, read(person, "name"), link(person, "meetings", []*graph.Type{meeting}, &graph.List{Order: byDate, Page: first(20)}, detailed())), "rustem-umerov"),
		"person-page":   byID([]*graph.Type{person}, of(person, link(person, "meetings", []*graph.Type{meeting}, &nested, graph.Field{Property: attended.Property("role")}, same([]*graph.Type{meeting}, "id"))), "rustem-umerov"),
		"nodes":         {Start: graph.Start{IDs: []graph.ID{"a", "b", "a"}}, Root: graph.Link{Types: actors, Many: everything(), Item: []graph.Field{same(actors, "id", "name")}}},
		"scan":          meetings(page, detailed()),
		"scan-first":    {Start: graph.Start{Scan: true}, Root: graph.Link{Types: actors, Item: []graph.Field{same(actors, "id")}}},
		"scan-kinds":    {Start: graph.Start{Scan: true}, Root: graph.Link{Types: graph.Parley.Concrete("Node"), Many: unordered, Item: []graph.Field{same(graph.Parley.Concrete("Entity"), "id")}}},
		"where-status":  meetings(graph.List{Where: equal(status, "HELD"), Order: byDate, Page: first(20), Total: true}),
		"where-id":      filtered(equal(meeting.Property("id"), "geneva")),
		"where-one":     filtered(with("a")),
		"where-two":     filtered(with("a", "b")),
		"where-three":   filtered(graph.And{with("a", "b", "c"), equal(status, "HELD")}),
		"where-topic": filtered(graph.And{
			graph.Within{Via: via(meeting, "topics"), ID: "territory", Up: []graph.Via{
				via(issues[0], "parents"), via(graph.Parley.Type("PlanVersion"), "plan"), via(graph.Parley.Type("Point"), "plan"),
			}},
			graph.During{
				Time: meeting.Property("when").Parts[0], First: meeting.Property("when").Part("firstDay"), Last: meeting.Property("when").Part("lastDay"),
				From: "2025-11-01", Until: "2025-11-30",
			},
		}),
		"where-words": filtered(graph.And{equal(status, "HELD"), graph.Or{
			graph.Comparison{Property: meeting.Property("tokens"), Op: graph.Prefix, Value: "geneva"},
			graph.Comparison{Property: meeting.Property("tokens"), Op: graph.Has, Value: "=jnf"},
		}}),
		"where-in-trees": filtered(graph.And{inside("geneva"), inside("switzerland"), equal(status, "HELD")}),
		"where-either": filtered(graph.And{
			equal(status, "HELD"),
			graph.Or{with("rubio", "umerov"), graph.And{inside("geneva"), graph.Comparison{Property: mode, Op: graph.NotEqual, Value: "PHONE"}}, about("territory")},
		}),
		"where-about-at": filtered(graph.And{about("territory"), inside("switzerland"), graph.Comparison{Property: earliest, Op: graph.GreaterOrEqual, Value: "2025-11-01T00:00:00Z"}}),
		"where-from":     filtered(graph.During{Time: meeting.Property("when").Parts[0], Last: meeting.Property("when").Part("lastDay"), From: "2025-11-01"}),
		"where-during":   filtered(graph.And{equal(status, "HELD"), graph.During{Time: meeting.Property("when").Parts[0], First: earliest, Last: meeting.Property("when").Part("latest"), From: "2025-11-01T00:00:00Z", Until: "2025-11-30T23:59:59Z"}}),
		"where-members":  filtered(graph.Some{Via: via(meeting, "participants"), Types: []*graph.Type{person}, Where: graph.Some{Via: via(person, "memberships"), Types: graph.Parley.Concrete("Organization"), Where: equal(graph.Parley.Type("Organization").Property("id"), "e3")}}),
		"where-side":     filtered(graph.Some{Via: via(meeting, "participants"), Types: actors, Where: graph.Comparison{Property: side, Edge: true, Op: graph.Equal, Value: "ukraine"}}),
		"where-not":      filtered(graph.Not{Predicate: graph.Or{graph.And{equal(status, "HELD"), graph.Comparison{Property: mode, Op: graph.NotEqual, Value: "PHONE"}}, with("a", "b"), inside("x"), graph.And{}, graph.Or{}}}),
		"where-overlaps": meetings(graph.List{
			Where: graph.Comparison{Property: meeting.Property("when").Part("days"), Op: graph.Overlaps, Value: []string{"2025-06-03", "2025-06-04"}},
			Order: []graph.Order{{Property: earliest}}, Page: graph.Window{First: 2, Last: -1, After: []graph.Value{nil, "x"}},
		}),
		"where-few": filtered(graph.Few{First: via(meeting, "claims"), Middle: []*graph.Type{claim}, Second: via(claim, "source"), Last: graph.Parley.Concrete("Source"), Most: 1}),
		"where-has": filtered(graph.Comparison{Property: meeting.Property("contested"), Op: graph.Has, Value: "when"}),
		"who-met":   whoMet(graph.Encounters{Actor: "united-states", Counterparts: []*graph.Type{person}}, graph.List{Order: []graph.Order{{Property: encounter.Property("count"), Desc: true}}, Page: first(10), Total: true, Next: true, Keys: true}, link(encounter, "counterpart", actors, nil, same(actors, "id", "name")), read(encounter, "count")),
		"who-met-with": whoMet(graph.Encounters{Actor: "united-states", With: "ukraine", Where: equal(mode, "IN_PERSON")}, graph.List{Page: graph.Everything},
			link(encounter, "firstMet", []*graph.Type{meeting}, nil, same([]*graph.Type{meeting}, "id")),
			link(encounter, "meetings", []*graph.Type{meeting}, &page, same([]*graph.Type{meeting}, "id")),
			link(encounter, "issues", issues, everything(), same(issues, "id")),
			read(encounter, "lastMet"), read(encounter, "wholes"), read(encounter, "meetingCount"), read(encounter, "issues"), read(encounter, "places"), read(encounter, "meetings")),
		"who-met-actors": whoMet(graph.Encounters{Actor: "rustem-umerov", Counterparts: actors, Where: graph.Or{equal(mode, "IN_PERSON"), with("a")}}, graph.List{Page: graph.Everything}, read(encounter, "counterpart"), read(encounter, "contested")),
		"who-met-indirect": {
			Start: graph.Start{Encounters: &graph.Encounters{Actor: "anna", With: "carl", Indirect: true}},
			Root:  graph.Link{Types: []*graph.Type{encounter}, Many: everything(), Item: []graph.Field{of(encounter, read(encounter, "count"))}},
			Denials: []graph.Link{
				{Types: []*graph.Type{claim}, Many: everything(), Item: []graph.Field{of(claim, read(claim, "quote"))}},
				{Types: []*graph.Type{claim}, Many: &graph.List{Page: first(1), Where: equal(claim.Property("polarity"), "AFFIRMS")}, Item: []graph.Field{of(claim, read(claim, "id"))}},
			},
			Named: []graph.Reference{{ID: "anna", Types: actors}, {ID: "carl", Types: actors}},
		},
		"where-begins": filtered(graph.And{
			graph.Comparison{Property: meeting.Property("name"), Op: graph.Prefix, Value: "Ta"},
			graph.Comparison{Property: meeting.Property("tokens"), Op: graph.Prefix, Value: "ta"},
			graph.Not{Predicate: graph.Comparison{Property: mode, Op: graph.Prefix, Value: "IN"}},
		}),
		"structs": byID([]*graph.Type{person}, of(person, read(person, "names", "text", "script"), read(person, "identifiers")), "rustem-umerov"),
		"history": meetings(graph.List{Page: graph.Everything}, of(meeting, graph.Field{Link: &graph.Link{
			Via: graph.Via{Relation: spans}, Types: []*graph.Type{meeting}, Many: everything(graph.Order{Property: spans.Property("since"), Edge: true}),
			Item: []graph.Field{{Property: spans.Property("status")}},
		}})),
		"group-participants": groupBy(participants, most, append(counted, link(group, "node", actors, nil, same(actors, "id", "name")), link(group, "meetings", []*graph.Type{meeting}, &graph.List{Order: byDate, Page: first(3)}, same([]*graph.Type{meeting}, "id")))...),
		"group-sides":        groupBy(sides, most, append(counted, link(group, "node", actors, nil, same(actors, "id")))...),
		"group-widest":       groupBy(graph.Groups{Via: via(meeting, "topics"), Types: issues, Where: with("a", "b")}, widest, counted...),
		"group-places":       groupBy(graph.Groups{Via: via(meeting, "places"), Types: []*graph.Type{graph.Parley.Type("Place")}}, graph.List{Page: graph.Everything}, counted...),
		"group-ungrouped":    groupBy(sides, graph.List{Page: first(3), Total: true, Ungrouped: true}, counted...),
		"group-months":       groupBy(graph.Groups{Property: meeting.Property("when").Part("periods"), Prefix: 7, Where: equal(status, "HELD")}, graph.List{Page: graph.Everything, Ungrouped: true}, append(counted, read(group, "node"), read(group, "meetings"))...),
		"search":             searchFor(page, "umerov", "ru"),
		"search-where":       searchFor(graph.List{Page: graph.Everything, Where: graph.Comparison{Property: person.Property("unnamed"), Op: graph.NotEqual, Value: true}}, "umerov"),
		"said": saidFor(graph.List{Order: []graph.Order{{Property: claim.Property("reported")}}, Page: first(20), Total: true, Next: true, Keys: true}, &graph.Said{
			Words: [][]string{{" productive"}, {" 600000", " 600"}}, Phrases: []string{" sea babi "}, Whole: " productive 600000 sea babi ",
		}),
		"claims": byID([]*graph.Type{meeting}, of(meeting,
			link(meeting, "claims", []*graph.Type{claim}, &graph.List{Page: first(20), Total: true}, same([]*graph.Type{claim}, "id")),
			link(meeting, "claimsAsObject", []*graph.Type{claim}, everything(), of(claim, link(claim, "subject", graph.Parley.Concrete("Entity"), nil, same(graph.Parley.Concrete("Entity"), "id"))))), "geneva"),
		"where-subject": filteredBy(graph.All{Via: via(claim, "subject"), IDs: []graph.ID{"geneva"}}),
		"where-said":    filteredBy(graph.Comparison{Property: claim.Property("said"), Op: graph.Contains, Value: " productive"}),
		"given": given(everything(), []*graph.Type{hop}, []graph.Field{of(hop, read(hop, "from"), link(hop, "meeting", []*graph.Type{meeting}, nil, same([]*graph.Type{meeting}, "id", "status")))},
			record(hop, "rustem-umerov", "geneva-2025-11-23", "marco-rubio")),
		"given-kinds": given(everything(), []*graph.Type{group, hop}, []graph.Field{{Far: graph.Selection{
			group: {read(group, "count"), link(group, "meetings", []*graph.Type{meeting}, everything(), same([]*graph.Type{meeting}, "id"))},
			hop:   {link(hop, "to", actors, nil, same(actors, "id"))},
		}}}, record(hop, "a", "m", "b"), record(group, "k", nil, int64(1), int64(2), []string{"m-1", "m-2"})),

		"injection":        filtered(injection),
		"injection-group":  groupBy(graph.Groups{Property: status, Prefix: 3, Where: injection}, graph.List{Page: graph.Window{First: 1, Last: -1, After: []graph.Value{hostile}}, Where: equal(group.Property("key"), hostile)}, counted...),
		"injection-search": searchFor(graph.List{Page: graph.Everything, Where: equal(person.Property("name"), hostile)}, hostile, "' OR true //"),
		"injection-said":   saidFor(graph.List{Page: graph.Everything}, &graph.Said{Words: [][]string{{hostile}}, Phrases: []string{"' OR true //"}, Whole: hostile}),
		"injection-given":  given(nil, []*graph.Type{hop}, []graph.Field{of(hop, read(hop, "from"), link(hop, "to", actors, nil, same(actors, "id")))}, record(hop, hostile, "$p0", "' OR true //")),
	}
}

func saidFor(l graph.List, s *graph.Said) *graph.Query {
	claims := []*graph.Type{claim}
	return &graph.Query{
		Start: graph.Start{Said: s},
		Root:  graph.Link{Types: claims, Many: &l, Item: []graph.Field{{Property: graph.HitMatch}, same(claims, "id", "quote")}},
	}
}

// filteredBy returns a scan of all claims for which a condition holds.
func filteredBy(p graph.Predicate) *graph.Query {
	claims := []*graph.Type{claim}
	return &graph.Query{
		Start: graph.Start{Scan: true},
		Root:  graph.Link{Types: claims, Many: &graph.List{Where: p, Page: first(20)}, Item: []graph.Field{same(claims, "id")}},
	}
}

func groupBy(g graph.Groups, l graph.List, fields ...graph.Field) *graph.Query {
	t := graph.Parley.Type("Group")
	return &graph.Query{
		Start: graph.Start{Groups: &g},
		Root:  graph.Link{Types: []*graph.Type{t}, Many: &l, Item: []graph.Field{of(t, fields...)}},
	}
}

func searchFor(l graph.List, tokens ...string) *graph.Query {
	named := graph.Parley.Concrete("Named")
	s := &graph.Search{Wholes: tokens[:1], Bare: tokens[:1], Sounds: []string{"umerof"}}
	for i, token := range tokens {
		w := graph.SearchWord{Spellings: []string{token}, Filler: i > 0}
		if i == 0 {
			w.Variants, w.Sounds = []string{"=mrv"}, []string{"umerof"}
		}
		s.Words = append(s.Words, w)
	}
	return &graph.Query{
		Start: graph.Start{Search: s},
		Root:  graph.Link{Types: named, Many: &l, Item: []graph.Field{same(named, "id", "name")}},
	}
}

func given(l *graph.List, types []*graph.Type, item []graph.Field, records ...graph.Record) *graph.Query {
	return &graph.Query{Start: graph.Start{Given: records}, Root: graph.Link{Types: types, Many: l, Item: item}}
}

// record returns a derived record with its values in order.
func record(t *graph.Type, values ...graph.Value) graph.Record {
	return graph.Record{Type: t, Values: values}
}
