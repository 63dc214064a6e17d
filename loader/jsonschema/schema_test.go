package jsonschema

import (
	"bytes"
	"errors"
	"io/fs"
	"maps"
	"slices"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	validator "github.com/santhosh-tekuri/jsonschema/v6"
	"go.yaml.in/yaml/v3"

	"parley/dossiers"
	"parley/loader/dossier"
	"parley/loader/grammar"
	"parley/loader/read"
	"parley/loader/resolve"
)

var now = time.Date(2025, 12, 10, 12, 0, 0, 0, time.UTC)

// compiled is the schema as a program reads it, from its text.
func compiled(t *testing.T) *validator.Schema {
	t.Helper()
	text, err := Dossier(func(string, ...string) string { return "" }).Text()
	if err != nil {
		t.Fatal(err)
	}
	document, err := validator.UnmarshalJSON(bytes.NewReader(text))
	if err != nil {
		t.Fatal(err)
	}
	c := validator.NewCompiler()
	if err := c.AddResource("dossier.schema.json", document); err != nil {
		t.Fatal(err)
	}
	s, err := c.Compile("dossier.schema.json")
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// instance is the data that an editor reads from YAML 1.2, in which a date is text.
func instance(t *testing.T, n *yaml.Node) any {
	t.Helper()
	switch n.Kind {
	case yaml.MappingNode:
		m := map[string]any{}
		for i := 0; i+1 < len(n.Content); i += 2 {
			m[n.Content[i].Value] = instance(t, n.Content[i+1])
		}
		return m
	case yaml.SequenceNode:
		l := make([]any, 0, len(n.Content))
		for _, e := range n.Content {
			l = append(l, instance(t, e))
		}
		return l
	}
	if n.Tag == "!!timestamp" {
		return n.Value
	}
	var v any
	if err := n.Decode(&v); err != nil {
		t.Fatal(err)
	}
	return v
}

func parse(t *testing.T, text string) any {
	t.Helper()
	var n yaml.Node
	if err := yaml.Unmarshal([]byte(text), &n); err != nil {
		t.Fatalf("%v in\n%s", err, text)
	}
	return instance(t, n.Content[0])
}

// load takes files through the first two stages of the loader.
func load(t *testing.T, files map[string]string) error {
	t.Helper()
	folder := fstest.MapFS{}
	for name, text := range files {
		folder[name] = &fstest.MapFile{Data: []byte(text)}
	}
	raw, err := read.FS(folder, nil)
	if err != nil {
		t.Fatal(err)
	}
	_, err = resolve.Dossier(raw, now)
	return err
}

func TestTheBundledDossierIsValid(t *testing.T) {
	s, files := compiled(t), 0
	bundled := dossiers.Bundled()
	err := fs.WalkDir(bundled, ".", func(name string, entry fs.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		text, err := fs.ReadFile(bundled, name)
		if err != nil {
			return err
		}
		files++
		if err := s.Validate(parse(t, string(text))); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		return nil
	})
	if err != nil || files < 3 {
		t.Fatalf("%d files, %v", files, err)
	}
}

// source is a source file with these keys, and a report with these keys.
func source(keys, report, says string) string {
	return "source: s\npublished: 2025-11-30\n" + keys + "reports:\n  - quote: They met\n    start: 0\n" + report + "    says: [" + says + "]\n"
}

const met = "{meeting: m, status: held}"

func TestWhatIsWrongIsRefusedByBoth(t *testing.T) {
	s := compiled(t)
	things := func(item string) string { return "things: [" + item + "]\n" }
	says := func(item string) string { return source("", "", item) }
	if right := source("", "", met); s.Validate(parse(t, right)) != nil {
		t.Fatal("the valid source, of which the invalid sources are variants, is refused")
	}
	for name, text := range map[string]string{
		"no kind":                         "title: X\n",
		"no judgements":                   "judgements: []\n",
		"a judgement without a verdict":   "judgements: [{by: Bo, when: 2025, why: w}]\n",
		"a judgement with two verdicts":   "judgements: [{same: [x, y], unsure: [x, y], by: Bo, when: 2025, why: w}]\n",
		"a judgement about one id":        "judgements: [{same: [x], by: Bo, when: 2025, why: w}]\n",
		"a judgement about itself":        "judgements: [{same: [x, x], by: Bo, when: 2025, why: w}]\n",
		"a judgement without a reason":    "judgements: [{same: [x, y], by: Bo, when: 2025}]\n",
		"a score above 1":                 "judgements: [{same: [x, y], by: Bo, when: 2025, why: w, score: 1.5}]\n",
		"an unknown key of a judgement":   "judgements: [{same: [x, y], by: Bo, when: 2025, why: w, because: w}]\n",
		"two kinds":                       "things: [{person: p}]\nsource: s\npublished: 2025\n",
		"no title":                        "dossier: d\n",
		"an unknown key of the dossier":   "dossier: d\ntitle: D\nauthor: me\n",
		"an id with capitals":             things("{person: Ada}"),
		"an id reserved for claims":       things("{person: claim-1}"),
		"an id reserved for loads":        things("{person: load-1}"),
		"an id too long":                  things("{person: " + strings.Repeat("a", 129) + "}"),
		"an unknown type":                 things("{persn: p}"),
		"a type without items":            things("{source: p}"),
		"a load":                          things("{load: p}"),
		"an unknown field":                things("{person: p, statsu: held}"),
		"no type":                         things("{name: P}"),
		"nothing of an item":              things("{}"),
		"two types":                       things("{person: p, place: q}"),
		"an item that is a word":          things("p"),
		"a hidden field":                  things("{person: p, sortKey: p}"),
		"a field that is worked out":      things("{person: p, contested: [name]}"),
		"claims":                          things("{person: p, claims: [c]}"),
		"a field of another type":         things("{person: p, when: 2025}"),
		"no things":                       "things: []\n",
		"nothing where a value is due":    things("{person: p, name: }"),
		"empty text":                      things("{person: p, name: ''}"),
		"text with nothing but spaces":    things("{person: p, name: '  '}"),
		"a place beyond the pole":         things("{place: p, latitude: 91}"),
		"a place beyond the date line":    things("{place: p, longitude: -180.5}"),
		"fewer points than none":          things("{plan: p, pointCount: -5}"),
		"a set without its end":           things("{meeting: m, when: '[2025-01-01,2025-01-03'}"),
		"a set of intervals":              things("{meeting: m, when: '[2025-01-01/2025-01-03,2025-02]'}"),
		"a set without quotes":            things("{meeting: m, when: [2025-01-01, 2025-01-03]}"),
		"a source goes on with a title":   "source: s\ntitle: S\nreports: [{quote: They met, start: 0, says: [" + met + "]}]\n",
		"a number for text":               things("{person: p, name: 12}"),
		"text for a number":               things("{plan: p, pointCount: many}"),
		"half a point":                    things("{plan: p, pointCount: 1.5}"),
		"more than 32 bits":               things("{plan: p, pointCount: 2147483648}"),
		"text for true":                   things("{person: p, unnamed: 'true'}"),
		"text for a coordinate":           things("{place: p, latitude: north}"),
		"text for a list":                 things("{person: p, aliases: P}"),
		"an empty list":                   things("{person: p, aliases: []}"),
		"an alias twice":                  things("{person: p, aliases: [P, P]}"),
		"a word outside the closed set":   things("{organization: o, classification: club}"),
		"no time":                         things("{meeting: m, when: tomorrow}"),
		"a time of day without its zone":  things("{meeting: m, when: 2025-11-30T10:00}"),
		"a time with a part worked out":   things("{meeting: m, when: {text: 2025, earliest: '2025-01-01T00:00:00Z'}}"),
		"a time without its text":         things("{meeting: m, when: {worded: then}}"),
		"a name that is not a mapping":    things("{person: p, names: [P]}"),
		"a name without its text":         things("{person: p, names: [{language: uk}]}"),
		"a name twice":                    things("{person: p, names: [{text: P}, {text: P}]}"),
		"an identifier without scheme":    things("{person: p, identifiers: [{value: Q1}]}"),
		"a field derived from claims":     things("{quotation: q, otherMedia: [x]}"),
		"a relation without id":           things("{place: p, within: {}}"),
		"a relation with an unknown key":  things("{place: p, within: {id: q, since: 2025}}"),
		"a relation without its identity": things("{meeting: m, topics: p}"),
		"an identity outside the set":     things("{meeting: m, topics: {id: p, as: guessed}}"),
		"an empty list of relations":      things("{place: p, within: []}"),
		"a source without its date":       "source: s\n",
		"an unknown key of a source":      "source: s\npublished: 2025\nwhen: 2025\n",
		"when a source counts":            "source: s\npublished: 2025\nreported: 2025\n",
		"no grade":                        "source: s\npublished: 2025\nreliability: G\n",
		"no web address":                  "source: s\npublished: 2025\nurl: javascript:alert(1)\n",
		"a text outside":                  "source: s\npublished: 2025\ntext: ../x.txt\n",
		"a text from the root":            "source: s\npublished: 2025\ntext: /x.txt\n",
		"the origin of a publisher alone": "source: s\npublished: 2025\npublisherInferredFrom: the address\n",
		"no reports":                      "source: s\npublished: 2025\nreports: []\n",
		"a report without its passage":    "source: s\npublished: 2025\nreports: [{says: [" + met + "]}]\n",
		"a report that says nothing":      "source: s\npublished: 2025\nreports: [{quote: They met, start: 0}]\n",
		"a quote of 26 words":             strings.Replace(source("", "", met), "They met", strings.Repeat("w ", 25)+"w", 1),
		"a start before the text":         strings.Replace(source("", "", met), "start: 0", "start: -1", 1),
		"no part":                         source("", "    part: foot\n", met),
		"no polarity":                     source("", "    polarity: maybe\n", met),
		"a deprecated report":             source("", "    rank: deprecated\n", met),
		"a reason without a rank":         source("", "    reason: because\n", met),
		"a reason for a normal rank":      source("", "    rank: normal\n    reason: because\n", met),
		"an unknown key of a report":      source("", "    sayz: []\n", met),
		"a mapping for reported":          source("", "    reported: {text: 2025-11-30}\n", met),
		"an item without a field":         says("{meeting: m}"),
		"a field without history":         says("{meeting: m, aliases: [M]}"),
		"names under says":                says("{meeting: m, names: [{text: M}]}"),
	} {
		if s.Validate(parse(t, text)) == nil {
			t.Errorf("%s: the schema takes\n%s", name, text)
		}
		var problems dossier.Problems
		files := map[string]string{"base.yaml": "things: [{person: x}]\n", "x.yaml": text}
		if !strings.HasPrefix(text, "dossier:") {
			files["dossier.yaml"] = "dossier: d\ntitle: D\n"
		}
		if err := load(t, files); !errors.As(err, &problems) || !slices.ContainsFunc(problems, func(p dossier.Problem) bool { return p.At.File == "x.yaml" }) {
			t.Errorf("%s: the loader says %v of\n%s", name, err, text)
		}
	}
}

func TestWhatIsRightIsTakenByBoth(t *testing.T) {
	s := compiled(t)
	head := "dossier: d\ntitle: D\n"
	for name, text := range map[string]string{
		"text with a space at its end": "things: [{person: p, name: 'p '}]\n",
		"places at the ends":           "things: [{place: p, latitude: -90, longitude: 180}]\n",
		"one of several times":         "things: [{meeting: m, when: '[..2025-01-01, 2025-01-03T10:00Z,2025-02..2025-03,2026..]'}]\n",
		"several times":                "things: [{meeting: m, when: {text: '{2025-01-01,2025-01-03~}', worded: twice}}]\n",
		"a quote with a line end":      strings.Replace(source("", "", met), "They met", "\"They met\\n\"", 1),
	} {
		if err := s.Validate(parse(t, text)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if err := load(t, map[string]string{"dossier.yaml": head, "x.yaml": text}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	judged := "judgements:\n  - {same: [p, q], by: Bo, when: 2025-01-03, why: the same post, score: 0.9}\n  - {unsure: [p, r], by: Bo, when: 2025-01-03T10:00Z, why: w}\n"
	if err := s.Validate(parse(t, judged)); err != nil {
		t.Errorf("judgements: %v", err)
	}
	if err := load(t, map[string]string{"dossier.yaml": head, "x.yaml": "things: [{person: p}, {person: q}, {person: r}]\n", "y.yaml": judged}); err != nil {
		t.Errorf("judgements: %v", err)
	}
	for _, mark := range []string{"waits: true", "doubt: only a headline"} {
		draft := source("draft: true\n", "    "+mark+"\n", met)
		if err := s.Validate(parse(t, draft)); err != nil {
			t.Errorf("a draft: %v", err)
		}
		if err := load(t, map[string]string{"dossier.yaml": head, "x.yaml": draft}); err != nil {
			t.Errorf("a draft: %v", err)
		}
	}
	more := "source: s\nreports: [{quote: They met, start: 9, says: [" + met + "]}]\n"
	if err := s.Validate(parse(t, more)); err != nil {
		t.Errorf("a source that goes on: %v", err)
	}
	if err := load(t, map[string]string{"dossier.yaml": head, "x.yaml": source("", "", met), "y.yaml": more}); err != nil {
		t.Errorf("a source that goes on: %v", err)
	}
}

func TestTheSchemaHasTheFieldsThatTheLoaderTakes(t *testing.T) {
	s := Dossier(func(string, ...string) string { return "" })
	keys := func(def string) []string { return slices.Sorted(maps.Keys(s.Defs[def].Properties)) }
	for word, typ := range grammar.ItemTypes() {
		var all, claimed []string
		for _, name := range grammar.Fields(typ) {
			all = append(all, name)
			if m, _, _ := grammar.MemberOf(typ, name); m.InSource() {
				claimed = append(claimed, name)
			}
		}
		for def, want := range map[string][]string{"things." + word: all, "says." + word: claimed} {
			want = slices.Sorted(slices.Values(append(want, word)))
			if got := keys(def); !slices.Equal(got, want) {
				t.Errorf("%s has %v, want %v", def, got, want)
			}
		}
	}
	if got := keys("report"); !slices.Equal(got, slices.Sorted(slices.Values(grammar.ReportKeys))) {
		t.Errorf("a report has %v, want %v", got, grammar.ReportKeys)
	}
	if got := keys("source"); !slices.Equal(got, grammar.SourceKeys()) {
		t.Errorf("a source has %v, want %v", got, grammar.SourceKeys())
	}
	if got := keys("dossier"); !slices.Equal(got, slices.Sorted(slices.Values(grammar.HeadKeys))) {
		t.Errorf("a dossier has %v, want %v", got, grammar.HeadKeys)
	}
}

func TestAnItemIsOfOneType(t *testing.T) {
	// The schema does not see which key comes first.
	types := grammar.ItemTypes()
	has := func(word, field string) bool {
		return slices.Contains(grammar.Fields(types[word]), field)
	}
	for a := range types {
		for b := range types {
			if has(a, b) && has(b, a) {
				t.Errorf("an item with the keys %s and %s can be of either type", a, b)
			}
		}
	}
}

func TestEveryReferenceLeadsToADefinition(t *testing.T) {
	s := Dossier(func(string, ...string) string { return "" })
	text, err := s.Text()
	if err != nil {
		t.Fatal(err)
	}
	for name := range s.Defs {
		if !bytes.Contains(text, []byte(`"#/$defs/`+name+`"`)) {
			t.Errorf("nothing uses %s", name)
		}
	}
	compiled(t) // fails on a reference to a missing definition
}
