//go:build integration

package neo4j

import (
	"context"
	"sync"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/memory"
	"parley/internal/neo4jtest"
)

func TestMain(m *testing.M) { neo4jtest.Main(m) }

// prepare prepares the shared server, which needs it only once.
var prepare sync.Once

// open returns an empty store over the shared server.
func open(t *testing.T) *Store {
	t.Helper()
	server := neo4jtest.Shared(t)
	ctx := context.Background()
	s, err := Open(ctx, server.URI, server.User, server.Password, Patience(neo4jtest.Patience))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := s.Close(ctx); err != nil {
			t.Error(err)
		}
	})
	prepare.Do(func() {
		if err := s.Prepare(ctx); err != nil {
			t.Fatal(err)
		}
	})
	if err := s.empty(ctx); err != nil {
		t.Fatal(err)
	}
	return s
}

// empty removes everything, including the revision.
func (s *Store) empty(ctx context.Context) error {
	ctx, cancel := bounded(ctx, writeTime)
	defer cancel()
	return s.transact(ctx, neo4j.AccessModeWrite, func(tx neo4j.ManagedTransaction) error {
		_, err := query(ctx, tx, "MATCH (n) DETACH DELETE n", nil)
		return err
	})
}

func TestStore(t *testing.T) {
	graphtest.TestStore(t, func(t *testing.T) graph.Keeper {
		s := open(t)
		s.keepPlans = true // the plans are the same for every test, and expensive
		return s
	})
}

// TestAgree asks this store and the embedded store the same random queries. Each query is
// one statement.
func TestAgree(t *testing.T) {
	graphtest.TestAgree(t, memory.New(), count(t, open(t)), 3)
}
