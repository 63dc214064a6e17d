package socket

import (
	"context"
	"encoding/json"
	"errors"
	"io"
	"sync"
	"time"

	"github.com/coder/websocket"
)

// connection is one open socket. One goroutine reads the client's messages. Each operation
// has a goroutine of its own, which holds everything that the operation takes.
//
// Two limits bound the cost of a client that asks and does not read: a socket makes and
// sends one answer at a time, and it closes when the client does not read a message in time.
type connection struct {
	*Handler
	conn      *websocket.Conn
	answering chan struct{} // holds one element while an answer is made and sent
	slot      *slot

	mu            sync.Mutex
	authorization []string              // the values of Authorization that the client has sent
	running       map[string]*operation // by id
	goroutines    sync.WaitGroup
}

// serve reads the client's messages until the client or the server closes the connection,
// or stopping ends. When it returns, all goroutines of the connection have ended.
func (c *connection) serve(ctx, stopping context.Context) {
	ctx, cancel := context.WithCancel(ctx)
	// Also after a panic.
	defer c.goroutines.Wait()
	defer func() { _ = c.conn.CloseNow() }() // does nothing if the connection is closed
	defer cancel()
	late := time.AfterFunc(c.Bounds.Init, func() {
		_ = c.conn.Close(CloseNoInit, "connection_init did not come in time")
	})
	defer late.Stop()
	stayOpen := context.AfterFunc(stopping, func() {
		// The client still gets the answer that is on its way.
		c.exclusively(context.WithoutCancel(ctx), func() {
			_ = c.conn.Close(websocket.StatusGoingAway, "the server stops; connect again")
		})
	})
	defer stayOpen()
	c.goroutines.Go(func() { c.keepAlive(ctx) })
	err := c.readAll(ctx, late)
	late.Stop()
	stayOpen()
	cancel()
	if why, ok := errors.AsType[*closing](err); ok {
		_ = c.conn.Close(why.code, why.reason)
	}
}

// keepAlive sends pings and drops a client that does not answer them.
func (c *connection) keepAlive(ctx context.Context) {
	tick := time.NewTicker(c.Bounds.Ping)
	defer tick.Stop()
	for {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
		if !c.isAuthorized() {
			c.forbid()
			return
		}
		answered, cancel := context.WithTimeout(ctx, c.Bounds.Pong)
		err := c.conn.Ping(answered)
		cancel()
		if err != nil {
			_ = c.conn.CloseNow()
			return
		}
	}
}

// readAll reads messages and does what they ask for. It returns the reason for closing the
// connection, or the error of a closed connection.
func (c *connection) readAll(ctx context.Context, late *time.Timer) error {
	begun := false
	for {
		text, err := c.read(ctx)
		if err != nil {
			return err
		}
		m, bad := readMessage(text, c.Limits)
		switch {
		case bad != nil:
			return bad
		case m.kind == typeInit && begun:
			return &closing{CloseTooManyInits, "Too many initialisation requests"}
		case m.kind == typeInit:
			if why := c.authenticate(ctx, m.payload); why != nil {
				return why
			}
			late.Stop()
			begun = true
			err = c.send(ctx, serverMessage{Type: typeAck})
		case m.kind == typePing:
			err = c.send(ctx, serverMessage{Type: typePong})
		case m.kind == typeSubscribe && !begun:
			return &closing{CloseUnauthorized, "Unauthorized"}
		case m.kind == typeSubscribe && !c.isAuthorized():
			return forbidden
		case m.kind == typeSubscribe:
			err = c.subscribe(ctx, m)
		case m.kind == typeComplete:
			c.stop(m.id, nil)
		}
		if err != nil {
			return err
		}
	}
}

// read returns the text of the next message.
func (c *connection) read(ctx context.Context) ([]byte, error) {
	kind, r, err := c.conn.Reader(ctx)
	if err != nil {
		return nil, err
	}
	text, err := io.ReadAll(io.LimitReader(r, MaxMessage+1))
	switch {
	case err != nil:
		return nil, err
	case len(text) > MaxMessage:
		// A client that still sends does not read: let it finish, within limits.
		stop := time.AfterFunc(c.Bounds.Drain, func() { _ = c.conn.CloseNow() })
		defer stop.Stop()
		_, _ = io.CopyN(io.Discard, r, 32<<20)
		return nil, &closing{websocket.StatusMessageTooBig, "a message may have 65536 bytes"}
	case kind != websocket.MessageText:
		return nil, malformed("send messages as text")
	}
	return text, nil
}

// send sends a message. The client must read it in time. The end of ctx does not interrupt
// the message: half a message would end the connection.
func (c *connection) send(ctx context.Context, m serverMessage) error {
	text, err := json.Marshal(m)
	if err != nil {
		panic(err) // every message is JSON
	}
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), c.Bounds.Write)
	defer cancel()
	return c.conn.Write(ctx, websocket.MessageText, text)
}

// exclusively runs work while no other answer is made or sent on this connection. It does
// not run work if ctx ends first.
func (c *connection) exclusively(ctx context.Context, work func()) {
	select {
	case c.answering <- struct{}{}:
		defer func() { <-c.answering }()
		work()
	case <-ctx.Done():
	}
}
