package server

import (
	"context"
	"fmt"
	"net/http"
	"strconv"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"parley/graph"
	"parley/internal/access"
	"parley/internal/limits"
	"parley/internal/server/gate"
	"parley/internal/server/reply"
	"parley/internal/server/request"
	"parley/internal/server/socket"
	"parley/internal/telemetry"
	"parley/schema/codes"
)

// endpoint answers GraphQL over HTTP: POST with JSON, and GET for queries. It hands requests
// for a WebSocket to sockets.
type endpoint struct {
	gate      *gate.Gate
	noGet     bool
	limits    limits.Limits
	queue     *access.Queue
	backlog   *reply.Backlog
	telemetry *telemetry.Telemetry
	sockets   http.Handler
	age       func() (age time.Duration, ok bool) // see graph.Copy; nil if the store has no copy
}

func (e *endpoint) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	defer e.recovered(w, r)
	if refused := e.checkHeader(w, r.Header); refused != nil {
		reply.Refuse(r.Context(), w, refused)
		return
	}
	if socket.Upgrades(r) {
		e.sockets.ServeHTTP(w, r)
		return
	}
	if e.noGet && r.Method == http.MethodGet {
		w.Header().Set("Allow", http.MethodPost)
		reply.Refuse(r.Context(), w, &request.Refusal{Code: codes.MethodNotAllowed, Message: "this server answers no GET: send the query with POST"})
		return
	}
	params, status, refused := e.read(w, r)
	if refused != nil {
		reply.RefuseWith(r.Context(), w, status, refused)
		return
	}
	e.operate(w, r, params)
}

// operate runs the operation of a request in a turn, and sends the reply after the turn.
// So a client that reads slowly keeps no other client waiting.
func (e *endpoint) operate(w http.ResponseWriter, r *http.Request, params *graphql.RawParams) {
	media := answerType(r.Header.Values("Accept"))
	ctx := graphql.StartOperationTrace(r.Context())
	var refused gqlerror.List
	var response *graphql.Response
	if !e.inTurn(ctx, w, func(ctx context.Context) { response, refused = e.run(ctx, params, r.Method == http.MethodGet) }) {
		return
	}
	if refused != nil {
		telemetry.Of(ctx).Outcome(reply.Outcome(refused))
		reject(w, media, refused)
		return
	}
	e.whenRoom(ctx, w, len(response.Data), func() {
		telemetry.Of(ctx).Outcome(reply.Outcome(response.Errors))
		e.sayAge(w.Header())
		sendAnswer(w, r, media, response)
	})
}

// inTurn does the work of a request in a turn, within the deadline of a request. It returns false if the request got no turn. The client
// then has its reply.
func (e *endpoint) inTurn(ctx context.Context, w http.ResponseWriter, work func(context.Context)) bool {
	control := http.NewResponseController(w)
	late := e.queue.Do(ctx, func() {
		// The request is read, but net/http reads on, to notice when the client closes the
		// connection. A test's recorder has no deadlines: the errors do not matter.
		_ = control.SetReadDeadline(time.Now().Add(e.limits.Deadline + 2*writeTime))
		_ = control.SetWriteDeadline(time.Now().Add(e.limits.Deadline + writeTime))
		ctx, cancel := context.WithTimeout(ctx, e.limits.Deadline)
		defer cancel()
		work(ctx)
	})
	if late != nil {
		refuseForLoad(ctx, w)
	}
	return late == nil
}

// whenRoom sends an answer of so many bytes, if the answers that wait for their readers leave room for it.
func (e *endpoint) whenRoom(ctx context.Context, w http.ResponseWriter, bytes int, send func()) {
	sent := e.backlog.Do(bytes, func() {
		_ = http.NewResponseController(w).SetWriteDeadline(time.Now().Add(writeTime))
		send()
	})
	if !sent {
		refuseForLoad(ctx, w)
	}
}

func refuseForLoad(ctx context.Context, w http.ResponseWriter) {
	reply.Refuse(ctx, w, &request.Refusal{Code: codes.Overloaded, Message: graph.ErrOverloaded.Error()})
}

// recovered replies to a request whose handler panicked. A handler defers it.
func (e *endpoint) recovered(w http.ResponseWriter, r *http.Request) {
	if p := recover(); p != nil {
		e.telemetry.Panicked(r.Context(), p)
		reply.Refuse(r.Context(), w, &request.Refusal{Code: codes.Internal, Message: "something went wrong inside the server"})
	}
}

// sayAge says in the header Age how many seconds ago the copy from which the answer comes was known to equal the database.
func (e *endpoint) sayAge(h http.Header) {
	if e.age == nil {
		return
	}
	if age, ok := e.age(); ok {
		h.Set("Age", strconv.Itoa(int(age.Seconds())))
	}
}

// run returns the response to an operation, or the reasons why the operation has not run.
func (e *endpoint) run(ctx context.Context, params *graphql.RawParams, isGet bool) (*graphql.Response, gqlerror.List) {
	carries := gate.Everything
	if isGet {
		carries = queriesOnly
	}
	op, errs := e.gate.Admit(ctx, params, carries)
	if errs == nil && op.Operation.Operation == ast.Subscription {
		errs = gqlerror.List{codes.WebSocketNeeded.Errorf("a subscription needs a WebSocket: connect to this address with the subprotocol %s", socket.Subprotocol)}
	}
	if errs != nil {
		return nil, e.gate.Refused(ctx, op, errs...).Errors
	}
	return e.gate.Answer(ctx, op), nil
}

// queriesOnly refuses every operation of a GET except queries.
func queriesOnly(kind ast.Operation) *gqlerror.Error {
	if kind == ast.Query {
		return nil
	}
	return codes.MethodNotAllowed.Errorf("GET is for queries only: send this operation with POST")
}

// checkHeader refuses a request whose header is beyond the limits.
func (e *endpoint) checkHeader(w http.ResponseWriter, h http.Header) *request.Refusal {
	lines, bytes := extent(h)
	if lines <= e.limits.Fields && bytes <= e.limits.Headers {
		return nil
	}
	w.Header().Set("Connection", "close")
	return &request.Refusal{
		Code:    codes.HeadersTooLarge,
		Message: fmt.Sprintf("the request has more than %d header fields, or more than %d bytes of header fields", e.limits.Fields, e.limits.Headers),
	}
}

// extent returns the number of lines of a header, and their bytes.
func extent(h http.Header) (lines, bytes int) {
	for name, values := range h {
		for _, v := range values {
			lines++
			bytes += len(name) + len(v)
		}
	}
	return lines, bytes
}
