package resolvers

import (
	"fmt"
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/99designs/gqlgen/graphql"

	"parley/graph/graphtest"
	"parley/graph/memory"
)

// TestAnswersAreBounded asks both executors for larger and larger answers, until an answer is too
// large. With several root fields, their order decides which one is too large. The generated
// executor runs root fields in any order.
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
		for name, es := range map[string]graphql.ExecutableSchema{"executor": e, "oracle": oracleOf(e)} {
			got := ask(t, es, c.query, nil)
			errors := strings.Join(got.errors, "; ")
			if errors != c.errors && (name == "executor" || c.inAnotherOrder == "" || errors != c.inAnotherOrder) {
				t.Errorf("the errors of the %s for %s are %q, want %q", name, c.query, got.errors, c.errors)
			}
			if c.errors != "" && len(got.data) > 2000 {
				t.Errorf("the %s gives %d bytes with the errors %q", name, len(got.data), got.errors)
			}
		}
	}
}

// TestConstantsCountAgainstTheLimit asks for values that do not come from the store, under many
// long response keys: names of types, cursors and pages.
func TestConstantsCountAgainstTheLimit(t *testing.T) {
	b := &graphtest.Builder{}
	for i := range 300 {
		b.Thing("Person", fmt.Sprintf("p%03d", i), "name", "Ada")
	}
	store := memory.New()
	graphtest.Load(t, store, b.Contents)
	const most = 30_000
	bounded, err := New(store, AnswerBytes(most))
	if err != nil {
		t.Fatal(err)
	}
	free, err := New(store)
	if err != nil {
		t.Fatal(err)
	}
	many := func(field string) string {
		s := ""
		name, _, _ := strings.Cut(field, " ")
		for i := range 15 {
			s += fmt.Sprintf(" %s%s%02d: %s", name, strings.Repeat("x", 100), i, field)
		}
		return s
	}
	for _, query := range []string{
		`{ people(first: 300) { nodes { __typename ` + many("__typename") + ` } } }`,
		`{ people(first: 300) { edges { ` + many("__typename") + ` } } }`,
		`{ people(first: 300) { edges { ` + many("cursor") + ` } } }`,
		`{ people(first: 300) { ` + many("edges { cursor }") + ` } }`,
		`{ people(first: 300) { nodes { meetings(first: 1) { pageInfo { ` + many("endCursor") + many("hasNextPage") + ` } ` + many("totalCount") + ` } } } }`,
		`{ people(first: 300) { nodes { ` + many("name") + many("aliases") + many("contested") + ` } } }`,
		`{ nodes(ids: [` + strings.Repeat(`"p000" `, 300) + `]) { __typename ` + many("__typename") + ` } }`,
	} {
		whole := ask(t, free, query, nil)
		if len(whole.errors) > 0 || len(whole.data) < 3*most {
			t.Fatalf("%.80s: %d bytes, %q", query, len(whole.data), whole.errors)
		}
		got := ask(t, bounded, query, nil)
		if len(got.errors) != 1 || !strings.HasSuffix(got.errors[0], "ANSWER_TOO_LARGE") || len(got.data) > most {
			t.Errorf("%.80s: %d bytes, %q", query, len(got.data), got.errors)
		}
		// The size that counts is within a tenth of the real size.
		for bytes, fits := range map[int]bool{len(whole.data) * 11 / 10: true, len(whole.data) * 9 / 10: false} {
			e, err := New(store, AnswerBytes(bytes))
			if err != nil {
				t.Fatal(err)
			}
			if got := ask(t, e, query, nil); (len(got.errors) == 0) != fits {
				t.Errorf("%.80s: the answer has %d bytes and the limit is %d: %q", query, len(whole.data), bytes, got.errors)
			}
		}
	}
}

// TestCompilationIsBounded nests merged selections below interfaces. The document is short, but
// would compile to an endless query.
func TestCompilationIsBounded(t *testing.T) {
	e := newExecutor(t)
	query := strings.Repeat("__typename ", 150)
	for range 4 {
		query = `claims(first: 0) { nodes { ` + strings.Repeat("subject { "+query+" } ", 2) + ` } }`
	}
	began := time.Now()
	got := ask(t, e, `{ node(id: "anna") { ... on Entity { `+query+` } } }`, nil)
	if len(got.errors) != 1 || !strings.HasSuffix(got.errors[0], "BAD_USER_INPUT") {
		t.Errorf("after %v: %q", time.Since(began), got.errors)
	}
	const maxOrders = 8
	many := `{ people(orderBy: [` + strings.Repeat("NAME_ASC ", maxOrders+1) + `]) { totalCount } }`
	if got := ask(t, e, many, nil); len(got.errors) != 1 || !strings.HasSuffix(got.errors[0], "BAD_USER_INPUT") {
		t.Errorf("%d orders: %q", maxOrders+1, got.errors)
	}
}

// TestCompiledFiltersAreBounded repeats a filter on several levels. It is compiled for every type
// on every level.
func TestCompiledFiltersAreBounded(t *testing.T) {
	e := newExecutor(t)
	list := make([]any, 1000)
	for what, where := range map[string]any{
		"conditions": map[string]any{"and": list},
		"values":     map[string]any{"id": list},
		"properties": map[string]any{"property": list},
	} {
		for i := range list {
			list[i] = "a"
			if what == "conditions" {
				list[i] = map[string]any{}
			}
		}
		query := `totalCount`
		for range 3 {
			query = `nodes { subject { claims(first: 1, where: $w) { ` + query + ` } } }`
		}
		query = `query($w: ClaimFilter) { person(id: "anna") { claims(first: 1, where: $w) { ` + query + ` } } }`
		began := time.Now()
		got := ask(t, e, query, map[string]any{"w": where})
		if len(got.errors) != 1 || !strings.HasSuffix(got.errors[0], "BAD_USER_INPUT") {
			t.Errorf("%s: after %v %s %q", what, time.Since(began), got.data, got.errors)
		}
	}
}

// TestAnswersAtTheBoundAreComplete reaches the limit on selections at every place of the last
// root field. The executor refuses the operation, or the answer to that field is complete.
func TestAnswersAtTheBoundAreComplete(t *testing.T) {
	e := newExecutor(t)
	const last = `z: meetings(first: 1) { __typename totalCount pageInfo { hasNextPage } edges { cursor } }`
	whole := ask(t, e, `{ `+last+` }`, nil)
	_, want, _ := strings.Cut(whole.data, `"z":`)
	refused, answered := 0, 0
	for n := range 60 {
		below := func(n int, inner string) string {
			return `claims(first: 0) { nodes { subject { ` + strings.Repeat("id ", n) + inner + ` } } }`
		}
		got := ask(t, e, `{ person(id: "anna") { `+below(11, below(7, below(n, "id")))+` } `+last+` }`, nil)
		switch {
		case len(got.errors) > 0:
			refused++
		case strings.HasSuffix(got.data, want):
			answered++
		default:
			t.Fatalf("with %d fields the answer is %s; it does not end with %s", n, got.data, want)
		}
	}
	if refused == 0 || answered == 0 {
		t.Errorf("%d refused and %d answered: the documents do not reach the limit", refused, answered)
	}
}

// TestTheSchemaCountsAgainstTheLimit asks for the schema twice.
func TestTheSchemaCountsAgainstTheLimit(t *testing.T) {
	e, err := New(memory.New(), AnswerBytes(20_000))
	if err != nil {
		t.Fatal(err)
	}
	const one = `__schema { types { name description fields { name description } } }`
	got := ask(t, e, `{ a: `+one+` b: `+one+` none: __type(name: "Nobody") { name } }`, nil)
	if len(got.data) > 1000 || !slices.Contains(got.errors, "a ANSWER_TOO_LARGE") || !slices.Contains(got.errors, "b ANSWER_TOO_LARGE") {
		t.Errorf("%d bytes, %q", len(got.data), got.errors)
	}
	if got := ask(t, e, `{ __type(name: "Person") { name fields { name } } }`, nil); len(got.errors) > 0 || len(got.data) < 100 {
		t.Errorf("%s, %q", got.data, got.errors)
	}
}
