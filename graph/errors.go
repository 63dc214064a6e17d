package graph

import "errors"

// What can go wrong, whatever the store. Errors wrap one of these.
var (
	// ErrUnavailable: the database cannot be reached or does not answer; trying again may help.
	ErrUnavailable = errors.New("the graph database is not available")
	// ErrOverloaded: too many others are asking at the same time; trying again later helps.
	ErrOverloaded = errors.New("too many queries are being answered at once")
	// ErrUnknown: the database was lost while it made a change final. It is made or not; to load again is right either way.
	ErrUnknown = errors.New("whether the last change was made is unknown: the connection was lost at the commit")
	// ErrReadOnly: the database takes no change.
	ErrReadOnly = errors.New("the graph database is read-only")
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
