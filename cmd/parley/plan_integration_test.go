//go:build integration

package main

import (
	"context"
	"testing"

	"parley/internal/neo4jtest"
	"parley/loader"
)

// TestPlanOnNeo4j: contents that were read back from Neo4j give the same plan as those from the embedded store.
func TestPlanOnNeo4j(t *testing.T) {
	p := newPlanning(t)
	p.store = openNeo4j(t)
	t.Cleanup(func() {
		if _, err := loader.Drop(context.Background(), p.store, "north-tells"); err != nil {
			t.Error(err)
		}
	})
	p.load()
	if got := p.text(false); got != "nothing would change\n" {
		t.Errorf("after the load the plan is\n%s", got)
	}
	p.replace("sources/2-held.yaml", "status: held", "status: cancelled")
	p.golden(p.text(false), "plan-status")
	p.golden(p.text(true), "plan-status-verbose")
}

// newPlanningOnNeo4j returns a dossier that the commands load into the tests' server, and drops it from there at the end.
func newPlanningOnNeo4j(t *testing.T) planning {
	t.Helper()
	neo, store := neo4jtest.Shared(t), openNeo4j(t)
	t.Setenv("PARLEY_NEO4J_USER", neo.User)
	t.Setenv("PARLEY_NEO4J_PASSWORD", neo.Password)
	t.Setenv("PARLEY_NEO4J", neo.URI)
	t.Cleanup(func() {
		if _, err := loader.Drop(context.Background(), store, "north-tells"); err != nil {
			t.Error(err)
		}
	})
	return newPlanning(t)
}

// TestExitStatuses: the exit statuses of load, plan and drop.
func TestExitStatuses(t *testing.T) {
	neo := neo4jtest.Shared(t)
	t.Setenv("PARLEY_NEO4J_USER", neo.User)
	t.Setenv("PARLEY_NEO4J_PASSWORD", neo.Password)
	t.Setenv("PARLEY_NEO4J", neo.URI)
	p := newPlanning(t)
	interrupted, stop := context.WithCancel(context.Background())
	stop()
	for _, s := range []struct {
		ctx  context.Context
		args []string
		want int
	}{
		{context.Background(), []string{"plan", p.folder}, 0},
		{context.Background(), []string{"plan", p.folder, "--exit-code"}, exitDiffers},
		{interrupted, []string{"load", p.folder}, exitInterrupted},
		{context.Background(), []string{"load", p.folder, "--batch", "30"}, 0},
		{context.Background(), []string{"load", p.folder, "--json"}, 0},
		{context.Background(), []string{"plan", p.folder, "--exit-code", "--json"}, 0},
		{context.Background(), []string{"drop", "north-tells"}, 0},
		{context.Background(), []string{"drop", "north-tells"}, exitFailed},
	} {
		if got := run(s.ctx, s.args); got != s.want {
			t.Errorf("parley %q ended with %d, want %d", s.args, got, s.want)
		}
	}
}
