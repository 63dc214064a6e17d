package resolvers

import (
	"context"
	"fmt"

	"parley/graph"
)

// The one subscription, and the type of its events.
const (
	changeField = "graphChanged"
	changeType  = "GraphChange"
)

// Change is an event of the subscription graphChanged: what a load made of the graph.
type Change struct{ record graph.Record }

// Changes returns a channel that receives a change for each load that finishes after the
// call, until ctx ends. The channel keeps the latest change only: a slow receiver misses
// the changes before it. To answer a subscription, run its operation for each change, with
// WithChange.
//
// It returns the store's errors. The caller gives nothing back: the subscription ends
// with ctx.
func (e *Executor) Changes(ctx context.Context) (<-chan Change, error) {
	return e.watcher.subscribe(ctx)
}

type changeKey struct{}

// WithChange returns a context in which a subscription is answered for a change.
func WithChange(ctx context.Context, c Change) context.Context {
	return context.WithValue(ctx, changeKey{}, c)
}

// errNoChange refuses a subscription that nobody follows.
var errNoChange = fmt.Errorf("%w: a subscription is answered over WebSocket alone", graph.ErrBadInput)

// event compiles the root field of a subscription: a query that is given the
// change which ctx carries.
func (c *compiler) event(ctx context.Context, f selected) (*graph.Query, *shape, error) {
	change, ok := ctx.Value(changeKey{}).(Change)
	if !ok {
		return nil, nil, errNoChange
	}
	link, sh, err := c.link(f, nil, graph.Via{}, c.model.Concrete(changeType))
	if err != nil {
		return nil, nil, err
	}
	return &graph.Query{Start: graph.Start{Given: []graph.Record{change.record}}, Root: *link}, sh, nil
}
