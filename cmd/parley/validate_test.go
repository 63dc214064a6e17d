package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestPassagesOfOneSourceAlone(t *testing.T) {
	folder, text := emptyDossier(t)
	for name, start := range map[string]string{"mine": "0", "other": "1"} {
		source := "source: " + name + "\npublished: 2025-03-04\ntext: " + name + `.txt
reports:
  - quote: Valdorian and Ostrian envoys
    start: ` + start + `
    says: [{meeting: port-selm-2025-03-04, status: held}]
`
		if err := os.MkdirAll(filepath.Join(folder, "sources"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, "sources", name+".yaml"), []byte(source), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	texts := filepath.Dir(text)
	if err := os.Rename(text, filepath.Join(texts, "mine.txt")); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args   []string
		status int
		want   string
	}{
		{nil, exitFailed, "the folder of texts has no file other.txt"},
		{[]string{"--source", "mine"}, 0, "sources 2, things 8, claims 2; every passage of mine stands in its text"},
		{[]string{"--source", "other"}, exitFailed, "the folder of texts has no file other.txt"},
		{[]string{"--source", "nobody"}, exitFailed, "the dossier has no source nobody"},
	} {
		status, printed := parley(t, append([]string{"validate", folder, "--texts", texts}, c.args...)...)
		if status != c.status || !strings.Contains(printed, c.want) {
			t.Errorf("%v: status %d, printed %q", c.args, status, printed)
		}
	}
	if status, printed := parley(t, "validate", folder, "--source", "mine"); status != exitUsage || !strings.Contains(printed, "--texts") {
		t.Errorf("without --texts: status %d, printed %q", status, printed)
	}
}

// Warnings are listed apart from errors, and stop nothing but validate --strict.
func TestWarnings(t *testing.T) {
	folder, _ := emptyDossier(t)
	report := "  - {quote: They met, start: 0, says: [{meeting: port-selm-2025-03-04, status: held}]}\n"
	write := func(text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Join(folder, "sources"), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(folder, "sources", "mine.yaml"), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	const source, warned = "source: mine\npublished: 2025-03-04\nreports:\n", "sources/mine.yaml:5:80: warning: the source already says this"
	write(source + report + report)
	for _, c := range []struct {
		args   []string
		status int
		wants  []string
	}{
		{nil, 0, []string{warned, "parley: warnings: 1\n", "claims 1; passages not checked: no --texts"}},
		{[]string{"--strict"}, exitFailed, []string{"sources/mine.yaml:5:80: the source already says this", "parley: problems found: 1\n"}},
		{[]string{"--json"}, 0, []string{`[{"file":"sources/mine.yaml","line":5,"column":80,"severity":"warning","message":"the source already says this`}},
		{[]string{"--json", "--strict"}, exitFailed, []string{`"severity":"error"`}},
	} {
		status, printed := parley(t, append([]string{"validate", folder}, c.args...)...)
		for _, want := range c.wants {
			if status != c.status || !strings.Contains(printed, want) {
				t.Errorf("%v: status %d, printed %q, want %q", c.args, status, printed, want)
			}
		}
	}

	write(source + report + report + "  - {quote: They met, start: 5, says: [{meeting: port-selm-2025-03-04, statsu: held}]}\n")
	status, printed := parley(t, "validate", folder)
	for _, want := range []string{warned, "sources/mine.yaml:6:72: unknown field `statsu` of meeting", "parley: problems found: 1; warnings: 1\n"} {
		if status != exitFailed || !strings.Contains(printed, want) {
			t.Errorf("status %d, printed %q, want %q", status, printed, want)
		}
	}
	write(source + report)
	if status, printed := parley(t, "validate", folder, "--json"); status != 0 || printed != "[]\n" {
		t.Errorf("without problems: status %d, printed %q", status, printed)
	}
}
