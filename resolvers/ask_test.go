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
	"parley/resolvers/answer"
	"parley/resolvers/oracle"
)

// oracleOf returns the generated executor over an executor, with the same limit of bytes.
func oracleOf(e *Executor) graphql.ExecutableSchema {
	return budgeted{ExecutableSchema: oracle.New(e), bytes: e.answerBytes}
}

// budgeted gives each operation a budget, as an executor does.
type budgeted struct {
	graphql.ExecutableSchema
	bytes int
}

func (b budgeted) Exec(ctx context.Context) graphql.ResponseHandler {
	next := b.ExecutableSchema.Exec(ctx)
	return func(ctx context.Context) *graphql.Response {
		return next(answer.WithBudget(ctx, answer.NewBudget(b.bytes)))
	}
}

// newExecutor returns an executor over the fixture of graphtest.
func newExecutor(t testing.TB) *Executor {
	t.Helper()
	return executorOver(t, graphtest.Fixture())
}

// executorOver returns an executor over a store in memory with the contents.
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

// reply is the response to an operation.
type reply struct {
	data     string   // as it was written
	errors   []string // the path and the code of each error, sorted
	messages []string // the place in the document and the message of each error, in their order
}

// ask runs an operation.
func ask(t testing.TB, es graphql.ExecutableSchema, query string, variables map[string]any) reply {
	t.Helper()
	return askWith(t, es, &graphql.RawParams{Query: query, Variables: variables}, false)
}

// askHidden runs an operation that may not ask for the schema.
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

// proved runs an operation by the executor and by its oracle. It fails the test if the answers
// differ, and returns the answer.
func proved(t testing.TB, e *Executor, query string, variables map[string]any) reply {
	t.Helper()
	got, want := ask(t, e, query, variables), ask(t, oracleOf(e), query, variables)
	if got.data != want.data {
		t.Fatalf("the data is\n  %s\nand the data of the oracle is\n  %s\nfor\n%s", got.data, want.data, query)
	}
	if !slices.Equal(got.errors, want.errors) {
		t.Fatalf("the errors are %q, and the errors of the oracle are %q, for\n%s", got.errors, want.errors, query)
	}
	return got
}
