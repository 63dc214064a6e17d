package server

import (
	"context"
	"encoding/json"
	"net/http"
	"slices"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"parley/internal/telemetry"

	"parley/schema/codes"
)

const (
	maxErrors  = 10  // of a reply; one more says how many there are
	maxMessage = 240 // bytes of a message, which may quote the client's own words
)

// refusal is why a request is no GraphQL request at all.
type refusal struct {
	status  int
	code    codes.Code
	message string
}

func badRequest(message string) *refusal {
	return &refusal{http.StatusBadRequest, codes.BadRequest, message}
}

func refuse(ctx context.Context, w http.ResponseWriter, r *refusal) {
	request, shown := telemetry.Of(ctx), r.code.Errorf("%s", r.message)
	request.Outcome(r.code.String())
	if r.status == http.StatusInternalServerError && request.ID != "" {
		shown.Extensions["requestId"] = request.ID
	}
	if r.status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "1")
	}
	send(w, "application/json", r.status, failed{gqlerror.List{shown}})
}

// failed is a reply without data: nothing was run.
type failed struct {
	Errors gqlerror.List `json:"errors"`
}

// reject replies to a request whose operation was not run.
func reject(w http.ResponseWriter, media string, errs gqlerror.List) {
	status := statusOf(media, errs)
	if status == http.StatusMethodNotAllowed {
		w.Header().Set("Allow", http.MethodPost)
	}
	send(w, media, status, failed{few(errs)})
}

// reply sends what an operation gave.
func reply(w http.ResponseWriter, media string, r *graphql.Response) {
	r.Errors = few(r.Errors)
	status := http.StatusOK
	if turnedAway(r) {
		w.Header().Set("Retry-After", "1")
		status = http.StatusServiceUnavailable
	}
	send(w, media, status, r)
}

// turnedAway tells whether all that is missing is missing because too many ask at once.
func turnedAway(r *graphql.Response) bool {
	return len(r.Errors) > 0 && !slices.ContainsFunc(r.Errors, func(e *gqlerror.Error) bool { return !codes.Overloaded.On(e) })
}

func send(w http.ResponseWriter, media string, status int, v any) {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err) // the executor wrote what is not JSON
	}
	h := w.Header()
	h.Set("Content-Type", media+"; charset=utf-8")
	h.Set("X-Content-Type-Options", "nosniff")
	w.WriteHeader(status)
	_, _ = w.Write(text) // a client that went away is not told
}

// few bounds how many errors a client gets, and each of them.
func few(errs gqlerror.List) gqlerror.List {
	if more := len(errs) - maxErrors; more > 0 {
		errs = append(errs[:maxErrors:maxErrors], codes.MoreErrors.Errorf("and %d more errors", more))
	}
	for _, e := range errs {
		if len(e.Message) > maxMessage {
			e.Message = strings.ToValidUTF8(e.Message[:maxMessage], "") + "…"
		}
	}
	return errs
}
