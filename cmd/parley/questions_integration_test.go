//go:build integration

package main

import (
	"context"
	"testing"

	"parley/graph/neo4j"
	"parley/internal/neo4jtest"
)

func TestMain(m *testing.M) { neo4jtest.Main(m) }

// openNeo4j returns a store over the tests' server, ready to be loaded.
func openNeo4j(t *testing.T) *neo4j.Store {
	t.Helper()
	server := neo4jtest.Shared(t)
	ctx := context.Background()
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

func TestQuestionsOnNeo4j(t *testing.T) { answerQuestions(t, openNeo4j(t)) }
