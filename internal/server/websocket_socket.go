package server

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"sync"
	"time"

	"github.com/99designs/gqlgen/graphql"
	"github.com/coder/websocket"
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"parley/graph"
	"parley/internal/telemetry"
	"parley/resolvers"

	"parley/schema/codes"
)

// socket is one connection. One goroutine reads the client's messages. Each operation
// has a goroutine of its own, which holds everything that the operation takes.
//
// Two limits bound the cost of a client that asks and does not read: a socket makes and
// sends one answer at a time, and it closes when the client does not read a message in time.
type socket struct {
	*sockets
	conn      *websocket.Conn
	answering chan struct{} // holds one element while an answer is made and sent
	place     *place

	mu            sync.Mutex
	authorization []string              // what the client has shown of itself
	running       map[string]*operation // by id
	goroutines    sync.WaitGroup
}

// operation is an operation that runs for a socket.
type operation struct {
	id      string
	context *graphql.OperationContext
	changes <-chan resolvers.Change // of a subscription; nil for a query
	stop    context.CancelFunc
}

// serve hears the client until one of both closes the connection, or the server
// stops. Nothing of the socket is left when it returns.
func (s *socket) serve(ctx, stopping context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	late := time.AfterFunc(s.times.init, func() {
		_ = s.conn.Close(closeNoInit, "connection_init did not come in time")
	})
	goOn := context.AfterFunc(stopping, func() {
		// The client still gets the answer that is on its way.
		s.exclusively(context.WithoutCancel(ctx), func() {
			_ = s.conn.Close(websocket.StatusGoingAway, "the server stops; connect again")
		})
	})
	s.goroutines.Go(func() { s.keepAlive(ctx) })
	err := s.hearAll(ctx, late)
	late.Stop()
	goOn()
	cancel()
	if why, ok := errors.AsType[*closing](err); ok {
		_ = s.conn.Close(why.code, why.reason)
	}
	_ = s.conn.CloseNow() // does nothing when it is closed
	s.goroutines.Wait()
}

// keepAlive drops a client that does not answer.
func (s *socket) keepAlive(ctx context.Context) {
	tick := time.NewTicker(s.times.ping)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if !s.bears() {
			s.forbid()
			return
		}
		answered, cancel := context.WithTimeout(ctx, s.times.pong)
		err := s.conn.Ping(answered)
		cancel()
		if err != nil {
			_ = s.conn.CloseNow()
			return
		}
	}
}

// hearAll returns why the connection is to be closed, or that it is.
func (s *socket) hearAll(ctx context.Context, late *time.Timer) error {
	begun := false
	for {
		text, err := s.read(ctx)
		if err != nil {
			return err
		}
		m, bad := hear(text, s.limits)
		switch {
		case bad != nil:
			return bad
		case m.kind == initMessage && begun:
			return &closing{closeTooManyInits, "Too many initialisation requests"}
		case m.kind == initMessage:
			if why := s.identify(ctx, m.payload); why != nil {
				return why
			}
			late.Stop()
			begun = true
			err = s.say(ctx, message{Type: ackMessage})
		case m.kind == pingMessage:
			err = s.say(ctx, message{Type: pongMessage})
		case m.kind == subscribeMessage && !begun:
			return &closing{closeUnauthorized, "Unauthorized"}
		case m.kind == subscribeMessage && !s.bears():
			return forbidden
		case m.kind == subscribeMessage:
			err = s.subscribe(ctx, m)
		case m.kind == completeMessage:
			s.end(m.id, nil)
		}
		if err != nil {
			return err
		}
	}
}

// read returns the next message.
func (s *socket) read(ctx context.Context) ([]byte, error) {
	kind, r, err := s.conn.Reader(ctx)
	if err != nil {
		return nil, err
	}
	text, err := io.ReadAll(io.LimitReader(r, maxFrame+1))
	switch {
	case err != nil:
		return nil, err
	case len(text) > maxFrame:
		// Who is still sending does not look for an answer: let it finish, within bounds.
		stop := time.AfterFunc(s.times.drain, func() { _ = s.conn.CloseNow() })
		defer stop.Stop()
		_, _ = io.CopyN(io.Discard, r, 32<<20)
		return nil, &closing{websocket.StatusMessageTooBig, "a message may have 65536 bytes"}
	case kind != websocket.MessageText:
		return nil, malformed("send messages as text")
	}
	return text, nil
}

// say sends a message, which the client has to take in time. It does so even when
// the operation has ended meanwhile: half a message would end the connection.
func (s *socket) say(ctx context.Context, m message) error {
	text, err := json.Marshal(m)
	if err != nil {
		panic(err) // all of it is JSON
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), s.times.write)
	defer cancel()
	return s.conn.Write(ctx, websocket.MessageText, text)
}

// subscribe starts an operation of any kind. A subscription is in force when subscribe
// returns: a client that needs to know sends a ping and waits for the pong.
func (s *socket) subscribe(ctx context.Context, m said) error {
	params, refused := parameters(m.payload)
	if refused != nil && refused.code == codes.BadRequest {
		return malformed(refused.message)
	}
	s.mu.Lock()
	_, there := s.running[m.id]
	full := len(s.running) >= maxOperations
	s.mu.Unlock()
	switch {
	case there:
		return &closing{closeDuplicate, "Subscriber for this id already exists"}
	case refused != nil:
		return s.fail(ctx, m.id, refused.code.SetAll(gqlerror.List{{Message: refused.message}}))
	case full:
		return s.fail(ctx, m.id, codes.TooManySubscriptions.SetAll(gqlerror.List{gqlerror.Errorf("a socket takes %d operations at a time: end one, or open another", maxOperations)}))
	}
	running, stop := context.WithCancel(ctx)
	o := &operation{id: m.id, stop: stop}
	s.mu.Lock()
	s.running[o.id] = o
	s.mu.Unlock()
	inForce := make(chan struct{})
	s.goroutines.Go(func() {
		begun := sync.OnceFunc(func() { close(inForce) })
		defer begun()
		defer s.end(o.id, o)
		s.run(running, o, params, begun)
	})
	<-inForce
	return nil
}

// run admits an operation and calls begun. Then it answers the operation: a query once, a
// subscription for each change until ctx ends.
func (s *socket) run(ctx context.Context, o *operation, params *graphql.RawParams, begun func()) {
	defer func() {
		if p := recover(); p != nil {
			panicked(ctx, s.telemetry, p)
			_ = s.conn.CloseNow() // nobody knows what the client has received
		}
	}()
	if errs := s.begin(ctx, o, params); errs != nil {
		if s.end(o.id, o) {
			_ = s.fail(ctx, o.id, errs) // if it fails, the connection is closed
		}
		return
	}
	begun()
	if o.changes == nil {
		s.next(ctx, o)
		if s.end(o.id, o) {
			_ = s.say(ctx, message{ID: o.id, Type: completeMessage})
		}
		return
	}
	for {
		select {
		case <-ctx.Done():
			return
		case c := <-o.changes:
			if !s.bears() {
				s.forbid()
				return
			}
			s.next(resolvers.WithChange(ctx, c), o)
		}
	}
}

// begin reads and validates the document of an operation, and subscribes to changes if
// the operation is a subscription. It returns the reasons why the operation cannot run.
func (s *socket) begin(running context.Context, o *operation, params *graphql.RawParams) (errs gqlerror.List) {
	ctx, cancel := context.WithTimeout(graphql.StartOperationTrace(running), s.limits.Deadline)
	defer cancel()
	s.telemetry.Operation(ctx, func(ctx context.Context) (bytes int64, report bool) {
		errs = s.admit(ctx, o, params)
		if errs == nil && o.context.Operation.Operation == ast.Subscription {
			var err error
			if o.changes, err = s.changes(running); err != nil {
				errs = gqlerror.List{gqlerror.Wrap(err)}
			}
		}
		if errs == nil {
			return 0, false // each answer has a report of its own
		}
		errs = s.gate.DispatchError(graphql.WithOperationContext(ctx, o.context), errs).Errors
		telemetry.Of(ctx).Outcome(codeOf(errs))
		return 0, true
	})
	return errs
}

// admit reads and validates a document. That takes time, so it waits for a turn.
func (s *socket) admit(ctx context.Context, o *operation, params *graphql.RawParams) (errs gqlerror.List) {
	o.context = &graphql.OperationContext{}
	err := s.queue.Do(ctx, func() {
		defer func() {
			if p := recover(); p != nil {
				panicked(ctx, s.telemetry, p)
				errs = gqlerror.List{gqlerror.Wrap(resolvers.ErrPanic)}
			}
		}()
		o.context, errs = s.gate.admit(ctx, params, false)
	})
	if err != nil {
		return gqlerror.List{gqlerror.Wrap(err)}
	}
	return errs
}

func (s *socket) fail(ctx context.Context, id string, errs gqlerror.List) error {
	return s.say(ctx, message{ID: id, Type: errorMessage}.with(few(errs)))
}

// end stops the operation of an id, if it is the expected operation (nil for any), and
// reports whether the operation was still running.
func (s *socket) end(id string, expected *operation) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	o := s.running[id]
	if expected != nil {
		expected.stop()
	}
	if o == nil || expected != nil && o != expected {
		return false
	}
	delete(s.running, id)
	o.stop()
	return true
}

// exclusively runs work while no other answer is made or sent on this socket. It does not
// run work if ctx ends first.
func (s *socket) exclusively(ctx context.Context, work func()) {
	select {
	case s.answering <- struct{}{}:
		defer func() { <-s.answering }()
		work()
	case <-ctx.Done():
	}
}

// next makes one answer of an operation in a turn, and sends the answer after the turn.
// So a client that reads slowly keeps no other client waiting.
func (s *socket) next(ctx context.Context, o *operation) {
	inTurn := s.queue.Do
	if o.changes != nil {
		inTurn = s.queue.DoPatiently
	}
	s.exclusively(ctx, func() {
		var response *graphql.Response
		err := inTurn(ctx, func() { response = s.answer(ctx, o) })
		if ctx.Err() != nil {
			return
		}
		if err == nil && !s.unsent.Do(len(response.Data), func() { s.send(ctx, o, response) }) {
			err = graph.ErrOverloaded
		}
		if err != nil {
			s.send(ctx, o, s.gate.DispatchError(graphql.WithOperationContext(ctx, o.context), gqlerror.List{gqlerror.Wrap(err)}))
		}
	})
}

// send sends one answer. If that fails, the connection is closed, and reading ends.
func (s *socket) send(ctx context.Context, o *operation, response *graphql.Response) {
	_ = s.say(ctx, message{ID: o.id, Type: nextMessage}.with(response))
}

// answer runs an operation once.
func (s *socket) answer(ctx context.Context, o *operation) (response *graphql.Response) {
	ctx, cancel := context.WithTimeout(graphql.StartOperationTrace(ctx), s.limits.Deadline)
	defer cancel()
	s.telemetry.Operation(ctx, func(ctx context.Context) (bytes int64, report bool) {
		telemetry.Of(ctx).Operation(string(o.context.Operation.Operation), o.context.OperationName)
		response = s.recovered(ctx, o)
		response.Errors = few(response.Errors)
		telemetry.Of(ctx).Outcome(codeOf(response.Errors))
		return int64(len(response.Data)), true
	})
	return response
}

// recovered runs an operation once. A panic becomes an error of the response.
func (s *socket) recovered(ctx context.Context, o *operation) (response *graphql.Response) {
	defer func() {
		if p := recover(); p != nil {
			panicked(ctx, s.telemetry, p)
			response = s.gate.DispatchError(graphql.WithOperationContext(ctx, o.context), gqlerror.List{gqlerror.Wrap(resolvers.ErrPanic)})
		}
	}()
	return s.gate.answer(ctx, o.context)
}
