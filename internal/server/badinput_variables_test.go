package server

import (
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"parley/schema/codes"
)

func quoted(s string) string {
	text, err := json.Marshal(s)
	if err != nil {
		panic(err)
	}
	return string(text)
}

// everywhere puts a string into every place that takes one: each is answered by
// data, or by an error of the code in the place.
func everywhere(s string) []sent {
	v := `{"s":` + quoted(s) + `}`
	literal := quoted(s) // JSON's strings are GraphQL's
	return []sent{
		{what: "as an id", request: query(`query($s: ID!) { node(id: $s) { id } }`, v), holds: `"node":null`},
		{what: "as an id in the document", request: query(`{ node(id: ` + literal + `) { id } }`), holds: `"node":null`},
		{what: "as one of many ids", request: query(`query($s: ID!) { nodes(ids: [$s, "anna"]) { id } }`, v), holds: `[null,{"id":"anna"}]`},
		{what: "as a place", request: query(`query($s: ID) { meetings(where: {place: $s}) { totalCount } }`, v), code: "UNKNOWN_ID", nulls: true},
		{what: "as a participant", request: query(`query($s: ID!) { meetings(where: {participants: [$s]}) { totalCount } }`, v), code: "UNKNOWN_ID", nulls: true},
		{what: "as a side, under `not`", request: query(`query($s: ID) { meetings(where: {not: {side: $s}}) { totalCount } }`, v), code: "UNKNOWN_ID", nulls: true},
		{what: "as the actor of whoMet", request: query(`query($s: ID!) { whoMet(actor: $s) { totalCount } }`, v), code: "UNKNOWN_ID", nulls: true},
		{what: "as the ends of chains", request: query(`query($s: ID!) { chains(from: $s, to: "anna") { length } }`, v), code: "UNKNOWN_ID", nulls: true},
		{what: "as a property of claims", request: query(`query($s: String!) { claims(where: {property: [$s]}) { totalCount } }`, v), holds: `"totalCount":0`},
		{what: "as a day", request: query(`query($s: DateOrDateTime) { meetings(where: {from: $s}) { totalCount } }`, v), code: "BAD_USER_INPUT", nulls: true},
		{what: "as a cursor", request: query(`query($s: String) { meetings(after: $s) { totalCount } }`, v), code: "BAD_CURSOR", nulls: true},
		{what: "as an order", request: query(`query($s: [MeetingOrder!]) { meetings(orderBy: $s) { totalCount } }`, v), code: "BAD_USER_INPUT"},
		{what: "as a status", request: query(`query($s: [MeetingStatus!]) { meetings(where: {status: $s}) { totalCount } }`, v), code: "BAD_USER_INPUT"},
		{what: "as an order in the document", request: query(`{ meetings(orderBy: [` + literal + `]) { totalCount } }`), code: "GRAPHQL_VALIDATION_FAILED"},
	}
}

// injected sends a string everywhere, and holds the graph to what it was.
func injected(t *testing.T, number, s string) {
	t.Helper()
	before := get(t, "/contents")
	for _, c := range everywhere(s) {
		c.what = "`` " + s + " `` " + c.what
		hostile(t, number, c)
	}
	if a := transmit(t, query(`query($s: String!) { search(text: $s) { totalCount } }`, `{"s":`+quoted(s)+`}`)); a.status != 200 || len(a.codes) > 0 && a.codes[0] != "BAD_USER_INPUT" {
		t.Errorf("searched for, %q gives %.300s", s, a.text)
	}
	if after := get(t, "/contents"); after != before {
		t.Errorf("the graph held %s, and holds %s", before, after)
	}
}

const (
	injection38 = `' OR 1=1 //`
	injection39 = `Robby' WITH true as ignored MATCH (s) DETACH DELETE s; //`
	injection40 = "a`) DETACH DELETE n //"
	injection41 = "a\\`) DETACH DELETE n // \\u0060) DETACH DELETE n //"
	injection42 = "ID_ASC, n.id DESC` DETACH DELETE n //"
)

func TestBadInput_038(t *testing.T) { injected(t, "38", injection38) }
func TestBadInput_039(t *testing.T) { injected(t, "39", injection39) }
func TestBadInput_040(t *testing.T) { injected(t, "40", injection40) }
func TestBadInput_041(t *testing.T) { injected(t, "41", injection41) }
func TestBadInput_042(t *testing.T) { injected(t, "42", injection42) }

const searchFor = `query($s: String!) { search(text: $s) { nodes { ... on Person { id name } } } }`

// found is a search for a text that finds one person, or for "" nobody.
func found(what, text, id string) sent {
	holds := `"nodes":[]`
	if id != "" {
		holds = `"nodes":[{"id":"` + id + `",`
	}
	return sent{what: what, request: query(searchFor, `{"s":`+quoted(text)+`}`), holds: holds}
}

func TestBadInput_043(t *testing.T) {
	hostile(t, "43",
		found("Ébène as NFC", "Łukasz \u00c9b\u00e8ne", "lukasz-ebene"),
		found("Ébène as NFD", "Łukasz E\u0301be\u0300ne", "lukasz-ebene"),
		found("Ébène without marks", "łukasz ebene", "lukasz-ebene"),
		found("Ébène in full width", "Ｅｂｅｎｅ", "lukasz-ebene"))
}

func TestBadInput_044(t *testing.T) {
	hostile(t, "44",
		found("a zero-width space in a name", "eb\u200bene", "lukasz-ebene"),
		found("a name between direction marks", "\u202eebene\u202c", "lukasz-ebene"),
		found("a soft hyphen and a word joiner", "eb\u00ade\u2060ne", "lukasz-ebene"),
		found("Cyrillic letters that look alike, which make another word", "\u0435b\u0435n\u0435", ""),
		sent{what: "an id with a zero-width space, which is another id", request: query(`query($s: ID!) { node(id: $s) { id } }`, `{"s":"an\u200bna"}`), holds: `"node":null`},
		sent{what: "only a zero-width space", request: query(searchFor, `{"s":"\u200b"}`), code: "BAD_USER_INPUT", nulls: true})
}

func TestBadInput_045(t *testing.T) {
	hostile(t, "45",
		sent{what: "NUL in a variable", request: query(searchFor, `{"s":"an\u0000na"}`), status: 400, code: "BAD_USER_INPUT", holds: "U+0000"},
		sent{what: "NUL in a variable, as a byte", request: query(searchFor, "{\"s\":\"an\x00na\"}"), status: 400, code: "BAD_REQUEST"},
		sent{what: "NUL in the document, as an escape", request: query(`{ node(id: "an\u0000na") { id } }`), code: "BAD_USER_INPUT", holds: "U+0000"},
		sent{what: "NUL in the document, as an escape in braces", request: query(`{ node(id: "an\u{0}na") { id } }`), code: "BAD_USER_INPUT", holds: "U+0000"},
		sent{what: "NUL in a string that follows a block string and a comment", request: query("{ a: node(id: \"\"\"\\u0000\"\"\") { id } # \"\n b: node(id: \"an\\u0000na\") { id } }"), code: "BAD_USER_INPUT", holds: "U+0000"},
		sent{what: "a backslash and u0000 in a comment: no escape there", request: query(`{ __typename } # \u0000 "\u0000"`)},
		sent{what: "a backslash and u0000 in a block string: no escape there", request: query(`{ node(id: """an\u0000na""") { id } }`), holds: `"node":null`},
		sent{what: "an escaped backslash and then u0000 in the document: not a NUL", request: query(`{ node(id: "an\\u0000na") { id } }`), holds: `"node":null`},
		sent{what: "NUL in the document itself", request: query("{ node(id: \"an\x00na\") { id } }"), status: 400, code: "BAD_USER_INPUT", holds: "U+0000"},
		sent{what: "NUL in the name of a variable", request: query(`{ __typename }`, `{"\u0000":1}`), status: 400, code: "BAD_USER_INPUT"},
		sent{what: "NUL in a GET", request: message{method: "GET", target: "/graphql?query=%7B__typename%7D%00"}, status: 400, code: "BAD_USER_INPUT"})
}

func TestBadInput_046(t *testing.T) {
	for _, half := range []string{`\ud800`, `\udc00`, `\ud800a`, `\udc00\ud800`, `\ud83d\u0041`} {
		hostile(t, "46",
			sent{what: "`" + half + "` in a variable", request: query(searchFor, `{"s":"anna`+half+`"}`), status: 400, code: "BAD_USER_INPUT", holds: "surrogate"},
			sent{what: "`" + half + "` in the document", request: query(`{ node(id: "anna` + half + `") { id } }`), code: "BAD_USER_INPUT", holds: "surrogate"})
	}
	hostile(t, "46",
		sent{what: `a whole pair, which is a character`, request: query(`query($s: ID!) { node(id: $s) { id } }`, `{"s":"\ud83d\ude00"}`), holds: `"node":null`},
		sent{what: `a whole pair in the document, which is a character`, request: query(`{ node(id: "\ud83d\ude00") { id } }`), holds: `"node":null`},
		sent{what: `half of a surrogate pair after a block string`, request: query(`{ a: node(id: """a\""" "b"""") { id } b: node(id: "\ud800") { id } }`), code: "BAD_USER_INPUT", holds: "surrogate"},
		sent{what: `a backslash and ud800 in a block string`, request: query(`{ node(id: """\ud800 \""" \udc00""") { id } }`), holds: `"node":null`},
		sent{what: `a backslash and ud800 in a comment`, request: query(`{ __typename } # \ud800`), holds: `"Query"`},
		sent{what: `an escaped backslash and then ud800: not a surrogate`, request: query(`query($s: ID!) { node(id: $s) { id } }`, `{"s":"\\ud800"}`), holds: `"node":null`})
}

const firstN = `query($n: Int) { meetings(first: $n) { totalCount } }`

func TestBadInput_047(t *testing.T) {
	for _, n := range []string{"NaN", "Infinity", "-Infinity", "01", "+1", "0x10", "1e", ".5"} {
		hostile(t, "47", sent{what: n, request: query(firstN, `{"n":`+n+`}`), status: 400, code: "BAD_REQUEST"})
	}
	hostile(t, "47",
		sent{what: `"NaN"`, request: query(firstN, `{"n":"NaN"}`), code: "BAD_USER_INPUT"},
		sent{what: "1e999", request: query(firstN, `{"n":1e999}`), code: "BAD_USER_INPUT"},
		sent{what: "NaN in the document", request: query(`{ meetings(first: NaN) { totalCount } }`), code: "GRAPHQL_VALIDATION_FAILED"})
}

func TestBadInput_048(t *testing.T) {
	for _, n := range []string{"2147483648", "-2147483649", "9223372036854775808", strings.Repeat("9", 90_000)} {
		hostile(t, "48", sent{what: short(n), request: query(firstN, `{"n":`+n+`}`), code: "BAD_USER_INPUT", holds: "32 bits"})
	}
	hostile(t, "48",
		sent{what: "2147483648 in the document", request: query(`{ meetings(first: 2147483648) { totalCount } }`), code: "BAD_USER_INPUT", nulls: true},
		sent{what: "99999999999999999999 in the document", request: query(`{ meetings(first: 99999999999999999999) { totalCount } }`), code: "GRAPHQL_VALIDATION_FAILED"},
		sent{what: "90,000 digits in the document", request: query(`{ meetings(first: ` + strings.Repeat("9", 90_000) + `) { totalCount } }`), code: "GRAPHQL_VALIDATION_FAILED"})
}

func short(s string) string {
	if len(s) > 30 {
		return fmt.Sprintf("%s… (%d characters)", s[:10], len(s))
	}
	return s
}

func TestBadInput_049(t *testing.T) {
	for _, n := range []string{"1.5", `"5"`, "true", "[1, 2]", "{}", "1e2", `""`} {
		hostile(t, "49", sent{what: n + " for Int", request: query(firstN, `{"n":`+n+`}`), code: "BAD_USER_INPUT"})
	}
	hostile(t, "49",
		sent{what: "1.5 in the document", request: query(`{ meetings(first: 1.5) { totalCount } }`), code: "GRAPHQL_VALIDATION_FAILED"},
		sent{what: `"5" in the document`, request: query(`{ meetings(first: "5") { totalCount } }`), code: "GRAPHQL_VALIDATION_FAILED"},
		sent{what: "a number for a String", request: query(searchFor, `{"s":5}`), code: "BAD_USER_INPUT"},
		sent{what: "a list for an ID", request: query(`query($s: ID!) { node(id: $s) { id } }`, `{"s":["anna"]}`), code: "BAD_USER_INPUT"},
		sent{what: "null for a required ID", request: query(`query($s: ID!) { node(id: $s) { id } }`, `{"s":null}`), code: "BAD_USER_INPUT"},
		sent{what: "no value for a required ID", request: query(`query($s: ID!) { node(id: $s) { id } }`, `{}`), code: "BAD_USER_INPUT"},
		sent{what: "held for HELD", request: query(`query($s: [MeetingStatus!]) { meetings(where: {status: $s}) { totalCount } }`, `{"s":["held"]}`), code: "BAD_USER_INPUT"},
		sent{what: `"true" for Boolean`, request: query(`query($s: Boolean!) { meetings @include(if: $s) { totalCount } }`, `{"s":"true"}`), code: "BAD_USER_INPUT"},
		sent{what: "an unknown field of a filter", request: query(`query($w: MeetingFilter) { meetings(where: $w) { totalCount } }`, `{"w":{"`+echo+`":1}}`), code: "BAD_USER_INPUT"},
		sent{what: "one value for a list, which is allowed", request: query(`query($s: [ID!]!) { nodes(ids: $s) { id } }`, `{"s":"anna"}`)})
}

func TestBadInput_050(t *testing.T) {
	hostile(t, "50",
		sent{what: "first: -1", request: query(`{ meetings(first: -1) { totalCount } }`), code: "BAD_USER_INPUT", nulls: true, holds: "first"},
		sent{what: "last: -1", request: query(`{ meetings(last: -1) { totalCount } }`), code: "BAD_USER_INPUT", nulls: true, holds: "last"},
		sent{what: "first with last", request: query(`{ meetings(first: 1, last: 1) { totalCount } }`), code: "BAD_USER_INPUT", nulls: true, holds: "not both"},
		sent{what: "first: -1 on a nested list", request: query(`{ node(id: "lake-1") { ... on Meeting { participants(first: -1) { totalCount } } } }`), code: "BAD_USER_INPUT", nulls: true},
		sent{what: "first: -1 for chains", request: query(`{ chains(from: "anna", to: "bea", first: -1) { length } }`), code: "BAD_USER_INPUT", nulls: true})
}

func TestBadInput_051(t *testing.T) {
	ids := func(n int) string {
		return `{"s":[` + strings.TrimSuffix(strings.Repeat(`"a",`, n), ",") + `]}`
	}
	const byIDs = `query($s: [ID!]!) { nodes(ids: $s) { id } }`
	hostile(t, "51",
		sent{what: "a list of 100,000", request: query(byIDs, ids(100_000)), status: 413, code: "REQUEST_TOO_LARGE"},
		sent{what: "a list of 20,000", request: query(byIDs, ids(20_000)), status: 400, code: codes.ListTooLong.String()},
		sent{what: "a list of 1,001", request: query(byIDs, ids(1001)), status: 400, code: codes.ListTooLong.String()},
		sent{what: "16 lists of 1,000 conditions", request: query(`query($w: MeetingFilter) { meetings(where: $w) { totalCount } }`,
			`{"w":{"and":[`+strings.TrimSuffix(strings.Repeat(`{"participants":[`+strings.TrimSuffix(strings.Repeat(`"bea",`, 1000), ",")+`]},`, 16), ",")+`]}}`)})
}

func TestBadInput_052(t *testing.T) {
	hostile(t, "52",
		sent{what: "JSON 100,000 deep", request: posted(`{"query":"{__typename}","variables":{"a":` + strings.Repeat("[", 100_000)), status: 400, code: codes.TooDeep.String()},
		sent{what: "JSON 50,000 deep with closing brackets", request: query(`{__typename}`, `{"a":`+strings.Repeat("[", 50_000)+strings.Repeat("]", 50_000)+`}`), status: 400, code: codes.TooDeep.String()},
		sent{what: "objects 10,000 deep", request: query(`{__typename}`, strings.Repeat(`{"a":`, 10_000)+"1"+strings.Repeat("}", 10_000)), status: 400, code: codes.TooDeep.String()},
		sent{what: "JSON 33 deep", request: query(`{__typename}`, `{"a":`+strings.Repeat("[", 31)+strings.Repeat("]", 31)+`}`), status: 400, code: codes.TooDeep.String()},
		sent{what: "a filter 28 deep, which is allowed", request: query(`query($w: MeetingFilter) { meetings(where: $w) { totalCount } }`, `{"w":`+strings.Repeat(`{"not":`, 28)+"{}"+strings.Repeat("}", 28)+`}`)})
}

func TestBadInput_053(t *testing.T) {
	hostile(t, "53",
		sent{what: "a search text of 1 MB", request: query(searchFor, `{"s":"`+strings.Repeat("a", 1<<20)+`"}`), status: 413, code: "REQUEST_TOO_LARGE"},
		sent{what: "a search text of 90 KB", request: query(searchFor, `{"s":"`+strings.Repeat("a", 90<<10)+`"}`), code: "BAD_USER_INPUT", nulls: true},
		sent{what: "a search text of 45,000 words", request: query(searchFor, `{"s":"`+strings.Repeat("a ", 45<<10)+`"}`), code: "BAD_USER_INPUT", nulls: true},
		sent{what: "an id of 90 KB", request: query(`query($s: ID!) { node(id: $s) { id } }`, `{"s":"`+strings.Repeat("a", 90<<10)+`"}`), holds: `"node":null`})
}

const lucene = `*~[]:"\`

func TestBadInput_054(t *testing.T) {
	hostile(t, "54",
		sent{what: "`" + lucene + "`", request: query(searchFor, `{"s":`+quoted(lucene)+`}`), code: "BAD_USER_INPUT", nulls: true, holds: "no letter"},
		found("`eben*`: Parley ignores the star, and finds the name", "eben*", "lukasz-ebene"),
		found("`\"ebene\"~2`: the words ebene and 2", `"ebene"~2`, ""),
		found("`name:ebene OR *:*`", "name:ebene OR *:*", ""),
		found("`[ebene]`", "[ebene]", "lukasz-ebene"))
	for _, r := range lucene + `+-&|!(){}^?/'%_;` {
		for _, text := range []string{string(r), "ebene" + string(r), string(r) + "ebene", "eb" + string(r) + "ene"} {
			a := transmit(t, query(searchFor, `{"s":`+quoted(text)+`}`))
			if a.status != 200 || len(a.codes) > 0 && a.codes[0] != "BAD_USER_INPUT" {
				t.Errorf("%q: %d %s", text, a.status, a.text)
			}
		}
	}
}

func TestBadInput_055(t *testing.T) {
	after := func(field, cursor string) message {
		return query(`query($c: String) { `+field+` { edges { cursor } } }`, `{"c":`+quoted(cursor)+`}`)
	}
	cursor := func(field string) string {
		var reply map[string]map[string]map[string]any
		a := transmit(t, query(`{ `+field+` { pageInfo { endCursor } } }`))
		if err := json.Unmarshal([]byte(a.text), &reply); err != nil {
			t.Fatalf("%v: %s", err, a.text)
		}
		name, _, _ := strings.Cut(field, "(")
		return reply["data"][name]["pageInfo"].(map[string]any)["endCursor"].(string)
	}
	good := cursor("meetings(first: 1)")
	hostile(t, "55",
		sent{what: "a cursor from the same list, which is allowed", request: after("meetings(after: $c)", good)},
		sent{what: "a cursor that is not base64", request: after("meetings(after: $c)", echo+"!"), code: "BAD_CURSOR", nulls: true},
		sent{what: "a cursor in base64 that Parley did not make", request: after("meetings(after: $c)", "Zm9vYmFy"), code: "BAD_CURSOR", nulls: true},
		sent{what: "a cursor with one letter more", request: after("meetings(after: $c)", good+"a"), code: "BAD_CURSOR", nulls: true},
		sent{what: "a cursor that is cut off", request: after("meetings(after: $c)", good[:len(good)/2]), code: "BAD_CURSOR", nulls: true},
		sent{what: "a cursor of another list", request: after("people(after: $c)", good), code: "BAD_CURSOR", nulls: true},
		sent{what: "a cursor of another order", request: after("meetings(orderBy: [ID_ASC], after: $c)", good), code: "BAD_CURSOR", nulls: true},
		sent{what: "a cursor of 90 KB", request: after("meetings(after: $c)", strings.Repeat("A", 90<<10)), code: "BAD_CURSOR", nulls: true},
		sent{what: "an empty cursor", request: after("meetings(after: $c)", ""), code: "BAD_CURSOR", nulls: true},
		sent{what: "a cursor of another list in `before`", request: after("people(before: $c)", good), code: "BAD_CURSOR", nulls: true})
}

func TestBadInput_056(t *testing.T) {
	hostile(t, "56",
		sent{what: "a sent variable that the operation does not declare: ignored", request: query(`{ __typename }`, `{"`+echo+`":{"a":[1]}}`), holds: `{"data":{"__typename":"Query"}}`},
		sent{what: "a used variable that the operation does not declare", request: query(`{ node(id: $id) { id } }`, `{"id":"anna"}`), code: "GRAPHQL_VALIDATION_FAILED"},
		sent{what: "null for an order with a default", request: query(`query($o: MeetingOrder = WHEN_ASC) { meetings(orderBy: [$o]) { totalCount } }`, `{"o":null}`), code: "BAD_USER_INPUT", holds: "$o must not be null"},
		sent{what: "null for the argument `by`", request: query(`query($o: MeetingGrouping = PLACE) { meetingGroups(by: $o) { totalCount } }`, `{"o":null}`), code: "BAD_USER_INPUT"},
		sent{what: "null for a list of ids", request: query(`query($o: [ID!] = ["x"]) { nodes(ids: $o) { id } }`, `{"o":null}`), code: "BAD_USER_INPUT"},
		sent{what: "null for a status in a filter", request: query(`query($o: MeetingStatus = HELD) { meetings(where: {not: {status: [$o]}}) { totalCount } }`, `{"o":null}`), code: "BAD_USER_INPUT"},
		sent{what: "null for one of several filters", request: query(`query($o: MeetingFilter = {status: [HELD]}) { meetings(where: {or: [$o]}) { totalCount } }`, `{"o":null}`), code: "BAD_USER_INPUT"},
		sent{what: "null for the condition of @include, in a fragment", request: query(`query($o: Boolean = true) { ...F } fragment F on Query { ... @include(if: $o) { __typename } }`, `{"o":null}`), code: "BAD_USER_INPUT"},
		sent{what: "null for an argument of __type", request: query(`query($o: String = "Person") { __type(name: $o) { name } }`, `{"o":null}`), code: "BAD_USER_INPUT"},
		sent{what: "null where null is allowed", request: query(`query($o: MeetingFilter = {status: [HELD]}) { meetings(where: $o) { totalCount } }`, `{"o":null}`), holds: `"totalCount":4`},
		sent{what: "no value for a variable with a default, which is allowed", request: query(`query($o: MeetingOrder = WHEN_ASC) { meetings(orderBy: [$o]) { totalCount } }`, `{}`), holds: `"totalCount":4`},
		sent{what: "a declared variable that the operation does not use", request: query(`query($id: ID) { __typename }`, `{"id":"anna"}`), code: "GRAPHQL_VALIDATION_FAILED"})
}

func TestBadInput_056b(t *testing.T) {
	const between = `query($from: DateOrDateTime, $until: DateOrDateTime) { meetings(where: {from: $from, until: $until}) { totalCount } }`
	for _, day := range []string{"2025-02-30", "2025-13-01", "0000-01-01", "-001-01-01", "12025-01-01", "2025-1-1", "2025-01-01T00:00:00", "2025-01-01T25:00Z", "0000-12-31T23:00Z", "01.02.2025", "", "today", "２０２５-01-01"} {
		hostile(t, "56b", sent{what: "the day `" + day + "`", request: query(between, `{"from":`+quoted(day)+`}`), code: "BAD_USER_INPUT", nulls: true})
	}
	hostile(t, "56b",
		sent{what: "a period whose end is before its beginning", request: query(between, `{"from":"2025-12-02","until":"2025-12-01"}`), code: "BAD_USER_INPUT", nulls: true, holds: "later"},
		sent{what: "a period whose end is before its beginning, in the document, on a nested list", request: query(`{ node(id: "anna") { ... on Actor { meetings(where: {or: [{from: "2025-12-02", until: "2025-12-01"}]}) { totalCount } } } }`), code: "BAD_USER_INPUT", nulls: true, holds: "later"},
		sent{what: "from and until on the same day, which is allowed", request: query(between, `{"from":"2030-05-01","until":"2030-05-01"}`), holds: `"totalCount":1`},
		sent{what: "a number for a day", request: query(between, `{"from":20251201}`), code: "BAD_USER_INPUT"})
}
