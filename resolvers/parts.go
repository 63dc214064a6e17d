package resolvers

import (
	"context"

	"parley/graph"
	"parley/resolvers/compile"
)

// putTogether writes an object whose fields come from several queries. The function number returns a number by the name of its field. The function start returns the
// start of a field's query, and false if the field has no value. putTogether returns the revisions of the queries.
func putTogether(ctx context.Context, store graph.Store, parts []compile.Part, sink graph.Sink, number func(field string) int, start func(compile.Part) (graph.Start, bool)) ([]graph.Revision, error) {
	var revisions []graph.Revision
	sink.Object(nil)
	for slot, part := range parts {
		sink.Slot(slot)
		if part.Query == nil {
			sink.Int(int64(number(part.Field)))
			continue
		}
		from, known := start(part)
		if !known {
			sink.Null()
			continue
		}
		q := *part.Query
		q.Start = from
		at, err := store.Run(ctx, &q, sink)
		if err != nil {
			return nil, err
		}
		revisions = append(revisions, at)
	}
	sink.End()
	return revisions, nil
}
