package limits

import (
	"testing"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/validator"
)

var costSchema = gqlparser.MustLoadSchema(&ast.Source{Input: `
type Query { people(first: Int, where: Where): PersonConnection! person(id: ID!): Person nodes(ids: [ID!]!): [Person]! }
input Where { name: String in: [String!] and: [Where!] }
type PersonConnection { nodes: [Person!]! edges: [PersonEdge!]! totalCount: Int! }
type PersonEdge { node: Person! }
interface Actor { name: String meetings(first: Int): MeetingConnection! }
type Person implements Actor { name: String meetings(first: Int): MeetingConnection! home: Place }
type MeetingConnection { nodes: [Meeting!]! totalCount: Int! }
type Meeting { name: String people(first: Int): PersonConnection! }
type Place { name: String }
`})

// TestWhatAnOperationCosts: with lists whose length nobody knows, and with such as
// have been measured.
func TestWhatAnOperationCosts(t *testing.T) {
	measured := func(typeName, field string) int {
		return map[string]int{"Person.meetings": 500, "Actor.meetings": 500, "Meeting.people": 7, "Query.people": 20_000}[typeName+"."+field]
	}
	for _, c := range []struct {
		text          string
		cost, degrees int
	}{
		{`{ people { nodes { name } } }`, 100 * 2, 100 * 2},
		{`{ people(first: 3) { edges { node { name } } totalCount } }`, 3 * 3, 3 * 3},
		{`{ people(first: 0) { totalCount } }`, 1, 1},
		{`{ person(id: "a") { home { name } } }`, 2, 2},
		{`{ nodes(ids: ["a", "b"]) { name } }`, 2, 2},
		{`{ people(first: 3, where: {name: "a", in: ["b", "c"]}) { totalCount } }`, 50 + 3, 5*2000 + 3},
		{`{ people(first: 0, where: {name: "a"}) { totalCount } }`, 20 + 1, 2*2000 + 1},
		{`{ people(first: 0, where: {}) { totalCount } }`, 10 + 1, 2000 + 1},
		{`query($w: Where = {and: [{}, {}, {and: {}}]}) { people(first: 0, where: $w) { totalCount } }`, 70 + 1, 7*2000 + 1},
		{`query($w: Where = {and: {and: {name: "a"}}}) { people(first: 0, where: $w) { totalCount } }`, 60 + 1, 6*2000 + 1},
		// A list that comes whole is as long as it is; ten where that is less, or not known.
		{`{ person(id: "a") { meetings { nodes { name } } } }`, 1 + 10*2, 1 + 500*2},
		{`{ person(id: "a") { meetings(first: 2) { nodes { people { nodes { name } } } } } }`, 1 + 2*(2+10*2), 1 + 49 + 2*(2+10*2)},
		// The first of a list are found among all of it, however few are asked for.
		{`{ people(first: 57) { nodes { meetings(first: 3) { nodes { name } } } } }`, 57 * (2 + 3*2), 57 * (2 + 49 + 3*2)},
		{`{ person(id: "a") { meetings(first: 0) { totalCount } } }`, 1 + 1, 1 + 50 + 1},
		{`{ person(id: "a") { ... on Actor { meetings(first: 600) { totalCount } } } }`, 1 + 600, 1 + 600},
	} {
		doc, errs := gqlparser.LoadQueryWithRules(costSchema, c.text, nil)
		if errs != nil {
			t.Fatal(errs)
		}
		variables, err := validator.VariableValues(costSchema, doc.Operations[0], nil)
		if err != nil {
			t.Fatal(err)
		}
		for name, how := range map[string]struct {
			length Length
			want   int
		}{"unknown": {nil, c.cost}, "measured": {measured, c.degrees}} {
			if got, _ := Cost(doc.Operations[0], variables, how.length); got != how.want {
				t.Errorf("%s costs %d with lists of a length that is %s, want %d", c.text, got, name, how.want)
			}
		}
	}
}
