package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parley/loader"
)

// TestExportsCanBeImported exports the bundled dossier in the formats of others, and imports the files. Each passage stands in the
// file.
func TestExportsCanBeImported(t *testing.T) {
	texts := t.TempDir()
	for format, command := range map[string]string{"popolo": "popolo", "followthemoney": "ftm"} {
		file, folder := filepath.Join(texts, format+".json"), filepath.Join(t.TempDir(), "imported")
		if status, printed := parley(t, "export", "--format", format, "-o", file); status != 0 {
			t.Fatalf("export: status %d: %s", status, printed)
		}
		status, printed := parley(t, "import", command, file, folder, "--id", "exported", "--published", "2025-12-31", "--json")
		var result struct {
			Read, Reports, LeftOut int
			Refused                []problem
			New                    map[string]int
		}
		lines := strings.Split(strings.TrimSpace(printed), "\n")
		if err := json.Unmarshal([]byte(lines[len(lines)-1]), &result); err != nil || status != 0 {
			t.Fatalf("import: status %d, %v: %s", status, err, printed)
		}
		if result.New["person"] < 15 || result.New["meeting"] < 10 || result.Reports < 150 || len(result.Refused) > 5 {
			t.Errorf("%s: %+v", format, result)
		}
		if status, printed := parley(t, "validate", folder, "--texts", texts); status != 0 {
			t.Errorf("validate: status %d: %s", status, printed)
		}
	}
}

func TestImportRefuses(t *testing.T) {
	folder := t.TempDir()
	file := func(name, text string) string {
		path := filepath.Join(folder, name)
		if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
		return path
	}
	table := file("table.csv", "Name\nAna Reyes\n")
	future := "source: {source: register, published: 2999-01-01}\nqueries: [{entities: {a: {type: person, keys: Name, properties: {name: {column: Name}}}}}]\n"
	mapping, late := file("mapping.yaml", strings.Replace(future, "2999", "2025", 1)), file("late.yaml", future)
	other := file("other.yaml", strings.ReplaceAll(strings.Replace(future, "2999", "2025", 1), "Name", "Nome"))
	popolo := file("popolo.json", `{"persons": [{"id": "1", "name": "Ana Reyes"}]}`)
	broken := file("broken.json", `{"persons": [`)
	out := filepath.Join(folder, "out")
	for _, c := range []struct {
		args []string
		want int
		says string
	}{
		{[]string{"import", "csv", table, out}, exitUsage, "--mapping"},
		{[]string{"import", "csv", filepath.Join(folder, "none.csv"), out, "--mapping", mapping}, exitFailed, "none.csv"},
		{[]string{"import", "csv", table, out, "--mapping", late}, exitFailed, "is in the future"},
		{[]string{"import", "csv", table, out, "--mapping", other}, exitFailed, `other.yaml:2:47: the table has no column "Nome": did you mean "Name"?`},
		{[]string{"import", "csv", table, out, "--mapping", popolo}, exitFailed, `unknown key "persons" of a mapping`},
		{[]string{"import", "popolo", popolo, out}, exitUsage, "--published"},
		{[]string{"import", "popolo", popolo, out, "--published", "soon"}, exitFailed, "--published: "},
		{[]string{"import", "popolo", popolo, out, "--published", "2025", "--publisher", "selm"}, exitFailed, "the dossier has no organization `selm`: give its name, too"},
		{[]string{"import", "popolo", popolo, out, "--published", "2025", "--id", "No"}, exitFailed, "--id: "},
		{[]string{"import", "popolo", broken, out, "--published", "2025"}, exitFailed, "read broken.json as Popolo: the text ends too early"},
		{[]string{"import", "ftm", broken, out, "--published", "2025"}, exitFailed, "nothing was imported"},
		{[]string{"import", "annotations", popolo, out, "--published", "2025"}, exitFailed, "nothing was imported"},
	} {
		if status, printed := parley(t, c.args...); status != c.want || !strings.Contains(printed, c.says) {
			t.Errorf("parley %q: status %d, want %d with %q: %s", c.args, status, c.want, c.says, printed)
		}
		if _, err := os.Stat(out); err == nil {
			t.Fatalf("parley %q left a folder", c.args)
		}
	}
	if status, printed := parley(t, "import", "csv", table, out, "--mapping", mapping); status != 0 || !strings.Contains(printed, "person 1") {
		t.Errorf("status %d: %s", status, printed)
	}
	if _, err := loader.Folder(out, time.Now()); err != nil {
		t.Error(err)
	}
}
