package server

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/memory"
	"parley/internal/access"
	"parley/internal/telemetry"
)

// guarded is a server over the suite's fixture that lets in what change says.
func guarded(t *testing.T, change func(*Access), more ...Option) http.Handler {
	t.Helper()
	store := memory.New()
	graphtest.Load(t, store, graphtest.Fixture())
	a := DefaultAccess()
	change(&a)
	h, err := Handler(store, append(more, Guarded(a))...)
	if err != nil {
		t.Fatal(err)
	}
	return h
}

// sendTo posts a body, with header fields in pairs of name and value.
func sendTo(h http.Handler, method, target, body string, header ...string) *httptest.ResponseRecorder {
	r := httptest.NewRequest(method, target, strings.NewReader(body))
	r.Host = "localhost"
	if method == http.MethodPost {
		r.Header.Set("Content-Type", "application/json")
	}
	for i := 0; i < len(header); i += 2 {
		r.Header.Set(header[i], header[i+1])
	}
	w := httptest.NewRecorder()
	h.ServeHTTP(w, r)
	return w
}

func TestNoGet(t *testing.T) {
	for closed, status := range map[bool]int{true: http.StatusMethodNotAllowed, false: http.StatusOK} {
		h := guarded(t, func(a *Access) { a.NoGet = closed })
		if w := sendTo(h, http.MethodGet, "/graphql?query={__typename}", ""); w.Code != status || closed && w.Header().Get("Allow") != http.MethodPost {
			t.Errorf("GET, with GET switched off %v: %d %s", closed, w.Code, w.Body)
		}
		if w := sendTo(h, http.MethodPost, "/graphql", asksNothing); w.Code != http.StatusOK {
			t.Errorf("POST, with GET switched off %v: %d %s", closed, w.Code, w.Body)
		}
	}
}

const asksNothing = `{"query":"{ __typename }"}`

func TestNoPageOfAnotherOriginReadsOrEmbeds(t *testing.T) {
	closed := guarded(t, func(*Access) {})
	opened := guarded(t, func(a *Access) {
		a.Origins, _ = access.ParseOrigins([]string{"https://a.example"})
		a.Ancestors, _ = access.Ancestors([]string{"https://a.example"})
	})
	for _, target := range []string{"/graphql?query={__typename}", "/graphql", "/livez", "/readyz", "/playground/", "/", "/nowhere"} {
		for want, h := range map[string]http.Handler{"frame-ancestors 'none'": closed, "frame-ancestors https://a.example": opened} {
			w := sendTo(h, http.MethodGet, target, "", "Origin", "https://a.example")
			if csp := w.Header().Get("Content-Security-Policy"); !strings.Contains(csp, want) || strings.Count(csp, "frame-ancestors") != 1 {
				t.Errorf("%s: Content-Security-Policy %q, want %s", target, csp, want)
			}
			shared := w.Header().Get("Access-Control-Allow-Origin")
			if (shared == "https://a.example") != (strings.HasSuffix(want, "a.example") && strings.HasPrefix(target, "/graphql")) {
				t.Errorf("%s: Access-Control-Allow-Origin %q", target, shared)
			}
			if w.Header().Get("X-Request-Id") == "" {
				t.Errorf("%s: no X-Request-Id", target)
			}
		}
	}
	if w := sendTo(closed, http.MethodOptions, "/graphql", "", "Origin", "https://a.example", "Access-Control-Request-Method", "POST"); w.Code != http.StatusMethodNotAllowed {
		t.Errorf("asked beforehand, a closed server says %d", w.Code)
	}
	if w := sendTo(opened, http.MethodOptions, "/graphql", "", "Origin", "https://a.example", "Access-Control-Request-Method", "POST"); w.Code != http.StatusNoContent {
		t.Errorf("asked beforehand, an open server says %d", w.Code)
	}
}

func TestOnlyBearersOfTokensAsk(t *testing.T) {
	token := access.NewToken()
	line, err := access.Line("alice", token)
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "tokens")
	if err := os.WriteFile(file, []byte(line), 0o600); err != nil {
		t.Fatal(err)
	}
	var log bytes.Buffer
	observed := telemetry.New(telemetry.NewLog(&log, true, slog.LevelDebug), nil)
	h := guarded(t, func(a *Access) {
		if a.Tokens, err = access.OpenTokens(file, observed.Log); err != nil {
			t.Fatal(err)
		}
		a.Origins, _ = access.ParseOrigins([]string{"*"})
	}, Observed(observed), WithMetrics())
	for _, c := range []struct {
		method, target, authorization string
		status                        int
		want                          string
	}{
		{"POST", "/graphql", "", 401, `"UNAUTHENTICATED"`},
		{"POST", "/graphql", "Bearer " + token + "x", 401, `"UNAUTHENTICATED"`},
		{"GET", "/graphql?query={__typename}", "", 401, `"UNAUTHENTICATED"`},
		{"GET", "/graphql?query={__typename}&access_token=" + token, "", 401, `"UNAUTHENTICATED"`},
		{"POST", "/graphql", "Bearer " + token, 200, `{"data":{"__typename":"Query"}}`},
		{"GET", "/metrics", "", 401, `"UNAUTHENTICATED"`},
		{"GET", "/metrics", "Bearer " + token, 200, "parley_requests_total"},
		{"GET", "/livez", "", 200, "ok"},
		{"GET", "/readyz", "", 200, "ok"},
	} {
		w := sendTo(h, c.method, c.target, asksNothing, "Authorization", c.authorization)
		if w.Code != c.status || !strings.Contains(w.Body.String(), c.want) {
			t.Errorf("%s %s with %.10q: %d %s", c.method, c.target, c.authorization, w.Code, w.Body)
		}
		if (w.Header().Get("WWW-Authenticate") != "") != (c.status == 401) {
			t.Errorf("%s %s: WWW-Authenticate %q", c.method, c.target, w.Header().Get("WWW-Authenticate"))
		}
	}
	for _, target := range []string{"/metrics", "/graphql?query={__typename}"} { // neither is a socket
		w := sendTo(h, http.MethodGet, target, "", "Upgrade", "websocket", "Connection", "Upgrade")
		if w.Code < 400 || strings.Contains(w.Body.String(), "parley_requests_total") || strings.Contains(w.Body.String(), "data") {
			t.Errorf("%s as if it were a socket: %d %.100s", target, w.Code, w.Body)
		}
	}
	if w := sendTo(h, http.MethodOptions, "/graphql", "", "Origin", "https://a.example", "Access-Control-Request-Method", "POST"); w.Code != http.StatusNoContent {
		t.Errorf("a browser that asks beforehand, without a token, is told %d", w.Code)
	}
	if !strings.Contains(log.String(), `"bearer":"alice"`) || strings.Contains(log.String(), token) {
		t.Errorf("the log says %s", &log)
	}
}

func TestNothingButTrustedDocumentsIsAnswered(t *testing.T) {
	folder := t.TempDir()
	const text = "query Count($id: ID!) { node(id: $id) { id } }\n"
	file := filepath.Join(folder, "count.graphql")
	if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
	h := guarded(t, func(a *Access) {
		var err error
		if a.Trusted, err = access.ReadTrusted([]string{file}); err != nil {
			t.Fatal(err)
		}
	})
	sum := sha256.Sum256([]byte(text))
	id := hex.EncodeToString(sum[:])
	quoted, _ := json.Marshal(text)
	const variables = `"variables":{"id":"anna"}`
	const found, refused = `{"data":{"node":{"id":"anna"}}}`, `"code":"UNTRUSTED_DOCUMENT"`
	for _, c := range []struct{ name, body, want string }{
		{"the text", `{"query":` + string(quoted) + `,` + variables + `}`, found},
		{"the id", `{"documentId":"` + id + `",` + variables + `}`, found},
		{"the id with its kind", `{"documentId":"sha256:` + id + `",` + variables + `}`, found},
		{"the id in extensions", `{"extensions":{"documentId":"` + id + `"},` + variables + `}`, found},
		{"another text", `{"query":"{ meetings { totalCount } }"}`, refused},
		{"another text under its id", `{"query":"{ meetings { totalCount } }","documentId":"` + id + `"}`, refused},
		{"another id", `{"documentId":"` + strings.Repeat("0", 64) + `"}`, refused},
		{"an id that is none", `{"extensions":{"documentId":7}}`, refused},
		{"introspection", `{"query":"{ __schema { queryType { name } } }"}`, refused},
		{"nothing", `{}`, `"BAD_REQUEST"`},
	} {
		if w := sendTo(h, http.MethodPost, "/graphql", c.body); !strings.Contains(w.Body.String(), c.want) {
			t.Errorf("%s: %d %s, want %s", c.name, w.Code, w.Body, c.want)
		}
	}
	if w := sendTo(h, http.MethodGet, `/graphql?documentId=`+id+`&variables={"id":"anna"}`, ""); !strings.Contains(w.Body.String(), found) {
		t.Errorf("by GET: %s", w.Body)
	}
	if w := sendTo(h, http.MethodGet, "/playground/", ""); w.Code != http.StatusForbidden || !strings.Contains(w.Body.String(), "--only") {
		t.Errorf("the playground: %d %s", w.Code, w.Body)
	}
	if w := sendTo(h, http.MethodGet, "/", ""); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "--only") {
		t.Errorf("the front door: %d %s", w.Code, w.Body)
	}
	open := guarded(t, func(*Access) {})
	if w := sendTo(open, http.MethodPost, "/graphql", `{"documentId":"`+id+`"}`); !strings.Contains(w.Body.String(), "PERSISTED_QUERY_NOT_SUPPORTED") {
		t.Errorf("a server without trusted documents: %s", w.Body)
	}
	if err := os.WriteFile(file, []byte("{ nope }"), 0o600); err != nil {
		t.Fatal(err)
	}
	trusted, err := access.ReadTrusted([]string{file})
	if err != nil {
		t.Fatal(err)
	}
	a := DefaultAccess()
	a.Trusted = trusted
	if _, err := Handler(memory.New(), Guarded(a)); err == nil || !strings.Contains(err.Error(), "nope") {
		t.Errorf("a document that is not valid: %v", err)
	}
}

func TestTheSchemaIsShownUnlessItIsNotToBe(t *testing.T) {
	closed := guarded(t, func(a *Access) { a.NoIntrospection = true })
	open := guarded(t, func(*Access) {})
	const code = `"code":"INTROSPECTION_DISABLED"`
	for query, asks := range map[string]bool{
		"{ __schema { queryType { name } } }":                                     true,
		`{ a: __type(name: \"Meeting\") { name } }`:                               true,
		"{ ... { ... on Query { __schema { queryType { name } } } } }":            true,
		"{ ...f } fragment f on Query { b: __schema { queryType { name } } }":     true,
		"{ __schema @skip(if: true) { queryType { name } } }":                     true,
		"{ __typename meetings(first: 1) { nodes { __typename } } }":              false,
		`{ node(id: \"__schema\") { id } }`:                                       false,
		`{ __schema: node(id: \"anna\") { id } }`:                                 false,
		"query __type { meetings { totalCount } }":                                false,
		`query($__schema: ID!) { node(id: $__schema) { id } }\",\"variables\":{}`: false,
	} {
		body := `{"query":"` + query + `"}`
		if strings.Contains(query, "variables") {
			body = `{"query":"query($__schema: ID!) { node(id: $__schema) { id } }","variables":{"__schema":"anna"}}`
		}
		if got := sendTo(closed, http.MethodPost, "/graphql", body).Body.String(); strings.Contains(got, code) != asks || asks && strings.Contains(got, `"data"`) {
			t.Errorf("%s: %s", query, got)
		}
		if got := sendTo(open, http.MethodPost, "/graphql", body).Body.String(); strings.Contains(got, "errors") {
			t.Errorf("%s, where the schema is shown: %s", query, got)
		}
	}
	if w := sendTo(closed, http.MethodGet, "/playground/", ""); w.Code != http.StatusForbidden || !strings.Contains(w.Body.String(), "--no-introspection") {
		t.Errorf("the playground: %d %s", w.Code, w.Body)
	}
	if w := sendTo(closed, http.MethodGet, "/", ""); w.Code != http.StatusOK || !strings.Contains(w.Body.String(), "--no-introspection") {
		t.Errorf("the front door: %d %s", w.Code, w.Body)
	}
}

// A server that does not show its schema does not name ids either.
func TestNearIdsAreNamedWhereTheSchemaIsShown(t *testing.T) {
	const body = `{"query":"{ whoMet(actor: \"ana\") { totalCount } }"}`
	for _, closed := range []bool{false, true} {
		h := guarded(t, func(a *Access) { a.NoIntrospection = closed })
		got := sendTo(h, http.MethodPost, "/graphql", body).Body.String()
		if !strings.Contains(got, `"code":"UNKNOWN_ID"`) || strings.Contains(got, "anna") == closed {
			t.Errorf("with the schema hidden: %t, the reply is %s", closed, got)
		}
	}
}

// failing is a store with an error of its own.
type failing struct {
	graph.Store
	err error
}

func (f failing) Run(context.Context, *graph.Query, graph.Sink) (graph.Revision, error) {
	if f.err == nil {
		panic("the secret of 10.1.2.3")
	}
	return 0, f.err
}

func TestWhatFailsInsideIsToldToTheLogAloneUnderTheIdThatTheClientGets(t *testing.T) {
	for name, store := range map[string]failing{
		"an error":       {memory.New(), errors.New("the secret of 10.1.2.3")},
		"a panic":        {memory.New(), nil},
		"a lost address": {memory.New(), fmt.Errorf("%w: the secret of 10.1.2.3", graph.ErrUnavailable)},
	} {
		var log bytes.Buffer
		h, err := Handler(store, Observed(telemetry.New(telemetry.NewLog(&log, true, slog.LevelWarn), nil)))
		if err != nil {
			t.Fatal(err)
		}
		// A query by an id also reads the former ids, on another goroutine.
		w := sendTo(h, http.MethodPost, "/graphql", `{"query":"{ person(id: \"anna\") { id } }"}`)
		id := w.Header().Get("X-Request-Id")
		inner := !errors.Is(store.err, graph.ErrUnavailable)
		if strings.Contains(w.Body.String(), "secret") || inner != strings.Contains(w.Body.String(), `"requestId":"`+id+`"`) {
			t.Errorf("%s: the client of %s is told %s", name, id, w.Body)
		}
		if !strings.Contains(log.String(), "the secret of 10.1.2.3") || !strings.Contains(log.String(), `"id":"`+id+`"`) {
			t.Errorf("%s: the log of %s says %s", name, id, &log)
		}
	}
}
