package server

import (
	"fmt"
	"net"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"

	"github.com/coder/websocket"

	"parley/internal/server/socket"
	"parley/schema/codes"
)

const follows = `subscription { graphChanged { revision } }`

// wrong does what is wrong on a socket of its own, holds the server to what that may
// cost and to the code that it closes with, and to living on.
func wrong(t *testing.T, number, what string, code websocket.StatusCode, do func(c *client)) {
	t.Helper()
	wrongAt(t, "", nil, number, what, code, do)
}

// wrongAt is wrong at a path, with a header.
func wrongAt(t *testing.T, path string, header http.Header, number, what string, code websocket.StatusCode, do func(c *client)) {
	t.Helper()
	var size int
	cost := measured(t, func() {
		c := dial(t, "http://"+bad(t)+path, header)
		do(c)
		c.closed(code)
		size = c.size
	})
	if size > mostReply {
		t.Errorf("%s: %d bytes came back", what, size)
	}
	record(t, number, what, fmt.Sprintf("closed with %d", code), cost, size)
	if alive := get(t, "/livez"); alive != "ok\n" {
		t.Errorf("/livez says %q afterwards", alive)
	}
}

func (c *client) begin() {
	c.t.Helper()
	c.say(`{"type":"connection_init"}`)
	c.expect(`{"type":"connection_ack"}`)
}

func TestBadInput_057(t *testing.T) {
	wrong(t, "57", "subscribe before connection_init", socket.CloseUnauthorized, func(c *client) { c.subscribe("1", follows) })
}

func TestBadInput_058(t *testing.T) {
	wrong(t, "58", "a second connection_init", socket.CloseTooManyInits, func(c *client) {
		c.begin()
		c.say(`{"type":"connection_init"}`)
	})
	wrong(t, "58", "two connection_init at once", socket.CloseTooManyInits, func(c *client) {
		c.say(`{"type":"connection_init"}`)
		c.say(`{"type":"connection_init","payload":{}}`)
	})
}

func TestBadInput_059(t *testing.T) {
	wrong(t, "59", "no connection_init", socket.CloseNoInit, func(*client) {})
	wrong(t, "59", "no connection_init, but pings", socket.CloseNoInit, func(c *client) {
		for range 2 {
			c.inForce()
		}
	})
	h, err := Handler(fixtureStore(t))
	if err != nil {
		t.Fatal(err)
	}
	for what, pings := range map[string]int{"nothing at all": 0, "a ping a second": 2} {
		synctest.Test(t, func(t *testing.T) {
			c := dialBy(t, inMemory(t, h).client, "http://localhost", nil)
			began := time.Now()
			for range pings {
				c.inForce()
				time.Sleep(time.Second)
			}
			c.closed(socket.CloseNoInit)
			if took := time.Since(began); took > 3*time.Second || took < time.Second {
				t.Errorf("%s: closed after %v, want after less than 3 s", what, took)
			}
		})
	}
}

func TestBadInput_060(t *testing.T) {
	for _, m := range []struct{ what, text string }{
		{"a message that is not JSON", `xyzzy`},
		{"nothing", ``},
		{"JSON cut off", `{"type":"connection_init"`},
		{"a list", `[{"type":"connection_init"}]`},
		{"null", `null`},
		{"two messages in one", `{"type":"ping"}{"type":"ping"}`},
		{"no type", `{}`},
		{"an unknown type", `{"type":"xyzzy"}`},
		{"a type of another protocol", `{"type":"start","id":"1","payload":{"query":"{ __typename }"}}`},
		{"a type that only the server sends", `{"type":"next","id":"1","payload":{}}`},
		{"a type twice", `{"type":"ping","type":"subscribe"}`},
		{"a payload that is not an object", `{"type":"ping","payload":"xyzzy"}`},
		{"no id", `{"type":"subscribe","payload":{"query":"{ __typename }"}}`},
		{"an empty id", `{"type":"subscribe","id":"","payload":{"query":"{ __typename }"}}`},
		{"a number for an id", `{"type":"subscribe","id":1,"payload":{"query":"{ __typename }"}}`},
		{"an id of 10 KB", `{"type":"subscribe","id":"` + strings.Repeat("x", 10<<10) + `","payload":{"query":"{ __typename }"}}`},
		{"no payload", `{"type":"subscribe","id":"1"}`},
		{"no query", `{"type":"subscribe","id":"1","payload":{}}`},
		{"a number for a query", `{"type":"subscribe","id":"1","payload":{"query":1}}`},
		{"a list for variables", `{"type":"subscribe","id":"1","payload":{"query":"{ __typename }","variables":[]}}`},
		{"a `complete` message without an id", `{"type":"complete"}`},
		{"a byte order mark", "\ufeff" + `{"type":"ping"}`},
		{"JSON 30,000 deep", strings.Repeat(`{"type":`, 8000)},
	} {
		wrong(t, "60", m.what, socket.CloseBadMessage, func(c *client) {
			c.begin()
			c.say(m.text)
		})
	}
	wrong(t, "60", "a message that is not JSON, before connection_init", socket.CloseBadMessage, func(c *client) { c.say(`xyzzy`) })
	wrong(t, "60", "bytes that are not UTF-8", socket.CloseBadMessage, func(c *client) { c.say("{\"type\":\"ping\xff\"}") })
	wrong(t, "60", "a binary message", socket.CloseBadMessage, func(c *client) {
		_ = c.conn.Write(c.ctx, websocket.MessageBinary, []byte(`{"type":"connection_init"}`))
	})
}

func TestBadInput_061(t *testing.T) {
	wrong(t, "61", "an id that is in use", socket.CloseDuplicate, func(c *client) {
		c.begin()
		c.subscribe("1", follows)
		c.subscribe("1", follows)
	})
	c := begun(t, "http://"+bad(t))
	for range 3 { // an id that has been in use is as good as any
		c.subscribe("1", `{ __typename }`)
		c.expect(`{"id":"1","type":"next","payload":{"data":{"__typename":"Query"}}}`)
		c.expect(`{"id":"1","type":"complete"}`)
		c.subscribe("2", follows)
		c.say(`{"id":"2","type":"complete"}`)
	}
	c.inForce()
}

// handshake sends a handshake, and is what comes back.
func handshake(t *testing.T, header http.Header) answer {
	t.Helper()
	full := http.Header{
		"Connection": {"Upgrade"}, "Upgrade": {"websocket"}, "Sec-Websocket-Version": {"13"},
		"Sec-Websocket-Key": {"dGhlIHNhbXBsZSBub25jZQ=="}, "Sec-Websocket-Protocol": {socket.Subprotocol},
	}
	for name, values := range header {
		full[name] = values
	}
	return transmit(t, message{method: http.MethodGet, header: full})
}

func TestBadInput_062(t *testing.T) {
	for _, origin := range []string{
		"https://xyzzy.example", "null", "http://" + bad(t) + ".xyzzy.example", "http://127.0.0.1", "http://127.0.0.1:1", "file://", "xyzzy", "http://xyzzy@",
	} {
		var a answer
		cost := measured(t, func() { a = handshake(t, http.Header{"Origin": {origin}}) })
		if a.status != http.StatusForbidden || len(a.codes) != 1 || a.codes[0] != "FORBIDDEN_ORIGIN" || strings.Contains(a.text, echo) {
			t.Errorf("%s: %d %s", origin, a.status, a.text)
		}
		record(t, "62", "the origin "+origin, outcome(a), cost, len(a.text))
	}
	dial(t, "http://"+bad(t), http.Header{"Origin": {"http://" + bad(t)}}).begin()
}

func TestWhatIsNoHandshakeIsRefused(t *testing.T) {
	for _, h := range []http.Header{
		{"Sec-Websocket-Protocol": nil},
		{"Sec-Websocket-Protocol": {"graphql-ws"}},
		{"Sec-Websocket-Version": {"12"}},
		{"Sec-Websocket-Key": nil},
		{"Sec-Websocket-Key": {"xyzzy"}},
		{"Connection": {"close"}},
	} {
		if a := handshake(t, h); a.status < 400 || len(a.codes) != 1 || a.codes[0] != codes.BadRequest.String() || strings.Contains(a.text, echo) {
			t.Errorf("%v: %d %s", h, a.status, a.text)
		}
	}
}

func TestBadInput_063(t *testing.T) {
	wrong(t, "63", "a frame of 16 MB", websocket.StatusMessageTooBig, func(c *client) {
		c.begin()
		c.say(strings.Repeat("x", 16<<20))
	})
	wrong(t, "63", "16 MB in 1,000 frames", websocket.StatusMessageTooBig, func(c *client) {
		w, err := c.conn.Writer(c.ctx, websocket.MessageText)
		if err != nil {
			t.Fatal(err)
		}
		for range 1000 {
			if _, err := w.Write(make([]byte, 16<<10)); err != nil {
				t.Fatal(err)
			}
		}
		_ = w.Close()
	})
	wrong(t, "63", "a message with one byte too many", websocket.StatusMessageTooBig, func(c *client) { c.say(strings.Repeat(" ", socket.MaxMessage+1)) })
	c := begun(t, "http://"+bad(t))
	ping := `{"type":"ping"}`
	c.say(strings.Repeat(" ", socket.MaxMessage-len(ping)) + ping)
	c.expect("pong")
}

func TestBadInput_064(t *testing.T) {
	refusals, size := 0, 0
	cost := measured(t, func() {
		c := begun(t, "http://"+bad(t))
		go func() {
			for i := range 1000 {
				_ = c.conn.Write(c.ctx, websocket.MessageText, fmt.Appendf(nil, `{"id":"%d","type":"subscribe","payload":{"query":"%s"}}`, i, follows))
			}
			_ = c.conn.Write(c.ctx, websocket.MessageText, []byte(`{"type":"ping"}`))
		}()
		refusals, size = 0, 0
		for {
			text := c.hear()
			if strings.Contains(text, `"pong"`) {
				return
			}
			if !strings.Contains(text, `"TOO_MANY_SUBSCRIPTIONS"`) {
				t.Errorf("heard %s", text)
			}
			refusals, size = refusals+1, len(text)
		}
	})
	if refusals != 1000-socket.DefaultBounds().Subscriptions {
		t.Errorf("%d of 1,000 were refused, want all but %d", refusals, socket.DefaultBounds().Subscriptions)
	}
	record(t, "64", "1,000 subscriptions on one WebSocket", fmt.Sprintf("runs %d, refuses the others with TOO_MANY_SUBSCRIPTIONS", 1000-refusals), cost, size)
}

// TestBadInput_065 asks for much, and reads none of it.
func TestBadInput_065(t *testing.T) {
	for _, asks := range []struct{ what, document string }{
		{"a client that keeps asking for the schema and never reads", `{ __schema { types { name description fields { name description type { name } } } } }`},
		{"a client that keeps asking refused queries and never reads", `{ a b c d e f g h i j }`}, // ten errors fill the buffers soon
	} {
		before, began := usedBy(t, "/used?collect"), time.Now()
		most := before.Resident
		goroutinesBefore := goroutines(t)
		c := begun(t, "http://"+bad(t))
		stopped := make(chan struct{})
		go func() {
			defer close(stopped)
			for i := 0; ; i++ {
				text := fmt.Sprintf(`{"id":"%d","type":"subscribe","payload":{"query":"%s"}}`, i, asks.document)
				if c.conn.Write(c.ctx, websocket.MessageText, []byte(text)) != nil {
					return
				}
			}
		}()
		for dropped := false; !dropped; {
			select {
			case <-stopped:
				dropped = true
			case <-time.After(250 * time.Millisecond):
				most = max(most, usedBy(t, "/used").Resident)
			}
		}
		took := time.Since(began)
		settled(t, goroutinesBefore)
		grown := int64(most) - int64(before.Resident)
		if grown > 2*mostGrown { // the kernel's buffers are full by then, and the collector is at leisure
			t.Errorf("%s: the server grew by %d KiB meanwhile", asks.what, grown>>10)
		}
		if kept := int64(usedBy(t, "/used?collect").Resident) - int64(before.Resident); kept > mostGrown {
			t.Errorf("%s: the server keeps %d KiB more than before", asks.what, kept>>10)
		}
		after := usedBy(t, "/used")
		cost := usage{CPU: after.CPU - before.CPU, Allocated: after.Allocated - before.Allocated}
		record(t, "65", asks.what, fmt.Sprintf("dropped after %.0f s; the process grew by %d KiB meanwhile", took.Seconds(), grown>>10), cost, 0)
	}
}

func TestBadInput_066(t *testing.T) {
	before, used := goroutines(t), usedBy(t, "/used")
	t.Run("a thousand that follow and vanish", func(t *testing.T) {
		for i := range 1000 {
			c := begun(t, "http://"+bad(t))
			c.subscribe("1", follows)
			if i%2 == 0 {
				c.inForce()
			}
			_ = c.conn.CloseNow() // the connection ends, and nobody says so
		}
	})
	settled(t, before)
	after := usedBy(t, "/used")
	record(
		t, "66", "1,000 subscribers, one after the other, that disappear", fmt.Sprintf("%d goroutines before, %d afterwards", before, goroutines(t)),
		usage{CPU: after.CPU - used.CPU, Allocated: after.Allocated - used.Allocated}, 0,
	)
	t.Run("in the middle of a handshake, or of a frame", func(t *testing.T) {
		for i := range 100 {
			conn, err := net.Dial("tcp", bad(t))
			if err != nil {
				t.Fatal(err)
			}
			text := "GET /graphql HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Protocol: " + socket.Subprotocol + "\r\n\r\n\x81\xfe\xff"
			_, _ = conn.Write([]byte(text[:len(text)-i]))
			_ = conn.(*net.TCPConn).SetLinger(0)
			_ = conn.Close()
		}
	})
	settled(t, before)
}

// TestBadInput_067 connects where a token is asked for: without one, with wrong ones
// and with the right one, in the handshake and in connection_init.
func TestBadInput_067(t *testing.T) {
	right := http.Header{"Authorization": {"Bearer " + knownToken}}
	for _, c := range []struct {
		what    string
		header  http.Header
		payload string
	}{
		{"no token: no payload", nil, `null`},
		{"no token: an empty payload", nil, `{}`},
		{"an unknown token", nil, `{"Authorization":"Bearer parley_xyzzy"}`},
		{"a token of 60 KB", nil, `{"Authorization":"Bearer ` + strings.Repeat("x", 60<<10) + `"}`},
		{"a token under a wrong key", nil, `{"token":"` + knownToken + `"}`},
		{"a token without its scheme", nil, `{"Authorization":"` + knownToken + `"}`},
		{"a number for a token", nil, `{"Authorization":1}`},
		{"a list for a token", nil, `{"Authorization":["Bearer ` + knownToken + `"]}`},
		{"a valid token twice", nil, `{"Authorization":"Bearer ` + knownToken + `","authorization":"Bearer ` + knownToken + `"}`},
		{"a valid token in the handshake, then a wrong token", right, `{"Authorization":"Bearer parley_xyzzy"}`},
	} {
		wrongAt(t, guardedPath, c.header, "67", c.what, socket.CloseForbidden, func(k *client) {
			k.say(`{"type":"connection_init","payload":` + c.payload + `}`)
		})
	}
	wrongAt(t, guardedPath, nil, "67", "subscribe before any token", socket.CloseUnauthorized, func(c *client) { c.subscribe("1", follows) })
	wrongAt(t, guardedPath, nil, "67", "no message at all", socket.CloseNoInit, func(*client) {})
	for _, c := range []struct {
		header  http.Header
		payload string
	}{
		{right, `null`},
		{right, `{"Authorization":"Bearer ` + knownToken + `"}`},
		{nil, `{"Authorization":"Bearer ` + knownToken + `"}`},
		{nil, `{"authorization":"bearer ` + knownToken + `","unknown":1}`},
	} {
		k := dial(t, "http://"+bad(t)+guardedPath, c.header)
		k.say(`{"type":"connection_init","payload":` + c.payload + `}`)
		k.expect(`{"type":"connection_ack"}`)
		k.subscribe("1", `{ node(id: "anna") { id } }`)
		k.expect(`"anna"`)
	}
}
