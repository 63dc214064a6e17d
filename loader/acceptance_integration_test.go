//go:build integration

package loader_test

import (
	"context"
	"testing"

	"pgregory.net/rapid"

	"parley/graph"
	"parley/graph/neo4j"
	"parley/internal/neo4jtest"
)

func TestMain(m *testing.M) { neo4jtest.Main(m) }

func TestAcceptanceOnNeo4j(t *testing.T) {
	accept(t, 1, func(t *testing.T) graph.Keeper {
		t.Helper()
		store := openNeo4j(t)
		empty(t, store)
		return store
	})
}

func TestChangesOnNeo4j(t *testing.T) {
	store, done := openNeo4j(t), 0
	for seed := range 15 { // each draw takes seconds
		rapid.Custom(func(rt *rapid.T) int {
			empty(rt, store)
			ok, _ := checkChanges(rt, store)
			done += ok
			return ok
		}).Example(seed)
	}
	if done < 10 {
		t.Errorf("only %d changes were loaded by themselves", done)
	}
}

func openNeo4j(t *testing.T) *neo4j.Store {
	t.Helper()
	ctx, server := context.Background(), neo4jtest.Shared(t)
	store, err := neo4j.Open(ctx, server.URI, server.User, server.Password, neo4j.Patience(neo4jtest.Patience))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close(ctx) })
	if err := store.Prepare(ctx); err != nil {
		t.Fatal(err)
	}
	return store
}

// empty removes everything from a store.
func empty(t failer, store *neo4j.Store) {
	t.Helper()
	all, at, err := store.Contents(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	drop := graph.Change{Base: at}
	for _, r := range all.Records {
		drop.Drop = append(drop.Drop, r.ID())
	}
	if _, err := store.Apply(t.Context(), drop); err != nil {
		t.Fatal(err)
	}
}
