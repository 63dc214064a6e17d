package neo4j

import (
	"context"
	"fmt"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"parley/graph"
)

// batchSize is how many rows one statement writes. A change is one transaction
// whatever its size.
const batchSize = 5000

// largeChange is how many things a change puts or drops before the plans that
// the server has kept may be far off, as those for an empty graph always are: a
// page that took 14 ms took 1,560 ms by a plan from before the first load.
const largeChange = 1000

const (
	// openGraph makes the node that keeps the revision, if need be, and locks it.
	openGraph = "MERGE (g:Graph {id: 'graph'})\nSET g.lock = true\nREMOVE g.lock\nRETURN coalesce(g.revision, 0)"

	// closeGraph is the last statement of a change.
	closeGraph = "MATCH (g:Graph {id: 'graph'})\nSET g.revision = $revision"
)

// Apply makes a change, as one transaction. See graph.Keeper. While it runs no
// other change and no Contents does; queries do.
func (s *Store) Apply(ctx context.Context, c graph.Change) (graph.Revision, error) {
	ctx, cancel := bounded(ctx, writeTime)
	defer cancel()
	ctx, stop := s.pulse.watchOver(ctx, writeAway, s.beat)
	defer stop()
	statements := writes(c)
	next, final := c.Base, false
	err := s.transact(ctx, neo4j.AccessModeWrite, func(tx neo4j.ManagedTransaction) error {
		final = false
		text := openGraph
		if c.Empty() {
			text = lockRevision // which makes nothing
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
			return fmt.Errorf("%w: it is at revision %d, the change starts from %d", graph.ErrConflict, at, c.Base)
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
		_, err = query(ctx, tx, closeGraph, map[string]any{"revision": int64(next)})
		final = err == nil
		return err
	})
	switch {
	case err != nil && final && said(err) == nil: // all that was left to do is the commit
		return 0, fmt.Errorf("%w: %w", graph.ErrUnknown, err)
	case err != nil:
		return 0, err
	}
	if !c.Empty() && (c.Base == 0 || len(c.Put)+len(c.Drop) >= largeChange) {
		s.replan(ctx)
	}
	return next, nil
}

// run writes the rows, batch by batch.
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
			return fmt.Errorf("%w: %d of the relation %s", graph.ErrDangling, len(batch)-int(n), w.relation)
		}
	}
	return nil
}
