package neo4j

import (
	"slices"
	"strings"
	"testing"

	"parley/graph"
)

// TestWalks: a statement begins at ids, and holds no value. Arrows without limits share a statement.
func TestWalks(t *testing.T) {
	about, object, states := graph.Parley.Relation("ABOUT"), graph.Parley.Relation("HAS_OBJECT"), graph.Parley.Relation("STATES")
	var texts []string
	var values [][]string
	for _, w := range walks(graph.Neighbourhood{
		IDs: []graph.ID{"anna"},
		Out: []graph.Arrow{{Relation: states, With: states.Property("reference")}, {Relation: about, Far: "status", Values: []string{"HELD"}}, {Relation: about, Far: "nothing"}},
		In:  []graph.Arrow{{Relation: about}, {Relation: object, Far: "property", Values: []string{"participants"}}, {Relation: states}},
	}) {
		texts, values = append(texts, w.text), append(values, w.values)
	}
	const begin = "UNWIND $ids AS id\nMATCH (a:Node {id: id})\n"
	want := []string{
		begin + "MATCH (a)-[r:STATES]->(b)\nWHERE r.reference IS NOT NULL\nRETURN type(r), a.id, b.id, properties(r)",
		begin + "MATCH (a)-[r:ABOUT]->(b)\nWHERE b:Occurrence AND b.status IN $values\nRETURN type(r), a.id, b.id, properties(r)",
		begin + "MATCH (a)<-[r:HAS_OBJECT]-(b)\nWHERE b.property IN $values\nRETURN type(r), b.id, a.id, properties(r)",
		begin + "MATCH (a)<-[r:ABOUT|STATES]-(b)\nRETURN type(r), b.id, a.id, properties(r)",
	}
	if !slices.Equal(texts, want) {
		t.Errorf("the statements are\n%s\nwant\n%s", strings.Join(texts, "\n\n"), strings.Join(want, "\n\n"))
	}
	if !slices.EqualFunc(values, [][]string{nil, {"HELD"}, {"participants"}, nil}, slices.Equal) {
		t.Errorf("the values are %q", values)
	}
}
