//go:build integration

package server

import (
	"context"
	"testing"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/neo4j"
	"parley/internal/neo4jtest"
	"parley/loader"
)

// TestLoadsAreToldOnNeo4j does as TestALoadIsToldOnce and TestABatchedLoadIsToldAtItsEnd.
func TestLoadsAreToldOnNeo4j(t *testing.T) {
	for name, batch := range map[string]int{"in one transaction": loader.DefaultBatch, "in several": 600} {
		t.Run(name, func(t *testing.T) {
			ctx := context.Background()
			server := neo4jtest.Shared(t)
			store, err := neo4j.Open(ctx, server.URI, server.User, server.Password)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = store.Close(ctx) })
			if err := store.Prepare(ctx); err != nil {
				t.Fatal(err)
			}
			graphtest.Load(t, store, graph.Contents{}) // whatever other tests left
			followLoad(t, store, batch)
		})
	}
}
