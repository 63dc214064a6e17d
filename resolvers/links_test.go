package resolvers

import (
	"strings"
	"testing"

	"parley/graph"
	"parley/graph/graphtest"
)

// linked returns a graph in which hub met left three times and right twice, rim met each of them once, lone met only left, and
// nobody else met anybody. One of the meetings of hub was first reported on 3 January.
func linked() graph.Contents {
	b := &graphtest.Builder{}
	for _, id := range []string{"left", "right", "hub", "rim", "lone", "alone"} {
		b.Thing("Person", id, "name", id)
	}
	meet := func(id, day string, details []any, actors ...string) {
		b.Meeting(id, "HELD", day)
		for _, a := range actors {
			b.Edge("ATTENDED", a, id, details...)
		}
	}
	meet("m1", "2030-01-01", nil, "hub", "left")
	meet("m2", "2030-01-02", nil, "hub", "left")
	meet("m3", "2030-01-03", nil, "hub", "left", "right")
	meet("m4", "2030-01-04", []any{"since", "2030-01-05T00:00:00Z"}, "hub", "right")
	meet("m5", "2030-01-05", nil, "rim", "left")
	meet("m6", "2030-01-06", nil, "rim", "right")
	meet("m7", "2030-01-07", nil, "lone", "left")
	b.Thing("Source", "early", "title", "Early", "reported", "2030-01-02T00:00:00Z")
	b.Thing("Source", "late", "title", "Late", "reported", "2030-01-08T00:00:00Z")
	return b.Contents
}

func TestLinks(t *testing.T) {
	e := executorOver(t, linked())
	for _, c := range []struct {
		name, query, data string
		code              string // of the only error; "" for none
	}{
		{
			name:  "go-betweens, the strongest first",
			query: `{ goBetweens(from: "left", to: "right") { actor { id } countFrom countTo meetingsTo(first: 1) { nodes { id } totalCount } } }`,
			data:  `{"goBetweens":[{"actor":{"id":"hub"},"countFrom":3,"countTo":2,"meetingsTo":{"nodes":[{"id":"m4"}],"totalCount":2}},{"actor":{"id":"rim"},"countFrom":1,"countTo":1,"meetingsTo":{"nodes":[{"id":"m6"}],"totalCount":1}}]}`,
		},
		{
			name:  "of some meetings, as of a day, and at most one",
			query: `{ a: goBetweens(from: "left", to: "right", where: {until: "2030-01-04"}) { actor { id } } b: goBetweens(from: "left", to: "right", asOf: "2030-01-04") { countTo } c: goBetweens(from: "right", to: "left", first: 1) { countFrom } }`,
			data:  `{"a":[{"actor":{"id":"hub"}}],"b":[{"countTo":1},{"countTo":1}],"c":[{"countFrom":2}]}`,
		},
		{
			name:  "each pair of a list, also without a meeting",
			query: `{ encounters(of: ["left", "right", "alone", "left"]) { actor { id } counterpart { id } count firstMet { id } meetings { totalCount } contested } }`,
			data: `{"encounters":[{"actor":{"id":"left"},"counterpart":{"id":"right"},"count":1,"firstMet":{"id":"m3"},"meetings":{"totalCount":1},"contested":false},` +
				`{"actor":{"id":"left"},"counterpart":{"id":"alone"},"count":0,"firstMet":null,"meetings":{"totalCount":0},"contested":false},` +
				`{"actor":{"id":"right"},"counterpart":{"id":"alone"},"count":0,"firstMet":null,"meetings":{"totalCount":0},"contested":false}]}`,
		},
		{
			name:  "pairs of two lists, and no pairs",
			query: `{ a: encounters(of: ["hub", "left"], with: ["left"]) { actor { id } count } b: encounters(of: ["hub"]) { count } c: encounters(of: ["hub"], with: []) { count } }`,
			data:  `{"a":[{"actor":{"id":"hub"},"count":3}],"b":[],"c":[]}`,
		},
		{
			name:  "coverage",
			query: `{ coverage { sourceCount first last sources { nodes { id } } } early: coverage(asOf: "2030-01-02") { sourceCount last } none: coverage(asOf: "2029-12-31") { sourceCount first sources { totalCount } } }`,
			data:  `{"coverage":{"sourceCount":2,"first":"2030-01-02T00:00:00Z","last":"2030-01-08T00:00:00Z","sources":{"nodes":[{"id":"early"},{"id":"late"}]}},"early":{"sourceCount":1,"last":"2030-01-02T00:00:00Z"},"none":{"sourceCount":0,"first":null,"sources":{"totalCount":0}}}`,
		},
		{
			name: "an unknown id", query: `{ encounters(of: ["hub", "nobody"], with: ["left"]) { count } }`, data: `null`, code: "UNKNOWN_ID",
		},
		{name: "no types", query: `{ goBetweens(from: "left", to: "right", types: []) { countTo } }`, data: `null`, code: "BAD_USER_INPUT"},
		{name: "a limit", query: `{ goBetweens(from: "left", to: "right", first: -1) { countTo } }`, data: `null`, code: "BAD_USER_INPUT"},
		{name: "a moment that is none", query: `{ goBetweens(from: "left", to: "right", asOf: "soon") { countTo } }`, data: `null`, code: "BAD_USER_INPUT"},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := proved(t, e, c.query, nil)
			errors := strings.Join(got.errors, " ")
			if got.data != c.data || (errors == "") != (c.code == "") || !strings.HasSuffix(errors, c.code) {
				t.Errorf("the answer is\n%s %v\nwant\n%s %s", got.data, got.errors, c.data, c.code)
			}
		})
	}
}

// More pairs than the limit are refused before anything is asked.
func TestTooManyPairs(t *testing.T) {
	e := executorOver(t, linked())
	many := make([]any, 15)
	for i := range many {
		many[i] = strings.Repeat("x", i+1)
	}
	got := ask(t, e, `query ($of: [ID!]!) { encounters(of: $of) { count } }`, map[string]any{"of": many})
	if len(got.errors) != 1 || !strings.Contains(got.errors[0], "BAD_USER_INPUT") {
		t.Errorf("the errors are %v", got.errors)
	}
}

// asOf is an argument of each root field except node, nodes and changes (which has since and until), and reaches everything below the field.
func TestAsOf(t *testing.T) {
	e := executorOver(t, linked())
	for _, f := range e.Schema().Query.Fields {
		takes := f.Arguments.ForName("asOf") != nil
		if want := f.Name != "node" && f.Name != "nodes" && f.Name != "changes" && !strings.HasPrefix(f.Name, "__"); takes != want {
			t.Errorf("whether %s takes asOf is %t, want %t", f.Name, takes, want)
		}
	}
	for _, c := range []struct{ query, data string }{
		{`{ meeting(id: "m4", asOf: "2030-01-04") { participants { totalCount } } }`, `{"meeting":{"participants":{"totalCount":0}}}`},
		{`{ meeting(id: "m4", asOf: "2030-01-05") { participants { totalCount } } }`, `{"meeting":{"participants":{"totalCount":2}}}`},
		{`{ meeting(id: "m4", asOf: "2030-01-04T23:59:59Z") { participants { totalCount } } }`, `{"meeting":{"participants":{"totalCount":0}}}`},
		{`{ whoMet(actor: "hub", with: "right", asOf: "2030-01-04") { nodes { count meetings { nodes { id } } } } }`, `{"whoMet":{"nodes":[{"count":1,"meetings":{"nodes":[{"id":"m3"}]}}]}}`},
		{`{ meetingGroups(by: PARTICIPANT, asOf: "2030-01-04", first: 1, where: {participants: ["right"]}) { nodes { key count } } }`, `{"meetingGroups":{"nodes":[{"key":"right","count":2}]}}`},
		{`{ chains(from: "hub", to: "right", asOf: "2030-01-04") { hops { meeting { id } } } }`, `{"chains":[{"hops":[{"meeting":{"id":"m3"}}]}]}`},
		{`{ chains(from: "lone", to: "right") { length } }`, `{"chains":[{"length":2}]}`},
		{`{ chains(from: "lone", to: "right", where: {from: "2030-01-04"}) { hops { meeting { id } } } }`, `{"chains":[{"hops":[{"meeting":{"id":"m7"}},{"meeting":{"id":"m5"}},{"meeting":{"id":"m6"}}]}]}`},
		{`{ chains(from: "lone", to: "right", where: {from: "2030-01-04"}, avoiding: ["rim"]) { length } }`, `{"chains":[]}`},
		{`{ chains(from: "lone", to: "hub", avoiding: ["left", "alone"]) { length } }`, `{"chains":[]}`},
		{`{ chains(from: "hub", to: "right") { hops { meeting { id } } } }`, `{"chains":[{"hops":[{"meeting":{"id":"m3"}}]},{"hops":[{"meeting":{"id":"m4"}}]}]}`},
		{`{ sources(asOf: "2030-01-02") { nodes { id } } }`, `{"sources":{"nodes":[{"id":"early"}]}}`},
	} {
		if got := proved(t, e, c.query, nil); got.data != c.data || len(got.errors) > 0 {
			t.Errorf("%s\ngives %s %v\nwant  %s", c.query, got.data, got.errors, c.data)
		}
	}
	if got := ask(t, e, `{ people(asOf: "2030-13-01") { totalCount } }`, nil); len(got.errors) != 1 || !strings.Contains(got.errors[0], "BAD_USER_INPUT") {
		t.Errorf("a day that does not exist gives %v", got.errors)
	}
}

// Filters by the number of sources and of origins of the claims about a thing.
func TestFewSourcesAndOrigins(t *testing.T) {
	b := &graphtest.Builder{}
	b.Thing("Organization", "wire", "name", "Wire")
	for _, s := range []string{"s1", "s2"} {
		b.Thing("Source", s, "title", s)
	}
	claim := func(id, meeting, source, origin string) {
		b.Thing("Claim", id, "property", "status", "polarity", "AFFIRMS", "rank", "NORMAL", "origin", origin)
		b.Edge("ABOUT", id, meeting)
		b.Edge("REPORTED_BY", id, source)
	}
	for _, m := range []string{"one", "relayed", "two", "none"} {
		b.Meeting(m, "HELD", "2030-01-01")
	}
	claim("c1", "one", "s1", "s1")
	claim("c2", "one", "s1", "wire")
	claim("c3", "relayed", "s1", "wire")
	claim("c4", "relayed", "s2", "wire")
	claim("c5", "two", "s1", "s1")
	claim("c6", "two", "s2", "s2")
	e := executorOver(t, b.Contents)
	const query = `{ sources: meetings(where: {maxSources: 1}, orderBy: ID_ASC) { nodes { id } } origins: meetings(where: {maxOrigins: 1}, orderBy: ID_ASC) { nodes { id } } none: meetings(where: {maxSources: 0}) { nodes { id } } not: meetings(where: {not: {maxOrigins: 1}}, orderBy: ID_ASC) { nodes { id } } }`
	const want = `{"sources":{"nodes":[{"id":"none"},{"id":"one"}]},"origins":{"nodes":[{"id":"none"},{"id":"relayed"}]},"none":{"nodes":[{"id":"none"}]},"not":{"nodes":[{"id":"one"},{"id":"two"}]}}`
	if got := proved(t, e, query, nil); got.data != want || len(got.errors) > 0 {
		t.Errorf("the answer is\n%s %v\nwant\n%s", got.data, got.errors, want)
	}
	if got := ask(t, e, `{ meetings(where: {maxSources: -1}) { totalCount } }`, nil); len(got.errors) != 1 || !strings.Contains(got.errors[0], "BAD_USER_INPUT") {
		t.Errorf("a negative number gives %v", got.errors)
	}
}

func TestCitations(t *testing.T) {
	b := &graphtest.Builder{}
	b.Meeting("lake", "HELD", "2030-01-01")
	b.Thing("Organization", "gazette", "name", "The Gazette")
	b.Thing("Person", "anna", "name", "Anna Lake")
	b.Thing("Source", "s1", "title", "Talks held", "published", "2030-01-02", "url", "https://gazette.example/1")
	b.Thing("Source", "s2")
	b.Edge("PUBLISHED_BY", "s1", "gazette")
	claim := func(id, source string, details ...any) {
		b.Thing("Claim", id, append([]any{"polarity", "AFFIRMS", "rank", "NORMAL"}, details...)...)
		b.Edge("REPORTED_BY", id, source)
	}
	claim("c1", "s1", "property", "status", "value", "HELD", "quote", "they met", "start", int64(10), "end", int64(18), "reported", "2030-01-02T23:59:59Z")
	b.Edge("ABOUT", "c1", "lake")
	b.Edge("RELAYED_BY", "c1", "gazette", "step", int64(1))
	b.Edge("RELAYED_BY", "c1", "anna", "step", int64(2))
	claim("c2", "s2", "property", "meetings", "value", "lake", "object", "lake", "fragment", "row=5", "reported", "2030-01-03T00:00:00Z")
	b.Edge("ABOUT", "c2", "anna")
	b.Edge("HAS_OBJECT", "c2", "lake")
	claim("c3", "s2", "property", "statusWorded", "value", "met", "reported", "2030-01-03T00:00:00Z", "polarity", "DENIES")
	b.Edge("ABOUT", "c3", "lake")
	b.Thing("Issue", "border", "name", "The border")
	for id, property := range map[string]string{"c4": "stances", "c5": "stances.wording"} {
		claim(id, "s2", "property", property, "value", map[string]string{"c4": "border", "c5": "no way"}[id], "object", "border", "identity", "REJECTS", "reported", "2030-01-03T00:00:00Z")
		b.Edge("ABOUT", id, "anna")
		b.Edge("HAS_OBJECT", id, "border")
	}
	b.Thing("Meeting", "hill")
	claim("c6", "s2", "property", "participants", "value", "anna", "object", "anna", "reported", "2030-01-04T00:00:00Z", "retracts", true)
	b.Edge("HAS_OBJECT", "c6", "anna")
	claim("c7", "s2", "property", "places", "value", "rome", "reported", "2030-01-04T00:00:00Z", "polarity", "DENIES", "retracts", true)
	claim("c8", "s2", "property", "status", "reported", "2030-01-04T00:00:00Z", "retracts", true)
	for _, id := range []string{"c6", "c7", "c8"} {
		b.Edge("ABOUT", id, "hill")
	}
	b.Thing("Source", "last", "reported", "2030-01-05T00:00:00Z")
	b.Thing("Meeting", "pass")
	claim("c9", "s2", "property", "participants.side", "value", "gazette", "object", "anna", "reported", "2030-01-04T00:00:00Z", "rank", "DEPRECATED", "reason", "A misprint.")
	b.Edge("HAS_OBJECT", "c9", "anna")
	claim("d1", "s2", "property", "participants.side", "value", "nobody", "object", "anna", "reported", "2030-01-04T00:00:00Z", "rank", "DEPRECATED")
	b.Edge("HAS_OBJECT", "d1", "anna")
	b.Edge("ABOUT", "c9", "pass")
	b.Edge("ABOUT", "d1", "pass")
	e := executorOver(t, b.Contents)
	const first = `lake: status is HELD. “they met” (through The Gazette, Anna Lake). The Gazette, “Talks held”, 2030-01-02, https://gazette.example/1, characters 10 to 18. Reported 2030-01-02T23:59:59Z; the record as of `
	const now = "2030-01-05T00:00:00Z" // the latest report
	for _, c := range []struct{ arguments, data string }{
		{`of: "lake"`, `[{"claim":{"id":"c1"},"text":"` + first + now + `."},{"claim":{"id":"c2"},"text":"Anna Lake: meetings is lake. s2, row=5. Reported 2030-01-03T00:00:00Z; the record as of 2030-01-05T00:00:00Z."},{"claim":{"id":"c3"},"text":"lake: statusWorded is not met. s2. Reported 2030-01-03T00:00:00Z; the record as of 2030-01-05T00:00:00Z."}]`},
		{`of: "lake", property: "status"`, `[{"claim":{"id":"c1"},"text":"` + first + now + `."}]`},
		{`of: "lake", asOf: "2030-01-02"`, `[{"claim":{"id":"c1"},"text":"` + first + `2030-01-02T23:59:59Z."}]`},
		{`of: "border"`, `[{"claim":{"id":"c4"},"text":"Anna Lake: stances (REJECTS) is The border. s2. Reported 2030-01-03T00:00:00Z; the record as of 2030-01-05T00:00:00Z."},{"claim":{"id":"c5"},"text":"Anna Lake: stances.wording of The border (REJECTS) is no way. s2. Reported 2030-01-03T00:00:00Z; the record as of 2030-01-05T00:00:00Z."}]`},
		{`of: "hill"`, `[{"claim":{"id":"c6"},"text":"hill: the source takes back that participants is Anna Lake. s2. Reported 2030-01-04T00:00:00Z; the record as of 2030-01-05T00:00:00Z."},{"claim":{"id":"c7"},"text":"hill: the source takes back that places is not rome. s2. Reported 2030-01-04T00:00:00Z; the record as of 2030-01-05T00:00:00Z."},{"claim":{"id":"c8"},"text":"hill: the source takes back what it said about status. s2. Reported 2030-01-04T00:00:00Z; the record as of 2030-01-05T00:00:00Z."}]`},
		{`of: "pass"`, `[{"claim":{"id":"c9"},"text":"pass: participants.side of Anna Lake is The Gazette. The editors know that this is wrong: A misprint. s2. Reported 2030-01-04T00:00:00Z; the record as of 2030-01-05T00:00:00Z."},{"claim":{"id":"d1"},"text":"pass: participants.side of Anna Lake is nobody. The editors know that this is wrong. s2. Reported 2030-01-04T00:00:00Z; the record as of 2030-01-05T00:00:00Z."}]`},
		{`of: "gazette"`, `[]`},
	} {
		if got := proved(t, e, `{ citations(`+c.arguments+`) { claim { id } text } }`, nil); got.data != `{"citations":`+c.data+`}` || len(got.errors) > 0 {
			t.Errorf("%s gives\n%s %v\nwant\n%s", c.arguments, got.data, got.errors, c.data)
		}
	}
}
