package telemetry

import (
	"context"
	"log/slog"

	"go.opentelemetry.io/otel/attribute"
	"go.opentelemetry.io/otel/trace"
)

// Operation begins one operation of a connection that carries many, such as a
// WebSocket: it has an id, a line in the log, and counts of its own, and is asked by
// who has the connection. The function that is returned ends it.
func (t *Telemetry) Operation(ctx context.Context) (_ context.Context, end func(bytes int64)) {
	whose := Of(ctx).told().bearer
	ctx, request := begin(ctx, requestID(""))
	request.bearer = whose
	ctx, span := t.tracer.Start(ctx, "operation", trace.WithSpanKind(trace.SpanKindServer))
	return ctx, func(bytes int64) {
		what := request.told()
		t.requests.note(what, bytes)
		span.SetAttributes(
			attribute.String("graphql.operation.type", what.operation),
			attribute.String("graphql.operation.name", what.name),
			attribute.String("parley.request.id", request.ID),
			attribute.String("parley.outcome", what.outcome),
		)
		span.End()
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
}
