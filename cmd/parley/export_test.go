package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/internal/export"
)

// TestExport: every format is written to the file, with a report. A second export gives the same bytes.
func TestExport(t *testing.T) {
	folder := t.TempDir()
	for _, format := range export.Names() {
		var first string
		for range 2 {
			file, report := filepath.Join(folder, format), filepath.Join(folder, format+".report")
			if status, printed := parley(t, "export", "--format", format, "--output", file, "--report", report); status != 0 {
				t.Fatalf("%s: status %d: %s", format, status, printed)
			}
			text := readText(t, file)
			if first == "" {
				first = text
			}
			if text == "" || text != first {
				t.Errorf("%s: two exports of the bundled dossier differ, or are empty", format)
			}
			var told export.Report
			if err := json.Unmarshal([]byte(readText(t, report)), &told); err != nil || told.Format != format || len(told.Things) == 0 {
				t.Errorf("%s: the report is %+v, error %v", format, told, err)
			}
		}
	}
	left, err := os.ReadDir(folder)
	if err != nil || len(left) != 2*len(export.Names()) {
		t.Errorf("the folder holds %v, error %v; want a file and a report for each format", left, err)
	}
}

// TestExportOfAFolder: a dossier in a folder is exported to standard output, and the report goes to standard error.
func TestExportOfAFolder(t *testing.T) {
	p := newPlanning(t)
	status, printed := parley(t, "export", "--format", "popolo", p.folder)
	if status != 0 || !strings.Contains(printed, `{"persons":[`) || !strings.Contains(printed, "popolo: ") {
		t.Errorf("status %d: %s", status, printed)
	}
}

// TestExportRefuses: wrong arguments and broken dossiers write no file, and leave an old file as it is.
func TestExportRefuses(t *testing.T) {
	p := newPlanning(t)
	p.replace("sources/2-held.yaml", "status: held", "status: hold")
	file := filepath.Join(t.TempDir(), "old")
	if err := os.WriteFile(file, []byte("old"), 0o600); err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		args []string
		want int
		says string
	}{
		{[]string{"export"}, exitUsage, "--format"},
		{[]string{"export", "--format", "xml"}, exitUsage, "jsonlines"},
		{[]string{"export", "--format", "popolo", p.folder, "-o", file}, exitFailed, "hold"},
		{[]string{"export", "--format", "popolo", p.folder, "--neo4j", "neo4j://localhost:1"}, exitFailed, "leave out"},
		{[]string{"export", "--format", "popolo", "-o", filepath.Join(file, "below")}, exitFailed, "below"},
		{[]string{"import", filepath.Join(p.folder, "nothing")}, exitUsage, "nothing"},
		{[]string{"import", file}, exitFailed, "--neo4j"},
	} {
		if status, printed := parley(t, c.args...); status != c.want || !strings.Contains(printed, c.says) {
			t.Errorf("parley %q: status %d, want %d with %q: %s", c.args, status, c.want, c.says, printed)
		}
	}
	if text := readText(t, file); text != "old" {
		t.Errorf("the old file is now %q", text)
	}
}

func readText(t *testing.T, file string) string {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}
