package neo4jtest

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"sync"
	"syscall"
	"time"
)

// How long a process may take to end: patience after it was asked to, killTimeout
// after it was made to.
const (
	patience    = 5 * time.Second
	killTimeout = 10 * time.Second
)

// process is a running server in a process group of its own: a Ctrl-C at the
// terminal must reach only the tests, which then end the server in order.
type process struct {
	cmd    *exec.Cmd
	output *tail
	// exited is closed when the process has ended; waitErr is set before that.
	exited  chan struct{}
	waitErr error
}

// startProcess runs the command. Its standard input is a pipe that nothing is
// written to and that the system closes when this process dies in whatever way.
func startProcess(name string, args ...string) (*process, error) {
	p := &process{
		cmd:    exec.Command(name, args...),
		output: &tail{},
		exited: make(chan struct{}),
	}
	p.cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true}
	p.cmd.Stdout = p.output
	p.cmd.Stderr = p.output
	// Children of the process may hold its output open after it has ended.
	p.cmd.WaitDelay = time.Second
	input, err := p.cmd.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("make a pipe to %s: %w", name, err)
	}
	if err := p.cmd.Start(); err != nil {
		return nil, errors.Join(fmt.Errorf("run %s: %w", name, err), input.Close())
	}
	go func() {
		// Wait also closes the pipe.
		p.waitErr = p.cmd.Wait()
		close(p.exited)
	}()
	return p, nil
}

// terminate asks the process and all that it started to end, so that they can
// clear away what they were at, and kills what has not ended soon.
func (p *process) terminate() error {
	select {
	case <-p.exited:
	default:
		if err := p.signalGroup(syscall.SIGTERM); err != nil {
			return err
		}
		select {
		case <-p.exited:
		case <-time.After(patience):
		}
	}
	return p.kill()
}

// kill ends the process and all that it started, and returns when it has ended.
func (p *process) kill() error {
	// Also where the process itself has ended: it may have left children.
	if err := p.signalGroup(syscall.SIGKILL); err != nil {
		return err
	}
	select {
	case <-p.exited:
		return nil
	case <-time.After(killTimeout):
		return fmt.Errorf("process %d does not end", p.cmd.Process.Pid)
	}
}

// signalGroup sends the signal to the process group, whose id is that of the
// process which was started as its first.
func (p *process) signalGroup(signal syscall.Signal) error {
	group := p.cmd.Process.Pid
	err := syscall.Kill(-group, signal)
	// macOS answers EPERM for a group of which only ended processes are left.
	if err != nil && !errors.Is(err, syscall.ESRCH) && !errors.Is(err, os.ErrPermission) {
		return fmt.Errorf("send %v to process group %d: %w", signal, group, err)
	}
	return nil
}

// tail keeps the last part of what is written to it, for an error message.
type tail struct {
	mu   sync.Mutex
	kept []byte
}

var _ io.Writer = (*tail)(nil)

const tailSize = 4096

func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.kept = lastBytes(append(t.kept, p...), tailSize)
	return len(p), nil
}

func (t *tail) String() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	return string(bytes.TrimSpace(t.kept))
}

func lastBytes(b []byte, n int) []byte {
	if len(b) > n {
		b = b[len(b)-n:]
	}
	return b
}
