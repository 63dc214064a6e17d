package telemetry

import (
	"bufio"
	"context"
	"log/slog"
	"net"
	"net/http"
	"time"

	"go.opentelemetry.io/otel/attribute"
	otelcodes "go.opentelemetry.io/otel/codes"
	"go.opentelemetry.io/otel/propagation"
	"go.opentelemetry.io/otel/trace"

	"parley/schema/codes"
)

// Identify gives every request an id, and every reply the id of its request.
func (t *Telemetry) Identify(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx, request := begin(r.Context(), requestID(r.Header.Get("X-Request-Id")))
		w.Header().Set("X-Request-Id", request.ID)
		h.ServeHTTP(w, r.WithContext(ctx))
	})
}

// Watch reports every request that h answers. Identify must run before it.
func (t *Telemetry) Watch(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := propagation.TraceContext{}.Extract(r.Context(), propagation.HeaderCarrier(r.Header))
		ctx, span := t.tracer.Start(ctx, r.Method+" "+r.URL.Path, trace.WithSpanKind(trace.SpanKindServer))
		defer span.End()
		if r.Header.Get("Upgrade") != "" {
			Of(ctx).Operation("socket", "")
		}
		c := &countedWriter{ResponseWriter: w, status: http.StatusOK}
		defer func() { t.report(ctx, span, r, c) }()
		h.ServeHTTP(c, r.WithContext(ctx))
	})
}

// report writes a finished request to the log, the metrics and the trace.
func (t *Telemetry) report(ctx context.Context, span trace.Span, r *http.Request, c *countedWriter) {
	request := Of(ctx)
	what := request.summary()
	t.requests.note(what, c.bytes)
	span.SetAttributes(
		attribute.String("http.request.method", r.Method),
		attribute.String("url.path", r.URL.Path),
		attribute.Int("http.response.status_code", c.status),
		attribute.String("graphql.operation.type", what.operation),
		attribute.String("graphql.operation.name", what.name),
		attribute.String("parley.request.id", request.ID),
		attribute.String("parley.outcome", what.outcome),
	)
	if c.status >= http.StatusInternalServerError || what.outcome == codes.Internal.String() {
		span.SetStatus(otelcodes.Error, what.outcome)
	}
	line := []slog.Attr{
		slog.String("id", request.ID),
		slog.String("operation", what.operation),
		slog.String("name", what.name),
		slog.String("outcome", what.outcome),
		slog.Int("status", c.status),
		slog.Float64("ms", milliseconds(what.took)),
		slog.Int("statements", what.statements),
		slog.Float64("statementMs", milliseconds(what.statementTime)),
		slog.Int64("bytes", c.bytes),
	}
	if what.bearer != "" {
		line = append(line, slog.String("bearer", what.bearer))
	}
	if s := span.SpanContext(); s.IsSampled() {
		line = append(line, slog.String("trace", s.TraceID().String()))
	}
	t.Log.LogAttrs(ctx, slog.LevelInfo, "request", line...)
}

func milliseconds(d time.Duration) float64 { return float64(d.Microseconds()) / 1000 }

// countedWriter counts the bytes of a reply.
type countedWriter struct {
	http.ResponseWriter
	status int
	bytes  int64
	begun  bool
}

func (c *countedWriter) WriteHeader(status int) {
	if !c.begun {
		c.status, c.begun = status, status >= http.StatusOK || status == http.StatusSwitchingProtocols
	}
	c.ResponseWriter.WriteHeader(status)
}

func (c *countedWriter) Write(p []byte) (int, error) {
	c.begun = true
	n, err := c.ResponseWriter.Write(p)
	c.bytes += int64(n)
	return n, err
}

// Unwrap returns the writer below, for http.ResponseController.
func (c *countedWriter) Unwrap() http.ResponseWriter { return c.ResponseWriter }

// Hijack hands over the connection, for a WebSocket.
func (c *countedWriter) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	c.status, c.begun = http.StatusSwitchingProtocols, true
	return http.NewResponseController(c.ResponseWriter).Hijack()
}
