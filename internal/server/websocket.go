package server

import (
	"context"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
	"time"

	"github.com/coder/websocket"

	"parley/graph"
	"parley/internal/access"
	"parley/resolvers"

	"parley/schema/codes"
)

// subprotocol is the protocol of operations over WebSocket, as in
// https://github.com/graphql/graphql-over-http and its clients: see
// https://github.com/enisdenjo/graphql-ws/blob/master/PROTOCOL.md.
const subprotocol = "graphql-transport-ws"

// Bounds of what is open at a time.
const (
	maxSockets      = 1000
	maxUnauthorized = 100      // further sockets, whose clients have shown no token yet
	maxOperations   = 20       // of a socket
	maxFrame        = 64 << 10 // bytes of a message, in one frame or in several
	maxID           = 128      // bytes of an operation's id, which every reply repeats
)

// sockets serves GraphQL over WebSocket, by the endpoint's gate and in its queue.
type sockets struct {
	*endpoint
	changes func(context.Context) (<-chan resolvers.Change, error)
	allowed func(origin string) bool
	tokens  *access.Tokens // nil where none is asked for
	times   socketTimes

	authorized, unauthorized pool
}

// socketTimes are how long a socket waits for its client.
type socketTimes struct {
	init  time.Duration // for connection_init; 3 s is what is promised
	ping  time.Duration // between two pings
	pong  time.Duration // for the answer to one
	write time.Duration // for a message to be taken
	drain time.Duration // for the rest of a message that is too large
}

func defaultTimes() socketTimes {
	return socketTimes{init: 2500 * time.Millisecond, ping: 20 * time.Second, pong: 10 * time.Second, write: writeTime, drain: 2 * time.Second}
}

func newSockets(e *endpoint, x *resolvers.Executor, a Access) *sockets {
	return &sockets{
		endpoint: e, changes: x.Changes, allowed: a.Origins.Allow, tokens: a.Tokens, times: defaultTimes(),
		authorized: make(pool, maxSockets), unauthorized: make(pool, maxUnauthorized),
	}
}

// upgrades tells whether a request asks for a WebSocket. What else it may ask for
// in that place, HTTP/2 for one, is left alone, as HTTP has it.
func upgrades(r *http.Request) bool {
	for part := range strings.SplitSeq(r.Header.Get("Upgrade"), ",") {
		if strings.EqualFold(strings.TrimSpace(part), "websocket") {
			return r.Method == http.MethodGet
		}
	}
	return false
}

// serve makes a request a socket and serves that until it is closed, or says why not.
func (s *sockets) serve(w http.ResponseWriter, r *http.Request) {
	if why := s.unwelcome(r); why != nil {
		refuse(r.Context(), w, why)
		return
	}
	k := &socket{sockets: s, running: map[string]*operation{}, answering: make(chan struct{}, 1), authorization: r.Header.Values("Authorization")}
	open := s.unauthorized
	if k.bears() {
		open = s.authorized
	}
	if !open.hold(func(p *place) {
		k.place = p
		lifeOf(r.Context()).during(func(stopping context.Context) { k.accept(w, r, stopping) })
	}) {
		refuse(r.Context(), w, &refusal{http.StatusServiceUnavailable, codes.Overloaded, graph.ErrOverloaded.Error()})
	}
}

// accept makes a request a socket and serves that until it is closed.
func (s *socket) accept(w http.ResponseWriter, r *http.Request, stopping context.Context) {
	conn, err := websocket.Accept(&refusing{ResponseWriter: w, ctx: r.Context()}, r, &websocket.AcceptOptions{
		Subprotocols:       []string{subprotocol},
		InsecureSkipVerify: true, // the origin has been looked at
	})
	if err != nil {
		return // and refusing has said why
	}
	// A message that is too large is read to its end, so that its sender is told.
	conn.SetReadLimit(-1)
	s.conn = conn
	s.serve(context.WithoutCancel(r.Context()), stopping)
}

// unwelcome tells why a request cannot be made a socket, if that is so. Browsers
// let any page open one anywhere, and only say in Origin whose page it is.
func (s *sockets) unwelcome(r *http.Request) *refusal {
	if origin := r.Header.Get("Origin"); origin != "" && !s.allowed(origin) {
		if u, err := url.Parse(origin); err != nil || !strings.EqualFold(u.Host, r.Host) {
			return &refusal{http.StatusForbidden, codes.ForbiddenOrigin, "this server takes no WebSocket from pages of that origin"}
		}
	}
	for _, line := range r.Header.Values("Sec-WebSocket-Protocol") {
		if slices.ContainsFunc(strings.Split(line, ","), func(p string) bool { return strings.TrimSpace(p) == subprotocol }) {
			return nil
		}
	}
	return badRequest("connect with the subprotocol " + subprotocol)
}

// refusing replies in JSON to a handshake that is none, where the package that
// finds out would do so in plain text, in the client's own words.
type refusing struct {
	http.ResponseWriter
	ctx     context.Context //nolint:containedctx // it lives no longer than the request
	refused bool
}

// WriteHeader sends a refusal for every status but that of success.
func (w *refusing) WriteHeader(status int) {
	if status == http.StatusSwitchingProtocols {
		w.ResponseWriter.WriteHeader(status)
		return
	}
	w.refused = true
	refuse(w.ctx, w.ResponseWriter, &refusal{status, codes.BadRequest, "this is no handshake for a WebSocket of version 13"})
}

// Write keeps to itself what follows a refusal.
func (w *refusing) Write(p []byte) (int, error) {
	if w.refused {
		return len(p), nil
	}
	return w.ResponseWriter.Write(p)
}

// Unwrap is for http.ResponseController, and for who takes over the connection.
func (w *refusing) Unwrap() http.ResponseWriter { return w.ResponseWriter }

// life is how sockets learn that the server stops, and the server that they are
// closed: net/http forgets a connection once it is a socket.
type life struct {
	stopping context.Context //nolint:containedctx // it is the server's, whatever the request
	sockets  sync.WaitGroup
}

// during runs work for one socket, and counts the socket until work returns or panics.
func (l *life) during(work func(stopping context.Context)) {
	l.sockets.Add(1)
	defer l.sockets.Done()
	work(l.stopping)
}

type lifeKey struct{}

// lifeOf returns the life of the server that a request came to. Outside of Serve
// that is one without an end.
func lifeOf(ctx context.Context) *life {
	if l, ok := ctx.Value(lifeKey{}).(*life); ok {
		return l
	}
	return &life{stopping: context.Background()}
}

// closed waits until all sockets are closed, or ctx ends.
func (l *life) closed(ctx context.Context) error {
	done := make(chan struct{})
	go func() {
		l.sockets.Wait()
		close(done)
	}()
	select {
	case <-done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
