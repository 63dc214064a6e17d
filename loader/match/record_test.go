package match_test

import (
	"slices"
	"testing"
	"testing/fstest"
	"time"

	"parley/graph"
	"parley/graph/words"
	"parley/loader"
	"parley/loader/dossier"
	"parley/loader/match"
)

// readFiles reads a dossier with one reference file and one source file.
func readFiles(t *testing.T, things, says string) *dossier.Dossier {
	t.Helper()
	d, err := loader.FS(fstest.MapFS{
		"dossier.yaml": {Data: []byte("dossier: d\ntitle: D\n")},
		"things.yaml":  {Data: []byte("things:\n" + things)},
		"s.yaml":       {Data: []byte("source: s\npublished: 2025-03-01\nreports:\n  - quote: They met\n    start: 0\n    says:\n" + says)},
	}, time.Date(2025, 12, 10, 12, 0, 0, 0, time.UTC))
	if err != nil {
		t.Fatal(err)
	}
	return d
}

// The names and the evidence of a thing come from reference files and from sources, in all dossiers.
func TestSubjects(t *testing.T) {
	first := readFiles(t, `  - person: ada
    name: Ada Nord
    aliases: [A. Nord]
    names: [{text: Ада Норд, language: uk}]
    identifiers: [{scheme: wikidata, value: Q1}]
    memberships: {id: east, role: envoy}
  - {person: official, name: an official, unnamed: true}
  - {person: nobody}
  - {organization: east, name: East}
  - {place: town, name: Town}
`, `      - {meeting: talks, status: held, when: 2025-02-27, participants: [ada, official]}
      - {person: ada, name: Ada North, memberships: {id: east, role: top envoy, post: Envoy}}
`)
	second := readFiles(t, "  - {person: ada, name: Adda Nord}\n  - {person: bo, name: Bo}\n", "      - {meeting: call, status: held, when: 2025-02, participants: bo}\n")
	var ids []graph.ID
	subjects := match.Subjects(first, second)
	for _, s := range subjects {
		ids = append(ids, s.ID)
	}
	if !slices.Equal(ids, []graph.ID{"ada", "bo", "east"}) {
		t.Fatalf("the subjects are %v", ids)
	}
	ada := subjects[0]
	for _, name := range []words.Name{{Text: "Ada Nord"}, {Text: "A. Nord"}, {Text: "Ада Норд", Language: "uk"}, {Text: "Ada North"}, {Text: "Adda Nord"}} {
		if !slices.Contains(ada.Names, name) {
			t.Errorf("Ada has the names %v, and not %v", ada.Names, name)
		}
	}
	for _, role := range []match.Role{{Organization: "east", Post: "envoy"}, {Organization: "east", Post: "top envoy", Day: "2025-03-01"}, {Organization: "east", Post: "Envoy", Day: "2025-03-01"}} {
		if !slices.Contains(ada.Roles, role) {
			t.Errorf("Ada has the roles %v, and not %v", ada.Roles, role)
		}
	}
	if want := []match.Presence{{Meeting: "talks", Source: "s", Day: "2025-02-27"}}; !slices.Equal(ada.Meetings, want) {
		t.Errorf("Ada was at %v, want %v", ada.Meetings, want)
	}
	if want := []match.Identifier{{Scheme: "wikidata", Value: "Q1"}}; !slices.Equal(ada.Identifiers, want) {
		t.Errorf("Ada has the identifiers %v, want %v", ada.Identifiers, want)
	}
	if bo := subjects[1]; bo.Meetings[0].Day != "" {
		t.Errorf("the day of a meeting in February is %q", bo.Meetings[0].Day)
	}
}

// Nobody in the bundled dossier is sure to be somebody else there: its ids are kept by hand.
func TestTheBundledDossierHasNoTwins(t *testing.T) {
	d, err := loader.Folder("../../dossiers/ukraine-2025", time.Now())
	if err != nil {
		t.Fatal(err)
	}
	subjects := match.Subjects(d)
	if len(subjects) < 30 {
		t.Fatalf("the bundled dossier has %d people and organizations", len(subjects))
	}
	for i, found := range match.NewIndex(subjects).Each(subjects, match.Most, nil, nil) {
		for _, c := range found {
			if c.Sure {
				t.Errorf("%s is sure to be %s", subjects[i].ID, c.B.ID)
			}
		}
	}
	ix := match.NewIndex(subjects)
	for name, want := range map[string]graph.ID{"Umerov, Rustem": "rustem-umerov", "Сергій Кислиця": "sergiy-kyslytsya", "Steven Witkoff": "steve-witkoff", "Marco A. Rubio": "marco-rubio"} {
		found := ix.Candidates(match.ListedName(name, ""), match.Most, nil)
		if len(found) == 0 || found[0].B.ID != want || !found[0].Sure {
			t.Errorf("%s is %+v, want %s", name, found, want)
		}
	}
}
