package server

import (
	"net/http"

	"parley/internal/access"
	"parley/internal/server/reply"
	"parley/internal/server/request"
	"parley/internal/server/socket"
	"parley/internal/telemetry"
	"parley/schema/codes"
)

// Access says who may ask what, and how many requests run at the same time.
type Access struct {
	Hosts           access.Hosts    // the server's names; without names, the names of this machine
	Origins         access.Origins  // whose pages may read answers; without origins, no page of another origin
	Ancestors       string          // whose pages may embed the server's pages, see access.Ancestors
	Tokens          *access.Tokens  // who may ask; nil for everybody
	Trusted         *access.Trusted // which documents are answered; nil for all documents
	NoGet           bool            // answers no queries by GET
	NoIntrospection bool            // hides the schema

	Running, Waiting int // requests that run at the same time, and requests that wait for a turn
}

// DefaultAccess lets everybody ask everything, except pages of other origins.
func DefaultAccess() Access { return Access{Ancestors: "'none'", Running: 64, Waiting: 64} }

// Guarded replaces DefaultAccess by another access.
func Guarded(a Access) Option { return func(s *settings) { s.access = a } }

// Observed reports requests, statements and errors to t.
func Observed(t *telemetry.Telemetry) Option { return func(s *settings) { s.telemetry = t } }

// WithMetrics serves Prometheus metrics at /metrics, to authorised clients only.
func WithMetrics() Option { return func(s *settings) { s.metrics = true } }

// OnReady calls f once, in a goroutine of its own: after the first reply of /readyz that says that the server can answer queries.
func OnReady(f func()) Option { return func(s *settings) { s.begin = f } }

// withAncestors adds to every reply of h the origins whose pages may embed it.
func (a Access) withAncestors(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "frame-ancestors "+a.Ancestors)
		h.ServeHTTP(w, r)
	})
}

// ForHosts refuses requests to h under a name that is not in hosts.
func ForHosts(hosts access.Hosts, h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !hosts.Allow(r.Host) {
			reply.Refuse(r.Context(), w, &request.Refusal{Code: codes.ForbiddenHost, Message: "this server does not answer to this host name: its operator can allow the name with --allow-host"})
			return
		}
		h.ServeHTTP(w, r)
	})
}

// withToken refuses requests to h without a valid token, if the server asks for tokens.
func (a Access) withToken(h http.Handler) http.Handler {
	return a.authorize(h, func(*http.Request) bool { return false }, access.Challenge)
}

// withTokenOrPassword is withToken, but also takes the token as the password of Basic authentication, with any user. Spreadsheets and tools
// for reports often know no other authentication.
func (a Access) withTokenOrPassword(h http.Handler) http.Handler {
	guarded := a.authorize(h, func(*http.Request) bool { return false }, access.Challenge, access.PasswordChallenge)
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if _, token, basic := r.BasicAuth(); basic {
			r = r.Clone(r.Context())
			r.Header.Set("Authorization", "Bearer "+token)
		}
		guarded.ServeHTTP(w, r)
	})
}

// withTokenOrSocket is withToken, but lets a WebSocket without a token through. Browsers
// cannot send a header of the page's choice in a handshake, so these clients send the token
// in connection_init, and package socket checks it.
func (a Access) withTokenOrSocket(h http.Handler) http.Handler {
	return a.authorize(h, socket.Upgrades, access.Challenge)
}

// authorize refuses requests to h without a valid token. A request without any token passes
// if later reports that its token is checked later. The challenges say how a client can show a token.
func (a Access) authorize(h http.Handler, later func(*http.Request) bool, challenges ...string) http.Handler {
	if a.Tokens == nil {
		return h
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		shown := r.Header.Values("Authorization")
		if len(shown) == 0 && later(r) {
			h.ServeHTTP(w, r)
			return
		}
		name, ok := a.Tokens.Holder(shown...)
		if !ok {
			w.Header()["Www-Authenticate"] = challenges
			reply.Refuse(r.Context(), w, &request.Refusal{Code: codes.Unauthenticated, Message: "send a token that this server knows, as `Authorization: Bearer ...`"})
			return
		}
		telemetry.Of(r.Context()).Bearer(name)
		h.ServeHTTP(w, r.WithContext(access.WithClient(r.Context(), "token "+name)))
	})
}

// PagesClosed returns the reason why the pages of the record and the playground cannot work here, "" if they can.
func (a Access) PagesClosed() string {
	switch {
	case a.Trusted != nil:
		return "This server answers trusted documents only (--only)."
	case a.NoIntrospection:
		return "This server does not show its schema (--no-introspection)."
	}
	return ""
}
