package socket

import (
	"context"
	"sync"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"parley/graph"
	"parley/internal/server/gate"
	"parley/internal/server/reply"
	"parley/internal/server/request"
	"parley/internal/telemetry"
	"parley/resolvers"
	"parley/schema/codes"
)

// operation is an operation that a connection runs.
type operation struct {
	id      string
	size    int           // bytes of the client's message
	kind    ast.Operation // "" until the operation is admitted
	context *graphql.OperationContext
	changes <-chan resolvers.Change // of a subscription; nil for a query
	cancel  context.CancelFunc
}

// subscribe starts an operation of any kind. A subscription is in force when subscribe
// returns. A client that needs to know this sends a ping and waits for the pong.
func (c *connection) subscribe(ctx context.Context, m clientMessage) error {
	params, refused := request.FromObject(m.payload)
	if refused != nil && refused.Code == codes.BadRequest {
		return malformed(refused.Message)
	}
	running, cancel := context.WithCancel(ctx)
	o := &operation{id: m.id, size: m.size, cancel: cancel}
	duplicate, full := c.register(o, params, refused != nil)
	switch {
	case duplicate:
		cancel()
		return &closing{CloseDuplicate, "Subscriber for this id already exists"}
	case refused != nil:
		cancel()
		return c.fail(ctx, o.id, gqlerror.List{refused.Code.Errorf("%s", refused.Message)})
	case full != nil:
		cancel()
		return c.fail(ctx, o.id, gqlerror.List{full})
	}
	inForce := make(chan struct{})
	c.goroutines.Go(func() {
		begun := sync.OnceFunc(func() { close(inForce) })
		defer begun()
		defer c.stop(o.id, o)
		c.run(running, o, params, begun)
	})
	<-inForce
	return nil
}

// register adds an operation to those that run, unless there is an operation with its id, it
// is refused, or the connection has too many of its kind.
func (c *connection) register(o *operation, params *graphql.RawParams, refused bool) (duplicate bool, full *gqlerror.Error) {
	c.mu.Lock()
	defer c.mu.Unlock()
	if _, duplicate = c.running[o.id]; duplicate || refused {
		return duplicate, nil
	}
	// Most clients repeat their documents. Such a document need not be admitted first.
	if full = c.full(c.Gate.CachedKind(params), o.size); full == nil {
		c.running[o.id] = o
	}
	return false, full
}

// run admits an operation and calls begun. Then it answers the operation: a query once, a
// subscription for each change until ctx ends.
func (c *connection) run(ctx context.Context, o *operation, params *graphql.RawParams, begun func()) {
	defer func() {
		if p := recover(); p != nil {
			c.Telemetry.Panicked(ctx, p)
			_ = c.conn.CloseNow() // nobody knows what the client has received
		}
	}()
	if errs := c.begin(ctx, o, params); errs != nil {
		if c.stop(o.id, o) {
			_ = c.fail(ctx, o.id, errs) // an error means that the connection is closed
		}
		return
	}
	begun()
	if o.changes == nil {
		c.next(ctx, o)
		if c.stop(o.id, o) {
			_ = c.send(ctx, serverMessage{ID: o.id, Type: typeComplete})
		}
		return
	}
	for {
		select {
		case <-ctx.Done():
			return
		case change := <-o.changes:
			if !c.isAuthorized() {
				c.forbid()
				return
			}
			c.next(resolvers.WithChange(ctx, change), o)
		}
	}
}

// begin admits an operation, and subscribes to changes if the operation is a subscription.
// It returns the reasons why the operation cannot run.
func (c *connection) begin(running context.Context, o *operation, params *graphql.RawParams) (errs gqlerror.List) {
	ctx, cancel := context.WithTimeout(graphql.StartOperationTrace(running), c.Limits.Deadline)
	defer cancel()
	c.Telemetry.Operation(ctx, func(ctx context.Context) (bytes int64, report bool) {
		errs = c.admit(ctx, o, params)
		if errs == nil {
			errs = c.count(o)
		}
		if errs == nil && o.kind == ast.Subscription {
			var err error
			if o.changes, err = c.Changes(graphql.WithOperationContext(running, o.context)); err != nil {
				errs = gqlerror.List{gqlerror.Wrap(err)}
			}
		}
		if errs == nil {
			return 0, false // each answer has a report of its own
		}
		errs = c.Gate.Refused(ctx, o.context, errs...).Errors
		telemetry.Of(ctx).Outcome(reply.Outcome(errs))
		return 0, true
	})
	return errs
}

// admit reads and validates a document. That takes time, so admit waits for a turn.
func (c *connection) admit(ctx context.Context, o *operation, params *graphql.RawParams) (errs gqlerror.List) {
	o.context = &graphql.OperationContext{}
	err := c.Queue.Do(ctx, func() {
		defer func() {
			if p := recover(); p != nil {
				c.Telemetry.Panicked(ctx, p)
				errs = gqlerror.List{gqlerror.Wrap(graph.ErrPanic)}
			}
		}()
		o.context, errs = c.Gate.Admit(ctx, params, gate.Everything)
	})
	if err != nil {
		return gqlerror.List{gqlerror.Wrap(err)}
	}
	return errs
}

// count counts an admitted operation as a subscription or as a query of the connection. It
// returns an error if the connection has too many of that kind.
func (c *connection) count(o *operation) gqlerror.List {
	c.mu.Lock()
	defer c.mu.Unlock()
	kind := o.context.Operation.Operation
	if refusal := c.full(kind, o.size); refusal != nil {
		return gqlerror.List{refusal}
	}
	o.kind = kind
	return nil
}

// full returns an error if the connection has no room for one more operation of a kind, with
// a message of that many bytes. Queries wait for their turn, so a client may send many
// queries at the same time. Subscriptions last, so their limit is lower. The caller holds mu.
func (c *connection) full(kind ast.Operation, size int) *gqlerror.Error {
	n, bytes := 0, size
	for _, other := range c.running {
		if other.kind == kind {
			n, bytes = n+1, bytes+other.size
		}
	}
	b := c.Bounds
	switch {
	case kind == ast.Subscription && n >= b.Subscriptions:
		return codes.TooManySubscriptions.Errorf("a socket takes %d subscriptions at the same time: end a subscription, or open another socket", b.Subscriptions)
	case kind == ast.Query && (n >= b.Queries || bytes > b.QueryBytes):
		return codes.TooManyQueries.Errorf("a socket takes %d queries at the same time, and %d bytes of their messages: wait for an answer, or open another socket", b.Queries, b.QueryBytes)
	}
	return nil
}

func (c *connection) fail(ctx context.Context, id string, errs gqlerror.List) error {
	return c.send(ctx, serverMessage{ID: id, Type: typeError}.with(reply.Bounded(errs)))
}

// stop stops the operation of an id, if it is the expected operation (nil for any), and
// reports whether the operation was still running.
func (c *connection) stop(id string, expected *operation) bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	o := c.running[id]
	if expected != nil {
		expected.cancel()
	}
	if o == nil || expected != nil && o != expected {
		return false
	}
	delete(c.running, id)
	o.cancel()
	return true
}

// next makes one answer of an operation in a turn, and sends the answer after the turn.
// So a client that reads slowly keeps no other client waiting.
func (c *connection) next(ctx context.Context, o *operation) {
	inTurn := c.Queue.Do
	if o.changes != nil {
		inTurn = c.Queue.DoPatiently
	}
	c.exclusively(ctx, func() {
		var response *graphql.Response
		err := inTurn(ctx, func() { response = c.answer(ctx, o) })
		if ctx.Err() != nil || !resolvers.Concerned(ctx) {
			return
		}
		if err == nil && !c.Backlog.Do(len(response.Data), func() { c.sendNext(ctx, o, response) }) {
			err = graph.ErrOverloaded
		}
		if err != nil {
			c.sendNext(ctx, o, c.Gate.Refused(ctx, o.context, gqlerror.Wrap(err)))
		}
	})
}

// sendNext sends one answer. An error closes the connection, which ends the reading.
func (c *connection) sendNext(ctx context.Context, o *operation, response *graphql.Response) {
	_ = c.send(ctx, serverMessage{ID: o.id, Type: typeNext}.with(response))
}

// answer runs an operation once.
func (c *connection) answer(ctx context.Context, o *operation) (response *graphql.Response) {
	ctx, cancel := context.WithTimeout(graphql.StartOperationTrace(ctx), c.Limits.Deadline)
	defer cancel()
	c.Telemetry.Operation(ctx, func(ctx context.Context) (bytes int64, report bool) {
		telemetry.Of(ctx).Operation(string(o.kind), o.context.OperationName)
		response = c.recovered(ctx, o)
		response.Errors = reply.Bounded(response.Errors)
		telemetry.Of(ctx).Outcome(reply.Outcome(response.Errors))
		return int64(len(response.Data)), true
	})
	return response
}

// recovered runs an operation once. A panic becomes an error of the response.
func (c *connection) recovered(ctx context.Context, o *operation) (response *graphql.Response) {
	defer func() {
		if p := recover(); p != nil {
			c.Telemetry.Panicked(ctx, p)
			response = c.Gate.Refused(ctx, o.context, gqlerror.Wrap(graph.ErrPanic))
		}
	}()
	return c.Gate.Answer(ctx, o.context)
}
