//go:build integration

package main

import (
	"context"
	"encoding/json"
	"path/filepath"
	"strings"
	"testing"

	"parley/graph"
)

// TestExportAndImport: a graph in Neo4j goes through a file and comes back with the same digest. The loader recognises it.
func TestExportAndImport(t *testing.T) {
	store := openNeo4j(t)
	empty := func() {
		c, base, err := store.Contents(context.Background())
		if err != nil {
			t.Fatal(err)
		}
		drop := graph.Change{Base: base}
		for _, r := range c.Records {
			drop.Drop = append(drop.Drop, r.ID())
		}
		if _, err := store.Apply(context.Background(), drop); err != nil {
			t.Fatal(err)
		}
	}
	empty()
	t.Cleanup(empty) // after newPlanningOnNeo4j has dropped its dossier
	p := newPlanningOnNeo4j(t)
	result := func(args ...string) (r struct {
		Digest            string
		Things, Relations int
		Unchanged         bool
	},
	) {
		t.Helper()
		status, printed := parley(t, args...)
		lines := strings.Split(strings.TrimSpace(printed), "\n")
		if err := json.Unmarshal([]byte(lines[len(lines)-1]), &r); err != nil || status != 0 {
			t.Fatalf("parley %q: status %d, %v: %s", args, status, err, printed)
		}
		return r
	}
	loaded := result("load", p.folder, "--json")
	file := filepath.Join(t.TempDir(), "graph.jsonl")
	if status, printed := parley(t, "export", "--format", "jsonlines", "-o", file); status != 0 {
		t.Fatalf("status %d: %s", status, printed)
	}
	if text := readText(t, file); !strings.Contains(text, loaded.Digest) {
		t.Errorf("the file lacks the digest %s", loaded.Digest)
	}
	if status, printed := parley(t, "import", file); status != exitFailed || !strings.Contains(printed, "--replace") {
		t.Errorf("into a graph that is not empty: status %d: %s", status, printed)
	}
	if i := result("import", file, "--replace", "--json", "--batch", "40"); i.Digest != loaded.Digest || i.Things == 0 || i.Relations == 0 {
		t.Errorf("imported %+v, want the digest %s", i, loaded.Digest)
	}
	if status, printed := parley(t, "revert", "0"); status != exitFailed || !strings.Contains(printed, "the graph was imported") {
		t.Errorf("a revert to nothing after the import: status %d, %s", status, printed)
	}
	if again := result("load", p.folder, "--json"); !again.Unchanged || again.Digest != loaded.Digest {
		t.Errorf("a load after the import: %+v, want nothing to do", again)
	}
	p.replace("sources/2-held.yaml", "status: held", "status: cancelled")
	if other := result("load", p.folder, "--json"); other.Unchanged || other.Digest == loaded.Digest {
		t.Errorf("a load of another file after the import: %+v", other)
	}
	stopped, stop := context.WithCancel(context.Background())
	stop()
	for _, args := range [][]string{{"export", "--format", "popolo"}, {"import", file}} {
		if status := run(stopped, args); status != exitInterrupted {
			t.Errorf("parley %q, interrupted: status %d", args, status)
		}
	}
}
