package server

import (
	"fmt"
	"net/http"
	"sync/atomic"

	"parley/internal/server/reply"
	"parley/internal/server/request"
	"parley/internal/web"
	"parley/schema/codes"
)

// Starting is the handler of a server whose graph is not there yet. /livez answers from the start. Everything else is refused,
// with how far the server is, until Ready hands over to the handler of the API.
type Starting struct {
	ready atomic.Pointer[http.Handler]
	doing atomic.Pointer[string]
}

// Doing says what the server does now, such as "reading: 5 of 20 files".
func (s *Starting) Doing(what string) { s.doing.Store(&what) }

// Ready hands all further requests to h.
func (s *Starting) Ready(h http.Handler) { s.ready.Store(&h) }

// ServeHTTP answers a request. See http.Handler.
func (s *Starting) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if h := s.ready.Load(); h != nil {
		(*h).ServeHTTP(w, r)
		return
	}
	message := "the server starts"
	if doing := s.doing.Load(); doing != nil {
		message += ": " + *doing
	}
	w.Header().Set("Retry-After", "5")
	switch r.URL.Path {
	case "/livez":
		w.Header().Del("Retry-After")
		_, _ = fmt.Fprintln(w, "ok")
	case "/readyz":
		w.WriteHeader(http.StatusServiceUnavailable)
		_, _ = fmt.Fprintln(w, message)
	default:
		reply.Refuse(r.Context(), w, &request.Refusal{
			Code: codes.Starting, Message: message + "; send the request again later, or watch /readyz; the playground will be at " + web.MountPath,
		})
	}
}
