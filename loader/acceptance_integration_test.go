//go:build integration

package loader_test

import (
	"context"
	"testing"

	"parley/graph"
	"parley/graph/neo4j"
	"parley/internal/neo4jtest"
)

func TestMain(m *testing.M) { neo4jtest.Main(m) }

func TestAcceptanceOnNeo4j(t *testing.T) {
	accept(t, 1, func(t *testing.T) graph.Keeper {
		t.Helper()
		ctx, server := context.Background(), neo4jtest.Shared(t)
		store, err := neo4j.Open(ctx, server.URI, server.User, server.Password)
		if err != nil {
			t.Fatal(err)
		}
		t.Cleanup(func() { _ = store.Close(ctx) })
		if err := store.Prepare(ctx); err != nil {
			t.Fatal(err)
		}
		all, at, err := store.Contents(ctx)
		if err != nil {
			t.Fatal(err)
		}
		drop := graph.Change{Base: at}
		for _, r := range all.Records {
			drop.Drop = append(drop.Drop, r.ID())
		}
		if _, err := store.Apply(ctx, drop); err != nil {
			t.Fatal(err)
		}
		return store
	})
}
