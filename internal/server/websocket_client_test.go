package server

import (
	"context"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"
	"testing"
	"time"

	"parley/internal/server/socket"

	"github.com/coder/websocket"
)

// client is one end of a real socket, whose other end is a server.
type client struct {
	t    testing.TB
	conn *websocket.Conn
	ctx  context.Context
	size int // bytes received
}

// dial opens a socket to a server, http://host:port.
func dial(t testing.TB, server string, header http.Header) *client {
	t.Helper()
	return dialBy(t, http.DefaultClient, server, header)
}

// dialBy opens a socket to a server by a client of HTTP.
func dialBy(t testing.TB, by *http.Client, server string, header http.Header) *client {
	t.Helper()
	ctx, cancel := context.WithCancel(context.Background())
	t.Cleanup(cancel)
	conn, r, err := websocket.Dial(ctx, server+"/graphql", &websocket.DialOptions{HTTPClient: by, Subprotocols: []string{socket.Subprotocol}, HTTPHeader: header})
	if err != nil {
		t.Fatal(err)
	}
	if r.Body != nil {
		_ = r.Body.Close()
	}
	t.Cleanup(func() { _ = conn.CloseNow() })
	conn.SetReadLimit(-1)
	return &client{t: t, conn: conn, ctx: ctx}
}

// begun opens a socket that is initialised.
func begun(t testing.TB, server string) *client {
	t.Helper()
	c := dial(t, server, nil)
	c.say(`{"type":"connection_init"}`)
	c.expect(`{"type":"connection_ack"}`)
	return c
}

func (c *client) say(text string) {
	c.t.Helper()
	if err := c.conn.Write(c.ctx, websocket.MessageText, []byte(text)); err != nil {
		c.t.Fatal(err)
	}
}

// subscribe begins an operation.
func (c *client) subscribe(id, document string) {
	c.t.Helper()
	text, err := json.Marshal(document)
	if err != nil {
		c.t.Fatal(err)
	}
	c.say(`{"id":"` + id + `","type":"subscribe","payload":{"query":` + string(text) + `}}`)
}

// inForce returns once all that was said has been heard.
func (c *client) inForce() {
	c.t.Helper()
	c.say(`{"type":"ping"}`)
	c.expect(`{"type":"pong"}`)
}

// hear returns the next message, or fails.
func (c *client) hear() string {
	c.t.Helper()
	_, text, err := c.conn.Read(c.ctx)
	if err != nil {
		c.t.Fatal(err)
	}
	c.size += len(text)
	return string(text)
}

// listen hears all that comes, and so answers pings, until the socket is closed.
func (c *client) listen() <-chan string {
	heard := make(chan string, 100)
	go func() {
		defer close(heard)
		for {
			_, text, err := c.conn.Read(c.ctx)
			if err != nil {
				return
			}
			heard <- string(text)
		}
	}()
	return heard
}

// expect fails the test unless the next message holds all of that.
func (c *client) expect(parts ...string) {
	c.t.Helper()
	text := c.hear()
	for _, p := range parts {
		if !strings.Contains(text, p) {
			c.t.Fatalf("heard %s, want %s", text, p)
		}
	}
}

// closed fails the test unless the socket is closed, for that.
func (c *client) closed(code websocket.StatusCode) {
	c.t.Helper()
	for {
		_, text, err := c.conn.Read(c.ctx)
		if err == nil {
			c.size += len(text)
			continue
		}
		if got := websocket.CloseStatus(err); got != code {
			c.t.Errorf("closed with %d, want %d: %v", got, code, err)
		}
		return
	}
}

// goroutines returns the number of goroutines of the server that bad input is sent to.
func goroutines(t testing.TB) int {
	t.Helper()
	n, err := strconv.Atoi(get(t, "/goroutines"))
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// settled waits until the server has at most five goroutines more than before.
func settled(t testing.TB, before int) {
	t.Helper()
	eventually(func() bool { return goroutines(t) <= before+5 })
}

// eventually waits until a condition holds. It has no limit of time, because a busy machine
// is slow: if the condition never holds, the test binary's own limit ends the test, and
// prints the line that waits.
func eventually(holds func() bool) {
	for !holds() {
		time.Sleep(5 * time.Millisecond)
	}
}
