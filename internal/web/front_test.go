package web

import (
	"crypto/tls"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
)

func TestFrontShowsTheRecord(t *testing.T) {
	rec := httptest.NewRecorder()
	front(builtAssets(), "").ServeHTTP(rec, httptest.NewRequest(http.MethodGet, "/", nil))
	if want, err := builtAssets().ReadFile(explorePage); err != nil || rec.Code != http.StatusOK || rec.Body.String() != string(want) {
		t.Errorf("status = %d, body = %q, want 200 and %q (%v)", rec.Code, rec.Body, want, err)
	}
	wantSecure(t, rec.Header())
	rec = httptest.NewRecorder()
	front(builtAssets(), "").ServeHTTP(rec, httptest.NewRequest(http.MethodPost, "/", nil))
	if rec.Code != http.StatusMethodNotAllowed {
		t.Errorf("POST: status = %d, want 405", rec.Code)
	}
}

func TestFrontExplainsWhereThereIsNoPlayground(t *testing.T) {
	unbuiltAssets := fstest.MapFS{".keep": {Data: []byte("kept")}}
	for name, c := range map[string]struct {
		handler http.Handler
		hints   []string
	}{
		"built with Go alone": {
			front(unbuiltAssets, ""),
			[]string{"make run", "curl -s http://localhost:9000/graphql ", `-d '{"query": "{ meetings(`},
		},
		"closed": {
			front(builtAssets(), "This server knows <3 queries."),
			[]string{"This server knows &lt;3 queries.", "curl -s http://localhost:9000/graphql "},
		},
		"closed and built with Go alone": {
			front(unbuiltAssets, "This server knows three queries."),
			[]string{"This server knows three queries."},
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := httptest.NewRequest(http.MethodGet, "/", nil)
			r.Host = "localhost:9000"
			rec := httptest.NewRecorder()
			c.handler.ServeHTTP(rec, r)
			if rec.Code != http.StatusOK {
				t.Errorf("status = %d, want 200", rec.Code)
			}
			if got := rec.Header().Get("Content-Type"); got != "text/html; charset=utf-8" {
				t.Errorf("Content-Type = %q", got)
			}
			for _, hint := range c.hints {
				if !strings.Contains(rec.Body.String(), hint) {
					t.Errorf("the page does not say %q:\n%s", hint, rec.Body)
				}
			}
			wantSecure(t, rec.Header())

			rec = httptest.NewRecorder()
			c.handler.ServeHTTP(rec, httptest.NewRequest(http.MethodHead, "/", nil))
			if rec.Code != http.StatusOK || rec.Body.Len() != 0 {
				t.Errorf("HEAD: status = %d with %d bytes, want 200 with none", rec.Code, rec.Body.Len())
			}
			rec = httptest.NewRecorder()
			c.handler.ServeHTTP(rec, httptest.NewRequest(http.MethodPost, "/", nil))
			if rec.Code != http.StatusMethodNotAllowed {
				t.Errorf("POST: status = %d, want 405", rec.Code)
			}
		})
	}
}

func TestTheAddressOfTheAPIIsSafeToCopy(t *testing.T) {
	for _, c := range []struct {
		host string
		tls  bool
		want string
	}{
		{"localhost:8080", false, "http://localhost:8080/graphql"},
		{"[::1]:8080", false, "http://[::1]:8080/graphql"},
		{"parley.example", true, "https://parley.example/graphql"},
		{"$(id).example", false, "http://127.0.0.1:8080/graphql"},
		{"a;id", false, "http://127.0.0.1:8080/graphql"},
		{"", false, "http://127.0.0.1:8080/graphql"},
	} {
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.Host = c.host
		if c.tls {
			r.TLS = &tls.ConnectionState{}
		}
		if got := api(r); got != c.want {
			t.Errorf("for the host %q: %s, want %s", c.host, got, c.want)
		}
	}
}
