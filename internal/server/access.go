package server

import (
	"net/http"

	"parley/internal/access"
	"parley/internal/telemetry"

	"parley/schema/codes"
)

// Access says who may ask what, and how many at once.
type Access struct {
	Hosts           access.Hosts    // by which names it is asked; this machine's alone when left out
	Origins         access.Origins  // whose pages may read answers; nobody's when left out
	Ancestors       string          // whose pages may embed ours, see access.Ancestors; nobody's when left out
	Tokens          *access.Tokens  // who may ask; everybody when left out
	Trusted         *access.Trusted // what may be asked; everything when left out
	NoIntrospection bool

	Running, Waiting int // requests at once, and those that wait for their turn
}

// DefaultAccess lets everybody ask everything, but no page of another origin.
func DefaultAccess() Access { return Access{Ancestors: "'none'", Running: 64, Waiting: 64} }

// Guarded lets in those and that alone that a says.
func Guarded(a Access) Option { return func(s *settings) { s.access = a } }

// Observed tells t of what is asked and answered.
func Observed(t *telemetry.Telemetry) Option { return func(s *settings) { s.telemetry = t } }

// WithMetrics serves the metrics at /metrics, to who may ask at all.
func WithMetrics() Option { return func(s *settings) { s.metrics = true } }

// framed says on every reply whose pages may embed it.
func (a Access) framed(h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Security-Policy", "frame-ancestors "+a.Ancestors)
		h.ServeHTTP(w, r)
	})
}

// Named lets through what is asked of h by a name of the server's own.
func Named(hosts access.Hosts, h http.Handler) http.Handler {
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		if !hosts.Allow(r.Host) {
			refuse(r.Context(), w, &refusal{http.StatusMisdirectedRequest, codes.ForbiddenHost, "this server does not go by the name that it was asked by: who runs it can allow that with --allow-host"})
			return
		}
		h.ServeHTTP(w, r)
	})
}

// borne lets through what bears a token, where tokens are asked for.
func (a Access) borne(h http.Handler) http.Handler {
	return a.admitting(h, func(*http.Request) bool { return false })
}

// borneOrSaid lets through sockets, too, that show no token yet: browsers send no
// header of a page's choosing with those, so their clients say it with connection_init.
func (a Access) borneOrSaid(h http.Handler) http.Handler { return a.admitting(h, upgrades) }

func (a Access) admitting(h http.Handler, later func(*http.Request) bool) http.Handler {
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
			w.Header().Set("WWW-Authenticate", access.Challenge)
			refuse(r.Context(), w, &refusal{http.StatusUnauthorized, codes.Unauthenticated, "send a token that this server knows, as `Authorization: Bearer ...`"})
			return
		}
		telemetry.Of(r.Context()).Bearer(name)
		h.ServeHTTP(w, r)
	})
}

// unexplorable tells why the playground is of no use here, "" where it is.
func (a Access) unexplorable() string {
	switch {
	case a.Trusted != nil:
		return "This server answers trusted documents alone (--only)."
	case a.NoIntrospection:
		return "This server does not show its schema (--no-introspection)."
	}
	return ""
}
