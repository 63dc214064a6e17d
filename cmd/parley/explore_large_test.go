//go:build integration && large

package main

import (
	"context"
	"testing"

	"parley/internal/neo4jtest"
)

// TestExploreLargeRecordOnNeo4j looks at a record of 10,000 meetings in Neo4j. To load and to remove this record takes minutes, so
// only `make e2e-large` runs this test.
func TestExploreLargeRecordOnNeo4j(t *testing.T) {
	empty := func() {
		if err := neo4jtest.Shared(t).Empty(context.Background()); err != nil {
			t.Fatal(err)
		}
	}
	empty()
	t.Cleanup(empty)
	walkLargeRecord(t, openNeo4j(t))
}
