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
	"path/filepath"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"
)

// program is what all tests run, built once for them.
var program string

func TestMain(m *testing.M) {
	flag.Parse()
	os.Exit(built(m))
}

func built(m *testing.M) int {
	folder, err := os.MkdirTemp("", "parley-badinput-")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer func() { _ = os.RemoveAll(folder) }()
	program = filepath.Join(folder, "parley")
	if out, err := exec.Command("go", "build", "-o", program, "../../cmd/parley").CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "build the program: %v\n%s", err, out)
		return 1
	}
	return m.Run()
}

// ended is how the program ended.
type ended struct {
	status         int
	stdout, stderr string
	cost           usage
}

// usage is what a process used up.
type usage struct {
	cpu      time.Duration // the kernel's for it included
	resident int64         // bytes, at most
}

// longest is how long the program may take before it counts as stuck.
const longest = 30 * time.Second

// parley runs the program.
func parley(t testing.TB, args ...string) ended {
	t.Helper()
	ctx, cancel := context.WithTimeout(t.Context(), longest)
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
	r, ok := c.ProcessState.SysUsage().(*syscall.Rusage)
	if !ok {
		t.Fatal("this system does not tell what a process used up")
	}
	return ended{
		status: c.ProcessState.ExitCode(), stdout: stdout.String(), stderr: stderr.String(),
		cost: usage{cpu: c.ProcessState.UserTime() + c.ProcessState.SystemTime(), resident: r.Maxrss << 10},
	}
}

// neo4j listens where a load is told that a Neo4j is, and counts who comes.
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

// TestTheListenerSeesALoad: that nobody came tells something only if somebody would.
func TestTheListenerSeesALoad(t *testing.T) {
	n := listen(t)
	if e := parley(t, "load", folder(t, sound()), "--neo4j", n.uri); e.status != 1 || n.came.Load() == 0 {
		t.Errorf("status %d, connections %d: %s", e.status, n.came.Load(), e.stderr)
	}
}
