package table_test

import (
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"parley/graph"
	"parley/loader/imports"
)

// write writes a file of a folder.
func write(t *testing.T, folder, name, text string) {
	t.Helper()
	path := filepath.Join(folder, filepath.FromSlash(name))
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestTheSameInputGivesTheSameBytes(t *testing.T) {
	csv, m, one, other := largeRegister(300), read(t, "register.yaml"), t.TempDir(), t.TempDir()
	for _, folder := range []string{one, other, one} {
		s, err := imported(t, csv, m, imports.Options{Folder: folder})
		if err != nil {
			t.Fatal(err)
		}
		if again := contents(t, folder); again != contents(t, one) {
			t.Fatalf("the folders differ:\n%s", again)
		}
		if folder == one && len(s.Changed) > 0 && strings.Contains(contents(t, other), "=== ") {
			t.Errorf("the second import into the same folder changed %v", s.Changed)
		}
	}
}

func TestAFileThatDiffersIsKept(t *testing.T) {
	csv, m, folder := largeRegister(2000), read(t, "register.yaml"), t.TempDir()
	if s, err := imported(t, csv, m, imports.Options{Folder: folder}); err != nil || len(s.Files) < 4 {
		t.Fatalf("%v, files %v; the test needs a source in several files", err, s.Files)
	}
	write(t, folder, "reference/lobby-register-2025.yaml", "things: [{issue: x, name: X}]\n")
	before := contents(t, folder)
	small := read(t, "register.csv")
	_, err := imported(t, small, m, imports.Options{Folder: folder})
	if !errors.Is(err, imports.ErrDiffers) || !strings.Contains(err.Error(), "reference/lobby-register-2025.yaml") || !strings.Contains(err.Error(), "sources/lobby-register-2025.002.yaml") {
		t.Errorf("got %v", err)
	}
	if contents(t, folder) != before {
		t.Error("the refused import changed the folder")
	}
	if s, err := imported(t, small, m, imports.Options{Folder: folder, DryRun: true}); err != nil || len(s.Differ) < 3 || contents(t, folder) != before {
		t.Errorf("a dry run: %v, %v", s.Differ, err)
	}
	if _, err = imported(t, small, m, imports.Options{Folder: folder, Replace: true}); err != nil {
		t.Fatal(err)
	}
	fresh := t.TempDir()
	if _, err := imported(t, small, m, imports.Options{Folder: fresh}); err != nil {
		t.Fatal(err)
	}
	if contents(t, folder) != contents(t, fresh) {
		t.Errorf("after --replace, the folder is\n%s", contents(t, folder))
	}
	valid(t, folder, small)
}

func TestNothingIsWritten(t *testing.T) {
	csv, m, folder := read(t, "register.csv"), read(t, "register.yaml"), filepath.Join(t.TempDir(), "new")
	s, err := imported(t, csv, m, imports.Options{Folder: folder, DryRun: true})
	if err != nil || len(s.FirstThings) != 5 || len(s.FirstReports) != 3 || s.Things["meeting"] != 3 || len(s.Changed) != 3 {
		t.Errorf("%+v, %v", s, err)
	}
	heading := strings.SplitAfter(csv, "\n")[0]
	for name, text := range map[string]string{
		"an empty table": "", "a table without rows": heading, "a table of refused rows": heading + "1,yesterday,A,B,C,D,Video,E\n", "another table": "a,b\n1,2\n",
	} {
		if _, err := imported(t, text, m, imports.Options{Folder: folder}); err == nil {
			t.Errorf("%s was imported", name)
		}
		if _, err := os.Stat(folder); err == nil {
			t.Errorf("%s left a folder", name)
		}
	}
}

// known is a dossier that knows some of the register.
const known = `things:
  - {person: m-kesh, name: Mira Kesh}
  - {person: jon-vale-1, name: Jon Vale}
  - {person: jon-vale-2, name: Jonathan Vale, aliases: [Jon Vale]}
  - {organization: selm, name: Republic of Selm, classification: state}
  - {organization: grain-ligue, name: Grain Ligue}
  - {issue: dues, name: Dues, aliases: [harbour  dues]}
`

func TestTheRecordIsUsed(t *testing.T) {
	csv, m := read(t, "register.csv"), read(t, "register.yaml")
	for name, same := range map[string]bool{"the dossier of the folder": true, "another dossier": false} {
		t.Run(name, func(t *testing.T) {
			record, folder := t.TempDir(), t.TempDir()
			if same {
				record = folder
			}
			write(t, record, "dossier.yaml", "dossier: ours\ntitle: Ours\n")
			write(t, record, "reference/ours.yaml", known)
			for range 2 { // the second import is no other
				s, err := imported(t, csv, m, imports.Options{Folder: folder, Record: record})
				if err != nil {
					t.Fatal(err)
				}
				if s.Matched["person"] != 1 || s.Matched["issue"] != 1 || s.Matched["organization"] != 1 {
					t.Errorf("known are %v, want Mira Kesh, the dues and Selm", s.Matched)
				}
				at := slices.IndexFunc(s.Unmatched, func(u imports.Unmatched) bool { return u.Name == "Jon Vale" })
				if at < 0 || !slices.Equal(s.Unmatched[at].Several, []graph.ID{"jon-vale-1", "jon-vale-2"}) {
					t.Errorf("unknown are %+v, want Jon Vale with two things of this name", s.Unmatched)
				}
				at = slices.IndexFunc(s.Unmatched, func(u imports.Unmatched) bool { return u.Name == "Grain League" })
				if at < 0 || !slices.Equal(s.Unmatched[at].Near, []string{"grain-ligue (Grain Ligue)"}) {
					t.Errorf("unknown are %+v, want Grain League with its neighbour", s.Unmatched)
				}
			}
			all := contents(t, folder)
			if !strings.Contains(all, "{id: m-kesh, side: selm, role: host}") || !strings.Contains(all, "{id: dues, as: discussed}") {
				t.Errorf("the ids of the record are not used:\n%s", all)
			}
			if listed := strings.Contains(strings.Split(all, "=== sources")[0], "- person: m-kesh\n    name: Mira Kesh\n"); listed == same {
				t.Errorf("Mira Kesh is listed: %t, want %t:\n%s", listed, !same, all)
			}
			valid(t, folder, csv)
		})
	}
}

// people is a mapping with posts, wider organizations and numbers of a register.
const people = `source: {source: people-register, published: 2025-04-01}
queries:
  - entities:
      wider: {type: organization, keys: Wider, properties: {name: {column: Wider}}}
      body: {type: organization, keys: Body, properties: {name: {column: Body}, parent: {entity: wider}}}
      person:
        type: person
        keys: [Name, Born]
        properties:
          name: {column: Name}
          identifiers: {column: Number, scheme: register}
          memberships: {entity: body, role: {column: Post}, start: {column: From}, end: {column: To}}
`

func TestRowsThatCannotStandTogether(t *testing.T) {
	csv := `Name,Born,Number,Post,Body,Wider,From,To
Ana Reyes,1970,1,minister,Ministry,State,2010,2014
Ana Reyes,1970,1,minister,Ministry,State,2012,2016
Ana Reyes,1970,1,minister,Ministry,State,2020,
Ana Reyes,1970,1,envoy,Ministry,State,2012,2011
Ana Reyes,1980,1,envoy,Ministry,State,,
Ana Reyes,1980,2,envoy,Ministry,State,,
Jon Vale,,,envoy,State,Ministry,,
Ib Krag,,3,envoy,Ministry,Ministry,,
Ib Krag,,3,,,,,
`
	folder := t.TempDir()
	s, err := imported(t, csv, people, imports.Options{Folder: folder})
	if err != nil {
		t.Fatal(err)
	}
	var refused []string
	for _, p := range s.Refused {
		refused = append(refused, p.String())
	}
	for i, want := range []string{
		"register.csv:3:1: the source says memberships of `ana-reyes-1970` and `ministry` twice, with periods that overlap: 2010/2014 and 2012/2016",
		"register.csv:5:1: `start` (2012) is after `end` (2011)",
		"register.csv:6:1: the identifier 1 is already of `ana-reyes-1970`, and this is `ana-reyes-1980`",
		"register.csv:8:1: `parent` of `state` would close a circle: `ministry` is already within `state`",
		"register.csv:9:1: `ministry` would be in relation `parent` with itself",
	} {
		if i >= len(refused) || !strings.HasPrefix(refused[i], want) {
			t.Errorf("refused are\n%s\nwant %s", strings.Join(refused, "\n"), want)
		}
	}
	if len(refused) != 5 || s.Reports != 3 || s.Read != 9 {
		t.Errorf("%d refused, %d reports", len(refused), s.Reports)
	}
	valid(t, folder, csv)
}
