package server

import (
	"context"
	"strings"

	"github.com/coder/websocket"

	"parley/internal/telemetry"

	"parley/schema/codes"
)

// forbidden is why a socket is closed whose client may not ask, or may no more.
var forbidden = &closing{closeForbidden, "Forbidden"}

// bears tells whether the client may ask: always, where no token is asked for.
// The tokens are looked at anew each time, so that one can be withdrawn.
func (s *socket) bears() bool {
	if s.tokens == nil {
		return true
	}
	s.mu.Lock()
	shown := s.authorization
	s.mu.Unlock()
	_, ok := s.tokens.Holder(shown...)
	return ok
}

// identify takes what connection_init says of who the client is, under the name of
// the header that says it elsewhere. Where the handshake has said it, nothing need
// be said; what is said has to be right.
func (s *socket) identify(ctx context.Context, payload map[string]any) *closing {
	if s.tokens == nil {
		return nil
	}
	var shown []string
	for name, value := range payload {
		if strings.EqualFold(name, "Authorization") {
			text, _ := value.(string)
			shown = append(shown, text)
		}
	}
	s.mu.Lock()
	if shown == nil {
		shown = s.authorization
	}
	s.authorization = shown
	s.mu.Unlock()
	name, ok := s.tokens.Holder(shown...)
	if !ok {
		telemetry.Of(ctx).Outcome(codes.Unauthenticated.String())
		return forbidden
	}
	telemetry.Of(ctx).Bearer(name)
	if !s.place.moveTo(s.authorized) {
		return &closing{websocket.StatusTryAgainLater, "the server is busy; connect again"}
	}
	return nil
}

// forbid closes the socket of a client that may ask no more.
func (s *socket) forbid() { _ = s.conn.Close(forbidden.code, forbidden.reason) }
