package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
)

// builtAssets returns a small build.
func builtAssets() fstest.MapFS {
	return fstest.MapFS{
		".keep":                    {Data: []byte("kept")},
		"index.html":               {Data: []byte("<!doctype html><title>Parley playground</title>")},
		"explore.html":             {Data: []byte("<!doctype html><title>Parley: the record</title>")},
		"favicon.svg":              {Data: []byte("<svg/>")},
		"assets/index-Ab12.js":     {Data: []byte("export {}")},
		"assets/index-Ab12.css":    {Data: []byte("body{}")},
		"assets/codicon-Ab12.ttf":  {Data: []byte("font")},
		"assets/worker-Ab12.weird": {Data: []byte("data")},
	}
}

// ask sends one request to a playground that serves assets, and returns the answer.
func ask(assets fstest.MapFS, method, path string) *httptest.ResponseRecorder {
	rec := httptest.NewRecorder()
	newPlayground(assets).ServeHTTP(rec, httptest.NewRequest(method, path, nil))
	return rec
}

// wantSecure fails the test if an answer lacks a security header.
func wantSecure(t *testing.T, h http.Header) {
	t.Helper()
	csp := h.Get("Content-Security-Policy")
	for _, directive := range []string{"script-src 'self';", "worker-src 'self' blob:;", "frame-ancestors 'none'"} {
		if !strings.Contains(csp, directive) {
			t.Errorf("Content-Security-Policy %q lacks %q", csp, directive)
		}
	}
	if got := h.Get("X-Content-Type-Options"); got != "nosniff" {
		t.Errorf("X-Content-Type-Options = %q, want nosniff", got)
	}
	if got := h.Get("Referrer-Policy"); got != "no-referrer" {
		t.Errorf("Referrer-Policy = %q, want no-referrer", got)
	}
}

func TestPlaygroundServesTheBuild(t *testing.T) {
	const immutable = "public, max-age=31536000, immutable"
	tests := []struct {
		path        string
		contentType string
		cache       string
		body        string
	}{
		{"/playground/", "text/html; charset=utf-8", "no-cache", "<!doctype html><title>Parley playground</title>"},
		{"/playground/index.html", "text/html; charset=utf-8", "no-cache", "<!doctype html><title>Parley playground</title>"},
		{"/playground/favicon.svg", "image/svg+xml", "no-cache", "<svg/>"},
		{"/playground/assets/index-Ab12.js", "text/javascript; charset=utf-8", immutable, "export {}"},
		{"/playground/assets/index-Ab12.css", "text/css; charset=utf-8", immutable, "body{}"},
		{"/playground/assets/codicon-Ab12.ttf", "font/ttf", immutable, "font"},
		{"/playground/assets/worker-Ab12.weird", "application/octet-stream", immutable, "data"},
	}
	for _, tt := range tests {
		t.Run(tt.path, func(t *testing.T) {
			rec := ask(builtAssets(), http.MethodGet, tt.path)
			if rec.Code != http.StatusOK {
				t.Fatalf("status = %d, want 200", rec.Code)
			}
			if got := rec.Header().Get("Content-Type"); got != tt.contentType {
				t.Errorf("Content-Type = %q, want %q", got, tt.contentType)
			}
			if got := rec.Header().Get("Cache-Control"); got != tt.cache {
				t.Errorf("Cache-Control = %q, want %q", got, tt.cache)
			}
			if got := rec.Body.String(); got != tt.body {
				t.Errorf("body = %q, want %q", got, tt.body)
			}
			wantSecure(t, rec.Header())
		})
	}
}

func TestPlaygroundRefuses(t *testing.T) {
	tests := []struct {
		name   string
		method string
		path   string
		status int
	}{
		{"a missing asset", http.MethodGet, "/playground/assets/gone-Ab12.js", http.StatusNotFound},
		{"a folder", http.MethodGet, "/playground/assets", http.StatusNotFound},
		{"a folder with a slash", http.MethodGet, "/playground/assets/", http.StatusNotFound},
		{"the tracked dot file", http.MethodGet, "/playground/.keep", http.StatusNotFound},
		{"a way out", http.MethodGet, "/playground/../go.mod", http.StatusNotFound},
		{"another mount", http.MethodGet, "/elsewhere/", http.StatusNotFound},
		{"a POST", http.MethodPost, "/playground/", http.StatusMethodNotAllowed},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			rec := ask(builtAssets(), tt.method, tt.path)
			if rec.Code != tt.status {
				t.Errorf("status = %d, want %d", rec.Code, tt.status)
			}
			if got := rec.Header().Get("Cache-Control"); strings.Contains(got, "immutable") {
				t.Errorf("Cache-Control = %q on an error", got)
			}
			wantSecure(t, rec.Header())
		})
	}
}

func TestPlaygroundAnswersHeadWithoutBody(t *testing.T) {
	rec := ask(builtAssets(), http.MethodHead, "/playground/")
	if rec.Code != http.StatusOK || rec.Body.Len() != 0 {
		t.Errorf("status = %d with %d bytes, want 200 with none", rec.Code, rec.Body.Len())
	}
}

func TestPlaygroundNotBuilt(t *testing.T) {
	onlyKeep := fstest.MapFS{".keep": {Data: []byte("kept")}}
	for path, status := range map[string]int{"/playground/": http.StatusOK, "/playground/assets/index-Ab12.js": http.StatusNotFound} {
		rec := ask(onlyKeep, http.MethodGet, path)
		if rec.Code != status {
			t.Errorf("%s: status = %d, want %d", path, rec.Code, status)
		}
		if got := rec.Header().Get("Content-Type"); got != "text/html; charset=utf-8" {
			t.Errorf("%s: Content-Type = %q", path, got)
		}
		if got := rec.Header().Get("Cache-Control"); got != "no-store" {
			t.Errorf("%s: Cache-Control = %q, want no-store", path, got)
		}
		for _, hint := range []string{"make run", "npm ci &amp;&amp; npm run build", "web/", "curl -s http://example.com/graphql "} {
			if !strings.Contains(rec.Body.String(), hint) {
				t.Errorf("%s: the page does not say %q", path, hint)
			}
		}
		wantSecure(t, rec.Header())
	}
}

func TestBuiltLooksForTheIndex(t *testing.T) {
	tests := []struct {
		name   string
		assets fstest.MapFS
		want   bool
	}{
		{"a build", builtAssets(), true},
		{"only .keep", fstest.MapFS{".keep": {}}, false},
		{"a folder of that name", fstest.MapFS{"index.html/x": {}}, false},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if got := built(tt.assets); got != tt.want {
				t.Errorf("built = %t, want %t", got, tt.want)
			}
		})
	}
}

// The embedded folder depends on whether Node ran before Go. So this test
// compares Playground and Front with Built.
func TestPlaygroundAgreesWithBuilt(t *testing.T) {
	rec := httptest.NewRecorder()
	Playground().ServeHTTP(rec, httptest.NewRequest(http.MethodGet, MountPath, nil))
	if rec.Code != http.StatusOK {
		t.Errorf("status = %d, want 200", rec.Code)
	}
	if explains := strings.Contains(rec.Body.String(), unbuiltTitle); explains == Built() {
		t.Errorf("Built = %t, and the playground explains that it is missing: %t", Built(), explains)
	}
	rec = httptest.NewRecorder()
	Front("").ServeHTTP(rec, httptest.NewRequest(http.MethodGet, "/", nil))
	if explains := strings.Contains(rec.Body.String(), unbuiltTitle); rec.Code != http.StatusOK || explains == Built() {
		t.Errorf("/: status = %d, and the page explains that it is missing: %t", rec.Code, explains)
	}
}
