package telemetry

import (
	"log/slog"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"go.opentelemetry.io/otel/trace"
	"go.opentelemetry.io/otel/trace/noop"
)

// Telemetry holds the log, the metrics and the traces of a running server. Its methods may be
// called from many goroutines at the same time.
type Telemetry struct {
	Log *slog.Logger

	tracer   trace.Tracer
	registry *prometheus.Registry
	requests requestMetrics
	graph    graphState
}

// New returns a Telemetry that writes to a log, and sends traces to a provider. Without a
// provider (nil) it makes no traces.
func New(log *slog.Logger, traces trace.TracerProvider) *Telemetry {
	if traces == nil {
		traces = noop.NewTracerProvider()
	}
	t := &Telemetry{
		Log:      log,
		tracer:   traces.Tracer("parley"),
		registry: prometheus.NewRegistry(),
		requests: newRequestMetrics(),
		graph:    graphState{began: time.Now()},
	}
	t.register()
	return t
}

// Silent returns a Telemetry that writes nothing.
func Silent() *Telemetry { return New(slog.New(slog.DiscardHandler), nil) }
