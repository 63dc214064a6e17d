package main

import (
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"parley/graph/memory"
	"parley/graph/neo4j"
	"parley/internal/access"
	"parley/internal/telemetry"
)

// ask posts a query with a token, and returns the status and the reply.
func ask(t *testing.T, url, token, query string) (int, string) {
	t.Helper()
	r, err := http.NewRequest(http.MethodPost, url+"/graphql", strings.NewReader(query))
	if err != nil {
		t.Fatal(err)
	}
	r.Header.Set("Content-Type", "application/json")
	r.Header.Set("Authorization", "Bearer "+token)
	return sent(t, r)
}

func sent(t *testing.T, r *http.Request) (int, string) {
	t.Helper()
	p, err := http.DefaultClient.Do(r)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = p.Body.Close() }()
	text, err := io.ReadAll(p.Body)
	if err != nil {
		t.Fatal(err)
	}
	return p.StatusCode, string(text)
}

func fetched(t *testing.T, url string) (int, string) {
	t.Helper()
	r, err := http.NewRequest(http.MethodGet, url, nil)
	if err != nil {
		t.Fatal(err)
	}
	return sent(t, r)
}

// tokenFile is a file with a token in it.
func tokenFile(t *testing.T) (file, token string) {
	t.Helper()
	token = access.NewToken()
	line, err := access.Line("alice", token)
	if err != nil {
		t.Fatal(err)
	}
	file = filepath.Join(t.TempDir(), "tokens")
	if err := os.WriteFile(file, []byte(line+"\n"), 0o600); err != nil {
		t.Fatal(err)
	}
	return file, token
}

// TestSecretsAreInNoLog runs the program with a password, tokens, and a value in a query. It makes the program fail
// in every way, and looks for the secrets in the output.
func TestSecretsAreInNoLog(t *testing.T) {
	const password, value, in = "hunter2-secret", "value-of-a-query", "uri-secret"
	file, token := tokenFile(t)
	closed, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	nowhere := closed.Addr().String()
	_ = closed.Close()
	for _, format := range []string{"text", "json"} {
		p := start(
			t, []string{
				"PARLEY_NEO4J=bolt://someone:" + in + "@" + nowhere, "PARLEY_NEO4J_USER=neo4j", "PARLEY_NEO4J_PASSWORD=" + password,
				"OTEL_EXPORTER_OTLP_ENDPOINT=http://" + nowhere, "OTEL_EXPORTER_OTLP_HEADERS=api-key=" + password,
			},
			"serve", "--listen=127.0.0.1:0", "--tokens="+file, "--log-format="+format, "--log-level=debug",
		)
		url := p.url(t)
		for _, c := range []struct {
			token, query string
			want         string
		}{
			{token, `{"query":"query Find($v: String!) { search(text: $v) { totalCount } }","variables":{"v":"` + value + `"}}`, "UNAVAILABLE"},
			{token, `{"query":"{ search(text: \"` + value + `\") { nope } }"}`, "GRAPHQL_VALIDATION_FAILED"},
			{token, `{"query":"` + value + `"}`, "GRAPHQL_PARSE_FAILED"},
			{token, value, "BAD_REQUEST"},
			{token[1:], `{"query":"{ __typename }"}`, "UNAUTHENTICATED"},
		} {
			if _, reply := ask(t, url, c.token, c.query); !strings.Contains(reply, c.want) {
				t.Errorf("%s: %s", c.query, reply)
			}
		}
		if err := os.WriteFile(file, append([]byte(token+" "), mustRead(t, file)...), 0o600); err != nil {
			t.Fatal(err)
		}
		if err := p.Process.Signal(syscall.SIGHUP); err != nil {
			t.Fatal(err)
		}
		awaitLog(t, p, "the old tokens stay valid")
		if status := p.stop(t); status != 0 {
			t.Errorf("status %d", status)
		}
		printed := p.out.String() + p.log.String()
		for _, secret := range []string{password, value, in, token, token[1:]} {
			if strings.Contains(printed, secret) {
				t.Errorf("%s: %q is in\n%s", format, secret, printed)
			}
		}
		for _, part := range []string{"Find", "UNAVAILABLE", "UNAUTHENTICATED", "alice", "the graph was not available", "traces are lost"} {
			if !strings.Contains(printed, part) {
				t.Errorf("%s: %q is not in\n%s", format, part, printed)
			}
		}
		if err := os.WriteFile(file, mustRead(t, file)[len(token)+1:], 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

func mustRead(t *testing.T, file string) []byte {
	t.Helper()
	text, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	return text
}

func awaitLog(t *testing.T, p *program, words string) {
	t.Helper()
	for end := time.Now().Add(stuckAfter); !strings.Contains(p.log.String(), words); time.Sleep(10 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("the log never says %q:\n%s", words, &p.log)
		}
	}
}

func TestTokensAreReadAgainOnSIGHUP(t *testing.T) {
	file, first := tokenFile(t)
	other, second := tokenFile(t)
	p := start(t, nil, "serve", "--listen=127.0.0.1:0", "--tokens="+file)
	url := p.url(t)
	if status, reply := ask(t, url, first, `{"query":"{ __typename }"}`); status != http.StatusOK {
		t.Fatalf("%d %s", status, reply)
	}
	if err := os.WriteFile(file, mustRead(t, other), 0o600); err != nil {
		t.Fatal(err)
	}
	if err := p.Process.Signal(syscall.SIGHUP); err != nil {
		t.Fatal(err)
	}
	awaitLog(t, p, "tokens read")
	if status, _ := ask(t, url, second, `{"query":"{ __typename }"}`); status != http.StatusOK {
		t.Errorf("the new token: %d", status)
	}
	if status, _ := ask(t, url, first, `{"query":"{ __typename }"}`); status != http.StatusUnauthorized {
		t.Errorf("the old token: %d", status)
	}
}

func TestMetricsHaveAnAddressOfTheirOwn(t *testing.T) {
	p := start(t, nil, "serve", "--listen=127.0.0.1:0", "--metrics-listen=127.0.0.1:0")
	url := p.url(t)
	if status, _ := fetched(t, url+"/metrics"); status != http.StatusNotFound {
		t.Errorf("on the address of the API: %d", status)
	}
	_, after, _ := strings.Cut(p.out.String(), "Metrics     ")
	own, _, _ := strings.Cut(after, "\n")
	status, text := fetched(t, own)
	if status != http.StatusOK || !strings.Contains(text, "parley_graph_revision") {
		t.Errorf("%s: %d %s", own, status, text)
	}
	if strings.Contains(text, "parley_graph_last_load_age_seconds NaN") {
		t.Error("nobody knows when the dossier was loaded, which was a moment ago")
	}
}

func TestHealthIsWhatTheServerSays(t *testing.T) {
	p := start(t, nil, "serve", "--listen=127.0.0.1:0")
	at := strings.TrimPrefix(p.url(t), "http://")
	if status, printed := parley(t, "health", "--listen="+at); status != 0 || printed != "ok, revision 1\n" {
		t.Errorf("%d %q", status, printed)
	}
	_, port, _ := net.SplitHostPort(at)
	if status, printed := parley(t, "health", "--live", "--listen=0.0.0.0:"+port); status != 0 || printed != "ok\n" {
		t.Errorf("/livez of a server that listens everywhere: %d %q", status, printed)
	}
	if status := p.stop(t); status != 0 {
		t.Errorf("it stops with the status %d", status)
	}
	if status, _ := parley(t, "health", "--listen="+at); status != exitFailed {
		t.Errorf("of a server that is gone: %d", status)
	}
}

func TestMetricsShowThePoolOfNeo4j(t *testing.T) {
	store, err := neo4j.Open(t.Context(), "bolt://127.0.0.1:1", "", "") // which connects to nothing yet
	if err != nil {
		t.Fatal(err)
	}
	for store, want := range map[any]bool{store: true, memory.New(): false} {
		metrics := telemetry.Silent()
		watchPool(metrics, store)
		w := httptest.NewRecorder()
		metrics.Metrics().ServeHTTP(w, httptest.NewRequest(http.MethodGet, "/metrics", nil))
		text := w.Body.String()
		if strings.Contains(text, "parley_neo4j_transactions 0\n") != want || strings.Contains(text, "parley_neo4j_transactions_most 50\n") != want {
			t.Errorf("of %T: %s", store, text)
		}
	}
}
