package server

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"parley/internal/server/reply"
	"parley/schema/codes"
)

// nested is a query so many fields deep.
func nested(depth int) string {
	var b strings.Builder
	b.WriteString("{ meetings(first: 1) { nodes {")
	n := 2
	for fields := []string{"participants(first: 1) {", "nodes {", "meetings(first: 1) {", "nodes {"}; n < depth-1; n++ {
		b.WriteString(fields[(n-2)%4])
	}
	b.WriteString(" __typename ")
	b.WriteString(strings.Repeat("}", n+1))
	return b.String()
}

func repeated(n int, each func(i int) string) string {
	var b strings.Builder
	for i := range n {
		b.WriteString(each(i))
	}
	return b.String()
}

func TestBadInput_022(t *testing.T) {
	graphiql, err := os.ReadFile("testdata/graphiql.graphql")
	if err != nil {
		t.Fatal(err)
	}
	if a := transmit(t, query(string(graphiql))); a.status != 200 || len(a.codes) > 0 {
		t.Errorf("what GraphiQL asks of the schema is refused: %.300s", a.text)
	}
	chain := "name" + strings.Repeat(" ofType { name", 14) + strings.Repeat(" }", 14)
	hostile(t, "22",
		sent{what: "a depth of 40", request: query(nested(40)), code: codes.TooDeep.String()},
		sent{what: "a depth of 21", request: query(nested(21)), code: codes.TooDeep.String()},
		sent{what: "a depth of 20, which is allowed", request: query(nested(20))},
		sent{what: "a depth of 21, reached through fragments", request: query("{ node(id: \"a\") { ...a } } fragment a on Meeting { participants { nodes { meetings { nodes { participants { nodes { meetings { nodes { ...b } } } } } } } } } " +
			"fragment b on Meeting { participants { nodes { meetings { nodes { participants { nodes { meetings { nodes { participants { nodes { meetings { nodes { id } } } } } } } } } } } } }"), code: codes.TooDeep.String()},
		sent{what: "a depth of 16 below __type", request: query(`{ __type(name: "Meeting") { ` + chain + ` } }`), code: codes.TooDeep.String()})
}

func TestBadInput_023(t *testing.T) {
	alias := func(i int) string { return fmt.Sprintf("a%d: __typename ", i) }
	hostile(t, "23",
		sent{what: "1,000 aliases", request: query("{ " + repeated(1000, alias) + "}"), code: codes.TooManyTokens.String()},
		sent{what: "300 aliases", request: query("{ " + repeated(300, alias) + "}"), code: codes.TooManyAliases.String()},
		sent{what: "16 aliases", request: query("{ " + repeated(16, alias) + "}"), code: codes.TooManyAliases.String()},
		sent{what: "16 aliases, reached through a fragment spread twice", request: query("{ ...a ... on Query { ...b } } fragment a on Query {" + repeated(8, alias) + "} fragment b on Query { " + repeated(8, func(i int) string { return alias(i + 10) }) + "}"), code: codes.TooManyAliases.String()},
		sent{what: "15 aliases, which are allowed", request: query("{ " + repeated(15, alias) + "}")})
}

func TestBadInput_024(t *testing.T) {
	hostile(t, "24",
		sent{what: "10,000 times @aa", request: query("{ __typename " + strings.Repeat("@aa ", 10_000) + "}"), code: codes.TooManyTokens.String()},
		sent{what: "400 times @aa", request: query("{ __typename " + strings.Repeat("@aa ", 400) + "}"), code: codes.TooManyDirectives.String()},
		sent{what: "51 times @include", request: query("{ " + strings.Repeat("__typename @include(if: true) ", 51) + "}"), code: codes.TooManyDirectives.String()},
		sent{what: "50 times @include, which is allowed", request: query("{ " + strings.Repeat("__typename @include(if: true) ", 50) + "}")})
}

func TestBadInput_025(t *testing.T) {
	hostile(t, "25",
		sent{what: "a field 10,000 times", request: query("{ " + strings.Repeat("a{b} ", 10_000) + "}"), code: codes.TooManyTokens.String()},
		sent{what: "a field 990 times", request: query("{ " + strings.Repeat("__typename ", 990) + "}"), code: codes.TooManyFields.String()},
		sent{what: "a field 200 times, the maximum (the answer has the field once)", request: query("{ " + strings.Repeat("__typename ", 200) + "}"), holds: `{"data":{"__typename":"Query"}}`},
		sent{what: "110 times the same field, with an argument and a selection", request: query("{ " + strings.Repeat(`node(id:"anna"){id} `, 110) + "}")},
		sent{what: "a field 90 times, each time with another argument", request: query("{ " + repeated(90, func(i int) string { return fmt.Sprintf(`node(id:"%d"){id} `, i) }) + "}"), code: "GRAPHQL_VALIDATION_FAILED"},
		sent{what: "7 levels of one field, twice at each level", request: query(`{ place(id: "lakeside") { ` + branching(2, 6) + "} }")},
		sent{what: "4 levels of one field, three times at each level", request: query(`{ place(id: "lakeside") { ` + branching(3, 3) + "} }")},
		sent{what: "2 levels of one field, 14 times at each level", request: query(`{ place(id: "lakeside") { ` + branching(14, 1) + "} }")})
}

// branching is a field that holds itself so many times at each level.
func branching(times, levels int) string {
	if levels == 0 {
		return strings.Repeat("within { id } ", times)
	}
	return strings.Repeat("within { "+branching(times, levels-1)+"} ", times)
}

func TestBadInput_026(t *testing.T) {
	fragments := func(n int) string {
		return "{ " + repeated(n, func(i int) string { return fmt.Sprintf("...f%d ", i) }) + "} " +
			repeated(n, func(i int) string { return fmt.Sprintf("fragment f%d on Query { __typename } ", i) })
	}
	conflicts := func(n int) string {
		return "{ " + repeated(n, func(i int) string { return fmt.Sprintf("...f%d ", i) }) + "} " +
			repeated(n, func(i int) string { return fmt.Sprintf("fragment f%d on Query { node(id:\"%d\") { id } } ", i, i) })
	}
	hostile(t, "26",
		sent{what: "1,000 overlapping fragments", request: query(fragments(1000)), code: codes.TooManyTokens.String()},
		sent{what: "100 overlapping fragments", request: query(fragments(100)), code: codes.TooManyFragments.String()},
		sent{what: "31 overlapping fragments", request: query(fragments(31)), code: codes.TooManyFragments.String()},
		sent{what: "30 fragments that contradict each other", request: query(conflicts(30)), code: "GRAPHQL_VALIDATION_FAILED"},
		sent{what: "30 overlapping fragments, which are allowed", request: query(fragments(30))})
}

// doubling is a document of fragments. Each fragment spreads the next fragment twice.
func doubling(levels int, on, inside, leaf string) string {
	return strings.ReplaceAll(inside, "HERE", "...f0") +
		repeated(levels, func(i int) string {
			return fmt.Sprintf(" fragment f%d on %s{...f%d ...f%d}", i, on, i+1, i+1)
		}) + fmt.Sprintf(" fragment f%d on %s{%s}", levels, on, leaf)
}

func TestBadInput_027(t *testing.T) {
	hostile(t, "27",
		sent{what: "40 levels of fragments: each fragment spreads the next fragment twice", request: query(doubling(40, "Query", "{HERE}", "__typename")), code: codes.TooManyFragments.String()},
		sent{what: "14 levels of such fragments, with 29 spreads", request: query(doubling(14, "Query", "{HERE}", "__typename")), code: codes.TooManyFragments.String()},
		sent{what: "such fragments, with a field between the levels", request: query("{...f0}" + repeated(8, func(i int) string {
			return fmt.Sprintf(" fragment f%d on Query{a:node(id:\"anna\"){...on Person{id}} ...f%d ...f%d}", i, i+1, i+1)
		}) + " fragment f8 on Query{__typename}"), code: codes.TooManyFragments.String()})
}

func TestBadInput_028(t *testing.T) {
	hostile(t, "28",
		sent{what: "40 levels of fragments below __schema", request: query(doubling(40, "__Type", "{__schema{types{HERE}}}", "name")), code: codes.TooManyFragments.String()},
		sent{what: "14 levels of fragments below __schema", request: query(doubling(14, "__Type", "{__schema{types{HERE}}}", "name")), code: codes.TooManyFragments.String()},
		sent{what: "introspection with nested lists of types, and 15 aliases at each level", request: query("{__schema{types{" + repeated(15, func(i int) string {
			return fmt.Sprintf("a%d:fields{...f}", i)
		}) + "}}} fragment f on __Field{" + repeated(15, func(i int) string { return fmt.Sprintf("b%d:args{name}", i) }) + "}"), code: codes.TooCostly.String()},
		sent{what: "the whole schema 15 times", request: query("{" + repeated(15, func(i int) string { return fmt.Sprintf("a%d:__schema{...s}", i) }) + "} " +
			"fragment s on __Schema{types{name fields{name args{name type{name ofType{name ofType{name}}}} type{name ofType{name}}}}}"), code: codes.TooCostly.String()})
}

func TestBadInput_029(t *testing.T) {
	hostile(t, "29",
		sent{what: "a fragment that spreads itself", request: query("{...a} fragment a on Query{__typename ...a}"), code: codes.FragmentCycle.String()},
		sent{what: "a cycle of ten fragments", request: query("{...f0}" + repeated(10, func(i int) string {
			return fmt.Sprintf(" fragment f%d on Query{...f%d}", i, (i+1)%10)
		})), code: codes.FragmentCycle.String()},
		sent{what: "a cycle of fragments that are not used", request: query("{__typename} fragment a on Query{...b} fragment b on Query{...a}"), code: codes.FragmentCycle.String()},
		sent{what: "a cycle of fragments below a field", request: query(`{node(id:"anna"){...a}} fragment a on Person{meetings{nodes{participants{nodes{...a}}}}}`), code: codes.FragmentCycle.String()})
}

func TestBadInput_030(t *testing.T) {
	hostile(t, "30",
		sent{what: "100,000 braces", request: query(strings.Repeat("{", 100_000)), code: codes.TooManyTokens.String()},
		sent{what: "900 braces", request: query(strings.Repeat("{", 900)), code: "GRAPHQL_PARSE_FAILED"},
		sent{what: "300 fields inside each other", request: query("{" + strings.Repeat("a{", 300) + "a" + strings.Repeat("}", 301)), code: codes.TooDeep.String()})
}

func TestBadInput_031(t *testing.T) {
	lists := func(n int) string {
		return "{ nodes(ids: " + strings.Repeat("[", n) + strings.Repeat("]", n) + ") { id } }"
	}
	objects := func(n int) string {
		return "{ meetings(where: " + strings.Repeat("{not:", n) + "{}" + strings.Repeat("}", n) + ") { totalCount } }"
	}
	hostile(t, "31",
		sent{what: "100,000 opening brackets in the document, and then the JSON is cut off", request: posted(`{"query":"{ nodes(ids: ` + strings.Repeat("[", 100_000)), status: 400, code: "BAD_REQUEST"},
		sent{what: "50,000 nested lists with closing brackets", request: query(lists(50_000)), code: codes.TooManyTokens.String()},
		sent{what: "480 nested lists", request: query(lists(480)), code: codes.TooDeep.String()},
		sent{what: "200 nested objects", request: query(objects(200)), code: codes.TooDeep.String()},
		sent{what: "a type of 400 nested lists", request: query("query($a: " + strings.Repeat("[", 400) + "ID" + strings.Repeat("]", 400) + "){ nodes(ids: $a) { id } }"), code: codes.TooDeep.String()})
}

func TestBadInput_032(t *testing.T) {
	hostile(t, "32",
		sent{what: "a comment of 10 MB", request: query("{ __typename } #" + strings.Repeat("a", 10<<20)), status: 413, code: "REQUEST_TOO_LARGE"},
		sent{what: "a comment of 90 KB, which is allowed", request: query("{ __typename } #" + strings.Repeat("a", 90<<10))},
		sent{what: "30,000 comments", request: query("{ __typename } " + strings.Repeat("#\n", 30_000)), code: codes.TooManyTokens.String()},
		sent{what: "a name of 90 KB", request: query("{ " + strings.Repeat("a", 90<<10) + " }"), code: codes.NameTooLong.String()})
}

func TestBadInput_033(t *testing.T) {
	hostile(t, "33", sent{
		what:    "an unknown operation name",
		request: posted(`{"query":"query A { __typename }","operationName":"` + echo + `"}`),
		code:    "GRAPHQL_VALIDATION_FAILED", holds: "operationName",
	})
}

func TestBadInput_034(t *testing.T) {
	hostile(t, "34",
		sent{what: "two operations, none named", request: query("query A { __typename } query B { __typename }"), code: codes.TooManyOperations.String()},
		sent{what: "two anonymous operations", request: query("{ __typename } { __typename }"), code: codes.TooManyOperations.String()},
		sent{what: "no operation", request: query("fragment a on Query { __typename }"), code: "GRAPHQL_VALIDATION_FAILED"},
		sent{what: "only a comment", request: query("# nothing"), code: "GRAPHQL_VALIDATION_FAILED"})
}

func TestBadInput_035(t *testing.T) {
	for what, document := range map[string]string{
		"a misspelt field":                   `{ meetins { totalCount } }`,
		"a misspelt field of a type":         `{ meetings { totalCont } }`,
		"a misspelt argument":                `{ meetings(frist: 1) { totalCount } }`,
		"a misspelt type":                    `{ node(id: "anna") { ... on Persn { id } } }`,
		"a misspelt value":                   `{ meetings(where: {status: [HELT]}) { totalCount } }`,
		"a misspelt condition":               `{ meetings(where: {stats: [HELD]}) { totalCount } }`,
		"a misspelt directive":               `{ meetings @skp(if: true) { totalCount } }`,
		"a misspelt argument of a directive": `{ meetings @skip(iff: true) { totalCount } }`,
		"a field without its selection":      `{ meetings }`,
		"200 misspelt fields":                "{ " + strings.Repeat("meetins ", 200) + "}",
		"200 different misspelt fields":      "{ " + repeated(200, func(i int) string { return fmt.Sprintf("m%d ", i) }) + "}",
	} {
		r := query(document)
		hostile(t, "35", sent{what: what, request: r, code: "GRAPHQL_VALIDATION_FAILED"})
		a := transmit(t, r)
		for _, hint := range []string{"Did you mean", "did you mean", "meetings\"?", "totalCount", "Person\"", "HELD"} {
			if strings.Contains(a.text, hint) {
				t.Errorf("%s: the reply holds %q: %s", what, hint, a.text)
			}
		}
		if len(a.codes) > reply.MaxErrors+1 {
			t.Errorf("%s: %d errors", what, len(a.codes))
		}
	}
}

func TestBadInput_035b(t *testing.T) {
	hostile(t, "35b", sent{
		what:    "first: 0, which is an empty page",
		request: query(`{ meetings(first: 0) { nodes { id } totalCount pageInfo { hasNextPage } } }`),
		holds:   `{"data":{"meetings":{"nodes":[],"totalCount":4,"pageInfo":{"hasNextPage":true}}}}`,
	})
}

func TestBadInput_036(t *testing.T) {
	filtered := "id"
	for range 4 { // where a filter is compiled for every type of every level
		filtered = `claims(first: 1, where: $w) { nodes { subject { ` + filtered + ` } } }`
	}
	filtered = `query($w: ClaimFilter) { person(id: "anna") { ` + filtered + ` } }`
	conditions := func(n int) string { return `{"w":{"or":[` + strings.Repeat(`{"id":"a"},`, n-1) + `{"id":"a"}]}}` }
	hostile(t, "36",
		sent{what: "lists of claims inside each other, four levels deep, each with the same filter of 1,000 conditions", request: query(filtered, conditions(1000)), code: "BAD_USER_INPUT", nulls: true},
		sent{what: "first: 1000000 on nested lists", request: query(`{ meetings(first: 1000000) { nodes { participants(first: 1000000) { nodes { meetings(first: 1000000) { nodes { id } } } } } } }`), code: codes.TooCostly.String()},
		sent{what: "first: 1000000 on nested lists, by variables", request: query(`query($n: Int) { meetings(first: $n) { nodes { participants(last: $n) { nodes { id } } } } }`, `{"n":1000000}`), code: codes.TooCostly.String()},
		sent{what: "first: 1000 three times", request: query(`{ meetings(first: 1000) { nodes { participants(first: 1000) { nodes { meetings(first: 1000) { nodes { id } } } } } } }`), code: codes.TooCostly.String()},
		sent{what: "five lists without first", request: query(`{ meetings { nodes { participants { nodes { meetings { nodes { participants { nodes { meetings { nodes { id claims { nodes { id } } } } } } } } } } } } }`), code: codes.TooCostly.String()},
		sent{what: "first: 1000000 on one list", request: query(`{ meetings(first: 1000000) { totalCount } }`), code: "BAD_USER_INPUT", nulls: true})
}

func TestBadInput_037(t *testing.T) {
	const heavy = `(first: 1000) { nodes { claims(first: 1000) { nodes { id } } } } `
	roots := []string{"meetings", "people", "organizations", "places", "issues", "plans", "events", "actors", "processes", "quotations"}
	hostile(t, "37",
		sent{what: "50 heavy root fields", request: query("{ " + repeated(50, func(i int) string {
			return fmt.Sprintf("a%d: meetings(first: 1000) { nodes { id } } ", i)
		}) + "}"), code: codes.TooManyAliases.String()},
		sent{what: "10 heavy root fields of different names", request: query("{ " + strings.Join(roots, heavy) + heavy + "}"), code: codes.TooCostly.String()},
		sent{what: "a heavy root field 15 times", request: query("{ " + repeated(15, func(i int) string {
			return fmt.Sprintf("a%d: meetings(first: 1000) { nodes { participants(first: 200) { nodes { id } } } } ", i)
		}) + "}"), code: codes.TooCostly.String()})
}
