// Package write makes a graph equal to what a dossier folds to. It changes
// only what differs, drops what is no longer there, and does nothing the
// second time.
package write

import (
	"context"
	"errors"
	"fmt"

	"parley/graph"
)

// retries is how often Write starts over when somebody else wrote in between.
const retries = 3

// Result is what a write came to.
type Result struct {
	Revision         graph.Revision // of the graph as it is now
	Things           int            // put, whether new or changed
	Relations        int            // put, whether new or changed
	DroppedThings    int
	DroppedRelations int // those that went with a thing included
}

// Write makes the graph that k keeps equal to want. When the graph is changed
// by another load in the meantime it reads again and starts over, 3 times at the
// most. Where nothing differs it writes nothing.
func Write(ctx context.Context, k graph.Keeper, want graph.Contents) (Result, error) {
	for attempt := 0; ; attempt++ {
		have, revision, err := k.Contents(ctx)
		if err != nil {
			return Result{}, fmt.Errorf("reading the graph: %w", err)
		}
		c := Diff(have, revision, want)
		if c.Empty() {
			return Result{Revision: revision}, nil
		}
		revision, err = k.Apply(ctx, c)
		if errors.Is(err, graph.ErrConflict) && attempt < retries {
			continue
		}
		if err != nil {
			return Result{}, fmt.Errorf("writing the graph: %w", err)
		}
		return Result{
			Revision: revision,
			Things:   len(c.Put), Relations: len(c.PutEdges),
			DroppedThings: len(c.Drop), DroppedRelations: len(c.DropEdges),
		}, nil
	}
}
