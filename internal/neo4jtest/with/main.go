// Command with runs another command with a Neo4j server for tests at hand:
//
//	go run ./internal/neo4jtest/with go test -p 1 -tags integration ./...
//
// It starts a server in the same ways as package neo4jtest, and prints to
// standard error where the server comes from. It sets PARLEY_TEST_NEO4J_URI,
// PARLEY_TEST_NEO4J_USER and PARLEY_TEST_NEO4J_PASSWORD for the command. When the
// command has ended, it stops the server and exits with the command's status.
//
// The command runs in a process group of its own. Each signal is sent on once,
// to the command and to everything that the command has started. Because of the
// process group, the command cannot read from the terminal.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"syscall"
	"time"

	"parley/internal/neo4jtest"
	"parley/internal/neo4jtest/processgroup"
)

func main() {
	if len(os.Args) < 2 {
		fmt.Fprintln(os.Stderr, "usage: with COMMAND [ARGUMENT...]\nruns the command with a Neo4j server for tests")
		os.Exit(2)
	}
	status, err := run(os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "with:", err)
	}
	os.Exit(status)
}

// run runs the command with a server. It returns the status to exit with, and an
// error that says why the command did not run.
func run(command []string) (int, error) {
	signals := make(chan os.Signal, 8)
	signal.Notify(signals, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)

	server, err := start(signals)
	if err != nil {
		var interrupted *interruptedError
		if errors.As(err, &interrupted) {
			return 128 + int(interrupted.signal), err
		}
		return 1, err
	}
	defer server.Stop()

	cmd := exec.Command(command[0], command[1:]...)
	cmd.Stdin, cmd.Stdout, cmd.Stderr = os.Stdin, os.Stdout, os.Stderr
	cmd.Env = append(
		os.Environ(),
		neo4jtest.EnvURI+"="+server.URI,
		neo4jtest.EnvUser+"="+server.User,
		neo4jtest.EnvPassword+"="+server.Password,
	)
	group, err := processgroup.Start(cmd)
	if err != nil {
		return 127, fmt.Errorf("run the command: %w", err)
	}
	ended := make(chan error, 1)
	go func() { ended <- cmd.Wait() }()
	for {
		select {
		case s := <-signals:
			// This fails only if the command has just ended. The loop then ends, too.
			_ = group.Signal(s.(syscall.Signal))
		case err := <-ended:
			return exitStatus(err)
		}
	}
}

// start returns a running server. At the first signal it gives up, and returns an
// [interruptedError].
func start(signals <-chan os.Signal) (*neo4jtest.Server, error) {
	ctx, cancel := context.WithCancelCause(context.Background())
	defer cancel(nil)
	started := make(chan struct{})
	watched := make(chan struct{})
	go func() {
		defer close(watched)
		select {
		case s := <-signals:
			cancel(&interruptedError{s.(syscall.Signal)})
		case <-started:
		}
	}()
	began := time.Now()
	server, err := neo4jtest.Start(ctx)
	close(started)
	<-watched
	if err != nil {
		return nil, err
	}
	if err := ctx.Err(); err != nil {
		// The signal came at the moment when the server was ready.
		server.Stop()
		return nil, context.Cause(ctx)
	}
	fmt.Fprintf(os.Stderr, "with: Neo4j at %s from %s, ready after %.1f s\n",
		server.URI, server.Origin, time.Since(began).Seconds())
	return server, nil
}

// interruptedError says that a signal ended the start.
type interruptedError struct{ signal syscall.Signal }

func (e *interruptedError) Error() string { return "ended by signal: " + e.signal.String() }

// exitStatus returns the status that a shell gives to a command, for the error
// that its Wait has returned.
func exitStatus(err error) (int, error) {
	var exit *exec.ExitError
	if !errors.As(err, &exit) {
		if err != nil {
			return 1, fmt.Errorf("wait for the command: %w", err)
		}
		return 0, nil
	}
	if ws, ok := exit.Sys().(syscall.WaitStatus); ok && ws.Signaled() {
		return 128 + int(ws.Signal()), nil
	}
	return exit.ExitCode(), nil
}
