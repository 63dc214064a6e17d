// Package reply writes JSON replies over HTTP: refusals, errors and answers. It limits the
// errors of one reply, and the bytes of all answers that wait for their clients ([Backlog]).
package reply

import (
	"context"
	"encoding/json"
	"net/http"
	"strconv"
	"strings"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"parley/internal/server/request"
	"parley/internal/telemetry"
	"parley/schema/codes"
)

const (
	// MaxErrors is the maximum number of errors in a reply. One more error says how many
	// errors are left out.
	MaxErrors  = 10
	maxMessage = 240 // bytes of a message, which may quote the client's own words
)

// JSON is the media type of a reply for a client that asks for no other type.
const JSON = "application/json"

// Failed is a reply without data: nothing has run.
type Failed struct {
	Errors gqlerror.List `json:"errors"`
}

// Refuse refuses a request with the status of the refusal's code.
func Refuse(ctx context.Context, w http.ResponseWriter, r *request.Refusal) {
	RefuseWith(ctx, w, r.Code.Status(), r)
}

// RefuseWith refuses a request with a status. The reply to an internal error names the id
// of the request, under which the log has the details.
func RefuseWith(ctx context.Context, w http.ResponseWriter, status int, r *request.Refusal) {
	current, shown := telemetry.Of(ctx), r.Code.Errorf("%s", r.Message)
	current.Outcome(r.Code.String())
	if status == http.StatusInternalServerError && current.ID != "" {
		shown.Extensions["requestId"] = current.ID
	}
	if status == http.StatusServiceUnavailable {
		w.Header().Set("Retry-After", "1")
	}
	Send(w, JSON, status, Failed{gqlerror.List{shown}})
}

// Send writes v as JSON. It panics if v cannot be written as JSON.
func Send(w http.ResponseWriter, media string, status int, v any) {
	text, err := json.Marshal(v)
	if err != nil {
		panic(err) // the executor wrote a text that is not JSON
	}
	send(w, media, status, text)
}

// SendResponse sends a response. The data of a response without errors is sent as it is: it is JSON already, and to marshal it
// again would take a tenth of the time of a request.
func SendResponse(w http.ResponseWriter, media string, status int, r *graphql.Response) {
	if len(r.Errors) > 0 || len(r.Extensions) > 0 || r.HasNext != nil || r.Path != nil || r.Data == nil {
		Send(w, media, status, r)
		return
	}
	send(w, media, status, []byte(`{"data":`), r.Data, []byte("}"))
}

func send(w http.ResponseWriter, media string, status int, parts ...[]byte) {
	h := w.Header()
	h.Set("Content-Type", media+"; charset=utf-8")
	h.Set("X-Content-Type-Options", "nosniff")
	length := 0
	for _, part := range parts {
		length += len(part)
	}
	h.Set("Content-Length", strconv.Itoa(length))
	w.WriteHeader(status)
	for _, part := range parts {
		_, _ = w.Write(part) // an error means that the client is gone
	}
}

// Bounded returns at most MaxErrors errors, and one more error with the number of errors
// that are left out. It shortens long messages.
func Bounded(errs gqlerror.List) gqlerror.List {
	if more := len(errs) - MaxErrors; more > 0 {
		errs = append(errs[:MaxErrors:MaxErrors], codes.MoreErrors.Errorf("and %d more errors", more))
	}
	for _, e := range errs {
		if len(e.Message) > maxMessage {
			e.Message = strings.ToValidUTF8(e.Message[:maxMessage], "") + "…"
		}
	}
	return errs
}

// Outcome returns the code of the first error, "" if there is no error, and UNKNOWN if the
// first error has no code.
func Outcome(errs gqlerror.List) string {
	if len(errs) == 0 {
		return ""
	}
	if code := codes.Of(errs[0]); code != "" {
		return code
	}
	return "UNKNOWN"
}
