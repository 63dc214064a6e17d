//go:build integration

package chaos

import (
	"bytes"
	"os"
	"os/exec"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"parley/internal/neo4jtest"
)

// running is a process of the program.
type running struct {
	cmd   *exec.Cmd
	out   *output
	ended chan struct{} // closed when the process has ended
}

// output is the output of a process. It can be read while the process runs.
type output struct {
	mu   sync.Mutex
	text bytes.Buffer
}

func (o *output) Write(p []byte) (int, error) {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.Write(p)
}

func (o *output) String() string {
	o.mu.Lock()
	defer o.mu.Unlock()
	return o.text.String()
}

// begin runs the program against the Neo4j at an address, with the user of a server.
func begin(t testing.TB, uri string, as *neo4jtest.Server, args ...string) *running {
	t.Helper()
	r := &running{cmd: exec.Command(programPath(t), args...), out: &output{}, ended: make(chan struct{})}
	r.cmd.Env = append(os.Environ(), "PARLEY_NEO4J="+uri, "PARLEY_NEO4J_USER="+as.User, "PARLEY_NEO4J_PASSWORD="+as.Password)
	r.cmd.Stdout, r.cmd.Stderr = r.out, r.out
	if err := r.cmd.Start(); err != nil {
		t.Fatal(err)
	}
	go func() {
		_ = r.cmd.Wait() // the status is in ProcessState
		close(r.ended)
	}()
	t.Cleanup(func() { r.signal(syscall.SIGKILL); <-r.ended })
	return r
}

// signal sends a signal. The process may already have ended.
func (r *running) signal(s syscall.Signal) { _ = r.cmd.Process.Signal(s) }

// status waits for the end, and returns the exit status: -1 for a signal.
func (r *running) status(t testing.TB) int {
	t.Helper()
	select {
	case <-r.ended:
		return r.cmd.ProcessState.ExitCode()
	case <-time.After(stuckAfter):
		t.Fatalf("the program has not ended after %v; it said:\n%s", stuckAfter, r.out)
		return 0
	}
}

// parley runs the program to its end, and returns its status and output.
func parley(t testing.TB, uri string, as *neo4jtest.Server, args ...string) (int, string) {
	t.Helper()
	r := begin(t, uri, as, args...)
	return r.status(t), r.out.String()
}

// stuckAfter ends a wait that would never end. It says nothing about speed.
const stuckAfter = 5 * time.Minute

// await waits until a condition holds.
func await(t testing.TB, what string, holds func() bool) {
	t.Helper()
	for end := time.Now().Add(stuckAfter); !holds(); time.Sleep(20 * time.Millisecond) {
		if time.Now().After(end) {
			t.Fatalf("after %v still not: %s", stuckAfter, what)
		}
	}
}

// within fails the test when something took too long. The limit is the time that timers account for, plus some runs of
// a reference, which is measured now: a busy machine slows both down.
func within(t testing.TB, what string, took, timers time.Duration, times int, reference func()) {
	t.Helper()
	began := time.Now()
	reference()
	one := time.Since(began)
	if limit := timers + time.Duration(times)*one; took > limit {
		t.Errorf("%s took %v; the limit is %v, with %v for the reference", what, took, limit, one)
	}
}

// discreet fails the test if a text for people shows a secret or internals.
func discreet(t testing.TB, text, password string) {
	t.Helper()
	for _, inner := range []string{password, "goroutine ", "runtime error", ".go:"} {
		if inner != "" && strings.Contains(text, inner) {
			t.Errorf("it shows %q:\n%s", inner, text)
		}
	}
}
