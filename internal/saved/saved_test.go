package saved

import (
	"errors"
	"net/url"
	"reflect"
	"strings"
	"testing"
	"testing/fstest"

	"parley/docs/questions"
	"parley/schema"
)

const declared = `# Who spoke?
# rows: meetings.nodes
# column day: when.text
# column people: participants.nodes.name
# column places: places.edges.node
query Spoke($from: DateOrDateTime, $status: [MeetingStatus!], $first: Int, $where: MeetingFilter, $alleged: Boolean = false) {
  meetings(first: $first, where: $where) { nodes { id when { text } participants { nodes { name } } places { edges { node { id name } } } } }
  a: meetings(where: {from: $from, status: $status}) { totalCount }
  whoMet(actor: "a", alleged: $alleged) { totalCount }
}`

// read reads one saved query.
func read(t *testing.T, text string) (*Query, error) {
	t.Helper()
	s, err := schema.Load()
	if err != nil {
		t.Fatal(err)
	}
	all, err := Read(fstest.MapFS{"spoke.graphql": {Data: []byte(text)}, "other.txt": {Data: []byte("{")}}, s)
	if err != nil {
		return nil, err
	}
	if len(all) != 1 {
		t.Fatalf("%d queries", len(all))
	}
	return all[0], nil
}

func TestRead(t *testing.T) {
	q, err := read(t, declared)
	if err != nil {
		t.Fatal(err)
	}
	if q.Name != "spoke" || q.Title != "Who spoke?" || len(q.Parameters) != 5 || len(q.columns) != 3 || strings.Join(q.rows, ".") != "meetings.nodes" {
		t.Errorf("%+v", q)
	}
	for text, want := range map[string]string{
		"{ meetings { nodes { nam } } }":                "nam",
		"subscription { graphChanged { revision } }":    "exactly one query",
		"query A { __typename } query B { __typename }": "exactly one query",
		"# column day\n{ __typename }":                  "declares no column",
		"{":                                             "spoke.graphql:1: Expected",
		// A declaration that leads to nothing would be an empty column for ever, or an error for every client.
		"# rows: meetngs.nodes\n{ meetings { nodes { id } } }":                                                                                    "spoke.graphql:1: the query does not ask for meetngs:",
		"# A title\n# rows: meetings.nods\n{ meetings { nodes { id } } }":                                                                         "spoke.graphql:2: the query does not ask for meetings.nods:",
		"# rows: meetings.nodes.places\n{ meetings { nodes { places { nodes { id } } } } }":                                                       "spoke.graphql:1: meetings.nodes is a list already",
		"# column no: nothing.here\n# rows: meetings.nodes\n{ meetings { nodes { id } } }":                                                        "spoke.graphql:1: the query does not ask for nothing in a row",
		"# column no: when.text.more\n{ meetings { nodes { when { text } } } }":                                                                   "spoke.graphql:1: the query does not ask for when.text.more in a row",
		"# rows: meetings.nodes\n# colum n: name\n{ meetings { nodes { name } } }":                                                                `spoke.graphql:2: "colum n: name" names a field of the query, and declares nothing`,
		"# Rows: meetings.nodes\n{ meetings { nodes { name } } }":                                                                                 `spoke.graphql:1: "Rows: meetings.nodes" names a field`,
		"# colum n: name\n{ coverage { sources { nodes { id } } } meetings { nodes { name } } }":                                                  `spoke.graphql:1: "colum n: name" has the form of a declaration`,
		"# row: meetings.node\n{ meetings { nodes { name } } }":                                                                                   `spoke.graphql:1: "row: meetings.node" has the form of a declaration`,
		"query A($after: String) { meetings(after: $after) { nodes { id } } }":                                                                    "spoke.graphql:1: the query takes $after",
		"query A($after: String) { meetings(first: 1) { nodes { id } pageInfo { hasNextPage endCursor } } people(after: $after) { totalCount } }": "the query takes $after",
	} {
		if _, err := read(t, text); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: the error is %v, want %s", text, err, want)
		}
	}
	s, err := schema.Load()
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Read(fstest.MapFS{"a b.graphql": {Data: []byte("{ __typename }")}, "x.graphql": {Data: []byte("{ no }")}}, s); err == nil || !strings.Contains(err.Error(), "a b.graphql") || !strings.Contains(err.Error(), "x.graphql") {
		t.Errorf("the error is %v, want both problems", err)
	}
	if all, err := Read(questions.Files, s); err != nil || len(all) < 30 || all[0].Title == "" {
		t.Errorf("the questions of the docs: %d, %v", len(all), err)
	}
}

const answer = `{"meetings":{"nodes":[
	{"id":"m1","when":{"text":"2030-01-02"},"participants":{"nodes":[{"name":"Ada, the first"},{"name":"Bo"}]},"places":{"edges":[{"node":{"id":"rome","name":"Rome"}}]}},
	{"id":"m2","when":null,"participants":{"nodes":[]},"places":{"edges":[]}}]}}`

func TestTables(t *testing.T) {
	q, err := read(t, declared)
	if err != nil {
		t.Fatal(err)
	}
	table, err := q.Table(nil, []byte(answer))
	if err != nil {
		t.Fatal(err)
	}
	for extension, want := range map[string]string{
		"csv":       "day,people,places\r\n2030-01-02,\"Ada, the first; Bo\",Rome\r\n,,\r\n",
		"excel.csv": "\uFEFFday,people,places\r\n2030-01-02,\"Ada, the first; Bo\",Rome\r\n,,\r\n",
		"json":      "[\n{\"day\":\"2030-01-02\",\"people\":[\"Ada, the first\",\"Bo\"],\"places\":[\"Rome\"]},\n{\"day\":null,\"people\":[],\"places\":[]}\n]\n",
		"ndjson":    "{\"day\":\"2030-01-02\",\"people\":[\"Ada, the first\",\"Bo\"],\"places\":[\"Rome\"]}\n{\"day\":null,\"people\":[],\"places\":[]}\n",
	} {
		if got := formatted(t, table, extension); got != want {
			t.Errorf("%s is\n%q, want\n%q", extension, got, want)
		}
	}

	plain, err := read(t, "{ meetings { totalCount } }")
	if err != nil {
		t.Fatal(err)
	}
	for data, want := range map[string]string{
		answer:                           "id,when.text,participants,places.edges\r\nm1,2030-01-02,\"Ada, the first; Bo\",Rome\r\nm2,,,\r\n",
		`{"a":{"n":1},"b":[1,"x",null]}`: "value\r\n1\r\nx\r\n\r\n",
		`{"n":[{"a":"=1+1"},{"a":-5,"b":true},{"a":"-5"},{"a":"+x"},{"a":"@x"}]}`: "a,b\r\n'=1+1,\r\n-5,true\r\n'-5,\r\n'+x,\r\n'@x,\r\n",
		`{"n":["\n=1","＝1","＋1","－1","＠x","\t=1"," =1"]}`:                         "value\r\n\"'\r\n=1\"\r\n'＝1\r\n'＋1\r\n'－1\r\n'＠x\r\n'\t=1\r\n\" =1\"\r\n",
		`{"n":[]}`: "\r\n",
		`{"n":3}`:  "\r\n",
	} {
		table, err := plain.Table(nil, []byte(data))
		if err != nil {
			t.Fatal(err)
		}
		if got := formatted(t, table, "csv"); got != want {
			t.Errorf("%s as CSV is\n%q, want\n%q", data, got, want)
		}
	}
}

func TestRowsThatAreNotThere(t *testing.T) {
	q, err := read(t, "# rows: meetings.edges\nquery A($with: Boolean = false) { meetings { nodes { id } edges @include(if: $with) { cursor } } }")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := q.Table(nil, []byte(answer)); !errors.Is(err, ErrNoRows) {
		t.Errorf("the error is %v", err)
	}
	one, err := read(t, "# rows: coverage\n{ coverage { sourceCount } }")
	if err != nil {
		t.Fatal(err)
	}
	table, err := one.Table(nil, []byte(`{"coverage":{"sourceCount":5}}`))
	if err != nil || formatted(t, table, "csv") != "sourceCount\r\n5\r\n" {
		t.Errorf("%v, %v", table, err)
	}
}

// TestRowsOfThings: without a declaration, the rows are the first list of things, also if a list of values stands before it and has nothing.
func TestRowsOfThings(t *testing.T) {
	for text, want := range map[string]string{
		`{ meeting(id: "m") { contested ...seats } } fragment seats on Meeting { participants { nodes { name } } }`: "name\r\nAda\r\n",
		`{ meeting(id: "m") { contested } }`: "value\r\nwhen\r\n",
	} {
		q, err := read(t, text)
		if err != nil {
			t.Fatal(err)
		}
		table, err := q.Table(nil, []byte(`{"meeting":{"contested":["when"],"participants":{"nodes":[{"name":"Ada"}]}}}`))
		if err != nil {
			t.Fatal(err)
		}
		if got := formatted(t, table, "csv"); got != want {
			t.Errorf("%s: the rows are %q, want %q", text, got, want)
		}
	}
}

// TestColumnsThroughFragments: a column can come from a fragment for one of several types.
func TestColumnsThroughFragments(t *testing.T) {
	q, err := read(t, "# Found: by name\n# column name: node.name\n{ search(text: \"a\", first: 5) { edges { node { ...named } } } } fragment named on Named { ... on Person { name } ... on Place { name } }")
	if err != nil || q.Title != "Found: by name" {
		t.Errorf("%v, %v", q, err)
	}
}

// TestRowsOverPages: a query that follows its pages gives the rows of all pages. Other rows that fill a page which the query has not chosen are an error.
func TestRowsOverPages(t *testing.T) {
	q, err := read(t, "# rows: people.nodes\nquery A($after: String) { people(first: 2, after: $after) { nodes { id } pageInfo { hasNextPage endCursor } } coverage { first } }")
	if err != nil {
		t.Fatal(err)
	}
	first, last := []byte(`{"people":{"nodes":[{"id":"a"},{"id":"b"}],"pageInfo":{"hasNextPage":true,"endCursor":"b"}},"coverage":null}`), []byte(`{"people":{"nodes":[{"id":"c"}],"pageInfo":{"hasNextPage":false,"endCursor":"c"}}}`)
	if cursor, more := q.Next(first); cursor != "b" || !more {
		t.Errorf("the next page begins after %q, %t", cursor, more)
	}
	if cursor, more := q.Next(last); more {
		t.Errorf("after the last page comes %q", cursor)
	}
	table, err := q.Table(nil, first, last)
	if err != nil || formatted(t, table, "csv") != "id\r\na\r\nb\r\nc\r\n" {
		t.Errorf("%v, %v", table, err)
	}
	for _, c := range []struct {
		query     string
		variables map[string]any
		rows      int
		full      bool
	}{
		{"{ people { nodes { id } } }", nil, 99, false},
		{"{ people { nodes { id } } }", nil, 100, true},
		{"{ people { edges { node { id } } } }", nil, 100, true},
		{"{ people(first: 100) { nodes { id } } }", nil, 100, false},
		{"query A($first: Int) { people(first: $first) { nodes { id } } }", map[string]any{"first": 100}, 100, false},
		{"query A($first: Int) { people(first: $first) { nodes { id } } }", nil, 100, true},
		{"{ people(first: 1000) { nodes { id } } }", nil, 999, false},
		{"{ people(first: 1000) { nodes { id } } }", nil, 1000, true},
		{"{ people(last: 1000) { nodes { id } } }", nil, 1000, true},
	} {
		q, err := read(t, c.query)
		if err != nil {
			t.Fatal(err)
		}
		list := "nodes"
		if strings.Contains(c.query, "edges") {
			list = "edges"
		}
		data := `{"people":{"` + list + `":[` + strings.TrimSuffix(strings.Repeat(`{"id":"a"},`, c.rows), ",") + "]}}"
		if _, err := q.Table(c.variables, []byte(data)); errors.Is(err, ErrFullPage) != c.full {
			t.Errorf("%s with %d rows: %v", c.query, c.rows, err)
		}
	}
}

// formatted returns a table in a format.
func formatted(t *testing.T, table *Table, extension string) string {
	t.Helper()
	for _, f := range Formats {
		if f.Extension == extension {
			text, err := f.Write(table)
			if err != nil {
				t.Fatal(err)
			}
			return string(text)
		}
	}
	t.Fatalf("no format %s", extension)
	return ""
}

func TestVariables(t *testing.T) {
	q, err := read(t, declared)
	if err != nil {
		t.Fatal(err)
	}
	for address, want := range map[string]map[string]any{
		"":                          {},
		"from=2030-01-02":           {"from": "2030-01-02"},
		"status=HELD&status=DENIED": {"status": []any{"HELD", "DENIED"}},
		`status=["HELD"]`:           {"status": []any{"HELD"}},
		"alleged=true":              {"alleged": true},
		`where={"status":["HELD"]}`: {"where": map[string]any{"status": []any{"HELD"}}},
	} {
		values, err := url.ParseQuery(address)
		if err != nil {
			t.Fatal(err)
		}
		if got, err := q.Variables(values); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, %v", address, got, err)
		}
	}
	for address, want := range map[string]string{
		"form=2030":        "it has alleged, first, from, status, where",
		"first=many":       "no whole number",
		"first=1&first=2":  "takes one value",
		"alleged=perhaps":  "neither true nor false",
		"where={":          "no JSON",
		"status=[":         "no JSON",
		`status=["HELD"]x`: "something after its JSON",
		"where={}{}":       "something after its JSON",
	} {
		values, err := url.ParseQuery(address)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := q.Variables(values); err == nil || !strings.Contains(err.Error(), want) {
			t.Errorf("%s: the error is %v, want %s", address, err, want)
		}
	}
}
