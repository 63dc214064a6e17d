package mapping_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"os"
	"strings"
	"testing"
	"testing/fstest"

	validator "github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"parley/loader/dossier"
	"parley/loader/imports/mapping"
	"parley/loader/jsonschema"
)

const head = `source: {source: register, published: 2025-04-01}
`

// whole is a mapping that uses every kind of key.
const whole = head + `dossier: {id: lobby, title: Lobby}
queries:
  - filters: {Form: [In person, Video]}
    filters_not: {Minister: ""}
    entities:
      selm: {type: organization, id: selm, properties: {name: {literal: Selm}, classification: {literal: state}}}
      minister:
        type: person
        keys: [Minister]
        properties:
          name: {column: Minister}
          aliases: {column: Spellings, split: ";"}
          names: [{column: Native, language: uk, script: Cyrl}]
          identifiers: {column: Number, scheme: register}
          unnamed: {column: Secret, words: {hidden: true, shown: false}}
      place: {type: place, keys: Town, properties: {name: {column: Town}, latitude: {column: Lat}}}
      guest: {type: person, keys: Guests, key_literal: guest, split: {column: Guests, by: ";"}, properties: {name: {column: Guests}}}
      meeting:
        type: meeting
        keys: [Date, Minister]
        properties:
          status: {column: Status, words: {took place: held}}
          when: {columns: [Date, Until], join: "/", format: "%d %B %Y"}
          places: {entity: place}
          participants:
            - {entity: minister, side: {entity: selm}, role: [{literal: host}, {literal: chair}], as: {column: Post}}
            - {entity: guest, count: {column: Number of guests}}
`

func readText(text string) (*mapping.Mapping, error) {
	return mapping.Read(fstest.MapFS{"m.yaml": {Data: []byte(text)}}, "m.yaml", "table.csv")
}

func TestRead(t *testing.T) {
	m, err := readText(whole)
	if err != nil {
		t.Fatal(err)
	}
	if m.Source.Text != "table.csv" || m.Dossier != "lobby" || len(m.Queries) != 1 || len(m.Queries[0].Entities) != 5 {
		t.Errorf("read %+v", m)
	}
	listed := map[string]bool{}
	for _, e := range m.Queries[0].Entities {
		for _, f := range e.Fields {
			listed[e.Name+"."+f.Name] = f.Listed
		}
	}
	for field, want := range map[string]bool{"selm.classification": true, "minister.name": true, "minister.names": true, "place.latitude": true, "meeting.status": false, "meeting.participants": false} {
		if got, there := listed[field]; got != want || !there {
			t.Errorf("%s goes into a reference file: %t, want %t", field, got, want)
		}
	}
}

func TestReadRefuses(t *testing.T) {
	meeting := func(properties string) string {
		return head + "queries:\n  - entities:\n      a: {type: person, keys: A, properties: {name: {column: A}}}\n      m: {type: meeting, keys: A, properties: {" + properties + "}}\n"
	}
	for text, want := range map[string]string{
		"queries: []": "m.yaml:1:1: the mapping needs `source`",
		head:          "m.yaml:1:1: the mapping needs `queries`",
		"sauce: 1\n" + head + "queries: [{entities: {a: {type: issue, keys: A, properties: {name: {column: A}}}}}]": `m.yaml:1:1: unknown key "sauce" of a mapping: write one of dossier, source, queries`,
		"source: {source: Register, published: 2025}\nqueries: []":                                                  "m.yaml:1:18: `source`: \"Register\" is not an id",
		"source: {source: register}\nqueries: []":                                                                   "m.yaml:1:9: `published`: the source needs the time of publication",
		"source: {source: r, published: {text: soon}}\nqueries: []":                                                 "is not an EDTF time",
		meeting("status: held"):                                                      "m.yaml:5:56: the value of `status` must say where it comes from",
		meeting("status: {literal: done}"):                                           "\"done\" is not a value of `status`: write one of proposed",
		meeting("status: {column: B, words: {x: done}}"):                             "\"done\" is not a value of `status`",
		meeting("statis: {literal: held}"):                                           "unknown field `statis` of meeting: did you mean \"status\"?",
		meeting("contested: {literal: held}"):                                        "Parley derives `contested` of meeting: remove it",
		meeting("status: {column: B, literal: held}"):                                "comes from one of `column`, `columns`, `literal` and `entity`",
		meeting("when: {column: B, format: \"%d %q\"}"):                              "unknown directive",
		meeting("when: {column: B, format: \"%d.%m\"}"):                              "has no year",
		meeting("when: {column: B, format: \"%d %Y\"}"):                              "has a day and no month",
		meeting("when: {column: B, format: \"day %d\"}"):                             "outside of a directive",
		meeting("status: {literal: held, format: \"%Y\"}"):                           "`format` does not fit `status`: it is no time",
		meeting("participants: {entity: b}"):                                         "the query has no entity \"b\"",
		meeting("participants: {entity: m}"):                                         "\"m\" is a meeting, and `participants` takes person, organization",
		meeting("participants: {entity: a, rolle: {literal: host}}"):                 "unknown key \"rolle\" of `participants`",
		meeting("topics: {entity: a}"):                                               "`topics` needs `as`: {literal: planned}",
		meeting("participants: {entity: a, side: {literal: x}}"):                     "`side` is the id of a thing: write {entity: NAME}",
		meeting("label: {column: A}"):                                                "says nothing: give it a property that a row reports",
		meeting("mode: [{column: A}, {column: B}]"):                                  "`mode` has one value",
		head + "queries: [{entities: {a: {type: alien, keys: A}}}]":                  "unknown type \"alien\"",
		head + "queries: [{entities: {a: {keys: A}}}]":                               "needs `type`",
		head + "queries: [{entities: {a: {type: person, keys: A}}}]":                 "a person needs `name`",
		head + "queries: [{entities: {a: {type: person}}}]":                          "needs `keys`",
		head + "queries: [{entities: {a: {type: person, id: A b}}}]":                 "is not an id",
		head + "queries: [{entities: {a: {type: person, id: a, keys: A}}}]":          "the same thing in all rows",
		head + "queries: [{entities: {a: {type: person, keys: A, split: {by: x}}}}]": "`split` needs `column`",
		head + "queries: [{entities: 3}]":                                            "a query needs `entities`",
		head + "queries: &a [1]":                                                     "anchors are not allowed",
	} {
		_, err := readText(text)
		var problems dossier.Problems
		if !errors.As(err, &problems) || !strings.Contains(err.Error(), want) {
			t.Errorf("%s\ngives %v, want %q", text, err, want)
		}
	}
}

func TestBind(t *testing.T) {
	m, err := readText(head + "queries: [{entities: {a: {type: person, keys: Name, properties: {name: {column: Name}, aliases: {column: Alais}}}}}]")
	if err != nil {
		t.Fatal(err)
	}
	if _, err := m.Bind([]string{"Name", "Alias"}); err == nil || !strings.Contains(err.Error(), `m.yaml:2:106: the table has no column "Alais": did you mean "Alias"?`) {
		t.Errorf("got %v", err)
	}
	if _, err := m.Bind([]string{"Name", "Name", "Alais"}); err == nil || !strings.Contains(err.Error(), `two columns "Name"`) {
		t.Errorf("got %v", err)
	}
	if index, err := m.Bind([]string{"Alais", " Name\u200b"}); err != nil || index["Name"] != 1 {
		t.Errorf("got %v, %v", index, err)
	}
}

func TestFormat(t *testing.T) {
	for _, c := range []struct{ format, cell, want string }{
		{"%d/%m/%Y", "4/03/2025", "2025-03-04"},
		{"%d %B %Y", "4 March 2025", "2025-03-04"},
		{"%b %y", "Mar 25", "2025-03"},
		{"%Y", "1999", "1999"},
		{"%d.%m.%Y %H:%M", "4.3.2025 17:30", "2025-03-04"},
		{"%d.%m.%Y %H:%M %z", "4.3.2025 17:30 +0100", "2025-03-04T17:30+01:00"},
		{"%Y-%m-%dT%H:%M:%S%z", "2025-03-04T17:30:00Z", "2025-03-04T17:30Z"},
		{"%I %p on %d.%m.%Y", "", ""},
	} {
		f, err := mapping.NewFormat(c.format)
		if err != nil {
			if c.want != "" {
				t.Errorf("%s: %v", c.format, err)
			}
			continue
		}
		if got, err := f.EDTF(c.cell); got != c.want || err != nil {
			t.Errorf("%q by %q is %q, %v, want %q", c.cell, c.format, got, err, c.want)
		}
	}
	f, err := mapping.NewFormat("%d/%m/%Y")
	if err != nil {
		t.Fatal(err)
	}
	for _, cell := range []string{"31/02/2025", "2025", "", "x"} {
		if got, err := f.EDTF(cell); err == nil {
			t.Errorf("%q is %q, want an error", cell, got)
		}
	}
}

// accepts reports whether the published schema accepts a mapping.
func accepts(t *testing.T, text string) error {
	t.Helper()
	schemaText, err := jsonschema.Mapping(func(string, ...string) string { return "" }).Text()
	if err != nil {
		t.Fatal(err)
	}
	document, err := validator.UnmarshalJSON(bytes.NewReader(schemaText))
	if err != nil {
		t.Fatal(err)
	}
	c := validator.NewCompiler()
	if err := c.AddResource("mapping.json", document); err != nil {
		t.Fatal(err)
	}
	schema, err := c.Compile("mapping.json")
	if err != nil {
		t.Fatal(err)
	}
	var value any
	if err := yaml.Unmarshal([]byte(text), &value); err != nil {
		t.Fatal(err)
	}
	asJSON, err := json.Marshal(value)
	if err != nil {
		t.Fatal(err)
	}
	instance, err := validator.UnmarshalJSON(bytes.NewReader(asJSON))
	if err != nil {
		t.Fatal(err)
	}
	return schema.Validate(instance)
}

func TestTheSchemaAgreesWithTheReader(t *testing.T) {
	register, err := os.ReadFile("../table/testdata/register.yaml")
	if err != nil {
		t.Fatal(err)
	}
	// A date without quotes is a date for this reader of YAML. Editors see the text.
	quotedDates := strings.NewReplacer("published: 2025-04-01", `published: "2025-04-01"`, "text: 2025-04-01", `text: "2025-04-01"`)
	for _, text := range []string{whole, string(register)} {
		if err := accepts(t, quotedDates.Replace(text)); err != nil {
			t.Errorf("the schema refuses a mapping that the reader takes: %v", err)
		}
	}
	for old, replacement := range map[string]string{
		"type: meeting": "type: gathering", "status: {column": "statis: {column", "entity: guest,": "entity: guest, rolle: {literal: x},", "keys: [Minister]": "key: [Minister]",
		"literal: host": "literal: hostess", "filters_not": "filter_not", "source: register": "source: Register", "scheme: register": "language: en",
	} {
		wrong := strings.Replace(whole, old, replacement, 1)
		if wrong == whole {
			t.Fatalf("the mapping has no %q", old)
		}
		if accepts(t, quotedDates.Replace(wrong)) == nil {
			t.Errorf("the schema accepts %q", replacement)
		}
		if _, err := readText(wrong); err == nil {
			t.Errorf("the reader accepts %q", replacement)
		}
	}
}

func FuzzRead(f *testing.F) {
	f.Add(whole)
	f.Add(head + "queries: [{entities: {a: {type: person, keys: A, properties: {name: {column: A}}}}}]")
	f.Add("source: []\nqueries: {}\n")
	f.Fuzz(func(t *testing.T, text string) {
		m, err := readText(text)
		var problems dossier.Problems
		switch {
		case err == nil && len(m.Queries) == 0:
			t.Error("a mapping without queries was taken")
		case err != nil && (!errors.As(err, &problems) || len(problems) == 0):
			t.Errorf("the error has no position: %v", err)
		}
		for _, p := range problems {
			if p.At.Line < 1 || p.At.Column < 1 || p.Message == "" {
				t.Errorf("the problem %v has no position or no message", p)
			}
		}
	})
}
