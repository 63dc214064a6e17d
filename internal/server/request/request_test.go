package request

import (
	"net/url"
	"strings"
	"testing"

	"parley/internal/limits"
)

// TestBothFormsGiveTheSameRequest reads the same requests from JSON and from a query string.
func TestBothFormsGiveTheSameRequest(t *testing.T) {
	for _, c := range []struct{ query, variables, code string }{
		{"{ a }", `{"b":1}`, ""},
		{"", `{}`, "BAD_REQUEST"},
		{"{ a }", `[]`, "BAD_REQUEST"},
		{"{ a }", `{"b":1,"b":2}`, "BAD_REQUEST"},
		{"{ a }", `{"b":"\ud800"}`, "BAD_USER_INPUT"},
		{"{ a }", `{"b":"\u0000"}`, "BAD_USER_INPUT"},
		{"{ a }", `{"b":` + strings.Repeat("[", 40) + strings.Repeat("]", 40) + `}`, "TOO_DEEP"},
		{"{ a }", `{"b":[` + strings.Repeat("1,", 1000) + `1]}`, "LIST_TOO_LONG"},
	} {
		p, fromJSON := FromJSON([]byte(`{"query":"`+c.query+`","variables":`+c.variables+`}`), limits.Default())
		q, fromAddress := FromQueryString(url.Values{"query": {c.query}, "variables": {c.variables}}.Encode(), limits.Default())
		for form, refused := range map[string]*Refusal{"JSON": fromJSON, "a query string": fromAddress} {
			switch {
			case c.code == "" && refused != nil, c.code != "" && (refused == nil || refused.Code.String() != c.code):
				t.Errorf("%.40s %.40s as %s: %v, want %q", c.query, c.variables, form, refused, c.code)
			}
		}
		if c.code == "" && (p.Query != q.Query || len(p.Variables) != 1 || p.Variables["b"] != q.Variables["b"]) {
			t.Errorf("%v differs from %v", p, q)
		}
	}
}

func TestBadEscapesAreFoundInStringsOnly(t *testing.T) {
	for document, bad := range map[string]bool{
		`{ a(b: "\u0000") }`:              true,
		`{ a(b: "\u{0}") }`:               true,
		`{ a(b: "\ud83d") }`:              true,
		`{ a(b: "\ud83d\ude00") }`:        false,
		`{ a(b: "\\u0000") }`:             false,
		`{ a(b: """\u0000""") }`:          false,
		"{ a # \"\\u0000\n}":              false,
		`{ a(b: """x\""" \u0000""") }`:    false,
		`{ a(b: """x""", c: "\u0000") }`:  true,
		"{ a # \" \n b(c: \"\\u0000\") }": true,
	} {
		if got := BadEscape(document) != nil; got != bad {
			t.Errorf("%s: a bad escape is found: %t, want %t", document, got, bad)
		}
	}
}
