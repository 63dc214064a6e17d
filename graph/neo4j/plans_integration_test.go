//go:build integration

package neo4j

import (
	"context"
	"strings"
	"testing"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"parley/graph"
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

// TestReadingsSortNothing: the statements of a reading go through the ids in the order of their index. The server sorts at most the edges of
// one thing at a time, so its memory does not grow with the graph.
func TestReadingsSortNothing(t *testing.T) {
	s := open(t)
	graphtest.Load(t, s, graphtest.Fixture())
	m := graph.Parley
	attended := graph.Via{Relation: m.Relation("ATTENDED"), Reverse: true}
	for name, text := range map[string]string{
		"all things":         thingsText(m.StoredTypes(), nil),
		"things with edges":  thingsText([]*graph.Type{m.Type("Meeting"), m.Type("Event")}, []graph.Via{attended, {Relation: m.Relation("AT")}}),
		"things of one type": thingsText([]*graph.Type{m.Type("Load")}, nil),
		"all edges":          edgesText(m.Relations()),
		"edges of some":      edgesText([]*graph.Relation{m.Relation("MEMBER_OF"), m.Relation("RELATED_TO")}),
		"edges of one":       edgesText([]*graph.Relation{m.Relation("MEMBER_OF")}),
	} {
		plan := s.planText(t, text)
		for _, whole := range []string{"+Sort", "+Top", "Eager", "ByLabelScan", "AllNodesScan"} {
			if strings.Contains(plan, whole) {
				t.Errorf("%s: the plan has %s:\n%s", name, whole, plan)
			}
		}
		if !strings.Contains(plan, "+NodeUniqueIndexSeekByRange") {
			t.Errorf("%s: the plan does not begin at the index of the ids:\n%s", name, plan)
		}
	}
}

// planText returns the server's plan for a statement as the server writes it.
func (s *Store) planText(t *testing.T, text string) string {
	t.Helper()
	ctx := context.Background()
	session := s.driver.NewSession(ctx, neo4j.SessionConfig{AccessMode: neo4j.AccessModeRead})
	defer func() { _ = session.Close(ctx) }()
	result, err := session.Run(ctx, "EXPLAIN "+text, nil)
	if err != nil {
		t.Fatal(err)
	}
	summary, err := result.Consume(ctx)
	if err != nil {
		t.Fatal(err)
	}
	plan, _ := summary.Plan().Arguments()["string-representation"].(string)
	return plan
}
