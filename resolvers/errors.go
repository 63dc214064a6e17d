package resolvers

import (
	"context"
	"errors"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"parley/graph"
	"parley/schema/tree"
)

// errUnbound: the schema has something that the graph has nothing for. Bind
// finds these before a server starts.
var errUnbound = errors.New("the schema and the model of the graph do not fit")

// errNull: null stands where the schema does not allow it.
var errNull = tree.ErrNull

// codes maps the domain's errors to what a client sees in extensions.code, the
// first that fits.
var codes = []struct {
	is   error
	code string
}{
	{graph.ErrBadCursor, "BAD_CURSOR"},
	{graph.ErrBadInput, "BAD_USER_INPUT"},
	{graph.ErrDeadline, "DEADLINE_EXCEEDED"},
	{graph.ErrCanceled, "CANCELED"},
	{graph.ErrUnavailable, "UNAVAILABLE"},
	{errNull, "INCONSISTENT"},
}

// Present turns any error into the one that a client sees: a coded one with a
// message of ours, or INTERNAL, with nothing of what went wrong inside.
func Present(ctx context.Context, err error) *gqlerror.Error {
	shown := graphql.DefaultErrorPresenter(ctx, err)
	if shown.Extensions["code"] != nil {
		return shown
	}
	out := &gqlerror.Error{Path: shown.Path, Locations: shown.Locations, Err: err}
	for _, c := range codes {
		if errors.Is(err, c.is) {
			out.Message = c.is.Error()
			if c.is == graph.ErrBadInput || c.is == graph.ErrBadCursor {
				out.Message = err.Error() // of our own making, and about the client's own words
			}
			out.Extensions = map[string]any{"code": c.code}
			return out
		}
	}
	out.Message = "something went wrong inside the server"
	out.Extensions = map[string]any{"code": "INTERNAL"}
	return out
}
