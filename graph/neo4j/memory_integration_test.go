//go:build integration && unix

package neo4j

import (
	"errors"
	"testing"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/internal/neo4jtest"
)

// TestTooLargeForTheDatabase: a database that refuses a statement for its size is not told as gone.
func TestTooLargeForTheDatabase(t *testing.T) {
	ctx := graphtest.Patient(t)
	server, err := neo4jtest.Own(ctx, t.TempDir()+"/home", nil, "db.memory.transaction.max=8m")
	if err != nil {
		t.Fatal(err)
	}
	defer func() {
		if err := server.Stop(); err != nil {
			t.Error(err)
		}
	}()
	s, err := Open(ctx, server.URI, server.User, server.Password)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = s.Close(ctx) }()
	if err := s.Prepare(ctx); err != nil {
		t.Fatal(err)
	}
	change := graph.Change{Put: graphtest.Large(20_000).Records}
	if _, err := s.Apply(ctx, change); !errors.Is(err, graph.ErrTooMuchWork) || errors.Is(err, graph.ErrUnavailable) {
		t.Errorf("a change that is too large gives %v, want an error that wraps %v", err, graph.ErrTooMuchWork)
	}
}
