package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"testing/fstest"
)

// The desk has its own page and the files of all pages. The other pages are not there: nothing answers their queries.
func TestDesk(t *testing.T) {
	h := desk(fstest.MapFS{
		"index.html": {Data: []byte("the playground")}, "explore.html": {Data: []byte("the record")}, "desk.html": {Data: []byte("the desk")},
		"assets/desk.js": {Data: []byte("export {}")}, "favicon.svg": {Data: []byte("<svg/>")},
	})
	for path, want := range map[string]string{
		"/": "the desk", "/playground/assets/desk.js": "export {}", "/playground/favicon.svg": "<svg/>",
		"/playground/": "", "/playground/index.html": "", "/playground/explore.html": "", "/other": "", "/playground/assets/../index.html": "",
	} {
		w := httptest.NewRecorder()
		h.ServeHTTP(w, httptest.NewRequestWithContext(t.Context(), http.MethodGet, path, nil))
		switch found := w.Code == http.StatusOK; {
		case found != (want != ""), found && w.Body.String() != want:
			t.Errorf("%s: %d %q", path, w.Code, w.Body.String())
		case !strings.Contains(w.Header().Get("Content-Security-Policy"), "frame-ancestors 'none'"):
			t.Errorf("%s: the policy is %q", path, w.Header().Get("Content-Security-Policy"))
		}
	}
}
