//go:build integration

package export

import (
	"context"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/neo4j"
	"parley/internal/neo4jtest"
)

func TestMain(m *testing.M) { neo4jtest.Main(m) }

// inNeo4j returns an empty store over the shared server.
func inNeo4j(t *testing.T) *neo4j.Store {
	t.Helper()
	server := neo4jtest.Shared(t)
	s, err := neo4j.Open(t.Context(), server.URI, server.User, server.Password, neo4j.Patience(neo4jtest.Patience))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		graphtest.Load(t, s, graph.Contents{})
		if err := s.Close(context.Background()); err != nil {
			t.Error(err)
		}
	})
	if err := s.Prepare(t.Context()); err != nil {
		t.Fatal(err)
	}
	graphtest.Load(t, s, graph.Contents{})
	return s
}

// TestBothStores: a graph that went through a file into Neo4j is exported from there as the same bytes, in every format. The header of
// JSON lines has the revision, which is that of the store.
func TestBothStores(t *testing.T) {
	k, digest := bundled(t)
	s := inNeo4j(t)
	file, _ := exported(t, k, "jsonlines", Options{WithoutLoads: true})
	i, err := Import(t.Context(), s, strings.NewReader(file), ImportOptions{Batch: 2000, Now: time.Now})
	if err != nil || i.Digest != digest {
		t.Fatalf("%+v, %v; want the digest %s", i, err, digest)
	}
	for _, format := range Names() {
		want, _ := exported(t, k, format, Options{WithoutLoads: true})
		got, _ := exported(t, s, format, Options{WithoutLoads: true})
		if format == "jsonlines" {
			_, want = cutHeader(want)
			_, got = cutHeader(got)
		}
		if got != want {
			t.Errorf("%s: Neo4j and the embedded store give different bytes", format)
		}
	}
}

// TestRoundTripOnNeo4j: random graphs with hostile texts come back from Neo4j as they were.
func TestRoundTripOnNeo4j(t *testing.T) {
	s := inNeo4j(t)
	for seed := range 15 {
		c := rapid.Custom(spoiled).Example(seed)
		file, _ := exported(t, holding(t, c), "jsonlines", Options{})
		i, err := Import(t.Context(), s, strings.NewReader(file), ImportOptions{Batch: 30, Now: time.Now, Replace: true})
		if err != nil {
			t.Fatal(err)
		}
		got, _, err := s.Contents(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		same(t, got, c)
		again, _ := exported(t, s, "jsonlines", Options{})
		summary, err := read(strings.NewReader(again))
		if err != nil || summary.Digest != i.Digest {
			t.Errorf("exported again, the file has %+v, %v; want the digest %s", summary, err, i.Digest)
		}
	}
}
