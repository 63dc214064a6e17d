package socket

import (
	"context"
	"sync"
)

// Group is all open sockets of one HTTP server. net/http forgets a connection when it
// becomes a WebSocket. The Group closes these sockets when the server stops, and waits for
// them.
type Group struct {
	stopping context.Context //nolint:containedctx // the server's context, not the request's
	sockets  sync.WaitGroup
}

// NewGroup returns a group whose sockets close when stopping ends.
func NewGroup(stopping context.Context) *Group { return &Group{stopping: stopping} }

type groupKey struct{}

// In returns a context for requests whose sockets belong to the group.
func (g *Group) In(ctx context.Context) context.Context {
	return context.WithValue(ctx, groupKey{}, g)
}

// groupOf returns the group of a request, a new group that never stops if the request has
// none.
func groupOf(ctx context.Context) *Group {
	if g, ok := ctx.Value(groupKey{}).(*Group); ok {
		return g
	}
	return NewGroup(context.Background())
}

// during runs work for one socket, and counts the socket until work returns or panics.
func (g *Group) during(work func(stopping context.Context)) {
	g.sockets.Add(1)
	defer g.sockets.Done()
	work(g.stopping)
}

// Wait waits until all sockets are closed. It returns an error if ctx ends first.
func (g *Group) Wait(ctx context.Context) error {
	done := make(chan struct{})
	go func() {
		g.sockets.Wait()
		close(done)
	}()
	select {
	case <-done:
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}
