package imports_test

import (
	"context"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parley/loader"
	"parley/loader/imports"
	"parley/loader/imports/annotations"
	"parley/loader/imports/followthemoney"
	"parley/loader/imports/popolo"
)

// now is after every date of the tests.
var now = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

// article is the text that the annotations are about.
const article = "Mira Kesh met Tomas Brell. Mira Kesh left.\nNobody said a word.\n“We tried,” she said.\n"

// known is the dossier that the annotations are about.
const known = "things:\n  - {person: mira-kesh, name: Mira Kesh}\n  - {person: tomas-brell, name: Tomas Brell}\n  - {organization: selm, name: Selm}\n  - {place: port, name: Port}\n  - {issue: dues, name: Dues}\n"

// imported imports a text in one of the formats into a folder.
func imported(t testing.TB, format, text, folder string, o imports.Options) (imports.Summary, error) {
	t.Helper()
	o.Folder = folder
	o.Source = imports.Source{ID: "data", Title: "Data", Published: "2025-12-01", Text: "data.json"}
	if format == "annotations" {
		o.Source.Text = "article.txt"
		if err := os.MkdirAll(filepath.Join(folder, "reference"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, "reference", "known.yaml"), []byte(known), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	out, err := imports.New(o)
	if err != nil {
		return imports.Summary{}, err
	}
	open := func() (io.ReadCloser, error) { return io.NopCloser(strings.NewReader(text)), nil }
	switch format {
	case "popolo":
		err = popolo.Import(context.Background(), open, "data.json", o.Source, out)
	case "followthemoney":
		err = followthemoney.Import(context.Background(), open, "data.json", o.Source, out)
	default:
		err = annotations.Import(context.Background(), open, annotations.Options{Name: "data.json", Text: article}, out)
	}
	if err != nil {
		return imports.Summary{}, errors.Join(err, out.Discard())
	}
	return out.Finish()
}

// valid checks a folder with the real loader, and its passages against the text.
func valid(t testing.TB, folder, text string) {
	t.Helper()
	d, err := loader.Folder(folder, now)
	if err != nil {
		t.Fatalf("the dossier is not valid:\n%v\n%s", err, contents(t, folder))
	}
	texts := t.TempDir()
	for name, text := range map[string]string{"data.json": text, "article.txt": article} {
		if err := os.WriteFile(filepath.Join(texts, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := loader.CheckTexts(d, os.DirFS(texts)); err != nil {
		t.Fatalf("a passage does not stand in the text:\n%v", err)
	}
}

func contents(t testing.TB, folder string) string {
	t.Helper()
	var all strings.Builder
	err := fs.WalkDir(os.DirFS(folder), ".", func(name string, e fs.DirEntry, err error) error {
		if err != nil || e.IsDir() {
			return err
		}
		text, err := os.ReadFile(filepath.Join(folder, name))
		all.WriteString("=== " + name + "\n" + string(text))
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return all.String()
}

// cases are small inputs with what must be in the files, and what must be refused.
var cases = []struct {
	format, input string
	has, refused  []string
}{
	{
		"popolo", `{"persons": [{"id": "1", "name": "Mira Kesh", "memberships": [{"organization_id": "o", "role": "chair", "start_date": "2024-02-01T00:00:00Z", "end_date": "2025"}, {"organization_id": "q"}]},
  {"id": "2", "name": "Mira Kesh", "other_names": [{"name": "M. Kesh", "start_date": "2020", "lang": "en"}]}, {"id": "2", "name": "Again"}, {"id": "3"}, {"name": "No id"}, 7],
 "memberships": [{"person_id": "1", "organization_id": "o", "role": "chair", "start_date": "2024-06", "end_date": "2025"}, {"person_id": "2", "organization_id": "o", "start_date": "2025", "end_date": "2024"}],
 "organizations": [{"id": "o", "name": "Committee", "parent_id": "p"}, {"id": "p", "name": "Parliament", "parent_id": "o"}],
 "areas": [{"id": "a", "name": "Port", "parent_id": "b", "geometry": {"type": "Point", "coordinates": [10.5, 60]}}, {"id": "b", "name": "Selm"}, {"id": "c", "name": "Reef", "parent_id": 3}],
 "events": [{"id": "e", "name": "Talks", "status": "scheduled", "attendees": [{"id": "1"}]}, {"id": "f", "name": "Fire", "start_date": "2025-01-02", "end_date": "2025-01-03"}, {"id": "g", "status": "odd", "attendees": [{"id": "1"}]}, {"id": "h"}],
 "speeches": [{"id": "s", "creator_id": "1", "event_id": "e", "text": "One two three \"four\""}, {"id": "t", "creator_id": "1", "text": "\"quoted\""}],
 "votes": [{"id": "v"}]}`,
		[]string{
			"- person: mira-kesh-2\n", "{text: M. Kesh, language: en, start: \"2020\"}", "memberships: {id: committee, role: chair, start: 2024-02-01, end: 2025}", "parent: parliament", "longitude: 10.5",
			"within: selm", "expected: mira-kesh", "event: fire-f", "when: \"2025-01-02/2025-01-03\"", "quote: \"One two three\"", "occasion: talks-e",
		},
		[]string{
			"data.json:1:14: `organization_id`: the file has no object with the id \"q\" in organizations", "data.json:2:111: the id \"2\" stands twice", "\"3\" has no `name`", "no `id`", "cannot unmarshal number", "twice, with periods that overlap", "`start` (2025) is after `end` (2024)",
			"would close a circle", "number into Go struct field .parent_id", "`status`: \"odd\" is not a value", "the event says nothing", "begins with an escape", "unknown list \"votes\"",
		},
	},
	{
		"followthemoney", `{"id": "a", "schema": "Person", "properties": {"name": ["Mira Kesh", "M. Kesh"], "wikidataId": ["Q1"]}}
{"id": "b", "schema": "Company", "properties": {"name": ["Quay"], "wikidataId": ["Q1"]}}
{"id": "c", "schema": "Organization", "properties": {"name": ["Selm"], "classification": ["league of towns"]}}

  {"id": "l", "schema": "Membership", "properties": {"member": ["a"], "organization": ["c"], "role": ["envoy"], "endDate": ["2025-02-03T10:00:00"]}}
{"id": "m", "schema": "Family", "properties": {"person": ["a"], "relative": ["c"]}}
{"id": "e", "schema": "Event", "properties": {"name": ["Talks"], "keywords": ["talks", "held"], "startDate": ["2025-01-02"], "involved": ["a", "c"]}}
{"id": "s", "schema": "Succession", "properties": {"successor": ["c"], "predecessor": ["c"]}}
{"id": "x", "schema": "Vessel", "properties": {}}
{"id": "y"}
not JSON
`,
		[]string{"aliases:\n      - M. Kesh", "{scheme: wikidata, value: Q1}", "classificationWorded: league of towns", "memberships: {id: selm, role: envoy, end: 2025-02-03}", "status: held", "participants:\n          - mira-kesh\n          - selm"},
		[]string{"data.json:2:1: the identifier Q1 is already of `mira-kesh`", "data.json:6:1: `relative`: \"c\" must be of the type person", "data.json:8:1: `selm` would be in relation `predecessors` with itself", "data.json:10:1: an entity needs", "data.json:11:1: invalid character"},
	},
	{
		"annotations", `[
 {"type": "Annotation", "body": [{"type": "TextualBody", "purpose": "tagging", "value": "meeting:talks held"}, {"purpose": "tagging", "value": "person:mira-kesh host side:selm"}, {"purpose": "classifying", "value": "absent:tomas-brell"}, {"value": "hm"}],
  "target": {"source": "https://a.example", "selector": {"type": "FragmentSelector", "refinedBy": [{"type": "TextQuoteSelector", "exact": "Mira Kesh", "prefix": "Brell. ", "suffix": " left"}]}}},
 {"tags": ["meeting:talks denied", "denies", "via:selm", "topic:dues", "place:port", "when:2025-01-02 in winter"], "uri": "https://a.example", "target": [{"selector": [{"type": "TextPositionSelector", "start": 5}, {"type": "TextQuoteSelector", "exact": "Nobody said a word"}]}]},
 {"tags": ["person:mira-kesh", "quotation:tried remarks", "stance:dues supports", "member:selm envoy", "frown"], "target": [{"selector": [{"type": "TextQuoteSelector", "exact": "We  tried,"}]}]},
 {"tags": ["meeting:talks held", "person:mira-kesh"], "target": [{"selector": [{"type": "TextQuoteSelector", "exact": "Mira Kesh"}]}]},
 {"tags": ["meeting:talks held", "person:mira"], "target": [{"selector": [{"type": "TextQuoteSelector", "exact": "left"}]}]},
 {"tags": ["meeting:talks over"], "target": [{"selector": [{"type": "TextQuoteSelector", "exact": "left"}]}]},
 {"tags": ["meeting:talks held"], "target": [{"selector": [{"type": "TextQuoteSelector", "exact": "absent words"}]}]},
 {"tags": ["meeting:talks held", "person:tomas-brell"], "target": [{"selector": [{"type": "TextQuoteSelector", "exact": "Mira Kesh", "prefix": "Brell. "}]}]},
 {"tags": ["person:mira-kesh"], "target": "https://a.example"}
]`,
		[]string{"quote: \"Mira Kesh\"\n    start: 27", "{id: mira-kesh, side: selm, role: host}", "absentees: tomas-brell", "polarity: denies", "via: selm", "{id: dues, as: discussed}", "{text: 2025-01-02, worded: in winter}", "quotation: tried\n        speaker: mira-kesh\n        medium: remarks", "{id: dues, position: supports}", "memberships: {id: selm, role: envoy}"},
		[]string{"stands in 2 places", "no person `mira`", "\"over\" is not a value of `status`", "does not contain \"absent words\"", "another report with the same passage says `absentees` of `tomas-brell`", "no TextQuoteSelector"},
	},
}

func TestFormats(t *testing.T) {
	for _, c := range cases {
		t.Run(c.format, func(t *testing.T) {
			one, other := t.TempDir(), t.TempDir()
			s, err := imported(t, c.format, c.input, one, imports.Options{})
			if err != nil {
				t.Fatal(err)
			}
			all, refused := contents(t, one), s.Refused.Error()
			for _, want := range c.has {
				if !strings.Contains(all, want) {
					t.Errorf("the files lack %q:\n%s", want, all)
				}
			}
			for _, want := range c.refused {
				if !strings.Contains(refused, want) {
					t.Errorf("%q is not refused:\n%s", want, refused)
				}
			}
			if got := len(s.Refused); got != len(c.refused) {
				t.Errorf("%d are refused, want %d:\n%s", got, len(c.refused), refused)
			}
			valid(t, one, c.input)
			if _, err := imported(t, c.format, c.input, other, imports.Options{}); err != nil || contents(t, other) != all {
				t.Errorf("a second import gives other files: %v", err)
			}
			if s, err := imported(t, c.format, c.input, one, imports.Options{}); err != nil || len(s.Changed) > 0 {
				t.Errorf("a second import into the folder changes %v, %v", s.Changed, err)
			}
		})
	}
}

func TestAnnotationsOfSeveralArticles(t *testing.T) {
	_, err := imported(t, "annotations", `[{"uri": "https://a.example"}, {"uri": "https://b.example"}]`, t.TempDir(), imports.Options{})
	if err == nil || !strings.Contains(err.Error(), "choose one of them with --url: https://a.example, https://b.example") {
		t.Errorf("got %v", err)
	}
}

func FuzzFormats(f *testing.F) {
	for i, c := range cases {
		f.Add(c.input, i)
	}
	f.Fuzz(func(t *testing.T, text string, format int) {
		format = ((format % len(cases)) + len(cases)) % len(cases)
		folder := t.TempDir()
		if _, err := imported(t, cases[format].format, text, folder, imports.Options{}); err != nil {
			return
		}
		if _, err := loader.Folder(folder, now); err != nil {
			t.Fatalf("the dossier is not valid:\n%v\n%s", err, contents(t, folder))
		}
	})
}
