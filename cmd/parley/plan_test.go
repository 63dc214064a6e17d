package main

import (
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"parley/graph"
	"parley/graph/memory"
	"parley/internal/differences"
	"parley/loader"
)

// planning is a dossier in a new folder, and a store that holds it.
type planning struct {
	*testing.T
	folder string
	store  graph.Keeper
}

func newPlanning(t *testing.T) planning {
	t.Helper()
	p := planning{t, t.TempDir(), memory.New()}
	if err := os.CopyFS(p.folder, os.DirFS("../../loader/testdata/north")); err != nil {
		t.Fatal(err)
	}
	return p
}

// text is the output of `parley plan`.
func (p planning) text(all bool) string {
	p.Helper()
	d, err := loader.Folder(p.folder, time.Date(2030, 6, 1, 0, 0, 0, 0, time.UTC))
	if err != nil {
		p.Fatal(err)
	}
	ds, err := loader.Plan(context.Background(), p.store, d)
	if err != nil {
		p.Fatal(err)
	}
	return differences.Text(ds, all)
}

func (p planning) load() {
	p.Helper()
	d, err := loader.Folder(p.folder, time.Date(2030, 6, 1, 0, 0, 0, 0, time.UTC))
	if err != nil {
		p.Fatal(err)
	}
	if _, err := loader.Load(context.Background(), p.store, d); err != nil {
		p.Fatal(err)
	}
}

// replace edits a file of the dossier.
func (p planning) replace(name, before, after string) {
	p.Helper()
	file := filepath.Join(p.folder, name)
	text, err := os.ReadFile(file)
	if err != nil {
		p.Fatal(err)
	}
	if strings.Count(string(text), before) != 1 {
		p.Fatalf("%q is not there once", before)
	}
	if err := os.WriteFile(file, []byte(strings.Replace(string(text), before, after, 1)), 0o600); err != nil {
		p.Fatal(err)
	}
}

func (p planning) golden(got, name string) {
	p.Helper()
	file := filepath.Join("testdata", name+".golden.txt")
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o600); err != nil {
			p.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		p.Fatal(err)
	}
	if got != string(want) {
		p.Errorf("the plan is\n%s\nwant\n%s", got, want)
	}
}

func TestPlanOfAFirstLoad(t *testing.T) {
	p := newPlanning(t)
	p.golden(p.text(false), "plan-first")
	p.load()
	if got := p.text(false); got != "nothing would change\n" {
		t.Errorf("after the load the plan is\n%s", got)
	}
}

func TestPlanShowsTheOneValueThatWasTouched(t *testing.T) {
	p := newPlanning(t)
	p.load()
	p.replace("sources/2-held.yaml", "name: The talks by the lake", "name: The lake talks")
	p.golden(p.text(false), "plan-name")
	p.golden(p.text(true), "plan-name-verbose")
}

func TestPlanShowsWhatFollowsFromAValue(t *testing.T) {
	p := newPlanning(t)
	p.load()
	p.replace("sources/2-held.yaml", "status: held", "status: cancelled")
	p.golden(p.text(false), "plan-status")
	p.golden(p.text(true), "plan-status-verbose")
}

func TestPlanShowsTheOneReferenceThatWasTouched(t *testing.T) {
	p := newPlanning(t)
	p.load()
	p.replace("things.yaml", "[A. Nord]", "[A. Nord, Anna N.]")
	p.golden(p.text(false), "plan-reference")
}

func TestPlanShowsWhatGoesWithAFile(t *testing.T) {
	p := newPlanning(t)
	p.load()
	if err := os.Remove(filepath.Join(p.folder, "sources/4-corrected.yaml")); err != nil {
		t.Fatal(err)
	}
	p.golden(p.text(false), "plan-deleted")
}

func TestPlanShowsWhatAnotherDossierChanges(t *testing.T) {
	p := newPlanning(t)
	p.load()
	p.folder = "../../loader/testdata/south"
	p.golden(p.text(false), "plan-south")
}

func TestCalledWrongly(t *testing.T) {
	for _, args := range [][]string{{"load", "--batch", "0"}, {"load", "--batch", "many"}, {"drop"}, {"plan", "--no-such-flag"}} {
		if got := run(context.Background(), args); got != exitUsage {
			t.Errorf("parley %q ended with %d, want %d", args, got, exitUsage)
		}
	}
}

func TestAPlanWithoutADatabaseSaysWhatIsLeft(t *testing.T) {
	t.Setenv("PARLEY_NEO4J", "")
	status, printed := parley(t, "plan", newPlanning(t).folder)
	if status != exitFailed {
		t.Errorf("it ends with %d, want %d", status, exitFailed)
	}
	for _, want := range []string{"--neo4j URI", "PARLEY_NEO4J", "--against DIR"} {
		if !strings.Contains(printed, want) {
			t.Errorf("the message lacks %q: %s", want, printed)
		}
	}
}
