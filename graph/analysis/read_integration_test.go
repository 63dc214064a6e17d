//go:build integration

package analysis

import (
	"context"
	"reflect"
	"testing"

	"parley/graph/graphtest"
	"parley/graph/memory"
	"parley/graph/neo4j"
	"parley/internal/neo4jtest"
)

func TestMain(m *testing.M) { neo4jtest.Main(m) }

// TestReadAgrees reads one graph from both stores, and compares the projections.
func TestReadAgrees(t *testing.T) {
	ctx := context.Background()
	server := neo4jtest.Shared(t)
	store, err := neo4j.Open(ctx, server.URI, server.User, server.Password, neo4j.Patience(neo4jtest.Patience))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := store.Close(ctx); err != nil {
			t.Error(err)
		}
	})
	if err := store.Prepare(ctx); err != nil {
		t.Fatal(err)
	}
	embedded := memory.New()
	graphtest.Load(t, store, graphtest.Fixture())
	graphtest.Load(t, embedded, graphtest.Fixture())
	got, err := NewCache(store, View{}).Get(ctx)
	if err != nil {
		t.Fatal(err)
	}
	want, err := Read(ctx, embedded, View{})
	if err != nil {
		t.Fatal(err)
	}
	got.Revision, want.Revision = 0, 0 // the server may have held other graphs before
	if len(want.Meetings) == 0 || !reflect.DeepEqual(got, want) {
		t.Errorf("Neo4j yields\n  %+v\nand memory\n  %+v", got, want)
	}
	c := NewCache(store, View{})
	for range 2 {
		if again, err := c.Get(ctx); err != nil || len(again.Meetings) != len(want.Meetings) {
			t.Errorf("the cache holds %+v, %v", again, err)
		}
	}
}
