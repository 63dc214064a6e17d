package graph

import (
	"context"
	"errors"
	"fmt"
)

// The errors of every store. An error of a store or of the compiler wraps one of them.
var (
	// ErrUnavailable says that the database cannot be reached or does not answer. Trying
	// again may help.
	ErrUnavailable = errors.New("the graph database is not available")
	// ErrOverloaded says that too many queries run at the same time. Trying again later helps.
	ErrOverloaded = errors.New("too many queries are being answered at once")
	// ErrUnknown says that the connection was lost at the commit of a change. The
	// change may be made or not. In both cases, load again.
	ErrUnknown = errors.New("the connection was lost at the commit: it is unknown whether the last change was made")
	// ErrReadOnly says that the database accepts no change.
	ErrReadOnly = errors.New("the graph database is read-only")
	// ErrDeadline says that the deadline passed before the answer was there.
	ErrDeadline = errors.New("the query took too long")
	// ErrCanceled says that the caller cancelled the query.
	ErrCanceled = errors.New("the query was cancelled")
	// ErrNetworkTooLarge says that a network has more actors or pairs than are measured for one answer.
	ErrNetworkTooLarge = errors.New("the network is too large")
	// ErrTooMuchWork says that a request looks at more than it may. See Work.
	ErrTooMuchWork = errors.New("the query looks at too many things: ask for fewer lists inside lists, for fewer items with first, or give a condition that fits fewer things")
	// ErrConflict says that another load changed the graph in the meantime.
	ErrConflict = errors.New("the graph was changed by another load")
	// ErrDangling says that an edge of a change would end at a thing that is not in the graph.
	ErrDangling = errors.New("an edge ends at a thing that is not in the graph")
	// ErrBadInput says that an argument of a query is not valid.
	ErrBadInput = errors.New("bad input")
	// ErrUnknownID says that a question names a thing that is not in the graph, or a thing of
	// another type than the question asks for. See UnknownID.
	ErrUnknownID = errors.New("unknown id")
	// ErrBadCursor says that a cursor does not come from the list to which it was given.
	ErrBadCursor = errors.New("this cursor does not belong to this list")
)

// Interrupted returns why a context ended: an error that wraps ErrDeadline or
// ErrCanceled, and the error of the context. It returns nil while the context has not ended.
func Interrupted(ctx context.Context) error {
	err := ctx.Err()
	switch {
	case err == nil:
		return nil
	case errors.Is(err, context.DeadlineExceeded):
		return fmt.Errorf("%w: %w", ErrDeadline, err)
	}
	return fmt.Errorf("%w: %w", ErrCanceled, err)
}
