package telemetry

import (
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"io"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/memory"
)

// asked is a handler that does what a request for an operation does.
func asked(t *testing.T, store graph.Store, code string) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		ctx := r.Context()
		Of(ctx).Operation("query", "WhoMetWhom")
		Of(ctx).Bearer("alice")
		for range 2 {
			if _, err := store.Run(ctx, lastFinished(), new(oneString)); err != nil {
				t.Error(err)
			}
		}
		Of(ctx).Outcome(code)
		w.WriteHeader(http.StatusAccepted)
		_, _ = io.WriteString(w, "12345")
	})
}

func TestARequestIsOneLineInTheLog(t *testing.T) {
	var log bytes.Buffer
	tel := New(NewLog(&log, true, slog.LevelInfo), nil)
	h := tel.Identify(tel.Watch(asked(t, tel.Store(memory.New()), "BAD_CURSOR")))
	r := httptest.NewRequest(http.MethodPost, "/graphql?query=secret", strings.NewReader("secret"))
	r.Header.Set("Authorization", "Bearer secret")
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	var line map[string]any
	if err := json.Unmarshal(log.Bytes(), &line); err != nil {
		t.Fatalf("%v in %s", err, &log)
	}
	id := w.Header().Get("X-Request-Id")
	for name, want := range map[string]any{
		"msg": "request", "id": id, "operation": "query", "name": "WhoMetWhom", "outcome": "BAD_CURSOR",
		"status": 202., "statements": 2., "bytes": 5., "bearer": "alice",
	} {
		if line[name] != want {
			t.Errorf("%s is %v, want %v", name, line[name], want)
		}
	}
	if ms, ok := line["statementMs"].(float64); !ok || ms < 0 || ms > line["ms"].(float64) {
		t.Errorf("of %v ms %v were for statements", line["ms"], line["statementMs"])
	}
	if len(id) != 16 || strings.Contains(log.String(), "secret") {
		t.Errorf("id %q, log %s", id, &log)
	}
}

func TestAnIdIsKeptWhenItIsFitForLogs(t *testing.T) {
	h := Silent().Identify(http.NotFoundHandler())
	for given, kept := range map[string]bool{
		"0af7651916cd43dd": true, "from-the-proxy_1.2": true,
		"": false, "short": false, strings.Repeat("a", 65): false, "with space": false, "line\nbreak-here": false, "\"quoted-quoted\"": false,
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Header["X-Request-Id"] = []string{given}
		w := httptest.NewRecorder()
		h.ServeHTTP(w, r)
		if got := w.Header().Get("X-Request-Id"); (got == given) != kept || len(got) < 8 {
			t.Errorf("%q became %q", given, got)
		}
	}
}

// scraped is what Prometheus would read.
func scraped(t *testing.T, tel *Telemetry) string {
	t.Helper()
	w := httptest.NewRecorder()
	tel.Metrics().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/metrics", nil))
	if w.Code != http.StatusOK {
		t.Fatalf("%d %s", w.Code, w.Body)
	}
	return w.Body.String()
}

// figure is the value of a series.
func figure(t *testing.T, text, series string) (v float64) {
	t.Helper()
	for line := range strings.Lines(text) {
		if rest, ok := strings.CutPrefix(line, series+" "); ok {
			if _, err := fmt.Sscan(rest, &v); err != nil {
				t.Fatal(err)
			}
			return v
		}
	}
	t.Errorf("the metrics have no %s", series)
	return -1
}

func TestMetricsCountRequestsAndStatements(t *testing.T) {
	tel := Silent()
	store := tel.Store(memory.New())
	for _, code := range []string{"", "", "UNAVAILABLE"} {
		tel.Identify(tel.Watch(asked(t, store, code))).ServeHTTP(httptest.NewRecorder(), httptest.NewRequest(http.MethodPost, "/graphql", nil))
	}
	tel.Document(true)
	tel.Document(false)
	tel.Document(true)
	text := scraped(t, tel)
	for series, want := range map[string]float64{
		`parley_requests_total{operation="query",outcome="OK"}`:          2,
		`parley_requests_total{operation="query",outcome="UNAVAILABLE"}`: 1,
		`parley_request_duration_seconds_count{operation="query"}`:       3,
		`parley_response_bytes_total`:                                    15,
		`parley_documents_total{result="hit"}`:                           2,
		`parley_documents_total{result="miss"}`:                          1,
	} {
		if got := figure(t, text, series); got != want {
			t.Errorf("%s is %v, want %v", series, got, want)
		}
	}
	if got := figure(t, text, `parley_statement_duration_seconds_count{outcome="ok"}`); got < 6 {
		t.Errorf("%v statements, want 6", got)
	}
}

// broken is a store that cannot be reached.
type broken struct{ graph.Store }

func (broken) Run(context.Context, *graph.Query, graph.Sink) (graph.Revision, error) {
	return 0, fmt.Errorf("somewhere: %w", graph.ErrUnavailable)
}

func TestMetricsShowTheGraphsRevisionAndHowStaleItIs(t *testing.T) {
	k := memory.New()
	b := &graphtest.Builder{}
	b.Thing("Load", "load-1", "finished", time.Now().Add(-2*time.Hour).UTC().Format(time.RFC3339))
	b.Thing("Load", "load-2", "finished", time.Now().Add(-time.Hour).UTC().Format(time.RFC3339))
	b.Thing("Load", "load-3", "started", time.Now().UTC().Format(time.RFC3339)) // under way
	revision, err := k.Apply(t.Context(), graph.Change{Put: b.Records})
	if err != nil {
		t.Fatal(err)
	}
	tel := Silent()
	store := tel.Store(k)
	if _, err := store.Run(t.Context(), lastFinished(), new(oneString)); err != nil {
		t.Fatal(err)
	}
	text := scraped(t, tel)
	if got := figure(t, text, "parley_graph_revision"); got != float64(revision) {
		t.Errorf("revision %v, want %d", got, revision)
	}
	if got := figure(t, text, "parley_graph_last_load_age_seconds"); got < 3595 || got > 3660 {
		t.Errorf("the last load was finished %v s ago, want an hour", got)
	}
	if got := figure(t, text, "parley_graph_last_answer_age_seconds"); got < 0 || got > 5 {
		t.Errorf("the last answer was %v s ago", got)
	}

	tel = Silent()
	tel.graph.began = time.Now().Add(-time.Minute)
	lost := tel.Store(broken{})
	if _, err := lost.Run(t.Context(), lastFinished(), new(oneString)); err == nil {
		t.Fatal("no error")
	}
	text = scraped(t, tel)
	if got := figure(t, text, "parley_graph_last_answer_age_seconds"); got < 60 {
		t.Errorf("the last answer was %v s ago, and there was none for a minute", got)
	}
	if !strings.Contains(text, "parley_graph_last_load_age_seconds NaN") {
		t.Error("the last load has an age that nobody knows")
	}
	if got := figure(t, text, `parley_statement_duration_seconds_count{outcome="unavailable"}`); got < 1 {
		t.Errorf("%v failed statements", got)
	}
}
