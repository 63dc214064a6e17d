package server

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"parley/graph/graphtest"
	"parley/graph/memory"
)

// A server without a graph is alive and not ready, and says how far it is. Then the API answers at the same addresses.
func TestStarting(t *testing.T) {
	s := &Starting{}
	ask := func(method, path string) (int, string) {
		r := httptest.NewRequest(method, path, strings.NewReader(`{"query":"{ __typename }"}`))
		r.Host = "localhost"
		r.Header.Set("Content-Type", "application/json")
		w := httptest.NewRecorder()
		s.ServeHTTP(w, r)
		return w.Code, w.Body.String()
	}
	check := func(method, path string, status int, text string) {
		t.Helper()
		if code, body := ask(method, path); code != status || !strings.Contains(body, text) {
			t.Errorf("%s %s gives %d %s, want %d with %q", method, path, code, body, status, text)
		}
	}
	check(http.MethodGet, "/readyz", http.StatusServiceUnavailable, "the server starts")
	s.Doing("reading: 5 of 20 files")
	check(http.MethodGet, "/livez", http.StatusOK, "ok")
	check(http.MethodGet, "/readyz", http.StatusServiceUnavailable, "reading: 5 of 20 files")
	check(http.MethodPost, "/graphql", http.StatusServiceUnavailable, `"code":"STARTING"`)
	check(http.MethodPost, "/graphql", http.StatusServiceUnavailable, "reading: 5 of 20 files")

	store := memory.New()
	graphtest.Load(t, store, graphtest.Fixture())
	h, err := Handler(store)
	if err != nil {
		t.Fatal(err)
	}
	s.Ready(h)
	check(http.MethodGet, "/readyz", http.StatusOK, "")
	check(http.MethodPost, "/graphql", http.StatusOK, `"__typename":"Query"`)
}
