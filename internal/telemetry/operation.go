package telemetry

import (
	"context"
	"log/slog"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/trace"
)

// Operation runs work as one operation of a connection that carries many operations, such
// as a WebSocket. The operation has an id and a span of its own, and the bearer of the
// connection. Work returns the size of its answer, and whether the operation gets a line
// in the log and counts in the metrics.
func (t *Telemetry) Operation(ctx context.Context, work func(context.Context) (bytes int64, report bool)) {
	bearer := Of(ctx).summary().bearer
	ctx, request := begin(ctx, requestID(""))
	request.bearer = bearer
	ctx, span := t.tracer.Start(ctx, "operation", trace.WithSpanKind(trace.SpanKindServer))
	defer span.End()
	bytes, report := work(ctx)
	if !report {
		return
	}
	what := request.summary()
	t.requests.note(what, bytes)
	span.SetAttributes(
		attribute.String("graphql.operation.type", what.operation),
		attribute.String("graphql.operation.name", what.name),
		attribute.String("parley.request.id", request.ID),
		attribute.String("parley.outcome", what.outcome),
	)
	line := []slog.Attr{
		slog.String("id", request.ID),
		slog.String("operation", what.operation),
		slog.String("name", what.name),
		slog.String("outcome", what.outcome),
		slog.Float64("ms", milliseconds(what.took)),
		slog.Int("statements", what.statements),
		slog.Float64("statementMs", milliseconds(what.statementTime)),
		slog.Int64("bytes", bytes),
	}
	if what.bearer != "" {
		line = append(line, slog.String("bearer", what.bearer))
	}
	t.Log.LogAttrs(ctx, slog.LevelInfo, "operation", line...)
}
