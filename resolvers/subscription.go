package resolvers

import (
	"context"
	"errors"
	"fmt"

	"github.com/99designs/gqlgen/graphql"

	"parley/graph"
	"parley/resolvers/answer"
	"parley/resolvers/compile"
)

// Change is an event of the subscription graphChanged: the effect of loads on the graph.
type Change struct {
	loads  []graph.ID // that finished since the last event, the latest first
	counts counts
}

// Changes returns a channel that receives a change for each load that finishes after the
// call, until ctx ends. If the receiver is slow, one change stands for several loads. To
// answer a subscription, run its operation for each change, with WithChange. If ctx carries the
// subscription, Changes checks it.
//
// It returns the store's errors, and the errors of the subscription. The caller gives nothing back: the subscription ends
// with ctx.
func (e *Executor) Changes(ctx context.Context) (<-chan Change, error) {
	if graphql.HasOperationContext(ctx) {
		if err := e.check(ctx); err != nil {
			return nil, err
		}
	}
	return e.watcher.subscribe(ctx)
}

// check returns an error if the subscription that ctx carries is not valid, or names a thing that is not on record.
func (e *Executor) check(ctx context.Context) error {
	op := graphql.GetOperationContext(ctx)
	c := e.compiler(op)
	roots, err := c.Roots(op.Operation, e.schema.Subscription)
	if err != nil {
		return err
	}
	for _, f := range roots {
		if f.Field.Name != compile.EventField {
			continue
		}
		before := *c
		err := e.former.answer(ctx, func(ids map[graph.ID]graph.ID) (graph.Revision, bool, error) {
			*c = before
			c.Rename(ids)
			asked, err := c.Event(f)
			if err != nil {
				return 0, c.AskedByID(), err
			}
			q := nothing()
			q.Named = asked.Named
			revision, err := e.store.Run(ctx, q, graph.Discard{})
			return revision, c.AskedByID(), err
		})
		if err != nil {
			return e.explain(ctx, c, err)
		}
	}
	return nil
}

type changeKey struct{}

// event is a change for which a subscription is answered.
type event struct {
	Change
	unconcerned bool // whether the change is none that the subscription wants
}

// WithChange returns a context in which a subscription is answered for a change.
func WithChange(ctx context.Context, c Change) context.Context {
	return context.WithValue(ctx, changeKey{}, &event{Change: c})
}

// Concerned reports whether the subscription that was answered in a context wants the change of the context.
func Concerned(ctx context.Context) bool {
	e, ok := ctx.Value(changeKey{}).(*event)
	return !ok || !e.unconcerned
}

// errNoChange refuses a subscription that came without a change.
var errNoChange = fmt.Errorf("%w: subscriptions need WebSocket", graph.ErrBadInput)

// changed answers the root field of a subscription for the change that ctx carries. If the graph changes in between, it begins again. It
// returns the revision of the answer.
func (e *Executor) changed(ctx context.Context, c *compile.Compiler, f compile.Selected, into func(*answer.Shape) graph.Sink) (graph.Revision, error) {
	event, ok := ctx.Value(changeKey{}).(*event)
	if !ok {
		return 0, errNoChange
	}
	asked, err := c.Event(f)
	if err != nil {
		return 0, err
	}
	for attempt := 1; ; attempt++ {
		var revisions []graph.Revision
		changes, err := e.changesOf(ctx, asked, event.loads, &revisions)
		if err != nil {
			return 0, err
		}
		event.unconcerned = asked.Filtered && changes != nil && len(changes) == 0
		read, err := putTogether(ctx, e.store, asked.Parts, into(asked.Shape), event.counts.number, func(p compile.Part) (graph.Start, bool) {
			if p.Field == "load" {
				return graph.Start{IDs: event.loads[:1]}, true
			}
			return graph.Start{Given: changes[:min(len(changes), p.Limit)]}, changes != nil
		})
		if err != nil {
			return 0, err
		}
		revisions = append(revisions, read...)
		if len(revisions) == 0 {
			return event.counts.revision, nil
		}
		if at := revisions[0]; same(revisions, at) || attempt == maxAttempts {
			return at, nil
		}
	}
}

// changesOf returns the changes that loads brought, if the subscription asks for them. It returns nil if the record does not say what the loads changed.
func (e *Executor) changesOf(ctx context.Context, asked *compile.Event, loads []graph.ID, revisions *[]graph.Revision) ([]graph.Record, error) {
	wanted := asked.Filtered
	for _, p := range asked.Parts {
		wanted = wanted || p.Field == "changes"
	}
	if !wanted {
		return nil, nil
	}
	q := asked.Changes
	q.Loads = loads
	changes, err := q.Records(asking(ctx, e.store, revisions))
	if errors.Is(err, graph.ErrBadInput) {
		return nil, nil
	}
	return append([]graph.Record{}, changes...), err
}
