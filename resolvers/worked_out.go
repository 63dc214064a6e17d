package resolvers

import (
	"context"

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
		records, err := w.Question.Records(func(q *graph.Query) ([]derive.Found, error) {
			s := &derive.Sink{}
			at, err := e.store.Run(ctx, q, s)
			revisions = append(revisions, at)
			return s.Found(), err
		})
		if err != nil {
			return 0, err
		}
		w.Query.Start.Given = append([]graph.Record{}, records...)
		at, err := e.store.Run(ctx, w.Query, into(w.Shape))
		same := true
		for _, r := range revisions {
			same = same && r == at
		}
		if err != nil || same || attempt == maxAttempts {
			return at, err
		}
	}
}
