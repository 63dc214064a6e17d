package resolvers

import (
	"encoding/json"
	"strings"
	"testing"
)

// TestVariables checks that a value in a variable means the same as the literal, whatever GraphQL's
// coercion made of the value. The oracle shares the reading of arguments, so the test states the
// answers.
func TestVariables(t *testing.T) {
	e := newExecutor(t)
	const where = `query ($w: MeetingFilter) { meetings(where: $w) { nodes { id } } }`
	const ids = `query ($i: [ID!]!) { nodes(ids: $i) { id } }`
	const who = `query ($a: ID!, $w: ID) { whoMet(actor: $a, with: $w) { totalCount } }`
	for _, c := range []struct{ name, query, variables, want string }{
		{"no filter", where, `{}`, `{"meetings":{"nodes":[{"id":"hill-3"},{"id":"call-2"},{"id":"lake-1"},{"id":"plan-4"}]}}`},
		{"null for a filter", where, `{"w": null}`, `{"meetings":{"nodes":[{"id":"hill-3"},{"id":"call-2"},{"id":"lake-1"},{"id":"plan-4"}]}}`},
		{"one value for a list", where, `{"w": {"status": "SCHEDULED"}}`, `{"meetings":{"nodes":[{"id":"plan-4"}]}}`},
		{"one object for a list", where, `{"w": {"or": {"mode": "PHONE"}}}`, `{"meetings":{"nodes":[{"id":"call-2"}]}}`},
		{"a list of objects", where, `{"w": {"or": [{"mode": "PHONE"}, {"status": ["SCHEDULED"]}]}}`, `{"meetings":{"nodes":[{"id":"call-2"},{"id":"plan-4"}]}}`},
		{"one object for and, below not", where, `{"w": {"not": {"and": {"status": "HELD"}}}}`, `{"meetings":{"nodes":[{"id":"hill-3"},{"id":"plan-4"}]}}`},
		{"one id for a list", ids, `{"i": "anna"}`, `{"nodes":[{"id":"anna"}]}`},
		{"an integer for an id", ids, `{"i": 5}`, `{"nodes":[null]}`},
		{"integers for ids", ids, `{"i": [5, "anna"]}`, `{"nodes":[null,{"id":"anna"}]}`},
		{"null is anyone", who, `{"a": "anna", "w": null}`, `{"whoMet":{"totalCount":3}}`},
		{
			"a default", `query ($w: MeetingFilter = {or: {mode: PHONE}}, $n: Int = 1, $s: Boolean = true) { meetings(where: $w, first: $n) { nodes { id status @skip(if: $s) } } }`, `{}`,
			`{"meetings":{"nodes":[{"id":"call-2"}]}}`,
		},
		{"fields merged, fragments named", `{ ...a ...a meetings(first: 1) { ...b nodes { status } } } fragment a on Query { meetings(first: 1) { nodes { id } } } fragment b on MeetingConnection { totalCount nodes { ... on Occurrence { when { text } when { worded } } } }`, `{}`, `{"meetings":{"nodes":[{"id":"hill-3","when":{"text":"2030-05-03","worded":null},"status":"UNDER_WAY"}],"totalCount":4}}`},
	} {
		t.Run(c.name, func(t *testing.T) {
			var variables map[string]any
			d := json.NewDecoder(strings.NewReader(c.variables))
			d.UseNumber() // as the server does
			if err := d.Decode(&variables); err != nil {
				t.Fatal(err)
			}
			if got := proved(t, e, c.query, variables); got.data != c.want || len(got.errors) > 0 {
				t.Errorf("%s %v\nwant %s", got.data, got.errors, c.want)
			}
		})
	}
	if got := proved(t, e, who, map[string]any{"a": "anna", "w": 5}); strings.Join(got.errors, "") != "whoMet UNKNOWN_ID" {
		t.Errorf("an integer gives %v, want UNKNOWN_ID", got.errors)
	}
	if got := proved(t, e, who, map[string]any{"a": "anna", "w": ""}); strings.Join(got.errors, "") != "whoMet BAD_USER_INPUT" {
		t.Errorf("an empty id gives %v, want BAD_USER_INPUT", got.errors)
	}
}

// TestDeepNestingIsRefused nests fields deeply. A short document must not compile to a large query.
func TestDeepNestingIsRefused(t *testing.T) {
	e := newExecutor(t)
	for depth, want := range map[int]string{5: "", 20: "node BAD_USER_INPUT", 40: "node BAD_USER_INPUT"} {
		doc := `{ node(id: "nobody") { ... on Meeting {` + strings.Repeat(` participants { nodes { meetings { nodes {`, depth) +
			" id" + strings.Repeat(" }}}}", depth) + " }}}"
		got := ask(t, e, doc, nil)
		if strings.Join(got.errors, "") != want {
			t.Errorf("at depth %d the errors are %v, want %q", depth, got.errors, want)
		}
	}
}
