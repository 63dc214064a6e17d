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
	"parley/internal/server/socket"
	"parley/internal/telemetry"
)

// tokenFile returns a file with one token, and the token. Its name is alice.
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

// forTokens returns the API over the fixture for the clients with a token of a file.
func forTokens(t *testing.T, file string, change func(*socket.Bounds)) *api {
	t.Helper()
	a := DefaultAccess()
	var err error
	if a.Tokens, err = access.OpenTokens(file, slog.New(slog.DiscardHandler)); err != nil {
		t.Fatal(err)
	}
	return newTestAPI(t, Guarded(a), within(change))
}

// TestTheLogNamesTheHoldersOfSockets sends tokens in the handshake and in connection_init.
// The log names the holders of the tokens, and no token.
func TestTheLogNamesTheHoldersOfSockets(t *testing.T) {
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
	c.closed(socket.CloseForbidden)
	_, r, err := websocket.Dial(context.Background(), server.URL+"/graphql", &websocket.DialOptions{ //nolint:bodyclose // of a refusal, it is a buffer
		Subprotocols: []string{socket.Subprotocol}, HTTPHeader: http.Header{"Authorization": {"Bearer xyzzy"}},
	})
	if err == nil || r.StatusCode != http.StatusUnauthorized {
		t.Errorf("a wrong token in the handshake: %v", err)
	}
	eventually(func() bool {
		written := log.String()
		if strings.Contains(written, token) || strings.Contains(written, "xyzzy") {
			t.Fatalf("the log holds a token: %s", written)
		}
		// Two operations and their sockets have a bearer. Two clients are not let in.
		return strings.Count(written, `"bearer":"alice"`) == 4 && strings.Count(written, `"outcome":"UNAUTHENTICATED"`) == 2
	})
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

// TestAWithdrawnTokenEndsSockets takes the token out of the file. Then the client of an
// open socket asks something, or does nothing.
func TestAWithdrawnTokenEndsSockets(t *testing.T) {
	for _, does := range []string{"asks", "waits"} {
		file, token := tokenFile(t)
		a := forTokens(t, file, func(b *socket.Bounds) { b.Ping = 300 * time.Millisecond })
		server := httptest.NewServer(a.endpoint)
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
		a.access.Tokens.Reload()
		if does == "asks" {
			c.subscribe("2", `{ __typename }`)
		}
		c.closed(socket.CloseForbidden)
		if c.size > 200 {
			t.Errorf("a client that %s gets %d bytes", does, c.size)
		}
		server.Close()
	}
}

// TestSocketsWithoutTokenTakeNoSlot opens the maximum number of sockets without a token,
// while a client with a token connects.
func TestSocketsWithoutTokenTakeNoSlot(t *testing.T) {
	file, token := tokenFile(t)
	a := forTokens(t, file, func(b *socket.Bounds) { b.Authorized, b.Unauthorized = 2, 2 })
	server := httptest.NewServer(a.endpoint)
	defer server.Close()
	right := http.Header{"Authorization": {"Bearer " + token}}
	tokenless := dial(t, server.URL, nil)
	dial(t, server.URL, nil)
	if _, r, err := websocket.Dial(context.Background(), server.URL+"/graphql", &websocket.DialOptions{Subprotocols: []string{socket.Subprotocol}}); err == nil || r.StatusCode != http.StatusServiceUnavailable { //nolint:bodyclose // of a refusal, it is a buffer
		t.Errorf("a third socket without a token: %v", err)
	}
	dial(t, server.URL, right).begin()
	init := fmt.Sprintf(`{"type":"connection_init","payload":{"Authorization":"Bearer %s"}}`, token)
	tokenless.say(init)
	tokenless.expect(`{"type":"connection_ack"}`)
	if with, without := a.sockets.Open(); with != 2 || without != 1 {
		t.Errorf("%d slots are taken with a token and %d without; want 2 and 1", with, without)
	}
	late := dial(t, server.URL, nil)
	late.say(init)
	late.closed(websocket.StatusTryAgainLater)
}
