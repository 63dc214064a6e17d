package replica

import (
	"context"

	"parley/graph"
)

// Database is the system of record behind a replica.
type Database interface {
	graph.Keeper
	graph.Pool

	// Size returns the number of things and of relations that are stored. It must not take longer for a larger graph.
	Size(ctx context.Context) (things, relations int, err error)

	// Whole returns everything that is stored, and the position before the reading. It must not wait for a load, and must need
	// no right to write. A change that is committed during the reading can be in the contents in part.
	Whole(ctx context.Context) (graph.Contents, graph.Position, error)

	// ChangesAfter returns the changes that came after a position, in their order, and the position now. It must return no
	// change if it does not know all of them, or if the position is not one of this graph.
	ChangesAfter(ctx context.Context, after graph.Position) ([]graph.Change, graph.Position, error)
}
