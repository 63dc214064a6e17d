package access

import (
	"net/http"
	"net/http/httptest"
	"testing"
)

func TestOriginsAreWrittenAsBrowsersDo(t *testing.T) {
	for text, want := range map[string]string{
		"https://example.org":      "https://example.org",
		"https://Example.org/":     "https://example.org",
		"https://example.org:443":  "https://example.org",
		"http://localhost:80":      "http://localhost",
		"http://[::1]:3000":        "http://[::1]:3000",
		"https://example.org:8443": "https://example.org:8443",
	} {
		if got, err := parseOrigin(text); err != nil || got != want {
			t.Errorf("%s: %q, %v; want %q", text, got, err, want)
		}
	}
	for _, text := range []string{"", "example.org", "null", "https://", "https://example.org/path", "https://u:p@example.org", "file:///x", "https://a;b", "https://*.example.org", "https://a b", "https://a?x"} {
		if got, err := parseOrigin(text); err == nil {
			t.Errorf("%q is taken for %q", text, got)
		}
	}
}

func TestAnswersAreSharedWithTheOriginsNamed(t *testing.T) {
	for _, c := range []struct {
		name      string
		allowed   []string
		method    string
		origin    string
		preflight bool
		status    int
		allow     string
		vary      string
	}{
		{"closed", nil, "POST", "https://a.example", false, 200, "", ""},
		{"closed, asked before", nil, "OPTIONS", "https://a.example", true, 200, "", ""},
		{"open to it", []string{"https://a.example"}, "POST", "https://a.example", false, 200, "https://a.example", "Origin"},
		{"open to it, asked before", []string{"https://a.example"}, "OPTIONS", "https://a.example", true, 204, "https://a.example", "Origin"},
		{"OPTIONS that asks nothing", []string{"https://a.example"}, "OPTIONS", "https://a.example", false, 200, "https://a.example", "Origin"},
		{"open to another", []string{"https://b.example", "https://c.example"}, "POST", "https://a.example", false, 200, "", "Origin"},
		{"open to another, asked before", []string{"https://b.example"}, "OPTIONS", "https://a.example", true, 200, "", "Origin"},
		{"one that begins like it", []string{"https://a.example"}, "POST", "https://a.example.org", false, 200, "", "Origin"},
		{"another scheme", []string{"https://a.example"}, "POST", "http://a.example", false, 200, "", "Origin"},
		{"no origin", []string{"https://a.example"}, "POST", "", false, 200, "", "Origin"},
		{"open to all", []string{"*"}, "POST", "https://a.example", false, 200, "*", ""},
		{"null, open to one", []string{"https://a.example"}, "POST", "null", false, 200, "", "Origin"},
	} {
		o, err := ParseOrigins(c.allowed)
		if err != nil {
			t.Fatal(err)
		}
		r := httptest.NewRequest(c.method, "/graphql", nil)
		if c.origin != "" {
			r.Header.Set("Origin", c.origin)
		}
		if c.preflight {
			r.Header.Set("Access-Control-Request-Method", "POST")
		}
		w := httptest.NewRecorder()
		o.Share(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { w.WriteHeader(http.StatusOK) })).ServeHTTP(w, r)
		h := w.Header()
		if w.Code != c.status || h.Get("Access-Control-Allow-Origin") != c.allow || h.Get("Vary") != c.vary {
			t.Errorf("%s: %d %v", c.name, w.Code, h)
		}
		if h.Get("Access-Control-Allow-Credentials") != "" {
			t.Errorf("%s: cookies are let through", c.name)
		}
		if (h.Get("Access-Control-Allow-Methods") != "") != (c.status == 204) {
			t.Errorf("%s: %v", c.name, h)
		}
	}
}

func TestNobodyEmbedsUnlessNamed(t *testing.T) {
	for _, c := range []struct {
		given []string
		want  string
	}{
		{nil, "'none'"},
		{[]string{"https://a.example", "self"}, "https://a.example 'self'"},
	} {
		if got, err := Ancestors(c.given); err != nil || got != c.want {
			t.Errorf("%v: %s, %v; want %s", c.given, got, err, c.want)
		}
	}
	if got, err := Ancestors([]string{"https://a.example; script-src *"}); err == nil {
		t.Errorf("a directive gets in: %s", got)
	}
}
