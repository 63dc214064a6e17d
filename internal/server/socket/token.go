package socket

import (
	"context"
	"strings"

	"github.com/coder/websocket"

	"parley/internal/telemetry"
	"parley/schema/codes"
)

// forbidden closes the socket of a client without a valid token.
var forbidden = &closing{CloseForbidden, "Forbidden"}

// isAuthorized reports whether the client may ask: always, if the server asks for no token.
// It compares the token with the current tokens each time, so that an operator can withdraw
// a token.
func (c *connection) isAuthorized() bool {
	if c.Tokens == nil {
		return true
	}
	c.mu.Lock()
	shown := c.authorization
	c.mu.Unlock()
	_, ok := c.Tokens.Holder(shown...)
	return ok
}

// authenticate reads the token in the payload of connection_init, under the name of the
// header Authorization. The payload needs no token if the handshake had a valid token. A
// wrong token in the payload closes the socket in any case.
func (c *connection) authenticate(ctx context.Context, payload map[string]any) *closing {
	if c.Tokens == nil {
		return nil
	}
	var shown []string
	for name, value := range payload {
		if strings.EqualFold(name, "Authorization") {
			text, _ := value.(string)
			shown = append(shown, text)
		}
	}
	c.mu.Lock()
	if shown == nil {
		shown = c.authorization
	}
	c.authorization = shown
	c.mu.Unlock()
	name, ok := c.Tokens.Holder(shown...)
	if !ok {
		telemetry.Of(ctx).Outcome(codes.Unauthenticated.String())
		return forbidden
	}
	telemetry.Of(ctx).Bearer(name)
	if !c.slot.moveTo(c.authorized) {
		return &closing{websocket.StatusTryAgainLater, "the server is busy; connect again"}
	}
	return nil
}

// forbid closes the socket of a client whose token was withdrawn.
func (c *connection) forbid() { _ = c.conn.Close(forbidden.code, forbidden.reason) }
