package socket

import (
	"context"
	"io"
	"log"
	"net/http/httptest"
	"testing"
	"time"

	"github.com/coder/websocket"

	"parley/internal/access"
	"parley/internal/limits"
	"parley/internal/telemetry"
)

// TestAPanicWhileReadingClosesTheSocket serves a socket without a gate, so that the first
// operation panics in the goroutine that reads. The socket gives its slot and its connection back.
func TestAPanicWhileReadingClosesTheSocket(t *testing.T) {
	h := New(Config{
		Queue: access.NewQueue(1, 1), Limits: limits.Default(), Bounds: DefaultBounds(), Telemetry: telemetry.Silent(),
	})
	s := httptest.NewUnstartedServer(h)
	s.Config.ErrorLog = log.New(io.Discard, "", 0) // net/http reports the panic
	s.Start()
	defer s.Close()
	ctx, cancel := context.WithTimeout(t.Context(), time.Minute)
	defer cancel()
	conn, reply, err := websocket.Dial(ctx, s.URL, &websocket.DialOptions{Subprotocols: []string{Subprotocol}})
	if err != nil {
		t.Fatal(err)
	}
	if reply.Body != nil {
		_ = reply.Body.Close()
	}
	defer func() { _ = conn.CloseNow() }()
	for _, text := range []string{
		`{"type":"connection_init"}`,
		`{"id":"1","type":"subscribe","payload":{"query":"{ __typename }"}}`,
	} {
		if err := conn.Write(ctx, websocket.MessageText, []byte(text)); err != nil {
			t.Fatal(err)
		}
	}
	for {
		if _, _, err := conn.Read(ctx); err != nil {
			break
		}
	}
	if ctx.Err() != nil {
		t.Fatal("the connection stays open after the panic")
	}
	for end := time.Now().Add(time.Minute); ; time.Sleep(time.Millisecond) {
		if authorized, unauthorized := h.Open(); authorized+unauthorized == 0 {
			return
		} else if time.Now().After(end) {
			t.Fatalf("%d and %d sockets are still open", authorized, unauthorized)
		}
	}
}
