package resolvers

import (
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"parley/graph/graphtest"
	"parley/graph/memory"
)

// TestOneStatementPerRootField counts the queries to the store. A root field is one query,
// with everything that is selected below it. Once for each revision, the executor also reads the former ids.
func TestOneStatementPerRootField(t *testing.T) {
	store := memory.New()
	graphtest.Load(t, store, graphtest.Fixture())
	counted := &graphtest.Counting{Store: store}
	e, err := New(counted)
	if err != nil {
		t.Fatal(err)
	}
	ask(t, e, `{ node(id: "anna") { id } }`, nil) // the first query by an id also reads the former ids: see TestFormerIDs
	for _, c := range []struct {
		query string
		want  int
	}{
		{`{ __typename }`, 0},
		{`{ node(id: "anna") { id } }`, 1},
		{`{ meetings { totalCount pageInfo { endCursor } nodes { participants { edges { side { name } claims { source { publisher { name } } } node { meetings { nodes { topics { nodes { claims { nodes { id } } } } } } } } nodes { id } } } edges { node { places { nodes { within { occurrences { totalCount } } } } } } } }`, 1},
		{`{ whoMet(actor: "north") { nodes { counterpart { id } meetings { nodes { participants { nodes { id } } } } issues { children { id } } } } }`, 1},
		{`{ whoMet(actor: "north", with: "south", where: {place: "land", topic: "peace"}) { totalCount a: denials { id } b: denials { quote source { publisher { id } } } } }`, 1},
		{`{ a: meetings { totalCount } b: meetings { totalCount } whoMet(actor: "anna") { totalCount } }`, 3},
	} {
		for name, es := range map[string]graphql.ExecutableSchema{"executor": e, "oracle": oracleOf(e)} {
			counted.Asked()
			if r := ask(t, es, c.query, nil); len(r.errors) > 0 {
				t.Errorf("%s: %v", c.query, r.errors)
			}
			if got := counted.Asked(); got != c.want {
				t.Errorf("the %s asked %d queries, want %d, for\n%s", name, got, c.want, c.query)
			}
		}
	}
}
