package resolvers

import (
	"context"
	"errors"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"parley/graph"
	"parley/resolvers/answer"
	"parley/schema"
)

// errNull means that null stands where the schema does not allow it.
var errNull = schema.ErrNull

// errAnswerTooLarge means that an answer is beyond the limit of AnswerBytes.
var errAnswerTooLarge = answer.ErrTooLarge

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
	{graph.ErrOverloaded, "OVERLOADED"},
	{errNull, "INCONSISTENT"},
	{errAnswerTooLarge, "ANSWER_TOO_LARGE"},
}

// Present turns any error into the one that a client sees: a coded one with a
// message of ours, or INTERNAL, with nothing of what went wrong inside.
func Present(ctx context.Context, err error) *gqlerror.Error {
	shown := graphql.DefaultErrorPresenter(ctx, err)
	if shown.Extensions["code"] != nil {
		return shown
	}
	out := &gqlerror.Error{Path: shown.Path, Locations: shown.Locations, Err: err}
	code := func(code, message string) *gqlerror.Error {
		out.Message, out.Extensions = message, map[string]any{"code": code}
		return out
	}
	cause := shown.Err
	if cause == nil {
		// What a transport says of a request that it cannot read echoes the request.
		return code("BAD_REQUEST", "the request cannot be read: send a JSON object with a query, and variables where the query has them")
	}
	for _, c := range codes {
		if !errors.Is(cause, c.is) {
			continue
		}
		if errors.Is(c.is, graph.ErrBadInput) || errors.Is(c.is, graph.ErrBadCursor) {
			return code(c.code, cause.Error()) // of our own making, and about the client's own words
		}
		shown := code(c.code, c.is.Error())
		if errors.Is(c.is, graph.ErrUnavailable) || errors.Is(c.is, graph.ErrOverloaded) {
			shown.Extensions["retryable"] = true
		}
		return shown
	}
	return code("INTERNAL", "something went wrong inside the server")
}

// ErrPanic stands for a panic while a request was answered.
var ErrPanic = errors.New("panic")
