package graphtest

import (
	"context"
	"sync/atomic"

	"parley/graph"
)

// Counting is a store that counts the queries it is asked. A store asks its
// database one statement for each (see graph.Store), so this counts statements.
type Counting struct {
	graph.Store
	asked atomic.Int64
}

// Run passes the query on.
func (c *Counting) Run(ctx context.Context, q *graph.Query, sink graph.Sink) (graph.Revision, error) {
	c.asked.Add(1)
	return c.Store.Run(ctx, q, sink)
}

// Asked is how many queries were asked since it was last called.
func (c *Counting) Asked() int { return int(c.asked.Swap(0)) }
