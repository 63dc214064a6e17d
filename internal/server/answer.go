package server

import (
	"net/http"
	"slices"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"parley/internal/server/reply"
	"parley/schema/codes"
)

// reject replies to a request whose operation has not run.
func reject(w http.ResponseWriter, media string, errs gqlerror.List) {
	status := rejectionStatus(media, errs)
	if status == http.StatusMethodNotAllowed {
		w.Header().Set("Allow", http.MethodPost)
	}
	reply.Send(w, media, status, reply.Failed{Errors: reply.Bounded(errs)})
}

// rejectionStatus returns the status of a reply to a request whose operation has not run.
// By GraphQL over HTTP, every well-formed request gets 200 if the reply is application/json.
func rejectionStatus(media string, errs gqlerror.List) int {
	if len(errs) > 0 && codes.MethodNotAllowed.On(errs[0]) {
		return http.StatusMethodNotAllowed
	}
	if media == reply.JSON {
		return http.StatusOK
	}
	return http.StatusBadRequest
}

// sendAnswer replies to a request whose operation has run.
func sendAnswer(w http.ResponseWriter, media string, r *graphql.Response) {
	r.Errors = reply.Bounded(r.Errors)
	status := http.StatusOK
	if isOverloaded(r) {
		w.Header().Set("Retry-After", "1")
		status = codes.Overloaded.Status()
	}
	reply.Send(w, media, status, r)
}

// isOverloaded reports whether a response has errors, and all of them come from too many
// requests at the same time.
func isOverloaded(r *graphql.Response) bool {
	return len(r.Errors) > 0 && !slices.ContainsFunc(r.Errors, func(e *gqlerror.Error) bool { return !codes.Overloaded.On(e) })
}
