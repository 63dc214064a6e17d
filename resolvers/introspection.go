package resolvers

import (
	"context"
	"errors"

	"github.com/99designs/gqlgen/graphql"

	"parley/resolvers/answer"
	"parley/resolvers/compile"
)

// errSchemaHidden refuses introspection of an operation that may not ask for it.
var errSchemaHidden = errors.New("introspection is disabled")

// introspect writes the answer to the root field __schema or __type, or null with an error in
// the response. It returns false if the schema does not allow the null.
func introspect(ctx context.Context, c *compile.Compiler, f compile.Selected, out *answer.Response) (ok bool) {
	if graphql.GetOperationContext(ctx).DisableIntrospection {
		graphql.AddError(ctx, at(errSchemaHidden, f, nil))
		out.Null()
		return true // as gqlgen does, although __schema promises a value
	}
	part, shape, err := c.Schema(f)
	if err == nil {
		err = out.Schema(part, shape)
	}
	if err != nil {
		graphql.AddError(ctx, at(err, f, nil))
		out.Null()
		return !f.Field.Definition.Type.NonNull
	}
	return true
}
