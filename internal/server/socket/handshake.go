package socket

import (
	"context"
	"net/http"
	"strings"

	"github.com/coder/websocket"

	"parley/internal/server/reply"
	"parley/internal/server/request"
	"parley/schema/codes"
)

// protocolHeader is the header of the subprotocol, as RFC 6455 spells it.
const protocolHeader = "Sec-WebSocket-Protocol"

// accept sends the handshake and serves the socket until it is closed.
func (c *connection) accept(stopping context.Context, w http.ResponseWriter, r *http.Request) {
	conn, err := websocket.Accept(&handshakeWriter{ResponseWriter: w, ctx: r.Context()}, r, &websocket.AcceptOptions{
		Subprotocols:       []string{Subprotocol},
		InsecureSkipVerify: true, // Handler.check has compared the origin
	})
	if err != nil {
		return // the handshakeWriter has refused the request
	}
	// The connection itself limits messages: it reads a message that is too large to its
	// end, so that the client gets to know the reason.
	conn.SetReadLimit(-1)
	c.conn = conn
	c.serve(context.WithoutCancel(r.Context()), stopping)
}

// handshakeWriter changes the reply that package websocket writes to a handshake. It spells
// the headers of a good handshake as RFC 6455 does. It replaces the plain text that refuses
// a bad handshake, which quotes the client, by JSON.
type handshakeWriter struct {
	http.ResponseWriter
	ctx     context.Context //nolint:containedctx // the writer lives as long as the request
	refused bool
}

// WriteHeader sends the handshake, or a refusal for every other status.
func (w *handshakeWriter) WriteHeader(status int) {
	if status == http.StatusSwitchingProtocols {
		spellAsRFC(w.Header())
		w.ResponseWriter.WriteHeader(status)
		return
	}
	w.refused = true
	reply.RefuseWith(w.ctx, w.ResponseWriter, status, &request.Refusal{Code: codes.BadRequest, Message: "this is not a handshake for a WebSocket of version 13"})
}

// spellAsRFC renames the headers of a handshake from Go's spelling, Sec-Websocket-..., to
// the spelling of RFC 6455, Sec-WebSocket-.... HTTP ignores the case of a header's name, but
// some clients do not.
func spellAsRFC(h http.Header) {
	for name, values := range h {
		if rest, ok := strings.CutPrefix(name, "Sec-Websocket-"); ok {
			delete(h, name)
			h["Sec-WebSocket-"+rest] = values
		}
	}
}

// Write drops the text that follows a refusal.
func (w *handshakeWriter) Write(p []byte) (int, error) {
	if w.refused {
		return len(p), nil
	}
	return w.ResponseWriter.Write(p)
}

// Unwrap returns the writer below, for http.ResponseController and for the function that
// takes over the connection.
func (w *handshakeWriter) Unwrap() http.ResponseWriter { return w.ResponseWriter }
