package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestPassagesOfOneSourceAlone(t *testing.T) {
	folder, text := desk(t)
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
