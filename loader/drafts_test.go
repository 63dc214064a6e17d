package loader

import (
	"errors"
	"strings"
	"testing"
	"testing/fstest"
	"time"

	"parley/graph/memory"
	"parley/loader/dossier"
)

// A draft is read and counted. Only the option Drafts loads it.
func TestDrafts(t *testing.T) {
	files := fstest.MapFS{
		"dossier.yaml":   {Data: []byte("dossier: talks\ntitle: Talks\n")},
		"reference.yaml": {Data: []byte("draft: true\nthings: [{person: mira-kesh, name: Mira Kesh}]\n")},
		"s.yaml": {Data: []byte(`draft: true
source: s
published: 2025-03-04
reports:
  - {quote: They met, start: 0, waits: true, says: [{meeting: m, status: held}]}
  - {quote: Mira Kesh, start: 9, doubt: a newcomer, says: [{meeting: m, participants: mira-kesh}]}
  - {quote: on Monday, start: 20, says: [{meeting: m, when: 2025-03-03}]}
`)},
	}
	d, err := FS(files, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	want := []dossier.Draft{{File: "reference.yaml"}, {File: "s.yaml", Waiting: 2, Doubtful: 1}}
	if len(d.Drafts) != 2 || d.Drafts[0] != want[0] || d.Drafts[1] != want[1] {
		t.Errorf("got %v, want %v", d.Drafts, want)
	}
	if _, err := Load(t.Context(), memory.New(), d); !errors.Is(err, ErrDraft) {
		t.Errorf("a load of a draft: %v", err)
	}
	if _, err := Plan(t.Context(), memory.New(), d); !errors.Is(err, ErrDraft) {
		t.Errorf("a plan of a draft: %v", err)
	}
	if r, err := Load(t.Context(), memory.New(), d, Drafts()); err != nil || r.Claims != 3 {
		t.Errorf("a load that takes drafts: %v, %v", r, err)
	}
	files["s.yaml"].Data = []byte(strings.Replace(string(files["s.yaml"].Data), "draft: true\n", "", 1))
	if _, err = FS(files, time.Now()); err == nil || strings.Count(err.Error(), "is for a draft alone") != 2 {
		t.Errorf("a source with reports that wait and without draft: true: %v", err)
	}
}

// A load that takes drafts and a load that does not are never taken for each other.
func TestDraftsAreAnotherLoad(t *testing.T) {
	with, without := chosen([]Option{Program("parley"), Drafts()}), chosen([]Option{Program("parley")})
	if with.fingerprint("x") == without.fingerprint("x") || with.program == without.program {
		t.Error("both loads have one fingerprint")
	}
}
