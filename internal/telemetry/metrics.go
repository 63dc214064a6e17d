package telemetry

import (
	"net/http"

	"github.com/prometheus/client_golang/prometheus"
	"github.com/prometheus/client_golang/prometheus/collectors"
	"github.com/prometheus/client_golang/prometheus/promhttp"
)

// times are the limits of the histograms' buckets, in seconds.
var times = []float64{.001, .0025, .005, .01, .025, .05, .1, .25, .5, 1, 2.5, 5, 10}

// requestMetrics count requests and statements. All labels come from small closed sets, so
// that no client can add series.
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
			Name: "parley_requests_total", Help: "Requests, by the kind of the operation and the code of the first error, OK without errors.",
		}, []string{"operation", "outcome"}),
		durations: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "parley_request_duration_seconds", Help: "Time of requests, including the wait for a turn.", Buckets: times,
		}, []string{"operation"}),
		bytes: prometheus.NewCounter(prometheus.CounterOpts{
			Name: "parley_response_bytes_total", Help: "Bytes of replies.",
		}),
		statements: prometheus.NewHistogramVec(prometheus.HistogramOpts{
			Name: "parley_statement_duration_seconds", Help: "Time of statements, until the graph has written the answer.", Buckets: times,
		}, []string{"outcome"}),
		documents: prometheus.NewCounterVec(prometheus.CounterOpts{
			Name: "parley_documents_total", Help: "Documents in requests: found in the document cache (hit), or parsed and validated (miss).",
		}, []string{"result"}),
	}
}

// note counts a finished request.
func (m *requestMetrics) note(what summary, bytes int64) {
	m.requests.WithLabelValues(what.operation, what.outcome).Inc()
	if what.operation != "socket" { // a socket lasts as long as its client likes
		m.durations.WithLabelValues(what.operation).Observe(what.took.Seconds())
	}
	m.bytes.Add(float64(bytes))
}

// Document counts a document of a request, which the document cache had or did not have.
func (t *Telemetry) Document(cached bool) {
	result := "miss"
	if cached {
		result = "hit"
	}
	t.requests.documents.WithLabelValues(result).Inc()
}

// Gauge adds a metric whose value read returns when Prometheus asks.
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

// Metrics returns the handler that serves the metrics to Prometheus.
func (t *Telemetry) Metrics() http.Handler {
	return promhttp.HandlerFor(t.registry, promhttp.HandlerOpts{MaxRequestsInFlight: 2})
}
