package telemetry

import (
	"context"
	"errors"
	"math"
	"sync/atomic"
	"time"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/trace"

	"parley/graph"
)

// Store returns a store that reports every statement.
func (t *Telemetry) Store(s graph.Store) graph.Store {
	t.graph.store.Store(&s)
	return watched{s, t}
}

type watched struct {
	graph.Store
	telemetry *Telemetry
}

// Run answers a query. See graph.Store.
func (w watched) Run(ctx context.Context, q *graph.Query, sink graph.Sink) (graph.Revision, error) {
	t := w.telemetry
	ctx, span := t.tracer.Start(ctx, "statement", trace.WithSpanKind(trace.SpanKindClient))
	defer span.End()
	began := time.Now()
	revision, err := w.Store.Run(ctx, q, sink)
	took, outcome := time.Since(began), outcomeOf(err)
	Of(ctx).statement(took)
	t.requests.statements.WithLabelValues(outcome).Observe(took.Seconds())
	span.SetAttributes(attribute.String("parley.start", startOf(q)), attribute.String("parley.outcome", outcome))
	if err != nil {
		span.SetStatus(codes.Error, outcome)
		return revision, err
	}
	span.SetAttributes(attribute.Int64("parley.revision", int64(revision)))
	t.graph.answered(revision)
	return revision, nil
}

// startOf names the start of a query.
func startOf(q *graph.Query) string {
	switch s := q.Start; {
	case s.Scan:
		return "scan"
	case s.Encounters != nil:
		return "encounters"
	case s.Groups != nil:
		return "groups"
	case s.Search != nil:
		return "search"
	case s.Said != nil:
		return "said"
	case s.Given != nil:
		return "given"
	}
	return "ids"
}

func outcomeOf(err error) string {
	for _, kind := range []struct {
		err  error
		word string
	}{
		{graph.ErrDeadline, "deadline"},
		{graph.ErrCanceled, "canceled"},
		{graph.ErrUnavailable, "unavailable"},
		{graph.ErrOverloaded, "overloaded"},
		{graph.ErrUnknownID, "unknown_id"}, // the client's mistake
	} {
		if errors.Is(err, kind.err) {
			return kind.word
		}
	}
	if err != nil {
		return "failed"
	}
	return "ok"
}

// graphState holds what the metrics show of the graph.
type graphState struct {
	began    time.Time
	store    atomic.Pointer[graph.Store] // nil while there is none
	revision atomic.Int64
	last     atomic.Int64 // the time of the graph's last answer in Unix nanoseconds; 0 without an answer
	load     lastLoad
}

func (g *graphState) answered(r graph.Revision) {
	g.revision.Store(int64(r))
	g.last.Store(time.Now().UnixNano())
}

func (g *graphState) register(t *Telemetry) {
	t.Gauge("parley_graph_revision", "Revision of the graph in its last answer.", func() float64 { return float64(g.revision.Load()) })
	t.Gauge("parley_graph_last_answer_age_seconds", "Time since the graph's last answer, for example to a probe; without an answer, time since the start.", func() float64 {
		if last := g.last.Load(); last != 0 {
			return time.Since(time.Unix(0, last)).Seconds()
		}
		return time.Since(g.began).Seconds()
	})
	t.Gauge("parley_graph_last_load_age_seconds", "Time since the last load of a dossier finished; NaN if it is not known.", func() float64 {
		s := g.store.Load()
		if s == nil {
			return math.NaN()
		}
		finished := g.load.finished(*s)
		if finished.IsZero() {
			return math.NaN()
		}
		return time.Since(finished).Seconds()
	})
}
