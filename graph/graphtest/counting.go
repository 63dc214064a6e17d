package graphtest

import (
	"context"
	"sync/atomic"

	"parley/graph"
)

// Counting is a store that counts its queries. A store sends its database one statement for
// each query (see graph.Store), so this is also the number of statements.
type Counting struct {
	graph.Store
	asked atomic.Int64
}

// Run counts the query and passes it on.
func (c *Counting) Run(ctx context.Context, q *graph.Query, sink graph.Sink) (graph.Revision, error) {
	c.asked.Add(1)
	return c.Store.Run(ctx, q, sink)
}

// Asked returns the number of queries since its last call.
func (c *Counting) Asked() int { return int(c.asked.Swap(0)) }
