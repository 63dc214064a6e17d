package telemetry

import (
	"compress/gzip"
	"encoding/hex"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"sync"
	"testing"

	collector "go.opentelemetry.io/proto/otlp/collector/trace/v1"
	v1 "go.opentelemetry.io/proto/otlp/trace/v1"
	"google.golang.org/protobuf/proto"

	"parley/graph/memory"
)

// collecting is a collector of traces.
type collecting struct {
	sync.Mutex
	service string
	spans   []*v1.Span
	headers http.Header
}

func (c *collecting) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	c.Lock()
	defer c.Unlock()
	body := io.Reader(r.Body)
	if r.Header.Get("Content-Encoding") == "gzip" {
		if z, err := gzip.NewReader(body); err == nil {
			body = z
		}
	}
	text, _ := io.ReadAll(body)
	var sent collector.ExportTraceServiceRequest
	if err := proto.Unmarshal(text, &sent); err != nil || r.URL.Path != "/v1/traces" {
		w.WriteHeader(http.StatusBadRequest)
		return
	}
	c.headers = r.Header
	for _, rs := range sent.ResourceSpans {
		for _, a := range rs.Resource.Attributes {
			if a.Key == "service.name" {
				c.service = a.Value.GetStringValue()
			}
		}
		for _, s := range rs.ScopeSpans {
			c.spans = append(c.spans, s.Spans...)
		}
	}
}

func TestTracesGoFromHTTPToTheStatement(t *testing.T) {
	var c collecting
	s := httptest.NewServer(&c)
	defer s.Close()
	t.Setenv("OTEL_EXPORTER_OTLP_ENDPOINT", s.URL)
	traces, flush, err := Traces(t.Context(), slog.New(slog.DiscardHandler))
	if err != nil {
		t.Fatal(err)
	}
	tel := New(slog.New(slog.DiscardHandler), traces)
	h := tel.Identify(tel.Watch(asked(t, tel.Store(memory.New()), "")))
	r := httptest.NewRequest(http.MethodPost, "/graphql?query=secret", strings.NewReader("secret"))
	r.Header.Set("Traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01")
	r.Header.Set("Authorization", "Bearer secret")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	if err := flush(t.Context()); err != nil {
		t.Fatal(err)
	}
	c.Lock()
	defer c.Unlock()
	if len(c.spans) != 3 || c.service != "parley" {
		t.Fatalf("%d spans of %q, want those of one request and two statements", len(c.spans), c.service)
	}
	request := c.spans[2] // it ends last
	if request.Name != "POST /graphql" || hex.EncodeToString(request.TraceId) != "0af7651916cd43dd8448eb211c80319c" || hex.EncodeToString(request.ParentSpanId) != "b7ad6b7169203331" {
		t.Errorf("the request is %v", request)
	}
	attributes := map[string]string{}
	for _, a := range request.Attributes {
		attributes[a.Key] = a.Value.GetStringValue()
	}
	if attributes["graphql.operation.name"] != "WhoMetWhom" || attributes["parley.request.id"] != w.Header().Get("X-Request-Id") || attributes["parley.outcome"] != "OK" {
		t.Errorf("the request has %v", attributes)
	}
	for _, s := range c.spans[:2] {
		if s.Name != "statement" || hex.EncodeToString(s.ParentSpanId) != hex.EncodeToString(request.SpanId) || hex.EncodeToString(s.TraceId) != hex.EncodeToString(request.TraceId) {
			t.Errorf("a statement is %v", s)
		}
	}
	for _, s := range c.spans {
		if strings.Contains(s.String(), "secret") {
			t.Errorf("a span tells what was sent: %v", s)
		}
	}
}

func TestNothingIsTracedUnlessSomebodySaysWhereTo(t *testing.T) {
	for _, c := range []struct {
		environment map[string]string
		traces      bool
		fails       bool
	}{
		{map[string]string{}, false, false},
		{map[string]string{"OTEL_EXPORTER_OTLP_ENDPOINT": "http://localhost:1"}, true, false},
		{map[string]string{"OTEL_EXPORTER_OTLP_TRACES_ENDPOINT": "http://localhost:1/v1/traces"}, true, false},
		{map[string]string{"OTEL_EXPORTER_OTLP_ENDPOINT": "http://localhost:1", "OTEL_SDK_DISABLED": "true"}, false, false},
		{map[string]string{"OTEL_EXPORTER_OTLP_ENDPOINT": "http://localhost:1", "OTEL_EXPORTER_OTLP_PROTOCOL": "grpc"}, false, true},
	} {
		for _, name := range []string{"OTEL_EXPORTER_OTLP_ENDPOINT", "OTEL_EXPORTER_OTLP_TRACES_ENDPOINT", "OTEL_SDK_DISABLED", "OTEL_EXPORTER_OTLP_PROTOCOL"} {
			t.Setenv(name, c.environment[name])
		}
		traces, flush, err := Traces(t.Context(), slog.New(slog.DiscardHandler))
		if (traces != nil) != c.traces || (err != nil) != c.fails {
			t.Errorf("%v: %v, %v", c.environment, traces, err)
		}
		if err := flush(t.Context()); err != nil {
			t.Errorf("%v: %v", c.environment, err)
		}
	}
}
