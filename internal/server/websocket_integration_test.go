//go:build integration

package server

import (
	"context"
	"testing"

	driver "github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/neo4j"
	"parley/internal/neo4jtest"
	"parley/loader"
)

// TestLoadsAreAnnouncedOnNeo4j does as TestALoadIsAnnouncedOnce and TestABatchedLoadIsAnnouncedAtItsEnd.
func TestLoadsAreAnnouncedOnNeo4j(t *testing.T) {
	for name, batch := range map[string]int{"in one transaction": loader.DefaultBatch, "in several": 600} {
		t.Run(name, func(t *testing.T) {
			ctx := context.Background()
			server := neo4jtest.Shared(t)
			store, err := neo4j.Open(ctx, server.URI, server.User, server.Password, neo4j.Patience(neo4jtest.Patience))
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

// TestEverythingTakenIsGivenBackOnNeo4j does as TestEverythingTakenIsGivenBack, and looks
// for transactions that are left behind, on either side.
func TestEverythingTakenIsGivenBackOnNeo4j(t *testing.T) {
	ctx := context.Background()
	server := neo4jtest.Shared(t)
	store, err := neo4j.Open(ctx, server.URI, server.User, server.Password, neo4j.Patience(neo4jtest.Patience))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = store.Close(ctx) })
	if err := store.Prepare(ctx); err != nil {
		t.Fatal(err)
	}
	graphtest.Load(t, store, graphtest.Fixture())
	running := transactions(t, server)
	abandonOperations(t, store, 2000)
	if taken, _ := store.Transactions(); taken != 0 {
		t.Errorf("the store holds %d transactions", taken)
	}
	eventually(func() bool { return transactions(t, server) <= running }) // Neo4j ends them a little later
}

// transactions returns how many transactions Neo4j has, without the question itself.
func transactions(t *testing.T, server *neo4jtest.Server) int {
	t.Helper()
	ctx := context.Background()
	connection, err := driver.NewDriverWithContext(server.URI, driver.BasicAuth(server.User, server.Password, ""))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = connection.Close(ctx) }()
	session := connection.NewSession(ctx, driver.SessionConfig{})
	defer func() { _ = session.Close(ctx) }()
	result, err := session.Run(ctx, "SHOW TRANSACTIONS YIELD currentQuery WHERE NOT currentQuery STARTS WITH 'SHOW TRANSACTIONS' RETURN count(*)", nil)
	if err != nil {
		t.Fatal(err)
	}
	row, err := result.Single(ctx)
	if err != nil {
		t.Fatal(err)
	}
	n, _ := row.Values[0].(int64)
	return int(n)
}
