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

// shared holds the server that all tests of this process use.
var shared struct {
	once   sync.Once
	server *Server
	err    error
}

// Shared returns the server that all tests of this process share. The first call
// starts the server, unless the environment names a server. If no server can be
// started, the test fails. The package's TestMain must call [Main], which stops
// the server.
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

// Main runs the tests of a package, stops the server that [Shared] has started,
// if any, and exits. A package's TestMain calls it.
func Main(m *testing.M) {
	code := m.Run()
	// A test may have left a goroutine that calls Shared. The call of once waits
	// for that goroutine, and prevents a later start.
	shared.once.Do(func() {})
	if shared.server != nil {
		shared.server.Stop()
	}
	os.Exit(code)
}

// startContext returns a context that ends five seconds before the deadline of
// all tests. A start that takes too long is then reported as such.
func startContext(t testing.TB) (context.Context, context.CancelFunc) {
	if d, ok := t.(interface{ Deadline() (time.Time, bool) }); ok {
		if deadline, ok := d.Deadline(); ok {
			return context.WithDeadline(context.Background(), deadline.Add(-5*time.Second))
		}
	}
	return context.WithCancel(context.Background())
}

// stopOnSignal stops the server when this process gets a signal to end. After
// that the process ends by the same signal.
func stopOnSignal(s *Server) {
	signals := make(chan os.Signal, 1)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)
	go func() {
		received := (<-signals).(syscall.Signal)
		s.Stop()
		signal.Reset(received)
		self, err := os.FindProcess(os.Getpid())
		if err == nil {
			err = self.Signal(received)
		}
		if err != nil { // always on Windows, where no process can send itself a signal
			os.Exit(128 + int(received))
		}
	}()
}
