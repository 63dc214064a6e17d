package resolvers

import (
	"context"
	"errors"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"parley/graph"
	"parley/resolvers/answer"
	"parley/schema"
	"parley/schema/codes"
)

// errNull means that null stands where the schema does not allow it.
var errNull = schema.ErrNull

// errAnswerTooLarge means that an answer is beyond the limit of AnswerBytes.
var errAnswerTooLarge = answer.ErrTooLarge

// presented lists the domain's errors and the code that a client sees for each. The
// first error that fits counts.
var presented = []struct {
	is   error
	code codes.Code
}{
	{graph.ErrBadCursor, codes.BadCursor},
	{graph.ErrBadInput, codes.BadUserInput},
	{graph.ErrDeadline, codes.DeadlineExceeded},
	{graph.ErrCanceled, codes.Canceled},
	{graph.ErrUnavailable, codes.Unavailable},
	{graph.ErrOverloaded, codes.Overloaded},
	{errNull, codes.Inconsistent},
	{errAnswerTooLarge, codes.AnswerTooLarge},
	{graph.ErrNetworkTooLarge, codes.TooMuchWork},
	{graph.ErrTooMuchWork, codes.TooMuchWork},
}

// Present returns the error that a client sees for an error. It has a code, and a message that
// is safe to show. An error that Present does not know becomes INTERNAL: its cause stays inside
// the server.
func Present(ctx context.Context, err error) *gqlerror.Error {
	shown := graphql.DefaultErrorPresenter(ctx, err)
	if codes.Of(shown) != "" {
		return shown
	}
	out := &gqlerror.Error{Path: shown.Path, Locations: shown.Locations, Err: err}
	code := func(code codes.Code, message string) *gqlerror.Error {
		out.Message = message
		return code.Set(out)
	}
	cause := shown.Err
	if cause == nil {
		// The message of gqlgen would repeat the text of the request.
		return code(codes.BadRequest, "the request cannot be read: send a JSON object with a query, and variables where the query has them")
	}
	if unknown, ok := errors.AsType[unknownID](cause); ok {
		return unknown.present(code(codes.UnknownID, cause.Error()))
	}
	for _, c := range presented {
		if !errors.Is(cause, c.is) {
			continue
		}
		if errors.Is(c.is, graph.ErrBadInput) || errors.Is(c.is, graph.ErrBadCursor) {
			return code(c.code, cause.Error()) // Parley wrote the message, and it explains the client's mistake
		}
		shown := code(c.code, c.is.Error())
		if errors.Is(c.is, graph.ErrUnavailable) || errors.Is(c.is, graph.ErrOverloaded) {
			shown.Extensions["retryable"] = true
		}
		return shown
	}
	return code(codes.Internal, "something went wrong inside the server")
}
