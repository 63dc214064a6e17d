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
)

// socket is one connection. What its client says is heard by one goroutine, and
// each operation is run by one of its own. Two bounds keep flat what a client
// costs that asks and does not read: one answer at a time is made and sent, and a
// message that is not taken in time ends the connection.
type socket struct {
	*sockets
	conn *websocket.Conn
	turn sync.Mutex // of the answer that is made and sent

	place chan struct{} // that the socket is counted in

	mu            sync.Mutex
	authorization []string              // what the client has shown of itself
	running       map[string]*operation // by id
	goroutines    sync.WaitGroup
}

// operation is one that is run for a socket.
type operation struct {
	id      string
	context *graphql.OperationContext
	changes <-chan resolvers.Change // of a subscription
	leave   func()                  // to be told of changes no more
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
		s.turn.Lock() // the answer that is on its way arrives
		defer s.turn.Unlock()
		_ = s.conn.Close(websocket.StatusGoingAway, "the server stops; connect again")
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

// subscribe begins an operation of any kind. A subscription is in force when it
// returns: who wants to be sure of that sends a ping and waits for the pong.
func (s *socket) subscribe(ctx context.Context, m said) error {
	params, refused := parameters(m.payload)
	if refused != nil && refused.code == badRequestCode {
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
		return s.fail(ctx, m.id, coded(gqlerror.List{{Message: refused.message}}, refused.code))
	case full:
		return s.fail(ctx, m.id, coded(gqlerror.List{gqlerror.Errorf("a socket takes %d operations at a time: end one, or open another", maxOperations)}, "TOO_MANY_SUBSCRIPTIONS"))
	}
	o, errs := s.begin(ctx, m.id, params)
	if errs != nil {
		return s.fail(ctx, m.id, errs)
	}
	running, stop := context.WithCancel(ctx)
	o.stop = stop
	s.mu.Lock()
	s.running[o.id] = o
	s.mu.Unlock()
	s.goroutines.Go(func() { s.run(running, o) })
	return nil
}

// begin returns an operation that can be run, or why it is not.
func (s *socket) begin(ctx context.Context, id string, params *graphql.RawParams) (*operation, gqlerror.List) {
	ctx, cancel := context.WithTimeout(graphql.StartOperationTrace(ctx), s.limits.Deadline)
	defer cancel()
	ctx, told := s.telemetry.Operation(ctx)
	op, errs := s.admit(ctx, params)
	o := &operation{id: id, context: op, leave: func() {}}
	if errs == nil && op.Operation.Operation == ast.Subscription {
		var err error
		if o.changes, o.leave, err = s.changes(ctx); err != nil {
			errs = gqlerror.List{gqlerror.Wrap(err)}
		}
	}
	if errs != nil {
		errs = s.gate.DispatchError(graphql.WithOperationContext(ctx, op), errs).Errors
		telemetry.Of(ctx).Outcome(codeOf(errs))
		told(0) // else each answer tells of itself
	}
	return o, errs
}

// admit has a document read and validated in a turn of the server's, like the rest of
// what takes time.
func (s *socket) admit(ctx context.Context, params *graphql.RawParams) (*graphql.OperationContext, gqlerror.List) {
	leave, err := s.queue.Enter(ctx)
	if err != nil {
		return &graphql.OperationContext{}, gqlerror.List{gqlerror.Wrap(err)}
	}
	defer leave()
	return s.gate.admit(ctx, params, false)
}

func (s *socket) fail(ctx context.Context, id string, errs gqlerror.List) error {
	return s.say(ctx, message{ID: id, Type: errorMessage}.with(few(errs)))
}

// run answers an operation once, or, if it is a subscription, for each change.
func (s *socket) run(ctx context.Context, o *operation) {
	defer o.stop()
	defer o.leave()
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

// end forgets the operation of an id, if it is the one expected (nil for any), and
// tells whether it did.
func (s *socket) end(id string, expected *operation) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	o := s.running[id]
	if o == nil || expected != nil && o != expected {
		return false
	}
	delete(s.running, id)
	o.stop()
	return true
}

// next makes one answer of an operation and sends it.
func (s *socket) next(ctx context.Context, o *operation) {
	s.turn.Lock()
	defer s.turn.Unlock()
	leave, err := s.enter(ctx, o.changes != nil)
	if ctx.Err() != nil {
		return
	}
	var response *graphql.Response
	taken := func() {}
	if err == nil {
		response = s.answer(ctx, o)
		leave() // the answer is made: who is slow to take it holds up nobody
		var ok bool
		if taken, ok = s.unsent.hold(len(response.Data)); !ok {
			err, taken = graph.ErrOverloaded, func() {}
		}
	}
	defer taken()
	if err != nil {
		response = s.gate.DispatchError(graphql.WithOperationContext(ctx, o.context), gqlerror.List{gqlerror.Wrap(err)})
	}
	if ctx.Err() == nil {
		_ = s.say(ctx, message{ID: o.id, Type: nextMessage}.with(response)) // when it fails, the connection is closed, and hearing ends
	}
}

// enter waits for a turn of the server's. A change is told to many at once, and
// waits until there is room; a query is turned away.
func (s *socket) enter(ctx context.Context, patient bool) (leave func(), err error) {
	for {
		leave, err = s.queue.Enter(ctx)
		if err == nil || !patient || !errors.Is(err, graph.ErrOverloaded) {
			return leave, err
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(100 * time.Millisecond):
		}
	}
}

// answer runs an operation once.
func (s *socket) answer(ctx context.Context, o *operation) (response *graphql.Response) {
	ctx, cancel := context.WithTimeout(graphql.StartOperationTrace(ctx), s.limits.Deadline)
	defer cancel()
	ctx, told := s.telemetry.Operation(ctx)
	telemetry.Of(ctx).Operation(string(o.context.Operation.Operation), o.context.OperationName)
	defer func() {
		if p := recover(); p != nil {
			panicked(ctx, s.telemetry, p)
			response = s.gate.DispatchError(graphql.WithOperationContext(ctx, o.context), gqlerror.List{gqlerror.Wrap(resolvers.ErrPanic)})
		}
		response.Errors = few(response.Errors)
		telemetry.Of(ctx).Outcome(codeOf(response.Errors))
		told(int64(len(response.Data)))
	}()
	return s.gate.answer(ctx, o.context)
}
