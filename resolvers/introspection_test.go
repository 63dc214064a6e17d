package resolvers

import (
	"encoding/json"
	"fmt"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"
	"github.com/99designs/gqlgen/graphql/introspection"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
	"pgregory.net/rapid"

	"parley/graph"
)

// everyField selects all fields of an introspection type, and all fields below them, down to a
// depth.
func everyField(s *ast.Schema, typ string, depth int) string {
	out := "__typename"
	for _, f := range s.Types[typ].Fields {
		switch below := s.Types[f.Type.Name()]; {
		case below.Kind != ast.Object:
			out += " " + f.Name
		case depth > 0:
			out += " " + f.Name + " {" + everyField(s, below.Name, depth-1) + "}"
		}
	}
	return out
}

func TestIntrospection(t *testing.T) {
	e := newExecutor(t)
	graphiQL, err := os.ReadFile("../internal/server/testdata/graphiql.graphql")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range []struct {
		name, query string
		variables   map[string]any
		data        string // a part of it
	}{
		{"the query of GraphiQL", string(graphiQL), nil, `{"name":"whoMet"`},
		{"the query of gqlgen's client", introspection.Query, nil, `{"name":"whoMet"`},
		{
			"every field of every type of introspection",
			"{ __schema {" + everyField(e.schema, "__Schema", 2) + "} }", nil,
			`"__typename":"__InputValue","name":`,
		},
		{
			"the fields of a type with their arguments and the types of these",
			`{ __type(name: "Query") {` + everyField(e.schema, "__Type", 2) + ` fields { args { type { kind name ofType { kind name ofType { kind name ofType { name } } } inputFields { name type { name ofType { name } } } } } } } }`, nil,
			`"kind":"LIST","name":null`,
		},
		{
			"a type of each kind, and a type that does not exist",
			`{ object: __type(name: "Meeting") { ...F } interface: __type(name: "Actor") { ...F } enum: __type(name: "MeetingStatus") { ...F } input: __type(name: "MeetingFilter") { ...F }
				scalar: __type(name: "DateOrDateTime") { ...F } meta: __type(name: "__Type") { ...F } none: __type(name: "Nothing") { ...F } empty: __type(name: "") { name } }
			fragment F on __Type { kind name description specifiedByURL isOneOf fields { name } inputFields { name defaultValue } interfaces { name } possibleTypes { name } enumValues { name } ofType { name } }`, nil,
			`"none":null,"empty":null`,
		},
		{
			"variables for a name and for directives",
			`query ($name: String!, $all: Boolean = true, $skip: Boolean!) { __type(name: $name) { name @skip(if: $skip) n: name fields(includeDeprecated: $all) { name @include(if: $skip) type @skip(if: $skip) { name } } enumValues(includeDeprecated: null) { name } } }`,
			map[string]any{"name": "Person", "skip": true},
			`{"__type":{"n":"Person","fields":[{"name":"id"},`,
		},
		{
			"merged selections, fragments and aliases",
			`{ s: __schema { queryType { name ...F } ... on __Schema { queryType { k2: kind fields { n: name } } } } s: __schema { queryType { kind name fields { name } } subscriptionType { name } mutationType { name } } __typename again: __typename }
			fragment F on __Type { k: kind fields @skip(if: true) { name } ... @include(if: false) { description } }`, nil,
			`{"s":{"queryType":{"name":"Query","k":"OBJECT","k2":"OBJECT","fields":[{"n":"node","name":"node"}`,
		},
		{
			"with data, in the order of the request",
			`{ a: node(id: "anna") { id __typename } ...Q meetings(first: 1) { totalCount } last: __type(name: "Person") { name } }
			fragment Q on Query { __schema { directives { name isRepeatable locations args { name type { kind ofType { name } } defaultValue } } } __typename }`, nil,
			`{"a":{"id":"anna","__typename":"Person"},"__schema":{"directives":[`,
		},
		{
			"with data that has errors",
			`{ __schema { queryType { name } } a: person(id: "anna") { meetings(first: -1) { totalCount } } __type(name: "Person") { name } }`, nil,
			`{"__schema":{"queryType":{"name":"Query"}},"a":null,"__type":{"name":"Person"}}`,
		},
		{
			"a root field that a directive skips",
			`query ($no: Boolean!) { __typename __schema @include(if: $no) { queryType { name } } __type(name: "Person") @skip(if: true) { name } }`,
			map[string]any{"no": false},
			`{"__typename":"Query"}`,
		},
	} {
		t.Run(c.name, func(t *testing.T) {
			got := proved(t, e, c.query, c.variables)
			if !strings.Contains(got.data, c.data) || !json.Valid([]byte(got.data)) {
				t.Errorf("the data does not have\n  %s\n%.2000s", c.data, got.data)
			}
		})
	}
}

// TestRandomIntrospection asks the executor and its oracle for the schema, by random documents.
func TestRandomIntrospection(t *testing.T) {
	e := executorOver(t, graph.Contents{})
	rapid.Check(t, func(rt *rapid.T) {
		g := &documents{t: rt, schema: e.schema, values: map[string]any{}}
		name := rapid.SampledFrom([]string{"Query", "Meeting", "Actor", "MeetingStatus", "MeetingFilter", "DateOrDateTime", "__Type", "Nothing"}).Draw(rt, "name")
		doc := g.operation(fmt.Sprintf("__type(name: %q) {%s} __schema {%s}", name, g.fields(e.schema.Types["__Type"], 3), g.fields(e.schema.Types["__Schema"], 3)))
		if _, err := gqlparser.LoadQueryWithRules(e.schema, doc, nil); err != nil && strings.Contains(err.Error(), "Maximum introspection depth") {
			for name, es := range map[string]graphql.ExecutableSchema{"the executor": e, "the oracle": oracleOf(e)} {
				if _, errs := executor.New(es).CreateOperationContext(graphql.StartOperationTrace(t.Context()), &graphql.RawParams{Query: doc, Variables: g.values}); errs == nil {
					rt.Fatalf("%s does not refuse a document that nests too deeply:\n%s", name, doc)
				}
			}
			return
		}
		got, want := ask(t, e, doc, g.values), ask(t, oracleOf(e), doc, g.values)
		if got.data != want.data || !slices.Equal(got.errors, want.errors) {
			rt.Fatalf("the answer is\n  %s %q\nand the answer of the oracle is\n  %s %q\nfor\n%s\n%v", got.data, got.errors, want.data, want.errors, doc, g.values)
		}
	})
}

func TestIntrospectionIsWithinTheBudget(t *testing.T) {
	free := newExecutor(t)
	whole := len(ask(t, free, introspection.Query, nil).data)
	for _, c := range []struct {
		bytes  int
		query  string
		errors string
	}{
		{whole * 11 / 10, introspection.Query, ""},
		{whole * 9 / 10, introspection.Query, "__schema ANSWER_TOO_LARGE"},
		{1000, `{ a: __type(name: "Query") { name fields { name description } } b: __typename c: __type(name: "Query") { name } }`, "a ANSWER_TOO_LARGE; c ANSWER_TOO_LARGE"},
		{1000, `{ a: __type(name: "Query") { fields { name description } } node(id: "anna") { id } }`, "a ANSWER_TOO_LARGE; node ANSWER_TOO_LARGE"},
	} {
		e := newExecutor(t)
		e.answerBytes = c.bytes
		got := ask(t, e, c.query, nil)
		if errors := strings.Join(got.errors, "; "); errors != c.errors || c.errors != "" && len(got.data) > c.bytes {
			t.Errorf("the answer has %d bytes and the limit is %d: %d bytes, %q, want %q", whole, c.bytes, len(got.data), got.errors, c.errors)
		}
	}
	// The walk stops when the budget is spent, and takes no more memory.
	bounded := newExecutor(t)
	bounded.answerBytes = 1000
	all := testing.AllocsPerRun(1, func() { ask(t, free, introspection.Query, nil) })
	few := testing.AllocsPerRun(1, func() { ask(t, bounded, introspection.Query, nil) })
	if few > all/2 {
		t.Errorf("an answer of 1,000 bytes takes %v allocations, and the whole schema takes %v", few, all)
	}
}

func TestDisabledIntrospection(t *testing.T) {
	e := newExecutor(t)
	const query = `{ __typename __schema { queryType { name } } node(id: "anna") { id } __type(name: "Person") { name } }`
	got, want := askHidden(t, e, query), askHidden(t, oracleOf(e), query)
	if got.data != want.data || !slices.Equal(got.errors, want.errors) {
		t.Errorf("the answer is %s %q, and the answer of the oracle is %s %q", got.data, got.errors, want.data, want.errors)
	}
	if len(got.errors) != 2 || strings.Contains(got.data, "Person") {
		t.Errorf("%s %q", got.data, got.errors)
	}
}
