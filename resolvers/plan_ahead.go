package resolvers

import (
	"context"

	"parley/graph"
	"parley/resolvers/derive"
)

// PlanAhead asks a store what has changed since the end of time, which is nothing. The statements of this question are the largest of
// all. A Neo4j that has just started needs seconds to plan them, and then keeps the plans. So nobody waits who asks later.
// It returns the errors of graph.Store.Run.
func PlanAhead(ctx context.Context, store graph.Store) error {
	var revisions []graph.Revision
	_, err := derive.Changes{Since: endOfTime, Limit: 1}.Records(asking(ctx, store, &revisions))
	return err
}

// endOfTime is a moment after all reports.
const endOfTime = "9999-12-31T23:59:59Z"
