package resolvers

import (
	"strings"
	"testing"

	"parley/graph/graphtest"
)

// TestConditions asks for ids by each condition of each filter, and by edge filters.
func TestConditions(t *testing.T) {
	e := newExecutor(t)
	for _, c := range []struct{ field, want string }{
		{`people(where: {text: "ann"})`, "anna"},
		{`people(where: {text: "QUICK évan"})`, "evan"},
		{`people(where: {text: "anna evan"})`, ""},
		{`people(where: {unnamed: true})`, "evan"},
		{`people(where: {unnamed: false})`, "anna bea carl dora"},
		{`people(where: {organization: "north"})`, "anna"},
		{`people(where: {met: ["carl"]})`, "anna bea"},
		{`people(where: {met: ["carl", "anna"]})`, "bea"},
		{`people(where: {met: ["anna"], not: {met: "carl"}})`, "carl dora"},
		{`people(orderBy: [NAME_DESC], first: 2)`, "evan dora"},
		{`actors(where: {id: ["north", "carl"]})`, "carl north"},
		{`organizations(where: {classification: [STATE]})`, "north south"},
		{`organizations(where: {parent: "north"})`, "north"},
		{`places(where: {within: "valley"})`, "lakeside valley"},
		{`places(where: {country: "XX"})`, "land"},
		{`issues(where: {under: "peace"})`, "border peace"},
		{`issues(where: {namedAs: [OPEN]})`, "border"},
		{`issues(where: {namedAs: [PRIORITY]})`, ""},
		{`meetings(where: {source: "paper"})`, "lake-1"},
		{`people(where: {source: "paper"})`, "anna"},
		{`people(orderBy: [])`, "anna bea carl dora evan"},
		{`meetings(orderBy: [], first: 1)`, "hill-3"},
		{`meetings(where: {contested: true})`, "lake-1"},
		{`meetings(where: {contested: false})`, "hill-3 call-2 plan-4"},
		{`meetings(where: {expected: ["anna"]})`, "plan-4"},
		{`meetings(where: {absent: "bea"})`, "hill-3"},
		{`meetings(where: {role: [LEAD]})`, "lake-1"},
		{`meetings(where: {participation: {side: "south", basis: [INFERRED]}})`, "call-2"},
		{`meetings(where: {participation: {actor: "anna", side: "north"}})`, "call-2 lake-1"},
		{`meetings(where: {participation: {actor: "anna", side: "south"}})`, ""},
		{`meetings(where: {process: "talks"})`, "call-2 lake-1"},
		{`meetings(where: {topic: "the-plan"})`, "plan-4"},
		{`meetings(where: {topic: "border"})`, "lake-1"},
		{`meetings(where: {text: "talks lak"})`, "lake-1"},
		{`quotations(where: {medium: X})`, "words-1"},
		{`quotations(where: {medium: TELEGRAM})`, "words-1"},
		{`quotations(where: {medium: [PRESS_BRIEFING, INTERVIEW]})`, "words-1"},
		{`quotations(where: {not: {medium: [PRESS_BRIEFING]}})`, "words-1"},
		{`quotations(where: {medium: PRESS_BRIEFING})`, ""},
		{`claims(where: {via: ["carl", "bea"]})`, "claim-2"},
		{`claims(where: {via: ["carl", "anna"]})`, ""},
		{`claims(where: {viaAny: ["carl", "anna"]})`, "claim-2"},
		{`claims(where: {viaAny: []})`, ""},
		{`meetings(where: {participantsAny: ["dora", "bea"]})`, "call-2 lake-1"},
		{`meetings(where: {expectedAny: ["dora", "anna"]})`, "plan-4"},
		{`meetings(where: {absentAny: ["anna", "bea"]})`, "hill-3"},
		{`meetings(where: {deniedAny: ["anna", "bea"]})`, ""},
		{`people(where: {metAny: ["carl", "dora"]})`, "anna bea"},
		{`claims(where: {subject: "lake-1", property: "status"})`, "claim-1"},
		{`claims(where: {object: "anna"})`, "claim-2"},
		{`claims(where: {from: "2030-05-04"})`, "claim-1"},
		{`claims(where: {until: "2030-05-03"})`, "claim-2 claim-3"},
		{`claims(where: {source: "paper"})`, "claim-2 claim-3 claim-1"},
		{`sources(where: {reliability: [A, B]})`, "paper"},
		{`sources(where: {text: "pap"})`, "paper"},
		{`sources(where: {text: "paper missing"})`, ""},
		{`dossiers`, "box"},
		{`processes`, "talks"},
		{`search(text: "e")`, "evan"},
		{`search(text: "анна")`, ""},
		{`search(text: "la")`, "lake-1 lakeside land"},
		{`search(text: "Mr Quick")`, "evan"},
		{`search(text: "quickest")`, "evan"},
		{`people(where: {text: "Mr Quick"})`, "evan"},
		{`people(where: {text: "quickest"})`, ""},
		{`people(where: {identifier: "Q1"})`, "evan"},
		{`people(where: {identifier: ["Q2", "wikidata:Q2"]})`, ""},
		{`said(text: "they met")`, "claim-1 claim-2"},
		{`said(text: "lake")`, "claim-2 claim-1"},
		{`said(text: "\"at the lake\" 600,000")`, "claim-1"},
		{`said(text: "lake", where: {property: "status"})`, "claim-1"},
		{`said(text: "\"lake at\"")`, ""},
		{`claims(where: {text: "lake met", property: "participants"})`, "claim-2 claim-3"},
		{`quotations(where: {text: "yes"})`, "words-1"},
		{`quotations(where: {text: "no"})`, ""},
		{`search(text: "land")`, "land"},
		{`search(text: "the", types: [PERSON])`, "anna bea carl dora evan"},
		{`search(text: "the", types: [PERSON], where: {id: ["bea", "carl"]})`, "bea carl"},
		{`search(text: "the", types: [PLAN_VERSION])`, ""},
	} {
		t.Run(c.field, func(t *testing.T) {
			got := proved(t, e, `{ f: `+c.field+` { nodes { ... on Node { id } } } }`, nil)
			if want := ids2json(c.want); got.data != `{"f":{"nodes":[`+want+`]}}` {
				t.Errorf("got %s %q, want %s", got.data, got.errors, want)
			}
		})
	}
}

func ids2json(list string) string {
	var objects []string
	for _, id := range strings.Fields(list) {
		objects = append(objects, `{"id":"`+id+`"}`)
	}
	return strings.Join(objects, ",")
}

// TestEdgeFilters asks for things along relations, by conditions on the relation.
func TestEdgeFilters(t *testing.T) {
	b := &graphtest.Builder{Contents: graphtest.Fixture()}
	b.Thing("Organization", "band", "name", "Band")
	b.Edge("MEMBER_OF", "carl", "band", "role", "drummer", "start", "2029", "start_earliest", "2029-01-01T00:00:00Z", "start_firstDay", "2029-01-01")
	b.Edge("MEMBER_OF", "carl", "band", "role", "singer", "end", "2028", "end_latest", "2028-12-31T23:59:59Z", "end_lastDay", "2028-12-31")
	e := executorOver(t, b.Contents)
	for _, c := range []struct{ query, data string }{
		{
			`{ meeting(id: "lake-1") { south: participants(edge: {side: "south"}) { nodes { id } } lead: participants(edge: {role: [LEAD]}, where: {text: "anna"}) { totalCount nodes { id } } } }`,
			`{"meeting":{"south":{"nodes":[{"id":"carl"}]},"lead":{"totalCount":1,"nodes":[{"id":"anna"}]}}}`,
		},
		{
			`{ person(id: "anna") { meetings(edge: {basis: [REPORTED]}) { nodes { id } } absentFrom { totalCount } } }`,
			`{"person":{"meetings":{"nodes":[{"id":"lake-1"}]},"absentFrom":{"totalCount":0}}}`,
		},
		{
			`{ meeting(id: "lake-1") { topics(edge: {as: [AIM]}) { edges { as node { id } } } } }`,
			`{"meeting":{"topics":{"edges":[{"as":"AIM","node":{"id":"peace"}}]}}}`,
		},
		{
			`{ person(id: "carl") { then: memberships(edge: {at: "2027-06-01"}) { edges { role } } between: memberships(edge: {at: "2028-12-31"}) { edges { role } } midnight: memberships(edge: {at: "2029-01-01T00:00:00Z"}) { edges { role } } all: memberships { edges { role } } now: memberships(edge: {at: "2030-01-01"}) { edges { role } } } }`,
			`{"person":{"then":{"edges":[{"role":"singer"}]},"between":{"edges":[{"role":"singer"}]},"midnight":{"edges":[{"role":"drummer"}]},"all":{"edges":[{"role":"drummer"},{"role":"singer"}]},"now":{"edges":[{"role":"drummer"}]}}}`,
		},
		{
			`{ claim(id: "claim-2") { via { id } source { id } } person(id: "bea") { relayed { edges { step node { id } } } } }`,
			`{"claim":{"via":[{"id":"carl"},{"id":"bea"}],"source":{"id":"paper"}},"person":{"relayed":{"edges":[{"step":2,"node":{"id":"claim-2"}}]}}}`,
		},
		{
			`{ person(id: "evan") { names { language text } identifiers { scheme value __typename } named { edges { as wording node { id } } } } place(id: "land") { names { text } } }`,
			`{"person":{"names":[{"language":"uk","text":"Еван"},{"language":null,"text":"Evan"}],"identifiers":[{"scheme":null,"value":"Q1","__typename":"Identifier"}],"named":{"edges":[{"as":"OPEN","wording":"still open","node":{"id":"border"}}]}},"place":{"names":[]}}`,
		},
		{`{ person(id: "north") { id } organization(id: "north") { id } }`, `{"person":null,"organization":{"id":"north"}}`},
	} {
		if got := proved(t, e, c.query, nil); got.data != c.data || got.errors != nil {
			t.Errorf("%s is\n  %s %q\nwant\n  %s", c.query, got.data, got.errors, c.data)
		}
	}
}

func TestGroups(t *testing.T) {
	e := newExecutor(t)
	for _, c := range []struct{ args, data string }{
		{
			`by: PARTICIPANT, where: {status: HELD}`,
			`{"key":"anna","count":2,"participantCount":3},{"key":"bea","count":1,"participantCount":2},{"key":"carl","count":1,"participantCount":2},{"key":"dora","count":1,"participantCount":1}`,
		},
		{`by: SIDE, orderBy: [COUNT_ASC, KEY_DESC], first: 1`, `{"key":"north","count":2,"participantCount":4}`},
		{`by: ISSUE`, `{"key":"peace","count":2,"participantCount":4},{"key":"border","count":1,"participantCount":3}`},
		{`by: TOPIC, orderBy: KEY_DESC, first: 1`, `{"key":"the-plan","count":1,"participantCount":0}`},
		{`by: PLACE`, `{"key":"lakeside","count":1,"participantCount":3},{"key":"valley","count":1,"participantCount":1}`},
		{`by: PROCESS`, `{"key":"talks","count":2,"participantCount":4}`},
		{`by: MONTH`, `{"key":"2030-05","count":3,"participantCount":4}`},
		{`by: STATUS`, `{"key":"HELD","count":2,"participantCount":4},{"key":"SCHEDULED","count":1,"participantCount":0},{"key":"UNDER_WAY","count":1,"participantCount":1}`},
		{`by: MODE, where: {mode: PHONE}`, `{"key":"PHONE","count":1,"participantCount":2}`},
	} {
		got := proved(t, e, `{ meetingGroups(`+c.args+`) { nodes { key count participantCount } } }`, nil)
		if want := `{"meetingGroups":{"nodes":[` + c.data + `]}}`; got.data != want {
			t.Errorf("%s is\n  %s %q\nwant\n  %s", c.args, got.data, got.errors, want)
		}
	}
	none := proved(t, e, `{ mode: meetingGroups(by: MODE) { ungrouped nodes { key } again: ungrouped } place: meetingGroups(by: PLACE, where: {status: HELD}) { ungrouped } }`, nil)
	if want := `{"mode":{"ungrouped":2,"nodes":[{"key":"IN_PERSON"},{"key":"PHONE"}],"again":2},"place":{"ungrouped":1}}`; none.data != want {
		t.Errorf("got %s %q, want %s", none.data, none.errors, want)
	}
	got := proved(t, e, `{ meetingGroups(by: ISSUE, first: 1) { totalCount pageInfo { hasNextPage } nodes { node { __typename id } meetings(first: 1) { totalCount nodes { id } } } } }`, nil)
	if want := `{"meetingGroups":{"totalCount":2,"pageInfo":{"hasNextPage":true},"nodes":[{"node":{"__typename":"Issue","id":"peace"},"meetings":{"totalCount":2,"nodes":[{"id":"call-2"}]}}]}}`; got.data != want {
		t.Errorf("got %s %q, want %s", got.data, got.errors, want)
	}
}

func TestSearchPages(t *testing.T) {
	e := newExecutor(t)
	var ids []string
	after := "null"
	for range 5 {
		got := proved(t, e, `{ search(text: "la", first: 1, after: `+after+`) { nodes { ... on Node { id } } pageInfo { endCursor hasNextPage } } }`, nil)
		_, rest, _ := strings.Cut(got.data, `"id":"`)
		id, _, _ := strings.Cut(rest, `"`)
		ids = append(ids, id)
		_, rest, _ = strings.Cut(got.data, `"endCursor":"`)
		cursor, _, _ := strings.Cut(rest, `"`)
		after = `"` + cursor + `"`
		if strings.Contains(got.data, `"hasNextPage":false`) {
			break
		}
	}
	if got := strings.Join(ids, " "); got != "lake-1 lakeside land" {
		t.Errorf("the search finds %s, page by page", got)
	}
}

func TestEdgesSayHowWellTheyMatch(t *testing.T) {
	e := newExecutor(t)
	for field, want := range map[string]string{
		`search(text: "lake")`:      `{"m":"EXACT","node":{"id":"lake-1"}},{"m":"PREFIX","node":{"id":"lakeside"}}`,
		`search(text: "Dr Anna")`:   `{"m":"PARTIAL","node":{"id":"anna"}}`,
		`search(text: "quickest")`:  `{"m":"NEAR","node":{"id":"evan"}}`,
		`said(text: "at the la")`:   `{"m":"PREFIX","node":{"id":"claim-1"}}`,
		`said(text: "at the lake")`: `{"m":"EXACT","node":{"id":"claim-1"}}`,
	} {
		got := proved(t, e, `{ f: `+field+` { edges { m: match node { ... on Node { id } } } } }`, nil)
		if got.data != `{"f":{"edges":[`+want+`]}}` {
			t.Errorf("%s gives %s %q, want %s", field, got.data, got.errors, want)
		}
	}
}

func TestSaidRefusesBadInput(t *testing.T) {
	e := newExecutor(t)
	cursor := proved(t, e, `{ search(text: "la", first: 1) { pageInfo { endCursor } } }`, nil).data
	_, cursor, _ = strings.Cut(cursor, `"endCursor":"`)
	cursor, _, _ = strings.Cut(cursor, `"`)
	for _, args := range []string{`text: ""`, `text: "\"!?\""`, `text: "` + strings.Repeat("a", 401) + `"`, `text: "a", after: "` + cursor + `"`} {
		got := proved(t, e, `{ said(`+args+`) { totalCount } }`, nil)
		if got.data != "null" || len(got.errors) != 1 || !strings.HasPrefix(got.errors[0], "said BAD_") {
			t.Errorf("%.40s gives %s %q", args, got.data, got.errors)
		}
	}
	if got := proved(t, e, `{ people(where: {identifier: " "}) { totalCount } }`, nil); len(got.errors) != 1 {
		t.Errorf("an empty identifier gives %s %q", got.data, got.errors)
	}
}

func TestSearchRefusesBadInput(t *testing.T) {
	e := newExecutor(t)
	for _, args := range []string{`text: ""`, `text: "!?"`, `text: "` + strings.Repeat("a", 401) + `"`, `text: "a", types: []`, `text: "a", after: "Zm9v"`} {
		got := proved(t, e, `{ search(`+args+`) { totalCount } }`, nil)
		if got.data != "null" || len(got.errors) != 1 || !strings.HasPrefix(got.errors[0], "search BAD_") {
			t.Errorf("%.40s gives %s %q", args, got.data, got.errors)
		}
	}
}

// TestOpenEnds asks for times with one open end. The time matches every day on that side.
func TestOpenEnds(t *testing.T) {
	b := &graphtest.Builder{}
	b.Thing("Meeting", "begun", "when", "2030-06-01/..", "when_earliest", "2030-06-01T00:00:00Z", "when_firstDay", "2030-06-01")
	b.Thing("Meeting", "ended", "when", "../2030-06-30", "when_latest", "2030-06-30T23:59:59Z", "when_lastDay", "2030-06-30")
	b.Thing("Meeting", "untimed")
	e := executorOver(t, b.Contents)
	for where, want := range map[string]string{
		`from: "2031-01-01"`:                      "begun",
		`from: "2030-06-30"`:                      "begun ended",
		`until: "2029-01-01"`:                     "ended",
		`until: "2030-06-01"`:                     "begun ended",
		`from: "2030-07-01", until: "2030-07-31"`: "begun",
		`from: "2030-06-30T23:59:59Z"`:            "begun ended",
		`from: "2030-07-01T00:00Z"`:               "begun",
		`until: "2030-06-01T02:00+02:00"`:         "begun ended",
		`until: "2030-06-01T01:59:59+02:00"`:      "ended",
		`not: {from: "2031-01-01"}`:               "ended untimed",
	} {
		got := proved(t, e, `{ f: meetings(where: {`+where+`}, orderBy: [ID_ASC]) { nodes { id } } }`, nil)
		if want := `{"f":{"nodes":[` + ids2json(want) + `]}}`; got.data != want {
			t.Errorf("%s gives %s %q, want %s", where, got.data, got.errors, want)
		}
	}
}

// TestMeetingsByExpectation asks for meetings by expectations, denials and the parts of a plan.
func TestMeetingsByExpectation(t *testing.T) {
	b := &graphtest.Builder{}
	b.Thing("Person", "ada")
	b.Thing("Organization", "north")
	b.Thing("Plan", "plan")
	b.Thing("PlanVersion", "draft")
	b.Thing("Point", "army")
	for _, id := range []string{"on-draft", "on-army", "on-plan", "denied", "expected", "alleged", "over"} {
		b.Thing("Meeting", id)
	}
	b.Edge("VERSION_OF", "draft", "plan")
	b.Edge("POINT_OF", "army", "plan")
	b.Edge("TOPIC", "on-draft", "draft")
	b.Edge("TOPIC", "on-army", "army")
	b.Edge("TOPIC", "on-plan", "plan")
	b.Edge("DENIED_AT", "ada", "denied")
	b.Edge("ALLEGED_AT", "ada", "alleged")
	b.Edge("EXPECTED_BEFORE", "ada", "over")
	b.Edge("EXPECTED_AT", "ada", "expected", "side", "north", "role", []string{"LEAD"})
	e := executorOver(t, b.Contents)
	for where, want := range map[string]string{
		`topic: "plan"`:                                       "on-army on-draft on-plan",
		`topic: "draft"`:                                      "on-draft",
		`topic: "army"`:                                       "on-army",
		`denied: ["ada"]`:                                     "denied",
		`denied: ["north"]`:                                   "",
		`alleged: ["ada"]`:                                    "alleged",
		`alleged: ["ada", "north"]`:                           "",
		`allegedAny: ["north", "ada"]`:                        "alleged",
		`expectedBefore: ["ada"]`:                             "over",
		`expectedBeforeAny: ["north", "ada"]`:                 "over",
		`participants: ["ada"]`:                               "",
		`expectation: {side: ["north"]}`:                      "expected",
		`expectation: {side: ["north"], role: [LEAD]}`:        "expected",
		`expectation: {side: ["north"], role: [HOST]}`:        "",
		`expectation: {actor: ["ada"]}, not: {side: "north"}`: "expected",
		`participation: {side: ["north"]}`:                    "",
	} {
		got := proved(t, e, `{ meetings(where: {`+where+`}, orderBy: [ID_ASC]) { nodes { id } } }`, nil)
		ids := strings.NewReplacer(`{"meetings":{"nodes":[`, "", `]}}`, "", `{"id":"`, "", `"}`, "", ",", " ").Replace(got.data)
		if ids != want || len(got.errors) > 0 {
			t.Errorf("%s: %q %q, want %q", where, ids, got.errors, want)
		}
	}
}
