//go:build integration

package fold

import (
	"context"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/neo4j"
	"parley/internal/neo4jtest"
)

func TestMain(m *testing.M) { neo4jtest.Main(m) }

func TestNeo4jAnswersAsOfAnyMoment(t *testing.T) {
	ctx, server := context.Background(), neo4jtest.Shared(t)
	store, err := neo4j.Open(ctx, server.URI, server.User, server.Password, neo4j.Patience(neo4jtest.Patience))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close(ctx) })
	if err := store.Prepare(ctx); err != nil {
		t.Fatal(err)
	}
	// Neo4j takes a second to plan each of these large statements.
	some := slices.DeleteFunc(slices.Clone(everythingDated), func(q *graph.Query) bool {
		return !slices.Contains([]string{"Meeting", "Person", "Organization", "Account", "Claim"}, q.Root.Types[0].Name)
	})
	for seed := range 3 {
		rapid.Custom(func(rt *rapid.T) bool {
			d := dossiers(rt)
			graphtest.Load(t, store, complete(Fold(d)))
			checkAsOf(rt, store, d, days()[2:8], some)
			return true
		}).Example(seed)
	}
	graphtest.Load(t, store, graph.Contents{})
}
