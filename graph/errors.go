package graph

import "errors"

// What can go wrong, whatever the store. Errors wrap one of these.
var (
	// ErrUnavailable: the database cannot be reached or does not answer; trying again may help.
	ErrUnavailable = errors.New("the graph database is not available")
	// ErrDeadline: the answer was not there in time.
	ErrDeadline = errors.New("the query took too long")
	// ErrCanceled: whoever asked went away.
	ErrCanceled = errors.New("the query was cancelled")
	// ErrConflict: somebody else changed the graph in the meantime.
	ErrConflict = errors.New("the graph was changed by another load")
	// ErrDangling: an edge would end at a thing that is not there.
	ErrDangling = errors.New("an edge ends at a thing that is not in the graph")
	// ErrBadInput: the question makes no sense as it was put.
	ErrBadInput = errors.New("bad input")
	// ErrBadCursor: a cursor that was not handed out for this list.
	ErrBadCursor = errors.New("this cursor does not belong to this list")
)
