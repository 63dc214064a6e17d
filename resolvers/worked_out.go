package resolvers

import (
	"context"
	"slices"

	"parley/graph"
	"parley/resolvers/answer"
	"parley/resolvers/compile"
	"parley/resolvers/derive"
)

// workedOut answers a root field from the answers to several queries. If the graph changes in between, it begins again. It returns the
// revision of the answer.
func (e *Executor) workedOut(ctx context.Context, w *compile.WorkedOut, into func(*answer.Shape) graph.Sink) (graph.Revision, error) {
	for attempt := 1; ; attempt++ {
		var revisions []graph.Revision
		records, err := w.Question.Records(asking(ctx, e.store, &revisions))
		if err != nil {
			return 0, err
		}
		w.Query.Start.Given = append([]graph.Record{}, records...)
		at, err := e.store.Run(ctx, w.Query, into(w.Shape))
		if err != nil || same(revisions, at) || attempt == maxAttempts {
			return at, err
		}
	}
}

// asking returns a function that runs queries on a store, and that adds the revision of each answer to a list.
func asking(ctx context.Context, store graph.Store, revisions *[]graph.Revision) derive.Ask {
	return func(q *graph.Query) ([]derive.Found, error) {
		s := &derive.Sink{}
		at, err := store.Run(ctx, q, s)
		*revisions = append(*revisions, at)
		return s.Found(), err
	}
}

// same reports whether all revisions are the given revision.
func same(revisions []graph.Revision, at graph.Revision) bool {
	return !slices.ContainsFunc(revisions, func(r graph.Revision) bool { return r != at })
}
