package compile_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"

	"parley/graph"
	"parley/resolvers/compile"
	"parley/schema"
)

// TestBindListsDifferences changes the schema in several places and expects a problem for each.
func TestBindListsDifferences(t *testing.T) {
	byHand, err := schema.ByHand()
	if err != nil {
		t.Fatal(err)
	}
	written, err := schema.Write(graph.Parley, byHand)
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ was, is, problem string }{
		{"", "", ""},
		{"  unnamed: Boolean!\n", "  anonymous: Boolean!\n", "Person.anonymous: the model has no such property or relation"},
		{"  unnamed: Boolean!\n", "  anonymous: Boolean!\n", "Person.unnamed: the schema has no such field; add it, or tag the property hidden"},
		{"  unnamed: Boolean!\n", "  unnamed: String!\n", "Person.unnamed is a String, and in the model a Boolean"},
		{"  unnamed: Boolean\n", "  anonymous: Boolean\n", "PersonFilter.anonymous: the model has no such property, and no condition has this name"},
		{"  role: [ParticipationRole!]\n", "  part: [ParticipationRole!]\n", "Meeting.participants > ParticipantEdgeFilter.part: the relation has no such property, and no condition has this name"},
		{"  HELD\n", "  TOOK_PLACE\n", "Meeting.status: MeetingStatus has the values"},
		{"  participants(\n", "  attendees(\n", "Meeting.participants: the schema has no such field for the relation Attendance"},
	} {
		text := written
		if c.was != "" && !strings.Contains(text, c.was) {
			t.Fatalf("the schema does not have %q", c.was)
		}
		text = strings.ReplaceAll(text, c.was, c.is)
		changed, err := gqlparser.LoadSchema(slices.Concat(byHand, []*ast.Source{{Name: "changed", Input: text}})...)
		if err != nil {
			t.Fatal(err)
		}
		switch err := compile.Bind(changed, graph.Parley); {
		case c.problem == "" && err != nil:
			t.Errorf("the schema as it is has the problem %v", err)
		case c.problem != "" && (err == nil || !strings.Contains(err.Error(), c.problem)):
			t.Errorf("with %q for %q the problems are\n%v\nwithout %q", c.is, c.was, err, c.problem)
		}
	}
}
