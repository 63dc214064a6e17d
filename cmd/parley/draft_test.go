package main

import (
	"bufio"
	"bytes"
	"io"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parley/internal/folders"
	"parley/loader"
	"parley/loader/draft/review"
)

const bridge = `Envoys of Valdoria and Ostria discuss the bridge

Valdorian Foreign Minister Mira Kesh met Ostrian envoy Tomas Brell in Port Selm on Tuesday. Ostria rejects a toll on the bridge.

“We have made a start, and nothing more,” Kesh told The Selm Herald.

Kesh is scheduled to meet Transport Minister Edda Lohr of Ostria in Karst on March 11.
`

// bridgeDossier is a dossier and an article about it, in new folders.
func bridgeDossier(t *testing.T) (folder, text string) {
	t.Helper()
	root := t.TempDir()
	for name, content := range map[string]string{
		"d/dossier.yaml": "dossier: bridge-talks\ntitle: Bridge\n",
		"d/reference.yaml": `things:
  - {organization: valdoria, name: Valdoria, classification: state}
  - {organization: ostria, name: Ostria, classification: state}
  - {organization: selm-herald, name: The Selm Herald, classification: media}
  - {person: mira-kesh, name: Mira Kesh}
  - {person: tomas-brell, name: Tomas Brell}
  - {place: port-selm, name: Port Selm}
  - {place: karst, name: Karst}
`,
		"texts/bridge.txt": bridge,
	} {
		name = filepath.Join(root, filepath.FromSlash(name))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(root, "d"), filepath.Join(root, "texts", "bridge.txt")
}

func TestDraft(t *testing.T) {
	folder, text := bridgeDossier(t)
	if status, _ := parley(t, "draft", text, "--dossier", folder); status != exitFailed {
		t.Error("an article without a date needs --published")
	}
	status, printed := parley(t, "draft", text, "--dossier", folder, "--published", "2025-03-06", "--explain")
	if status != 0 {
		t.Fatalf("status %d\n%s", status, printed)
	}
	for _, want := range []string{
		`publisher: selm-herald, from the words "told The Selm Herald"`, `language: en, from the words`, "new person: Edda Lohr (edda-lohr)",
		"a verb for a position", "doubtful: the record does not have this person", "Review it: parley review",
	} {
		if !strings.Contains(printed, want) {
			t.Errorf("%q is not in\n%s", want, printed)
		}
	}
	source := filepath.Join(folder, "sources", "selm-herald-2025-03-06.yaml")
	data, err := os.ReadFile(source)
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{
		"draft: true\n", "publisherInferredFrom: told The Selm Herald\n", "published: 2025-03-06\n", "waits: true\n", "doubt: the record does not have this person\n",
		"when: {text: 2025-03-04, worded: on Tuesday, inferredFrom: published 2025-03-06}\n", "- {id: mira-kesh, side: valdoria}\n",
		"stances: {id: toll-on-the-bridge, position: rejects, wording: rejects a toll on the bridge}\n",
	} {
		if !strings.Contains(string(data), want) {
			t.Errorf("%q is not in\n%s", want, data)
		}
	}
	if status, printed := parley(t, "validate", folder, "--texts", filepath.Dir(text)); status != 0 || !strings.Contains(printed, "facts that wait for a review: ") {
		t.Errorf("validate: status %d\n%s", status, printed)
	}
	if status, _ := parley(t, "export", folder, "--format", "jsonlines"); status != exitFailed {
		t.Error("a command that loads takes a draft")
	}
	if status, _ := parley(t, "export", folder, "--format", "jsonlines", "--drafts"); status != 0 {
		t.Error("a command with --drafts refuses a draft")
	}
	if status, _ := parley(t, "draft", text, "--dossier", folder, "--published", "2025-03-06"); status != exitFailed {
		t.Error("a second draft overwrites the first")
	}
	if status, printed := parley(t, "draft", text, "--published", "2025-03-06", "--id", "x"); status != 0 || !strings.HasPrefix(printed, "# A draft.") {
		t.Errorf("without a dossier: status %d\n%s", status, printed)
	}
}

// Nothing is sent without an address of a model.
func TestDraftWithoutAModel(t *testing.T) {
	folder, text := bridgeDossier(t)
	t.Setenv("PARLEY_MODEL_URL", "")
	if status, _ := parley(t, "draft", text, "--dossier", folder, "--published", "2025-03-06", "--model"); status != exitFailed {
		t.Error("--model needs an address")
	}
	if _, err := os.Stat(filepath.Join(folder, "sources")); err == nil {
		t.Error("a refused draft leaves files behind")
	}
}

func TestDraftRefusesOtherLanguages(t *testing.T) {
	folder, text := bridgeDossier(t)
	if err := os.WriteFile(text, []byte("Die Ministerin traf den Gesandten am Dienstag in Port Selm.\n"), 0o644); err != nil {
		t.Fatal(err)
	}
	if status, _ := parley(t, "draft", text, "--dossier", folder, "--published", "2025-03-06", "--publisher", "selm-herald"); status != exitFailed {
		t.Error("a German text is drafted")
	}
}

// eachKey gives keys to a review, and looks at the file before each key.
type eachKey struct {
	keys []byte
	look func()
}

func (e *eachKey) Read(p []byte) (int, error) {
	e.look()
	if len(e.keys) == 0 {
		return 0, io.EOF
	}
	p[0], e.keys = e.keys[0], e.keys[1:]
	return 1, nil
}

// Each key leaves a valid file on the disk, with the decision. When no fact waits, load takes the file.
func TestReview(t *testing.T) {
	folder, text := bridgeDossier(t)
	if status, printed := parley(t, "draft", text, "--dossier", folder, "--published", "2025-03-06"); status != 0 {
		t.Fatal(printed)
	}
	file := filepath.Join(folder, "sources", "selm-herald-2025-03-06.yaml")
	data, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	begun, err := review.Parse(data)
	if err != nil {
		t.Fatal(err)
	}
	var waiting []int
	look := func() {
		d, err := loader.Folder(folder, time.Now())
		if err != nil {
			t.Fatal(err)
		}
		n := 0
		for _, draft := range d.Drafts {
			n += draft.Waiting
		}
		waiting = append(waiting, n)
	}
	session, err := review.Start(data, saving(openFolder(t, folder), "sources/"+filepath.Base(file), data))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	keys := "adux" + strings.Repeat("a", 20)
	r := reviewer{
		reviewCommand: reviewCommand{File: file, Texts: filepath.Dir(text)}, session: session, out: &out,
		in: bufio.NewReaderSize(&eachKey{[]byte(keys), look}, 16),
	}
	r.readText()
	if err := r.run(); err != nil {
		t.Fatal(err)
	}
	all := len(begun.Order())
	if all < 6 || len(waiting) < 5 || waiting[0] != all || waiting[1] != all-1 || waiting[2] != all-2 || waiting[3] != all-1 || waiting[4] != all-1 {
		t.Errorf("of %d facts, these many wait before each key: %v", all, waiting)
	}
	for _, want := range []string{"doubtful: the record does not have this person", ">>Transport Minister Edda Lohr of Ostria<< in Karst", `parley: 'x' is no key`} {
		if !strings.Contains(out.String(), want) {
			t.Errorf("%q is not in\n%s", want, out.String())
		}
	}
	if err := r.finish(openFolder(t, folder), "sources/"+filepath.Base(file)); err != nil {
		t.Fatal(err)
	}
	d, err := loader.Folder(folder, time.Now())
	if err != nil || len(d.Drafts) > 0 {
		t.Errorf("after the review: %v, %v", d, err)
	}
	things, err := os.ReadFile(filepath.Join(folder, "reference", "selm-herald-2025-03-06-new.yaml"))
	if err != nil || strings.Contains(string(things), "draft") || !strings.Contains(string(things), "edda-lohr") {
		t.Errorf("the new things: %v\n%s", err, things)
	}
}

// An edit that makes the dossier invalid is refused, and the file stays.
func TestReviewRefusesAnInvalidEdit(t *testing.T) {
	folder, text := bridgeDossier(t)
	if status, printed := parley(t, "draft", text, "--dossier", folder, "--published", "2025-03-06"); status != 0 {
		t.Fatal(printed)
	}
	t.Setenv("EDITOR", "")
	file := filepath.Join(folder, "sources", "selm-herald-2025-03-06.yaml")
	before, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	session, err := review.Start(before, saving(openFolder(t, folder), "sources/"+filepath.Base(file), before))
	if err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	edit := "e  - quote: Mira Kesh\n    start: 71\n    says: [{meeting: m, participants: nobody-at-all}]\n.\nq"
	r := reviewer{session: session, out: &out, in: bufio.NewReader(strings.NewReader(edit))}
	if err := r.run(); err != nil {
		t.Fatal(err)
	}
	after, err := os.ReadFile(file)
	if err != nil || !bytes.Equal(before, after) {
		t.Errorf("the file has changed: %v", err)
	}
	if !strings.Contains(out.String(), "not saved, because the dossier would not be valid") || !strings.Contains(out.String(), "there is no person or organization `nobody-at-all`") {
		t.Errorf("the review says\n%s", out.String())
	}
}

// openFolder opens the folder of a dossier until the test ends.
func openFolder(t *testing.T, name string) *folders.Folder {
	t.Helper()
	f, err := folders.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}
