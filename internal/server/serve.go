package server

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"

	"parley/internal/server/socket"
)

const (
	// readTime is the time that a client has to send its headers and its body.
	readTime = 4500 * time.Millisecond
	// writeTime is the time that a client has to read the answer, after the deadline of its
	// request.
	writeTime = 5 * time.Second
	// stopTime is the time that running requests have when the server stops.
	stopTime = 10 * time.Second
)

// Serve answers on a listener until ctx ends. Then it takes no more requests, waits for the
// running requests, and closes the WebSockets after the answers that are on their way.
func Serve(ctx context.Context, l net.Listener, h http.Handler) error {
	sockets := socket.NewGroup(ctx)
	s := &http.Server{
		Handler:     h,
		BaseContext: func(net.Listener) context.Context { return sockets.In(context.Background()) },
		ReadTimeout: readTime,
		// The endpoint refuses large headers in JSON. net/http refuses headers beyond this
		// size itself, in plain text.
		MaxHeaderBytes: 1 << 20,
		WriteTimeout:   10*time.Second + writeTime,
		IdleTimeout:    time.Minute,
	}
	stopped := make(chan error, 1)
	go func() {
		<-ctx.Done()
		stop, cancel := context.WithTimeout(context.WithoutCancel(ctx), stopTime)
		defer cancel()
		err := s.Shutdown(stop)
		stopped <- errors.Join(err, sockets.Wait(stop))
	}()
	if err := s.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return <-stopped
}
