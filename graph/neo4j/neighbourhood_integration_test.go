//go:build integration

package neo4j

import (
	"strings"
	"testing"

	"parley/graph"
	"parley/graph/graphtest"
)

// TestNeighbourhoodBeginsAtIDs: the statements of a neighbourhood look ids up in the index, in an empty, a small and a large
// graph. So they look at a small part of a large graph. The bound is a number of database hits, see TestHits.
func TestNeighbourhoodBeginsAtIDs(t *testing.T) {
	s := open(t)
	arrows := func(far string, relations ...string) []graph.Arrow {
		var all []graph.Arrow
		for _, name := range relations {
			all = append(all, graph.Arrow{Relation: graph.Parley.Relation(name), Far: far, Values: []string{"HELD", "participants"}})
		}
		return all
	}
	states := graph.Parley.Relation("STATES")
	statements := []Statement{{Text: recordsWithIDs}}
	for _, w := range walks(graph.Neighbourhood{
		Out: append(arrows("", "ABOUT", "ATTENDED", "AT"), append(arrows("status", "ABOUT"), graph.Arrow{Relation: states, With: states.Property("reference")})...),
		In:  append(arrows("", "HAS_OBJECT", "ATTENDED", "AT"), append(arrows("property", "HAS_OBJECT"), arrows("mode", "AT")...)...),
	}) {
		statements = append(statements, Statement{Text: w.text})
	}
	for i := range statements {
		statements[i].Params = map[string]any{"ids": []string{"m-000100", "m-000101", "anna"}, "values": []string{"HELD", "participants", "PHONE"}}
	}
	for _, c := range []graph.Contents{{}, graphtest.Fixture(), graphtest.Large(3000)} {
		graphtest.Load(t, s, c)
		s.replan(graphtest.Patient(t))
		for _, statement := range statements {
			operators, hits := s.operators(t, statement), s.hits(t, statement)
			t.Logf("%d things: %d hits: %s\n%s", len(c.Records), hits, operators, statement.Text)
			if !strings.Contains(operators, "NodeUniqueIndexSeek") || strings.Contains(operators, "Scan") || hits > 200 {
				t.Errorf("among %d things, the plan has no seek of ids, has a scan or takes %d hits: %s\n%s", len(c.Records), hits, operators, statement.Text)
			}
		}
	}
}
