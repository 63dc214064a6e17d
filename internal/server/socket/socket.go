// Package socket serves GraphQL over WebSocket, in the protocol graphql-transport-ws.
//
// A [Handler] turns a request into a WebSocket (handshake.go) and serves it until it is
// closed. A connection (connection.go) reads the client's messages (message.go) and runs an
// operation for each subscribe message (operation.go). Every operation passes the gate and
// waits for a turn in the queue, as over HTTP. The package is handed the gate, the queue
// and the source of changes, and calls nothing else of the server.
package socket

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"

	"parley/graph"
	"parley/internal/access"
	"parley/internal/limits"
	"parley/internal/server/gate"
	"parley/internal/server/reply"
	"parley/internal/server/request"
	"parley/internal/telemetry"
	"parley/resolvers"
	"parley/schema/codes"
)

// Subprotocol is the WebSocket subprotocol that the package speaks: see
// https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md.
const Subprotocol = "graphql-transport-ws"

const (
	// MaxMessage is the maximum size of a client's message in bytes, in one frame or several.
	MaxMessage = 64 << 10
	maxID      = 128 // bytes of an operation's id, which every reply repeats
)

// Bounds are the limits of the open WebSockets.
type Bounds struct {
	Authorized    int // open sockets
	Unauthorized  int // further open sockets, whose clients have shown no token yet
	Subscriptions int // of one socket
	Queries       int // of one socket that run or wait for their turn
	QueryBytes    int // of the messages of these queries

	Init  time.Duration // how long the client may take to send connection_init
	Ping  time.Duration // between two pings
	Pong  time.Duration // how long the client may take to answer a ping
	Write time.Duration // how long the client may take to read a message
	Drain time.Duration // how long the server reads the rest of a message that is too large
}

// DefaultBounds returns the limits of a server without further configuration.
func DefaultBounds() Bounds {
	return Bounds{
		Authorized: 1000, Unauthorized: 100, Subscriptions: 20, Queries: 200, QueryBytes: 20 * MaxMessage,
		Init: 2500 * time.Millisecond,
		Ping: 20 * time.Second, Pong: 10 * time.Second, Write: 5 * time.Second, Drain: 2 * time.Second,
	}
}

// Config is all that a Handler works with.
type Config struct {
	Gate      *gate.Gate
	Queue     *access.Queue
	Changes   func(context.Context) (<-chan resolvers.Change, error) // of the graph, until the context ends
	Limits    limits.Limits
	Bounds    Bounds
	Origins   access.Origins // whose pages may open a socket, in addition to pages of the server itself
	Tokens    *access.Tokens // nil if no token is needed
	Backlog   *reply.Backlog
	Telemetry *telemetry.Telemetry
}

// Handler serves WebSockets. Its methods may be called from many goroutines at the same time.
type Handler struct {
	Config
	authorized, unauthorized pool
}

// New returns a handler.
func New(c Config) *Handler {
	return &Handler{Config: c, authorized: make(pool, c.Bounds.Authorized), unauthorized: make(pool, c.Bounds.Unauthorized)}
}

// Open returns the number of open sockets whose clients have shown a valid token or need
// none, and the number of the other open sockets.
func (h *Handler) Open() (authorized, unauthorized int) {
	return len(h.authorized), len(h.unauthorized)
}

// Upgrades reports whether a request asks for a WebSocket. Other protocols in the header
// Upgrade, such as HTTP/2, are ignored, as HTTP requires.
func Upgrades(r *http.Request) bool {
	for part := range strings.SplitSeq(r.Header.Get("Upgrade"), ",") {
		if strings.EqualFold(strings.TrimSpace(part), "websocket") {
			return r.Method == http.MethodGet
		}
	}
	return false
}

// ServeHTTP turns a request into a WebSocket and serves it until it is closed. It refuses a
// request that cannot become a WebSocket.
func (h *Handler) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if refused := h.check(r); refused != nil {
		reply.Refuse(r.Context(), w, refused)
		return
	}
	c := &connection{
		Handler: h, running: map[string]*operation{}, answering: make(chan struct{}, 1),
		authorization: r.Header.Values("Authorization"),
	}
	open := h.unauthorized
	if c.isAuthorized() {
		open = h.authorized
	}
	if !open.hold(func(s *slot) {
		c.slot = s
		groupOf(r.Context()).during(func(stopping context.Context) { c.accept(stopping, w, r) })
	}) {
		reply.Refuse(r.Context(), w, &request.Refusal{Code: codes.Overloaded, Message: graph.ErrOverloaded.Error()})
	}
}

// check returns the reason why a request cannot become a WebSocket, nil if it can. Browsers
// let every page open a WebSocket to every server; only the header Origin says whose page
// it is.
func (h *Handler) check(r *http.Request) *request.Refusal {
	if origin := r.Header.Get("Origin"); origin != "" && !h.Origins.Allow(origin) {
		if u, err := url.Parse(origin); err != nil || !strings.EqualFold(u.Host, r.Host) {
			return &request.Refusal{Code: codes.ForbiddenOrigin, Message: "this server takes no WebSocket from pages of that origin"}
		}
	}
	for _, line := range r.Header.Values(protocolHeader) {
		if slices.ContainsFunc(strings.Split(line, ","), func(p string) bool { return strings.TrimSpace(p) == Subprotocol }) {
			return nil
		}
	}
	return request.Bad("connect with the subprotocol " + Subprotocol)
}
