package badinput

import (
	"bytes"
	"context"
	"errors"
	"flag"
	"fmt"
	"net"
	"os"
	"os/exec"
	"strings"
	"sync/atomic"
	"testing"
	"time"
)

// program is the parley program that all tests run. It stays there after the tests: `go build` then links it again
// only when the code has changed.
const program = "../../bin/parley-badinput"

func TestMain(m *testing.M) {
	flag.Parse()
	if out, err := exec.Command("go", "build", "-o", program, "../../cmd/parley").CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "build the program: %v\n%s", err, out)
		os.Exit(1)
	}
	os.Exit(m.Run())
}

// ended is the result of a run.
type ended struct {
	status         int
	stdout, stderr string
	cost           usage
}

// usage is what a process used.
type usage struct {
	cpu      time.Duration // in user mode and in the kernel
	resident int64         // peak memory in bytes
}

// stuckAfter ends a run that would never end. No run comes near it.
const stuckAfter = 5 * time.Minute

// parley runs the program to its end.
func parley(t testing.TB, args ...string) ended {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), stuckAfter)
	defer cancel()
	c := exec.CommandContext(ctx, program, args...)
	c.Env = []string{"HOME=" + t.TempDir(), "PARLEY_NEO4J_USER=neo4j", "PARLEY_NEO4J_PASSWORD=secret"}
	var stdout, stderr bytes.Buffer
	c.Stdout, c.Stderr = &stdout, &stderr
	err := c.Run()
	var status *exec.ExitError
	switch {
	case ctx.Err() != nil:
		t.Fatalf("parley %s is stuck", strings.Join(args, " "))
	case err != nil && !errors.As(err, &status):
		t.Fatal(err)
	}
	return ended{
		status: c.ProcessState.ExitCode(), stdout: stdout.String(), stderr: stderr.String(),
		cost: usage{cpu: c.ProcessState.UserTime() + c.ProcessState.SystemTime(), resident: resident(t, c.ProcessState)},
	}
}

// neo4j listens at the address that a load gets as its Neo4j, and counts the connections.
type neo4j struct {
	uri  string
	came atomic.Int32
}

func listen(t testing.TB) *neo4j {
	t.Helper()
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = l.Close() })
	n := &neo4j{uri: "bolt://" + l.Addr().String()}
	go func() {
		for {
			c, err := l.Accept()
			if err != nil {
				return
			}
			n.came.Add(1)
			_ = c.Close()
		}
	}()
	return n
}

// TestTheListenerSeesALoad: the load of a sound dossier connects, so the other tests can rely on the counter.
func TestTheListenerSeesALoad(t *testing.T) {
	n := listen(t)
	if e := parley(t, "load", folder(t, sound()), "--neo4j", n.uri); e.status != 1 || n.came.Load() == 0 {
		t.Errorf("status %d, connections %d: %s", e.status, n.came.Load(), e.stderr)
	}
}
