package server

import (
	"context"
	"fmt"
	"mime"
	"net/http"
	"strings"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"parley/graph"
	"parley/internal/access"
	"parley/internal/limits"
	"parley/internal/telemetry"

	"parley/schema/codes"
)

// endpoint answers GraphQL over HTTP: POST with JSON, and GET for queries.
type endpoint struct {
	gate      *gate
	limits    limits.Limits
	queue     *access.Queue
	unsent    *unsent
	telemetry *telemetry.Telemetry
	sockets   *sockets
}

func (e *endpoint) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	defer func() {
		if p := recover(); p != nil {
			panicked(r.Context(), e.telemetry, p)
			refuse(r.Context(), w, &refusal{http.StatusInternalServerError, codes.Internal, "something went wrong inside the server"})
		}
	}()
	if err := e.within(w, r.Header); err != nil {
		refuse(r.Context(), w, err)
		return
	}
	if upgrades(r) {
		e.sockets.serve(w, r)
		return
	}
	params, err := e.params(w, r)
	if err != nil {
		refuse(r.Context(), w, err)
		return
	}
	e.operate(w, r, params)
}

// operate runs the operation of a request in a turn, and sends the reply after the turn.
// So a client that reads slowly keeps no other client waiting.
func (e *endpoint) operate(w http.ResponseWriter, r *http.Request, params *graphql.RawParams) {
	media := answerType(r.Header.Values("Accept"))
	control := http.NewResponseController(w)
	ctx := graphql.StartOperationTrace(r.Context())
	var refused gqlerror.List
	var response *graphql.Response
	late := e.queue.Do(ctx, func() {
		// A test's recorder has no deadlines. The request is read by now, but net/http
		// reads on: so it notices when the client closes the connection.
		_ = control.SetReadDeadline(time.Now().Add(e.limits.Deadline + 2*writeTime))
		_ = control.SetWriteDeadline(time.Now().Add(e.limits.Deadline + writeTime))
		ctx, cancel := context.WithTimeout(ctx, e.limits.Deadline)
		defer cancel()
		response, refused = e.run(ctx, params, r.Method == http.MethodGet)
	})
	if late == nil && refused != nil {
		telemetry.Of(ctx).Outcome(codeOf(refused))
		reject(w, media, refused)
		return
	}
	sent := late == nil && e.unsent.Do(len(response.Data), func() {
		_ = control.SetWriteDeadline(time.Now().Add(writeTime))
		telemetry.Of(ctx).Outcome(codeOf(response.Errors))
		reply(w, media, response)
	})
	if !sent {
		refuse(ctx, w, &refusal{http.StatusServiceUnavailable, codes.Overloaded, graph.ErrOverloaded.Error()})
	}
}

// run returns the response to an operation, or the reasons why it was not run.
func (e *endpoint) run(ctx context.Context, params *graphql.RawParams, queriesOnly bool) (*graphql.Response, gqlerror.List) {
	op, errs := e.gate.admit(ctx, params, queriesOnly)
	if errs == nil && op.Operation.Operation == ast.Subscription {
		errs = codes.WebSocketNeeded.SetAll(gqlerror.List{gqlerror.Errorf("a subscription needs a WebSocket: connect to this address with the subprotocol %s", subprotocol)})
	}
	if errs != nil {
		return nil, e.gate.DispatchError(graphql.WithOperationContext(ctx, op), errs).Errors
	}
	return e.gate.answer(ctx, op), nil
}

// params reads a request, or says why it is none.
func (e *endpoint) params(w http.ResponseWriter, r *http.Request) (*graphql.RawParams, *refusal) {
	switch r.Method {
	case http.MethodGet:
		if r.ContentLength != 0 {
			w.Header().Set("Connection", "close")
			return nil, badRequest("a GET has no body: send the query in the address, or with POST")
		}
		return e.fromQueryString(r.URL.RawQuery)
	case http.MethodPost:
		if err := readable(r.Header); err != nil {
			return nil, err
		}
		body, err := e.body(w, r)
		if err != nil {
			return nil, err
		}
		return e.fromJSON(body)
	}
	w.Header().Set("Allow", "GET, POST")
	return nil, &refusal{http.StatusMethodNotAllowed, codes.MethodNotAllowed, "send the query with POST, or with GET"}
}

// within tells whether the header of a request is within its limits.
func (e *endpoint) within(w http.ResponseWriter, h http.Header) *refusal {
	n, bytes := extent(h)
	if n <= e.limits.Fields && bytes <= e.limits.Headers {
		return nil
	}
	w.Header().Set("Connection", "close")
	return &refusal{
		http.StatusRequestHeaderFieldsTooLarge, codes.HeadersTooLarge,
		fmt.Sprintf("the request has more than %d header fields, or more than %d bytes of them", e.limits.Fields, e.limits.Headers),
	}
}

// extent counts the lines of a header, and their bytes.
func extent(h http.Header) (lines, bytes int) {
	for name, values := range h {
		for _, v := range values {
			lines++
			bytes += len(name) + len(v)
		}
	}
	return lines, bytes
}

// readable tells whether a body is in the one form that is read.
func readable(h http.Header) *refusal {
	unsupported := func(message string) *refusal {
		return &refusal{http.StatusUnsupportedMediaType, codes.UnsupportedMediaType, message}
	}
	kind, params, err := mime.ParseMediaType(h.Get("Content-Type"))
	if charset := params["charset"]; err != nil || kind != "application/json" || charset != "" && !strings.EqualFold(charset, "utf-8") {
		return unsupported("send the query as application/json, in UTF-8")
	}
	for _, coding := range h.Values("Content-Encoding") {
		if !strings.EqualFold(strings.TrimSpace(coding), "identity") {
			return unsupported("send the query as it is, without a content encoding")
		}
	}
	return nil
}

// answerType chooses the media type of an answer: the first that the client
// accepts, application/json when it does not care.
func answerType(accept []string) string {
	const graphQL = "application/graphql-response+json"
	for part := range strings.SplitSeq(strings.Join(accept, ","), ",") {
		kind, params, err := mime.ParseMediaType(part)
		if err != nil || strings.Trim(params["q"], "0.") == "" && params["q"] != "" {
			continue
		}
		switch kind {
		case graphQL:
			return graphQL
		case "*/*", "application/*", "application/json":
			return "application/json"
		}
	}
	return "application/json"
}

// statusOf is the status of a reply to a request that was not run. For
// application/json every well-formed request gets 200, as GraphQL over HTTP has it.
func statusOf(media string, errs gqlerror.List) int {
	if len(errs) > 0 && codes.MethodNotAllowed.On(errs[0]) {
		return http.StatusMethodNotAllowed
	}
	if media == "application/json" {
		return http.StatusOK
	}
	return http.StatusBadRequest
}
