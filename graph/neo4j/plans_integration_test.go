//go:build integration

package neo4j

import (
	"context"
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"parley/graph/graphtest"
)

// TestPlansLookThingsUp: the plans of these statements begin at an index, and have no scan. (A
// plan does not show the inside of a page.)
func TestPlansLookThingsUp(t *testing.T) {
	s := open(t)
	graphtest.Load(t, s, graphtest.Fixture())
	queries := golden()
	for name, begins := range map[string]string{
		"search-where":   "NodeIndexContainsScan",
		"injection-said": "NodeIndexContainsScan",
		"given":          "NodeUniqueIndexSeek",
		"where-side":     "RelationshipIndexSeek",
		"who-met":        "NodeUniqueIndexSeek",
	} {
		operators := s.operators(t, Compile(queries[name]))
		if !strings.Contains(operators, begins) || strings.Contains(operators, "ByLabelScan") || strings.Contains(operators, "AllNodesScan") {
			t.Errorf("%s: the plan has no %s, or a scan: %s", name, begins, operators)
		}
	}
}

// operators returns the operators of the server's plan for a statement.
func (s *Store) operators(t *testing.T, statement Statement) string {
	t.Helper()
	ctx := context.Background()
	session := s.driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeRead})
	defer func() { _ = session.Close(ctx) }()
	result, err := session.Run(ctx, "EXPLAIN "+statement.Text, statement.Params)
	if err != nil {
		t.Fatal(err)
	}
	summary, err := result.Consume(ctx)
	if err != nil {
		t.Fatal(err)
	}
	var names []string
	var walk func(neo4j.Plan)
	walk = func(p neo4j.Plan) {
		names = append(names, p.Operator())
		for _, c := range p.Children() {
			walk(c)
		}
	}
	walk(summary.Plan())
	return strings.Join(names, " ")
}
