package resolvers

import (
	"context"
	"testing"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/memory"
	"parley/graph/neo4j"
)

// PlanAhead sends the very statements that the question of what has changed sends later. Only then has the database planned them.
func TestPlanAheadSendsTheStatementsOfChanges(t *testing.T) {
	store := memory.New()
	graphtest.Load(t, store, graphtest.Fixture())
	texts := &statementTexts{Store: store, sent: map[string]bool{}}
	if err := PlanAhead(context.Background(), texts); err != nil {
		t.Fatal(err)
	}
	planned := texts.sent
	if len(planned) < 3 {
		t.Fatalf("PlanAhead sends %d statements", len(planned))
	}
	texts.sent = map[string]bool{}
	e, err := New(texts)
	if err != nil {
		t.Fatal(err)
	}
	if r := ask(t, e, `{ changes(since: "2000-01-01") { kind } }`, nil); len(r.errors) > 0 {
		t.Fatal(r.errors)
	}
	again := 0
	for text := range texts.sent {
		if planned[text] {
			again++
		}
	}
	if again != len(planned) {
		t.Errorf("of %d statements that PlanAhead sends, the question sends %d", len(planned), again)
	}
}

// statementTexts keeps the text of each statement that Neo4j would get.
type statementTexts struct {
	graph.Store
	sent map[string]bool
}

func (s *statementTexts) Run(ctx context.Context, q *graph.Query, sink graph.Sink) (graph.Revision, error) {
	s.sent[neo4j.Compile(q).Text] = true
	return s.Store.Run(ctx, q, sink)
}
