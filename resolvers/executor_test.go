package resolvers

import (
	"strings"
	"testing"

	"parley/graph/graphtest"
)

func TestAnswers(t *testing.T) {
	e := newExecutor(t)
	for _, c := range []struct {
		name, query, data string
		errors            []string
	}{
		{
			name:  "a thing by its id",
			query: `{ node(id: "anna") { __typename id ... on Person { name unnamed aliases } ... on Meeting { status } } }`,
			data:  `{"node":{"__typename":"Person","id":"anna","name":"anna of the annas","unnamed":false,"aliases":[]}}`,
		},
		{
			name:  "things by their ids",
			query: `{ nodes(ids: ["lake-1", "nobody", "evan"]) { ... on Entity { contested } ... on Actor { name aliases } } }`,
			data:  `{"nodes":[{"contested":["mode"]},null,{"contested":[],"name":"Evan \"the \\ quick\" Ω","aliases":["E","Ev"]}]}`,
		},
		{
			name: "edges, nodes and everything about the page, some of it twice",
			query: `{ meetings(orderBy: WHEN_ASC, first: 1, where: {status: HELD}) {
				pageInfo { hasNextPage hasPreviousPage startCursor endCursor } nodes { id } e: edges { __typename cursor node { when { text } } } more: nodes { status } totalCount __typename } }`,
			data: `{"meetings":{"pageInfo":{"hasNextPage":true,"hasPreviousPage":false,"startCursor":"CURSOR","endCursor":"CURSOR"},"nodes":[{"id":"lake-1"}],"e":[{"__typename":"MeetingEdge","cursor":"CURSOR","node":{"when":{"text":"2030-05-01"}}}],"more":[{"status":"HELD"}],"totalCount":2,"__typename":"MeetingConnection"}}`,
		},
		{
			name: "participants, their sides and their claims",
			query: `{ meetings(where: {place: "land", participants: ["anna", "carl"]}) { nodes { id places { nodes { name within { id } } } participants(first: 1) { edges {
				node { id } role side { ... on Organization { id classification } } basis claims { id quote start source { title } } contested } } } } }`,
			data: `{"meetings":{"nodes":[{"id":"lake-1","places":{"nodes":[{"name":"Lakeside","within":{"id":"valley"}}]},"participants":{"edges":[{"node":{"id":"anna"},"role":["LEAD"],"side":{"id":"north","classification":"STATE"},"basis":"REPORTED","claims":[{"id":"claim-2","quote":null,"start":null,"source":{"title":"The paper"}},{"id":"claim-1","quote":"met","start":4,"source":{"title":"The paper"}}],"contested":[]}]}}]}}`,
		},
		{
			name:  "who met whom",
			query: `{ whoMet(actor: "south", orderBy: [COUNT_DESC]) { nodes { actor { id } counterpart { id } count lastMet { id } issues { id } places { id } meetings(last: 1) { totalCount nodes { id } } } } }`,
			data:  `{"whoMet":{"nodes":[{"actor":{"id":"south"},"counterpart":{"id":"anna"},"count":2,"lastMet":{"id":"call-2"},"issues":[{"id":"border"},{"id":"peace"}],"places":[{"id":"lakeside"}],"meetings":{"totalCount":2,"nodes":[{"id":"lake-1"}]}},{"actor":{"id":"south"},"counterpart":{"id":"bea"},"count":1,"lastMet":{"id":"lake-1"},"issues":[{"id":"border"},{"id":"peace"}],"places":[{"id":"lakeside"}],"meetings":{"totalCount":1,"nodes":[{"id":"lake-1"}]}}]}}`,
		},
		{
			name:  "who met whom, with organizations, and denials under two keys",
			query: `{ whoMet(actor: "carl", counterparts: [ORGANIZATION], indirect: true) { a: denials { id } totalCount b: denials { quote source { id } __typename } __typename } }`,
			data:  `{"whoMet":{"a":[],"totalCount":0,"b":[],"__typename":"EncounterConnection"}}`,
		},
		{
			name: "no types of counterparts", query: `{ whoMet(actor: "carl", counterparts: []) { totalCount } }`,
			data: `null`, errors: []string{"whoMet BAD_USER_INPUT"},
		},
		{
			name: "an id that the record does not have, below", query: `{ node(id: "anna") { ... on Actor { meetings(where: {place: "nowhere"}) { totalCount } } } }`,
			data: `{"node":null}`, errors: []string{"node UNKNOWN_ID"},
		},
		{
			name:  "an empty page is no error",
			query: `{ meetings(first: 0) { edges { cursor } pageInfo { hasNextPage startCursor } totalCount } }`,
			data:  `{"meetings":{"edges":[],"pageInfo":{"hasNextPage":true,"startCursor":null},"totalCount":4}}`,
		},
		{
			name:  "filters together",
			query: `{ meetings(where: {or: [{topic: "peace"}, {not: {side: "north"}}], from: "2030-05-02", until: "2030-05-03"}) { nodes { id } } }`,
			data:  `{"meetings":{"nodes":[{"id":"hill-3"},{"id":"call-2"}]}}`,
		},
		{
			name:   "first and last",
			query:  `{ a: meetings(first: 1, last: 1) { totalCount } }`,
			data:   `null`,
			errors: []string{"a BAD_USER_INPUT"},
		},
		{name: "first below zero", query: `{ meetings(first: -1) { totalCount } }`, data: `null`, errors: []string{"meetings BAD_USER_INPUT"}},
		{name: "a day that is not in the calendar", query: `{ meetings(where: {from: "2025-02-30"}) { totalCount } }`, data: `null`, errors: []string{"meetings BAD_USER_INPUT"}},
		{name: "an open field that is none", query: `{ meetings(where: {open: ["whne"]}) { totalCount } }`, data: `null`, errors: []string{"meetings BAD_USER_INPUT"}},
		{name: "open fields", query: `{ meetings(where: {open: ["when", "participants"]}) { totalCount } }`, data: `{"meetings":{"totalCount":0}}`},
		{name: "a cursor that no list gave", query: `{ meetings(after: "Zm9v") { totalCount } }`, data: `null`, errors: []string{"meetings BAD_CURSOR"}},
		{
			name:  "introspection and data",
			query: `{ __type(name: "Meeting") { name } node(id: "anna") { id } }`,
			data:  `{"__type":{"name":"Meeting"},"node":{"id":"anna"}}`,
		},
		{
			name: "introspection and data, with merged fields and aliases",
			query: `{ a: node(id: "anna") { id } none: __type(name: "Nobody") { name } s: __schema { queryType { name ...F } } __typename s: __schema { queryType { kind } } b: node(id: "nobody") { id } }
				fragment F on __Type { k: kind fields @skip(if: true) { name } }`,
			data: `{"a":{"id":"anna"},"none":null,"s":{"queryType":{"name":"Query","k":"OBJECT","kind":"OBJECT"}},"__typename":"Query","b":null}`,
		},
		{
			name: "introspection and data that fails", query: `{ __type(name: "Meeting") { name } meetings(first: -1) { totalCount } }`,
			data: `null`, errors: []string{"meetings BAD_USER_INPUT"},
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := proved(t, e, c.query, nil)
			if data := withoutCursors(got.data); data != c.data {
				t.Errorf("the data is\n  %s\nwant\n  %s", data, c.data)
			}
			if strings.Join(got.errors, "; ") != strings.Join(c.errors, "; ") {
				t.Errorf("the errors are %q, want %q", got.errors, c.errors)
			}
		})
	}
}

// withoutCursors replaces every cursor of a JSON text by CURSOR.
func withoutCursors(s string) string {
	for _, key := range []string{`"cursor":"`, `"startCursor":"`, `"endCursor":"`} {
		parts := strings.Split(s, key)
		for i, p := range parts[1:] {
			_, rest, _ := strings.Cut(p, `"`)
			parts[i+1] = `CURSOR"` + rest
		}
		s = strings.Join(parts, key)
	}
	return s
}

func TestCursorsLeadThroughAList(t *testing.T) {
	e := newExecutor(t)
	seen, after := "", any(nil)
	for range 6 {
		r := proved(t, e, `query ($after: String) { meetings(first: 1, after: $after) { edges { cursor node { id } } pageInfo { hasNextPage } } }`, map[string]any{"after": after})
		_, rest, ok := strings.Cut(r.data, `"cursor":"`)
		if !ok {
			break
		}
		cursor, rest, _ := strings.Cut(rest, `"`)
		_, rest, _ = strings.Cut(rest, `"id":"`)
		id, _, _ := strings.Cut(rest, `"`)
		seen, after = seen+" "+id, cursor
	}
	if want := " hill-3 call-2 lake-1 plan-4"; seen != want {
		t.Errorf("the pages hold%s, want%s", seen, want)
	}
	r := proved(t, e, `query ($after: String) { meetings(orderBy: ID_ASC, after: $after) { totalCount } }`, map[string]any{"after": after})
	if len(r.errors) != 1 || !strings.Contains(r.errors[0], "BAD_CURSOR") {
		t.Errorf("a cursor of another order gives %v, want BAD_CURSOR", r.errors)
	}
}

func TestNullBubbles(t *testing.T) {
	b := &graphtest.Builder{}
	b.Thing("Claim", "complete", "property", "neverMet", "polarity", "AFFIRMS", "rank", "NORMAL")
	b.Thing("Claim", "incomplete", "polarity", "AFFIRMS")
	b.Edge("NEVER_MET", "named", "nameless", "claims", []string{"complete", "incomplete"})
	b.Thing("Person", "nameless")
	b.Thing("Person", "named", "name", "Named")
	b.Meeting("m", "HELD", "2030-01-01")
	b.Edge("ATTENDED", "nameless", "m")
	b.Edge("ATTENDED", "named", "m")
	e := executorOver(t, b.Contents)
	for _, c := range []struct{ query, data, errors string }{
		{`{ node(id: "nameless") { ... on Person { name } } }`, `{"node":null}`, "node.name INCONSISTENT"},
		{`{ a: node(id: "nameless") { id ... on Person { n: name } } b: node(id: "named") { id } }`, `{"a":null,"b":{"id":"named"}}`, "a.n INCONSISTENT"},
		// A type may promise more than the interface through which a field is selected.
		{`{ node(id: "nameless") { ... on Named { name } } }`, `{"node":null}`, "node.name INCONSISTENT"},
		{`{ nodes(ids: ["named", "nameless"]) { ... on Person { name } } }`, `{"nodes":[{"name":"Named"},null]}`, "nodes[1].name INCONSISTENT"},
		{`{ node(id: "m") { ... on Meeting { participants { edges { node { name } } } } } }`, `{"node":null}`, "node.participants.edges[1].node.name INCONSISTENT"},
		{`{ node(id: "m") { ... on Meeting { participants { p: nodes { name } edges { node { id } } } } } }`, `{"node":null}`, "node.participants.p[1].name INCONSISTENT"},
		{`{ whoMet(actor: "named") { d: denials { property } totalCount } node(id: "named") { id } }`, `null`, "whoMet.d[1].property INCONSISTENT"},
		{`{ whoMet(actor: "named") { denials { polarity } nodes { count } } }`, `{"whoMet":{"denials":[{"polarity":"AFFIRMS"},{"polarity":"AFFIRMS"}],"nodes":[{"count":1}]}}`, ""},
		{`{ meetings { nodes { participants { nodes { name } } } } }`, `null`, "meetings.nodes[0].participants.nodes[1].name INCONSISTENT"},
	} {
		got := proved(t, e, c.query, nil)
		if got.data != c.data || strings.Join(got.errors, "; ") != c.errors {
			t.Errorf("%s\ngives  %s  %v\nwant   %s  %v", c.query, got.data, got.errors, c.data, c.errors)
		}
	}
}

// Parley finds mistakes below a root field before it runs a query.
func TestErrorsPointAtTheirField(t *testing.T) {
	got := proved(t, newExecutor(t), `{
  person(id: "anna") {
    a: meetings { nodes { id } }
    b: meetings { nodes { participants { edges { node { ... on Person { claims(first: -1) { totalCount } } } } } } }
  }
}`, nil)
	const want = `[4:73] Person.claims: bad input: first cannot be negative`
	if len(got.messages) != 1 || got.messages[0] != want {
		t.Errorf("%q, want %s", got.messages, want)
	}
}
