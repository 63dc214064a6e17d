// Package oracle runs GraphQL operations by the executor that gqlgen generated.
// Only tests import this package: they compare its answers with those of our own
// executor.
package oracle

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"parley/schema/generated"
	"parley/schema/tree"
)

// oracle hands the source of all answers to the generated executor.
type oracle struct {
	graphql.ExecutableSchema
	source tree.Source
}

// New returns the generated executor for a schema. The source answers the root
// fields of each operation, and the executor reads everything below them from
// those answers. It answers introspection itself.
func New(schema *ast.Schema, source tree.Source) graphql.ExecutableSchema {
	return oracle{
		ExecutableSchema: generated.NewExecutableSchema(generated.Config{Schema: schema, Resolvers: &generated.Resolver{}}),
		source:           source,
	}
}

// Exec runs the operation that ctx carries. See graphql.ExecutableSchema.
func (o oracle) Exec(ctx context.Context) graphql.ResponseHandler {
	next := o.ExecutableSchema.Exec(ctx)
	return func(ctx context.Context) *graphql.Response { return next(tree.WithSource(ctx, o.source)) }
}
