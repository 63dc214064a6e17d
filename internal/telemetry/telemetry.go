package telemetry

import (
	"log/slog"
	"time"

	"github.com/prometheus/client_golang/prometheus"
	"go.opentelemetry.io/otel/trace"
	"go.opentelemetry.io/otel/trace/noop"
)

// Telemetry is what is known of a server that runs. Its methods may be called from
// many goroutines at once.
type Telemetry struct {
	Log *slog.Logger

	tracer   trace.Tracer
	registry *prometheus.Registry
	requests requestMetrics
	graph    graphState
}

// New returns a Telemetry that writes to a log, and traces to a provider, or
// nowhere when that is nil.
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

// Silent returns a Telemetry that tells nobody.
func Silent() *Telemetry { return New(slog.New(slog.DiscardHandler), nil) }
