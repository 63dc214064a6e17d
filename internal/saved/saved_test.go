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
		"{":                                             "Expected",
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
	table, err := q.Table([]byte(answer))
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
		table, err := plain.Table([]byte(data))
		if err != nil {
			t.Fatal(err)
		}
		if got := formatted(t, table, "csv"); got != want {
			t.Errorf("%s as CSV is\n%q, want\n%q", data, got, want)
		}
	}
}

func TestRowsThatAreNotThere(t *testing.T) {
	q, err := read(t, "# rows: meetings.edges\n{ meetings { nodes { id } } }")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := q.Table([]byte(answer)); !errors.Is(err, ErrNoRows) {
		t.Errorf("the error is %v", err)
	}
	one, err := read(t, "# rows: coverage\n{ coverage { sourceCount } }")
	if err != nil {
		t.Fatal(err)
	}
	table, err := one.Table([]byte(`{"coverage":{"sourceCount":5}}`))
	if err != nil || formatted(t, table, "csv") != "sourceCount\r\n5\r\n" {
		t.Errorf("%v, %v", table, err)
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
		"form=2030":       "it has alleged, first, from, status, where",
		"first=many":      "no whole number",
		"first=1&first=2": "takes one value",
		"alleged=perhaps": "neither true nor false",
		"where={":         "no JSON",
		"status=[":        "no JSON",
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
