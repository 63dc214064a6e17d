package neo4jtest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os/exec"
	"sync"
	"syscall"
	"time"

	"parley/internal/neo4jtest/processgroup"
)

// A process may take this long to end: patience after SIGTERM, killTimeout after
// SIGKILL.
const (
	patience    = 5 * time.Second
	killTimeout = 10 * time.Second
)

// process is a running server in a process group of its own. A Ctrl-C at the
// terminal must reach only the tests. The tests then end the server in order.
type process struct {
	cmd    *exec.Cmd
	group  *processgroup.Group
	output *tail
	// exited is closed when the process has ended. waitErr is set before that.
	exited  chan struct{}
	waitErr error
}

// startProcess runs the command. The standard input of the command is an empty
// pipe. The system closes the pipe when this process ends, in whatever way.
func startProcess(name string, args ...string) (*process, error) {
	p := &process{
		cmd:    exec.Command(name, args...),
		output: &tail{},
		exited: make(chan struct{}),
	}
	p.cmd.Stdout = p.output
	p.cmd.Stderr = p.output
	// Children of the process may hold its output open after it has ended.
	p.cmd.WaitDelay = time.Second
	input, err := p.cmd.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("make a pipe to %s: %w", name, err)
	}
	if p.group, err = processgroup.Start(p.cmd); err != nil {
		return nil, errors.Join(fmt.Errorf("run %s: %w", name, err), input.Close())
	}
	go func() {
		// Wait also closes the pipe.
		p.waitErr = p.cmd.Wait()
		close(p.exited)
	}()
	return p, nil
}

// terminate asks the process and everything that it started to end, so that they
// can remove their temporary files. Then it kills the processes that are left.
func (p *process) terminate() error {
	select {
	case <-p.exited:
	default:
		if err := p.group.Signal(syscall.SIGTERM); err != nil {
			return err
		}
		select {
		case <-p.exited:
		case <-time.After(patience):
		}
	}
	return p.kill()
}

// kill ends the process and everything that it started. It returns when the
// process has ended.
func (p *process) kill() error {
	// Kill the group even if the process has ended: its children may still run.
	if err := p.group.Kill(); err != nil {
		return err
	}
	select {
	case <-p.exited:
		return nil
	case <-time.After(killTimeout):
		return fmt.Errorf("process %d does not end", p.cmd.Process.Pid)
	}
}

// tail holds the last tailSize bytes that were written to it, for an error
// message.
type tail struct {
	mu    sync.Mutex
	bytes []byte
}

var _ io.Writer = (*tail)(nil)

const tailSize = 4096

func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.bytes = lastBytes(append(t.bytes, p...), tailSize)
	return len(p), nil
}

// String returns the held bytes without white space around them.
func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(bytes.TrimSpace(t.bytes))
}

// lastBytes returns the last n bytes of b, or b if it is shorter.
func lastBytes(b []byte, n int) []byte {
	if len(b) > n {
		b = b[len(b)-n:]
	}
	return b
}
