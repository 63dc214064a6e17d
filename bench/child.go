package main

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
	"syscall"
	"time"

	"parley/internal/neo4jtest/processgroup"
)

// child is a server that a script runs. It prints one line when it is ready: its address, and its version.
type child struct {
	address, version string
	took             time.Duration // until it was ready
	pid              int
	stop             func()
}

// A child may take this long to get ready, and to end.
const (
	readyTimeout = 2 * time.Minute
	endTimeout   = 10 * time.Second
)

// startChild starts a script in a process group of its own: a Ctrl-C at the terminal reaches only bench, which then stops the child. If bench is killed,
// the child reads the end of its standard input, and ends.
func startChild(ctx context.Context, environment []string, script ...string) (*child, error) {
	begin := time.Now()
	cmd := exec.Command(script[0], script[1:]...) //nolint:noctx // stop ends it, in order
	cmd.Env, cmd.Stderr, cmd.WaitDelay = environment, os.Stderr, time.Second
	input, err := cmd.StdinPipe()
	if err != nil {
		return nil, err
	}
	output, err := cmd.StdoutPipe()
	if err != nil {
		return nil, err
	}
	group, err := processgroup.Start(cmd)
	if err != nil {
		return nil, fmt.Errorf("start %s: %w", script[0], err)
	}
	ended := make(chan struct{})
	c := &child{pid: cmd.Process.Pid, stop: func() {
		_ = input.Close()
		select {
		case <-ended:
		case <-time.After(endTimeout):
			_ = group.Signal(syscall.SIGTERM)
		}
		_ = group.Kill() // what is left
		<-ended
	}}
	lines := make(chan string, 1)
	go func() {
		read := bufio.NewReader(output)
		line, _ := read.ReadString('\n')
		lines <- line
		_, _ = io.Copy(io.Discard, read)
		_ = cmd.Wait()
		close(ended)
	}()
	select {
	case line := <-lines:
		c.address, c.version, _ = strings.Cut(strings.TrimSpace(line), " ")
		if c.took = time.Since(begin); c.address != "" {
			return c, nil
		}
		err = fmt.Errorf("%s ended before it was ready", strings.Join(script, " "))
	case <-time.After(readyTimeout):
		err = fmt.Errorf("%s was not ready after %v", strings.Join(script, " "), readyTimeout)
	case <-ctx.Done():
		err = ctx.Err()
	}
	c.stop()
	return nil, err
}

// command runs a script that only prints for people.
func command(ctx context.Context, script ...string) *exec.Cmd {
	c := exec.CommandContext(ctx, script[0], script[1:]...)
	c.Stdout, c.Stderr = os.Stderr, os.Stderr
	return c
}
