package server

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"time"
)

const (
	// A client has this long to send its headers and its body; 5 s is what is promised.
	readTime = 4500 * time.Millisecond
	// A client has this long, beyond the deadline of its request, to take the answer.
	writeTime = 5 * time.Second
	stopTime  = 10 * time.Second // for running requests when the server stops
)

// Serve answers on a listener until ctx ends, and then lets running requests
// finish, and sockets the answer that is on its way.
func Serve(ctx context.Context, l net.Listener, h http.Handler) error {
	life := &life{stopping: ctx}
	s := &http.Server{
		Handler:     h,
		BaseContext: func(net.Listener) context.Context { return context.WithValue(context.Background(), lifeKey{}, life) },
		ReadTimeout: readTime,
		// The endpoint counts header fields and refuses in JSON; what is larger than
		// this never gets there, and net/http refuses it in plain text.
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
		stopped <- errors.Join(err, life.closed(stop))
	}()
	if err := s.Serve(l); !errors.Is(err, http.ErrServerClosed) {
		return fmt.Errorf("serve: %w", err)
	}
	return <-stopped
}
