package resolvers

import (
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"

	"parley/graph/graphtest"
	"parley/graph/memory"
)

// TestAnswersAreBounded asks for more and more, by both executors, until it is
// more than there may be. Which of several root fields goes beyond is told by
// their order; the generated executor runs them in any.
func TestAnswersAreBounded(t *testing.T) {
	b := &graphtest.Builder{}
	for _, id := range []string{"a", "b", "c", "d"} {
		b.Thing("Person", id, "name", strings.Repeat(id, 200))
	}
	store := memory.New()
	graphtest.Load(t, store, b.Contents)
	e, err := New(store, AnswerBytes(1000))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct{ query, errors, inAnotherOrder string }{
		{`{ people(first: 3) { nodes { name } } }`, "", ""},
		{`{ people(first: 4) { nodes { name } totalCount } }`, "", ""},
		{`{ people { nodes { name more: name } } }`, "people ANSWER_TOO_LARGE", ""},
		{`{ a: people { nodes { name } } b: people(first: 1) { nodes { name } } }`, "b ANSWER_TOO_LARGE", "a ANSWER_TOO_LARGE"},
		{`{ people { edges { cursor } pageInfo { endCursor } } nodes(ids: ["a", "b", "c", "d"]) { ... on Person { name } } }`, "nodes ANSWER_TOO_LARGE", "people ANSWER_TOO_LARGE"},
		{`{ a: people { nodes { name more: name } } b: people(first: 1) { nodes { name } } }`, "a ANSWER_TOO_LARGE; b ANSWER_TOO_LARGE", "a ANSWER_TOO_LARGE"},
	} {
		for name, es := range map[string]graphql.ExecutableSchema{"executor": e, "oracle": oracle{e}} {
			got := ask(t, es, c.query, nil)
			errors := strings.Join(got.errors, "; ")
			if errors != c.errors && (name == "executor" || c.inAnotherOrder == "" || errors != c.inAnotherOrder) {
				t.Errorf("the %s's errors for %s are %q, want %q", name, c.query, got.errors, c.errors)
			}
			if c.errors != "" && len(got.data) > 2000 {
				t.Errorf("the %s gives %d bytes in spite of %q", name, len(got.data), got.errors)
			}
		}
	}
}
