package resolvers

import (
	"context"
	"fmt"

	"parley/graph"
	"parley/resolvers/answer"
	"parley/resolvers/compile"
)

// Change is an event of the subscription graphChanged: the effect of a load on the graph.
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

// errNoChange refuses a subscription that came without a change.
var errNoChange = fmt.Errorf("%w: subscriptions need WebSocket", graph.ErrBadInput)

// change compiles the root field of a subscription for the change that ctx carries.
func change(ctx context.Context, c *compile.Compiler, f compile.Selected) (*graph.Query, *answer.Shape, error) {
	change, ok := ctx.Value(changeKey{}).(Change)
	if !ok {
		return nil, nil, errNoChange
	}
	return c.Change(f, change.record)
}
