//go:build integration

package neo4j

import (
	"context"
	"testing"

	"parley/graph"
	"parley/graph/graphtest"
)

// counted is a store that fails the test if a query sends the server more or fewer statements
// than one.
type counted struct {
	*Store
	t    *testing.T
	sent int
}

// count returns a counted store over s.
func count(t *testing.T, s *Store) *counted {
	c := &counted{Store: s, t: t}
	s.watch = func(string) { c.sent++ }
	return c
}

func (c *counted) Run(ctx context.Context, q *graph.Query, sink graph.Sink) (graph.Revision, error) {
	before := c.sent
	rev, err := c.Store.Run(ctx, q, sink)
	if n := c.sent - before; n != 1 {
		c.t.Errorf("%d statements were sent for one query, want 1", n)
	}
	return rev, err
}

func (c *counted) Extent(ctx context.Context) (graph.Extent, graph.Revision, error) {
	before := c.sent
	d, rev, err := c.Store.Extent(ctx)
	if n := c.sent - before; n != 1 && err == nil {
		c.t.Errorf("%d statements were sent for the extent, want 1", n)
	}
	return d, rev, err
}

// TestOneStatement: the server accepts every golden statement, and a query sends one statement.
// TestAgree does the same for random queries.
func TestOneStatement(t *testing.T) {
	s := count(t, open(t))
	graphtest.Load(t, s, graphtest.Fixture())
	for name, q := range golden() {
		if _, err := s.Run(graphtest.Patient(t), q, graph.Discard{}); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
}
