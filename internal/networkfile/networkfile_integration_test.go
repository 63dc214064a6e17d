//go:build integration

package networkfile

import (
	"context"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/neo4j"
	"parley/internal/neo4jtest"
	"parley/internal/pythontest"
)

func TestMain(m *testing.M) { neo4jtest.Main(m) }

// crowd returns a graph of meetings of some of n people, with weights, several parts and people that met nobody.
func crowd(n, meetings int) graph.Contents {
	r := rand.New(rand.NewPCG(7, 11))
	b := &graphtest.Builder{}
	for i := range n {
		b.Thing("Person", fmt.Sprint("p", i), "name", fmt.Sprint("Person ", i))
	}
	for m := range meetings {
		id := fmt.Sprint("m", m)
		b.Meeting(id, "HELD", fmt.Sprintf("2030-01-%02d", 1+m%28))
		half := n / 2 * (m % 2) // the two halves never meet
		for range 2 + r.IntN(4) {
			at := fmt.Sprint("p", half+int(float64(n/2)*r.Float64()*r.Float64()))
			if !slices.ContainsFunc(b.Edges, func(e graph.Edge) bool { return string(e.From) == at && string(e.To) == id }) {
				b.Edge("ATTENDED", at, id)
			}
		}
	}
	return b.Contents
}

// networkx opens the files, and its measures are those of the files.
func TestNetworkxOpensTheFiles(t *testing.T) {
	for name, c := range map[string]graph.Contents{"awkward": awkward(), "crowd": crowd(60, 120)} {
		t.Run(name, func(t *testing.T) {
			n := networkOver(t, embedded(t, c))
			var files []string
			for _, f := range []Format{GraphML, GEXF, JSON} {
				file := filepath.Join(t.TempDir(), "network."+string(f))
				if err := os.WriteFile(file, []byte(written(t, f, n)), 0o600); err != nil {
					t.Fatal(err)
				}
				files = append(files, file)
			}
			said := pythontest.Run(t, filepath.Join("testdata", "measure.py"), files...)
			if want := fmt.Sprintf("%d %d", len(n.Nodes), len(n.Ties)); strings.TrimSpace(said) != want {
				t.Errorf("networkx has %s nodes and edges, want %s", said, want)
			}
		})
	}
}

// Both stores give the same bytes, on random contents and on a crowd.
func TestStoresAgree(t *testing.T) {
	ctx := context.Background()
	server := neo4jtest.Shared(t)
	store, err := neo4j.Open(ctx, server.URI, server.User, server.Password, neo4j.Patience(neo4jtest.Patience))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(ctx); err != nil {
			t.Error(err)
		}
	})
	if err := store.Prepare(ctx); err != nil {
		t.Fatal(err)
	}
	same := func(t failing, c graph.Contents) {
		have, base, err := store.Contents(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := store.Apply(ctx, graphtest.Replace(c, have, base)); err != nil {
			t.Fatal(err)
		}
		ours, theirs := networkOver(t, embedded(t, c)), networkOver(t, store)
		for _, f := range formats {
			if want, got := written(t, f, ours), written(t, f, theirs); got != want {
				t.Fatal("Neo4j gives\n" + got + "\nand memory\n" + want)
			}
		}
	}
	same(t, crowd(60, 120))
	// A few graphs: a database takes seconds for each network.
	for seed := range 8 {
		same(t, rapid.Custom(graphtest.RandomContents).Example(seed))
	}
}
