package telemetry

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// times are the bounds of the histograms' buckets, in seconds.
var times = []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10}

// requestMetrics count requests and statements. Kinds, outcomes and results are
// words of ours, each of a handful, so that no client can make up new series.
type requestMetrics struct {
	requests   *prometheus.CounterVec   // by operation and outcome
	durations  *prometheus.HistogramVec // by operation
	bytes      prometheus.Counter
	statements *prometheus.HistogramVec // by outcome
	documents  *prometheus.CounterVec   // by result
}

func newRequestMetrics() requestMetrics {
	return requestMetrics{
		requests: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "parley_requests_total", Help: "Requests, by the kind of their operation and the code of their first error, OK for none.",
		}, []string{"operation", "outcome"}),
		durations: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "parley_request_duration_seconds", Help: "What requests took, the wait for their turn included.", Buckets: times,
		}, []string{"operation"}),
		bytes: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "parley_response_bytes_total", Help: "Bytes of replies.",
		}),
		statements: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "parley_statement_duration_seconds", Help: "What the graph took for a statement, until its answer was written out.", Buckets: times,
		}, []string{"outcome"}),
		documents: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "parley_documents_total", Help: "Documents that were sent: kept from before (hit), or parsed and validated (miss).",
		}, []string{"result"}),
	}
}

// note counts a request that has ended.
func (m *requestMetrics) note(what told, bytes int64) {
	m.requests.WithLabelValues(what.operation, what.outcome).Inc()
	if what.operation != "socket" { // which lasts as long as its client likes
		m.durations.WithLabelValues(what.operation).Observe(what.took.Seconds())
	}
	m.bytes.Add(float64(bytes))
}

// Document notes whether a document that was sent had been kept.
func (t *Telemetry) Document(kept bool) {
	result := "miss"
	if kept {
		result = "hit"
	}
	t.requests.documents.WithLabelValues(result).Inc()
}

// Gauge adds a figure that is read when the metrics are.
func (t *Telemetry) Gauge(name, help string, read func() float64) {
	t.registry.MustRegister(prometheus.NewGaugeFunc(prometheus.GaugeOpts{Name: name, Help: help}, read))
}

func (t *Telemetry) register() {
	m := &t.requests
	t.registry.MustRegister(
		m.requests, m.durations, m.bytes, m.statements, m.documents,
		collectors.NewGoCollector(), collectors.NewProcessCollector(collectors.ProcessCollectorOpts{}),
	)
	t.graph.register(t)
}

// Metrics serves the metrics to Prometheus.
func (t *Telemetry) Metrics() http.Handler {
	return promhttp.HandlerFor(t.registry, promhttp.HandlerOpts{MaxRequestsInFlight: 2})
}
