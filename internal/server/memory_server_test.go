package server

import (
	"context"
	"net"
	"net/http"
	"sync"
	"testing"
)

// memoryServer serves a handler to connections in memory. It is made for bubbles of
// testing/synctest. Time in a bubble stands still while anything runs, so limits of time are
// exact however busy the machine is.
type memoryServer struct {
	client  *http.Client
	stop    context.CancelFunc
	stopped chan error // gets the result of Serve
	ended   chan struct{}

	accept chan net.Conn
	closed chan struct{}
	once   sync.Once
}

// inMemory starts a server. It ends with the test.
func inMemory(t *testing.T, h http.Handler) *memoryServer {
	t.Helper()
	ctx, stop := context.WithCancel(context.Background())
	m := &memoryServer{stop: stop, stopped: make(chan error, 1), ended: make(chan struct{}), accept: make(chan net.Conn), closed: make(chan struct{})}
	transport := &http.Transport{DialContext: func(context.Context, string, string) (net.Conn, error) { return m.dial() }}
	m.client = &http.Client{Transport: transport}
	go func() {
		defer close(m.ended)
		m.stopped <- Serve(ctx, m, h)
	}()
	t.Cleanup(func() {
		transport.CloseIdleConnections()
		stop()
		<-m.ended
	})
	return m
}

// dial returns a new connection to the server.
func (m *memoryServer) dial() (net.Conn, error) {
	ours, theirs := net.Pipe()
	select {
	case m.accept <- theirs:
		return ours, nil
	case <-m.closed:
		return nil, net.ErrClosed
	}
}

// Accept is for net.Listener.
func (m *memoryServer) Accept() (net.Conn, error) {
	select {
	case c := <-m.accept:
		return c, nil
	case <-m.closed:
		return nil, net.ErrClosed
	}
}

// Close is for net.Listener.
func (m *memoryServer) Close() error {
	m.once.Do(func() { close(m.closed) })
	return nil
}

// Addr is for net.Listener.
func (m *memoryServer) Addr() net.Addr { return &net.TCPAddr{IP: net.IPv4(127, 0, 0, 1), Port: 1} }
