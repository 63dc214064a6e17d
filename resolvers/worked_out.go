package resolvers

import (
	"context"

	"parley/graph"
	"parley/resolvers/answer"
	"parley/resolvers/compile"
)

// workedOut answers a root field from the answers to several queries. If the graph changes in between, it begins again. It returns the
// revision of the answer.
func (e *Executor) workedOut(ctx context.Context, w *compile.WorkedOut, into func(*answer.Shape) graph.Sink) (graph.Revision, error) {
	for attempt := 1; ; attempt++ {
		found := make([][]graph.Record, len(w.Asks))
		at, same := graph.Revision(0), true
		for i, q := range w.Asks {
			s := &recordSink{}
			revision, err := e.store.Run(ctx, q, s)
			if err != nil {
				return 0, err
			}
			same = same && (i == 0 || revision == at)
			found[i], at = s.records, revision
		}
		w.Query.Start.Given = append([]graph.Record{}, w.Records(found)...)
		revision, err := e.store.Run(ctx, w.Query, into(w.Shape))
		if err != nil || same && (revision == at || len(w.Asks) == 0) || attempt == maxAttempts {
			return revision, err
		}
	}
}

// recordSink takes things of a type, with the properties of the type as their fields, in order.
type recordSink struct {
	graph.Discard
	records []graph.Record
	slot    int
}

// Object begins a thing. See graph.Sink.
func (s *recordSink) Object(t *graph.Type) {
	s.records = append(s.records, graph.Record{Type: t, Values: make([]graph.Value, len(t.Properties))})
}

// Slot says which property follows. See graph.Sink.
func (s *recordSink) Slot(i int) { s.slot = i }

func (s *recordSink) set(v graph.Value) { s.records[len(s.records)-1].Values[s.slot] = v }

// Bool takes a property. See graph.Sink.
func (s *recordSink) Bool(v bool) { s.set(v) }

// Int takes a property. See graph.Sink.
func (s *recordSink) Int(v int64) { s.set(v) }

// Float takes a property. See graph.Sink.
func (s *recordSink) Float(v float64) { s.set(v) }

// String takes a property. See graph.Sink.
func (s *recordSink) String(v string) { s.set(v) }

// Strings takes a property. See graph.Sink.
func (s *recordSink) Strings(v []string) { s.set(v) }
