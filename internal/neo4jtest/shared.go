package neo4jtest

import (
	"context"
	"os"
	"os/signal"
	"sync"
	"syscall"
	"testing"
	"time"
)

// shared is the server that all tests of this process use.
var shared struct {
	once   sync.Once
	server *Server
	err    error
}

// Shared returns the server that all tests of this process share; the first call
// starts it, unless the environment names one. Where there is none to be had the
// test fails. The package's TestMain must be [Main], which ends the server.
func Shared(t testing.TB) *Server {
	t.Helper()
	shared.once.Do(func() {
		ctx, cancel := startContext(t)
		defer cancel()
		shared.server, shared.err = Start(ctx)
		if shared.err == nil && shared.server.started() {
			stopOnSignal(shared.server)
		}
	})
	if shared.err != nil {
		t.Fatal(shared.err)
	}
	return shared.server
}

// Main runs the tests of a package, ends the server that [Shared] has started in
// it, if any, and exits. It is for a package's TestMain.
func Main(m *testing.M) {
	code := m.Run()
	// Through once, so that a call from a goroutine that a test has left behind
	// is waited for, and none can start a server any more.
	shared.once.Do(func() {})
	if shared.server != nil {
		shared.server.Stop()
	}
	os.Exit(code)
}

// startContext ends a little before the time that all tests have together, so
// that a start that takes too long is reported as such.
func startContext(t testing.TB) (context.Context, context.CancelFunc) {
	if d, ok := t.(interface{ Deadline() (time.Time, bool) }); ok {
		if deadline, ok := d.Deadline(); ok {
			return context.WithDeadline(context.Background(), deadline.Add(-5*time.Second))
		}
	}
	return context.WithCancel(context.Background())
}

// stopOnSignal ends the server when this process is told to end, and then lets
// the signal do what it would have done.
func stopOnSignal(s *Server) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
	go func() {
		received := (<-signals).(syscall.Signal)
		s.Stop()
		signal.Reset(received)
		if err := syscall.Kill(os.Getpid(), received); err != nil {
			os.Exit(128 + int(received))
		}
	}()
}
