//go:build integration

package cases

import (
	"context"
	"testing"

	"parley/graph"
	"parley/graph/neo4j"
	"parley/internal/neo4jtest"
)

func TestMain(m *testing.M) {
	stores = append(stores, openNeo4j)
	neo4jtest.Main(m)
}

// openNeo4j returns a store over the tests' server, ready to be loaded.
func openNeo4j(t testing.TB) graph.Keeper {
	t.Helper()
	server := neo4jtest.Shared(t)
	ctx := context.Background()
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
	return store
}
