package server

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/coder/websocket"

	"parley/internal/access"
)

// A page whose own name leads here (DNS rebinding) is of the same origin to a browser.
func TestNamesOfOthersAreNotAnswered(t *testing.T) {
	h := guarded(t, func(a *Access) { a.Hosts, _ = access.ParseHosts("127.0.0.1:1", []string{"parley.example"}) }, WithMetrics())
	for host, want := range map[string]bool{"127.0.0.1:8080": true, "parley.example": true, "evil.example:8080": false} {
		for _, target := range []string{"/graphql?query={__typename}", "/playground/", "/metrics", "/", "/nowhere", "/graphql/"} {
			r := httptest.NewRequest(http.MethodGet, target, nil)
			r.Host = host
			r.Header.Set("Origin", "http://"+host)
			w := httptest.NewRecorder()
			h.ServeHTTP(w, r)
			refused := w.Code == http.StatusMisdirectedRequest && strings.Contains(w.Body.String(), `"FORBIDDEN_HOST"`) && strings.Contains(w.Body.String(), "--allow-host")
			if refused == want || strings.Contains(w.Body.String(), "evil") {
				t.Errorf("%s of %s: %d %.200s", target, host, w.Code, w.Body)
			}
		}
		socket := httptest.NewServer(h)
		header := http.Header{"Origin": {"http://" + host}}
		c, reply, err := websocket.Dial(t.Context(), "ws"+strings.TrimPrefix(socket.URL, "http")+"/graphql", &websocket.DialOptions{Host: host, HTTPHeader: header, Subprotocols: []string{"graphql-transport-ws"}}) //nolint:bodyclose // Dial leaves nothing to close
		if (err == nil) != want || !want && (reply == nil || reply.StatusCode != http.StatusMisdirectedRequest) {
			t.Errorf("a socket of %s: %v", host, err)
		}
		if c != nil {
			_ = c.CloseNow()
		}
		socket.Close()
	}
}
