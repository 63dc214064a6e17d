// Package oracle runs GraphQL operations by the executor that gqlgen generates. Only tests
// import this package: they compare its answers with those of package resolvers, byte for byte.
//
// The generated executor collects and merges selections, writes JSON, lets nulls bubble and
// answers introspection by its own code. It gets the answer to each root field from the
// executor under test, as a tree (package schema/tree). So both share the queries and the
// shapes, but not the way from there to JSON.
package oracle

import (
	"context"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"parley/graph"
	"parley/resolvers/answer"
	"parley/resolvers/compile"
	"parley/schema/generated"
	"parley/schema/tree"
)

// Executor is the executor under test. See resolvers.Executor.
type Executor interface {
	Schema() *ast.Schema
	Answer(ctx context.Context, f compile.Selected, into func(*answer.Shape) graph.Sink) error
}

// New returns the generated executor over an executor, for the same schema.
func New(e Executor) graphql.ExecutableSchema {
	return oracle{
		ExecutableSchema: generated.NewExecutableSchema(generated.Config{Schema: e.Schema(), Resolvers: &generated.Resolver{}}),
		executor:         e,
	}
}

type oracle struct {
	graphql.ExecutableSchema
	executor Executor
}

// Exec runs the operation that ctx carries. See graphql.ExecutableSchema.
func (o oracle) Exec(ctx context.Context) graphql.ResponseHandler {
	next := o.ExecutableSchema.Exec(ctx)
	return func(ctx context.Context) *graphql.Response {
		return next(tree.WithSource(ctx, &source{executor: o.executor}))
	}
}

// source answers the root fields of one operation as trees. The generated executor runs
// several root fields at the same time, but they share a budget, so the source answers them
// one after the other.
type source struct {
	executor Executor
	turn     sync.Mutex
}

// Root answers a root field. See tree.Source.
func (s *source) Root(ctx context.Context, f graphql.CollectedField) (any, error) {
	s.turn.Lock()
	defer s.turn.Unlock()
	var sink *treeSink
	// The generated executor has merged the selections.
	err := s.executor.Answer(ctx, compile.Merged(f.Alias, f.Field, f.Selections), func(shape *answer.Shape) graph.Sink {
		sink = newTreeSink(shape, answer.BudgetOf(ctx))
		return sink
	})
	if err != nil {
		return nil, err
	}
	return sink.root, nil
}

var _ tree.Source = (*source)(nil)
