package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"os/signal"
	"regexp"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"
)

const programVariable = "PARLEY_TEST_PROGRAM"

// This test binary is also the program, when the environment says so.
func init() {
	if args, ok := os.LookupEnv(programVariable); ok {
		ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
		status := run(ctx, strings.Split(args, "\n"))
		stop()
		os.Exit(status)
	}
}

// program is a parley in its own process.
type program struct {
	*exec.Cmd
	out, log transcript
}

// transcript is the output of a process.
type transcript struct {
	sync.Mutex
	text bytes.Buffer
}

func (l *transcript) Write(p []byte) (int, error) {
	l.Lock()
	defer l.Unlock()
	return l.text.Write(p)
}

func (l *transcript) String() string {
	l.Lock()
	defer l.Unlock()
	return l.text.String()
}

// stuckAfter ends a wait that would never end. It says nothing about speed.
const stuckAfter = 5 * time.Minute

// start runs parley until the test ends, with variables in the environment.
func start(t *testing.T, environment []string, args ...string) *program {
	t.Helper()
	self, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	p := &program{Cmd: exec.Command(self)}
	p.Env = append(append(os.Environ(), programVariable+"="+strings.Join(args, "\n")), environment...)
	p.Stdout, p.Stderr = &p.out, &p.log
	if err := p.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if p.ProcessState == nil {
			_ = p.Process.Kill()
			_ = p.Wait()
		}
	})
	return p
}

var address = regexp.MustCompile(`GraphQL +(http://\S+)/graphql`)

// url waits until the program listens, and returns its address.
func (p *program) url(t *testing.T) string {
	t.Helper()
	for end := time.Now().Add(stuckAfter); time.Now().Before(end); time.Sleep(10 * time.Millisecond) {
		if at := address.FindStringSubmatch(p.out.String()); at != nil {
			return at[1]
		}
	}
	t.Fatalf("the program does not listen:\n%s%s", &p.out, &p.log)
	return ""
}

// stop ends the program as an operator would, and returns its status.
func (p *program) stop(t *testing.T) int {
	t.Helper()
	if err := p.Process.Signal(syscall.SIGTERM); err != nil {
		t.Fatal(err)
	}
	_ = p.Wait() // the status tells
	return p.ProcessState.ExitCode()
}
