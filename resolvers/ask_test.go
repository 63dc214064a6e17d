package resolvers

import (
	"context"
	"fmt"
	"slices"
	"testing"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/executor"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/memory"
	"parley/schema/oracle"
)

// oracleOf returns the generated executor, over the store of an executor and within
// its limit of bytes.
func oracleOf(e *Executor) graphql.ExecutableSchema {
	return budgeted{ExecutableSchema: oracle.New(e.schema, e), bytes: e.answerBytes}
}

type budgeted struct {
	graphql.ExecutableSchema
	bytes int
}

func (b budgeted) Exec(ctx context.Context) graphql.ResponseHandler {
	next := b.ExecutableSchema.Exec(ctx)
	return func(ctx context.Context) *graphql.Response { return next(withBudget(ctx, &budget{left: b.bytes})) }
}

// newExecutor is an executor over the suite's fixture.
func newExecutor(t testing.TB) *Executor {
	t.Helper()
	return executorOver(t, graphtest.Fixture())
}

func executorOver(t testing.TB, c graph.Contents) *Executor {
	t.Helper()
	store := memory.New()
	graphtest.Load(t, store, c)
	e, err := New(store)
	if err != nil {
		t.Fatal(err)
	}
	return e
}

// reply is what a client gets: the data as it was written, and where which
// errors are, sorted.
type reply struct {
	data     string
	errors   []string
	messages []string // with where in the document, in the order of their arrival
}

func ask(t testing.TB, es graphql.ExecutableSchema, query string, variables map[string]any) reply {
	t.Helper()
	return askWith(t, es, &graphql.RawParams{Query: query, Variables: variables}, false)
}

// askHidden asks a server that does not show its schema.
func askHidden(t testing.TB, es graphql.ExecutableSchema, query string) reply {
	t.Helper()
	return askWith(t, es, &graphql.RawParams{Query: query}, true)
}

func askWith(t testing.TB, es graphql.ExecutableSchema, params *graphql.RawParams, hidden bool) reply {
	t.Helper()
	x := executor.New(es)
	x.SetErrorPresenter(Present)
	ctx := graphql.StartOperationTrace(context.Background())
	op, errs := x.CreateOperationContext(ctx, params)
	if errs != nil {
		t.Fatalf("the document is not valid: %v\n%s", errs, params.Query)
	}
	op.DisableIntrospection = hidden
	next, ctx := x.DispatchOperation(ctx, op)
	r := next(ctx)
	out := reply{data: string(r.Data)}
	for _, e := range r.Errors {
		out.errors = append(out.errors, fmt.Sprintf("%v %v", e.Path, e.Extensions["code"]))
		out.messages = append(out.messages, fmt.Sprintf("%v %s", e.Locations, e.Message))
	}
	slices.Sort(out.errors)
	return out
}

// proved asks the executor and its oracle, fails the test unless they say the
// same, and returns it.
func proved(t testing.TB, e *Executor, query string, variables map[string]any) reply {
	t.Helper()
	got, want := ask(t, e, query, variables), ask(t, oracleOf(e), query, variables)
	if got.data != want.data {
		t.Fatalf("the data is\n  %s\nand the oracle's\n  %s\nfor\n%s", got.data, want.data, query)
	}
	if !slices.Equal(got.errors, want.errors) {
		t.Fatalf("the errors are %q, and the oracle's %q, for\n%s", got.errors, want.errors, query)
	}
	return got
}
