package table_test

import (
	"context"
	"errors"
	"flag"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parley/loader"
	"parley/loader/imports"
	"parley/loader/imports/mapping"
	"parley/loader/imports/table"
)

var update = flag.Bool("update", false, "write the golden files")

// now is after every date of the tests.
var now = time.Date(2026, 1, 1, 0, 0, 0, 0, time.UTC)

// imported imports a table into a folder.
func imported(t testing.TB, csv, mappingText string, options imports.Options) (imports.Summary, error) {
	t.Helper()
	folder := t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "mapping.yaml"), []byte(mappingText), 0o644); err != nil {
		t.Fatal(err)
	}
	m, err := mapping.Read(os.DirFS(folder), "mapping.yaml", "register.csv")
	if err != nil {
		return imports.Summary{}, err
	}
	options.ID, options.Title, options.Source = m.Dossier, m.Title, m.Source
	o, err := imports.New(options)
	if err != nil {
		return imports.Summary{}, err
	}
	if err := table.Import(context.Background(), strings.NewReader(csv), "register.csv", m, o, nil); err != nil {
		return imports.Summary{}, errors.Join(err, o.Discard())
	}
	return o.Finish()
}

// valid checks a folder with the real loader, and its passages against the table.
func valid(t testing.TB, folder, csv string) {
	t.Helper()
	d, err := loader.Folder(folder, now)
	if err != nil {
		t.Fatalf("the dossier is not valid:\n%v", err)
	}
	texts := t.TempDir()
	if err := os.WriteFile(filepath.Join(texts, "register.csv"), []byte(csv), 0o644); err != nil {
		t.Fatal(err)
	}
	if err := loader.CheckTexts(d, os.DirFS(texts)); err != nil {
		t.Fatalf("a passage does not stand in the table:\n%v", err)
	}
}

// validWithoutTexts checks a folder with the real loader.
func validWithoutTexts(t testing.TB, folder string) {
	t.Helper()
	if _, err := loader.Folder(folder, now); err != nil {
		t.Fatalf("the dossier is not valid:\n%v\n%s", err, contents(t, folder))
	}
}

// contents returns the files of a folder, one after the other.
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

func read(t testing.TB, name string) string {
	t.Helper()
	text, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return string(text)
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(filepath.Join("testdata", name), []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if want := read(t, name); got != want {
		t.Errorf("%s differs: run `go test -update`, and read the difference. Got:\n%s", name, got)
	}
}

func TestARegisterBecomesADossier(t *testing.T) {
	csv, m, folder := read(t, "register.csv"), read(t, "register.yaml"), t.TempDir()
	s, err := imported(t, csv, m, imports.Options{Folder: folder})
	if err != nil {
		t.Fatal(err)
	}
	golden(t, "register.golden", contents(t, folder)+"=== refused\n"+s.Refused.Error()+"\n")
	valid(t, folder, csv)
}
