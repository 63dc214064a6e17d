//go:build integration

package neo4j

import (
	"context"
	"testing"

	"pgregory.net/rapid"

	"parley/graph"
	"parley/graph/graphtest"
)

// TestOneStatement counts what reaches the server: whatever a query asks for,
// it is one statement.
func TestOneStatement(t *testing.T) {
	s := open(t)
	graphtest.Load(t, s, graphtest.Fixture())
	sent := 0
	s.watch = func(string) { sent++ }
	once := func(t interface{ Errorf(string, ...any) }, name string, q *graph.Query) {
		sent = 0
		if _, err := s.Run(context.Background(), q, &silent{}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
		if sent != 1 {
			t.Errorf("%s: %d statements were sent, want 1", name, sent)
		}
	}
	for name, q := range golden() {
		once(t, name, q)
	}
	rapid.Check(t, func(rt *rapid.T) { once(rt, "a random query", graphtest.RandomQuery(rt)) })
}
