package cases

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"testing/fstest"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/loader"
)

// TestChangesOfLoads: a dossier is loaded without its last source file, then whole, and then the second load is taken back. Each store
// gives the same changes for the three loads. The third load removes what the second load has added.
func TestChangesOfLoads(t *testing.T) {
	for name, last := range map[string]string{
		"changes-of-mind": "s2.yaml", "developing-story": "source3.yaml", "never-met-then-met": "later.yaml", "agency-retracts": "copy.yaml",
	} {
		t.Run(name, func(t *testing.T) {
			whole := os.DirFS(filepath.Join("testdata", name))
			part := withoutFile(t, whole, last)
			var first string
			for _, open := range stores {
				k := open(t)
				graphtest.Load(t, k, graph.Contents{})
				answer := run(t, k, changesOf(t, k, part, whole))
				if first == "" {
					first = answer
				}
				if answer != first {
					t.Errorf("one store answers\n%s\nand another store\n%s", first, answer)
				}
			}
			var loads map[string][]struct{ Kind string }
			if err := json.Unmarshal([]byte(first), &loads); err != nil {
				t.Fatal(err)
			}
			counts := func(load, kind string) (n int) {
				for _, c := range loads[load] {
					if c.Kind == kind {
						n++
					}
				}
				return n
			}
			if counts("load1", "ADDED") == 0 || len(loads["load1"]) != counts("load1", "ADDED") || len(loads["load2"]) == 0 || len(loads["load2"]) != len(loads["load3"]) || counts("load2", "ADDED") != counts("load3", "REMOVED") {
				t.Errorf("the loads changed %s", first)
			}
		})
	}
}

// withoutFile returns files without one of them.
func withoutFile(t *testing.T, files fs.FS, name string) fs.FS {
	t.Helper()
	part := fstest.MapFS{}
	entries, err := fs.Glob(files, "*.yaml")
	if err != nil {
		t.Fatal(err)
	}
	for _, path := range entries {
		if path == name {
			continue
		}
		text, err := fs.ReadFile(files, path)
		if err != nil {
			t.Fatal(err)
		}
		part[path] = &fstest.MapFile{Data: text}
	}
	if len(part) != len(entries)-1 {
		t.Fatalf("there is no file %s", name)
	}
	return part
}

// changesOf loads dossiers one after the other, takes the last load back, and returns a question for the changes of all loads.
func changesOf(t *testing.T, k graph.Keeper, folders ...fs.FS) string {
	t.Helper()
	ctx, query := context.Background(), ""
	made := []graph.Revision{}
	for _, files := range folders {
		d, err := loader.FS(files, now)
		if err != nil {
			t.Fatal(err)
		}
		r, err := loader.Load(ctx, k, d)
		if err != nil {
			t.Fatal(err)
		}
		made = append(made, r.Revision)
	}
	if _, err := loader.Revert(ctx, k, made[len(made)-2]); err != nil {
		t.Fatal(err)
	}
	log, err := loader.Log(ctx, k)
	if err != nil || len(log) != len(folders)+1 {
		t.Fatalf("the log is %v, error %v", log, err)
	}
	for i := range log {
		query += fmt.Sprintf(`load%d: changes(load: "load-%s-%d", first: 1000) { kind subject { id } property before after added { id } removed { id } claims { nodes { id } } } `, i+1, log[0].Dossier, i+1)
	}
	return "{ " + query + "}"
}
