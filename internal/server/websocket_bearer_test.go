package server

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/coder/websocket"

	"parley/internal/access"
	"parley/internal/telemetry"
)

// tokenFile is a file of one token, of alice's.
func tokenFile(t *testing.T) (file, token string) {
	t.Helper()
	token = access.NewToken()
	line, err := access.Line("alice", token)
	if err != nil {
		t.Fatal(err)
	}
	file = filepath.Join(t.TempDir(), "tokens")
	if err := os.WriteFile(file, []byte(line), 0o600); err != nil {
		t.Fatal(err)
	}
	return file, token
}

// tokened are sockets that ask for the token of a file.
func tokened(t *testing.T, file string) *sockets {
	t.Helper()
	s := newTestSockets(t)
	var err error
	if s.tokens, err = access.OpenTokens(file, slog.New(slog.DiscardHandler)); err != nil {
		t.Fatal(err)
	}
	return s
}

// TestTheLogSaysWhoseSocketsAre has tokens shown in the handshake and in
// connection_init: the log has the name of who has them, and no token.
func TestTheLogSaysWhoseSocketsAre(t *testing.T) {
	file, token := tokenFile(t)
	var log journal
	observed := telemetry.New(telemetry.NewLog(&log, true, slog.LevelDebug), nil)
	server := httptest.NewServer(guarded(t, func(a *Access) {
		var err error
		if a.Tokens, err = access.OpenTokens(file, observed.Log); err != nil {
			t.Fatal(err)
		}
	}, Observed(observed)))
	defer server.Close()
	const init = `{"type":"connection_init","payload":{"Authorization":"Bearer %s"}}`
	bearing := http.Header{"Authorization": {"Bearer " + token}}
	for header, say := range map[*http.Header]string{&bearing: `{"type":"connection_init"}`, {}: fmt.Sprintf(init, token)} {
		c := dial(t, server.URL, *header)
		c.say(say)
		c.expect(`{"type":"connection_ack"}`)
		c.subscribe("1", `{ node(id: "anna") { id } }`)
		c.expect(`"anna"`)
		_ = c.conn.Close(websocket.StatusNormalClosure, "")
	}
	c := dial(t, server.URL, nil)
	c.say(fmt.Sprintf(init, "xyzzy"))
	c.closed(closeForbidden)
	_, r, err := websocket.Dial(context.Background(), server.URL+"/graphql", &websocket.DialOptions{ //nolint:bodyclose // of a refusal, it is a buffer
		Subprotocols: []string{subprotocol}, HTTPHeader: http.Header{"Authorization": {"Bearer xyzzy"}},
	})
	if err == nil || r.StatusCode != http.StatusUnauthorized {
		t.Errorf("a wrong token in the handshake: %v", err)
	}
	for deadline := time.Now().Add(5 * time.Second); ; time.Sleep(10 * time.Millisecond) {
		told := log.String()
		if strings.Contains(told, token) || strings.Contains(told, "xyzzy") {
			t.Fatalf("the log holds a token: %s", told)
		}
		// Of two operations and their sockets; of two who were not let in.
		if strings.Count(told, `"bearer":"alice"`) == 4 && strings.Count(told, `"outcome":"UNAUTHENTICATED"`) == 2 {
			return
		}
		if time.Now().After(deadline) {
			t.Fatalf("the log says %s", told)
		}
	}
}

// journal is a log that can be read while it is written.
type journal struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (j *journal) Write(p []byte) (int, error) {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.Write(p)
}

func (j *journal) String() string {
	j.mu.Lock()
	defer j.mu.Unlock()
	return j.text.String()
}

// TestAWithdrawnTokenEndsSockets takes the token out of the file, and then has what
// is open ask, be told of a change, or do nothing.
func TestAWithdrawnTokenEndsSockets(t *testing.T) {
	for _, does := range []string{"asks", "waits"} {
		file, token := tokenFile(t)
		s := tokened(t, file)
		s.times.ping = 300 * time.Millisecond
		server := httptest.NewServer(s.endpoint)
		c := dial(t, server.URL, http.Header{"Authorization": {"Bearer " + token}})
		c.begin()
		c.subscribe("1", follows)
		c.inForce()
		other, err := access.Line("bob", access.NewToken())
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(file, []byte(other), 0o600); err != nil {
			t.Fatal(err)
		}
		s.tokens.Reload()
		if does == "asks" {
			c.subscribe("2", `{ __typename }`)
		}
		c.closed(closeForbidden)
		if c.size > 200 {
			t.Errorf("who %s is sent %d bytes", does, c.size)
		}
		server.Close()
	}
}

// TestStrangersTakeNoPlace holds sockets open without a token, as many as there may
// be, while somebody with a token connects.
func TestStrangersTakeNoPlace(t *testing.T) {
	file, token := tokenFile(t)
	s := tokened(t, file)
	s.authorized, s.unauthorized = make(pool, 2), make(pool, 2)
	server := httptest.NewServer(s.endpoint)
	defer server.Close()
	right := http.Header{"Authorization": {"Bearer " + token}}
	stranger := dial(t, server.URL, nil)
	dial(t, server.URL, nil)
	if _, r, err := websocket.Dial(context.Background(), server.URL+"/graphql", &websocket.DialOptions{Subprotocols: []string{subprotocol}}); err == nil || r.StatusCode != http.StatusServiceUnavailable { //nolint:bodyclose // of a refusal, it is a buffer
		t.Errorf("a third stranger: %v", err)
	}
	dial(t, server.URL, right).begin()
	said := fmt.Sprintf(`{"type":"connection_init","payload":{"Authorization":"Bearer %s"}}`, token)
	stranger.say(said)
	stranger.expect(`{"type":"connection_ack"}`)
	if with, without := len(s.authorized), len(s.unauthorized); with != 2 || without != 1 {
		t.Errorf("%d places are taken with a token and %d without; want 2 and 1", with, without)
	}
	late := dial(t, server.URL, nil)
	late.say(said)
	late.closed(websocket.StatusTryAgainLater)
}
