package neo4j

import (
	"context"
	"fmt"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"parley/graph"
)

// batchSize is the largest number of rows that one statement writes. A change of any
// size is one transaction.
const batchSize = 5000

// largeChange is a number of things and edges. After a change that puts or drops at least this many,
// the server plans its statements anew. Old plans can be far too slow: a page of 14 ms
// took 1,560 ms by a plan from before the first load.
const largeChange = 1000

// openGraph creates the node that holds the revision if the node is missing, and locks it.
const openGraph = "MERGE (g:Graph {id: 'graph'})\nSET g.lock = true\nREMOVE g.lock\nRETURN coalesce(g.revision, 0)"

// Apply makes a change as one transaction. See graph.Keeper. Other calls of Apply and
// Contents wait until it ends; queries do not.
func (s *Store) Apply(ctx context.Context, c graph.Change) (graph.Revision, error) {
	ctx, cancel := bounded(ctx, writeTime)
	defer cancel()
	ctx, stop := s.pulse.watchOver(ctx, writeAway, s.beat)
	defer stop()
	statements := writes(c)
	content, err := logged(c)
	if err != nil {
		return 0, fmt.Errorf("neo4j: %w", err)
	}
	next, final := c.Base, false
	err = s.transact(ctx, neo4j.AccessModeWrite, func(tx neo4j.ManagedTransaction) error {
		final = false
		text := openGraph
		if c.Empty() {
			text = lockRevision // creates nothing
		}
		rows, err := query(ctx, tx, text, nil)
		if err != nil {
			return err
		}
		var at graph.Revision
		if len(rows) > 0 {
			at = revision(rows[0][0])
		}
		if at != c.Base {
			return fmt.Errorf("%w: the graph is at revision %d, and the change starts from revision %d", graph.ErrConflict, at, c.Base)
		}
		if c.Empty() {
			return nil
		}
		for _, w := range statements {
			if err := w.run(ctx, tx); err != nil {
				return err
			}
		}
		next = c.Base + 1
		_, err = query(ctx, tx, closeGraph, map[string]any{"revision": int64(next), "change": content, "kept": keptRevisions})
		final = err == nil
		return err
	})
	switch {
	case err != nil && final && serverError(err) == nil: // the connection was lost at the commit
		return 0, fmt.Errorf("%w: %w", graph.ErrUnknown, err)
	case err != nil:
		return 0, err
	}
	if !s.keepPlans && !c.Empty() && (c.Base == 0 || len(c.Put)+len(c.Drop)+len(c.PutEdges)+len(c.DropEdges) >= largeChange) {
		s.replan(ctx)
	}
	return next, nil
}

// run runs the statement for the rows, batch by batch. The error wraps
// graph.ErrDangling if a row of an edge did not find both its ends.
func (w write) run(ctx context.Context, tx neo4j.ManagedTransaction) error {
	for start := 0; start < len(w.rows); start += batchSize {
		batch := w.rows[start:min(start+batchSize, len(w.rows))]
		rows, err := query(ctx, tx, w.text, map[string]any{"rows": batch})
		if err != nil {
			return err
		}
		if !w.counts {
			continue
		}
		if n, _ := rows[0][0].(int64); int(n) != len(batch) {
			return fmt.Errorf("%w: %d edges of the relation %s", graph.ErrDangling, len(batch)-int(n), w.relation)
		}
	}
	return nil
}
