package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"syscall"
	"time"
)

// endTimeout is long enough for an orderly stop of Neo4j on a busy machine.
const endTimeout = time.Minute

// OwnServer is a server for one test. The test may kill it and start it again. The
// server always comes from the Maven packages.
type OwnServer struct {
	// Server is the running server. Call OwnServer's Stop, not Server's.
	*Server
	// Home is the folder of the server's data.
	Home string
	// Within is a command that runs the start script, such as nsenter with its
	// arguments. If it is nil, the script runs directly.
	Within []string

	script  string
	port    int
	process *process
}

// Own starts a server, and returns it when it answers queries. The caller calls
// Stop. The server's data are in the folder home, which Own creates; "" means a
// temporary folder. within is the Within of the OwnServer. The settings are lines
// of neo4j.conf, KEY=VALUE.
func Own(ctx context.Context, home string, within []string, settings ...string) (*OwnServer, error) {
	if runtime.GOOS == "windows" {
		return nil, errNeedsUnix
	}
	root, err := repositoryRoot()
	if err != nil {
		return nil, err
	}
	if home == "" {
		if home, err = os.MkdirTemp("", "parley-neo4j-"); err != nil {
			return nil, fmt.Errorf("make a folder for the server's data: %w", err)
		}
	}
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	s := &OwnServer{
		Server: &Server{
			URI: "bolt://127.0.0.1:" + strconv.Itoa(port), User: initialUser, Password: newPassword(),
			Origin: "Neo4j's Maven packages (" + mavenScript + ")",
		},
		Home: home, Within: within, port: port, script: filepath.Join(root, filepath.FromSlash(mavenScript)),
	}
	if err := s.start(settings); err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, mavenTimeout)
	defer cancel()
	if err := awaitProcess(ctx, s.process, s.Server); err != nil {
		err = fmt.Errorf("%w%s", err, lastOutput(s.process, home))
		return nil, errors.Join(err, s.Stop())
	}
	return s, nil
}

// start runs the start script with settings of neo4j.conf and more arguments. It
// does not wait for the server.
func (s *OwnServer) start(settings []string, more ...string) error {
	command := append(append([]string{}, s.Within...), s.script, "start", "--home", s.Home, "--port", strconv.Itoa(s.port), "--until-eof")
	for _, setting := range settings {
		command = append(command, "--set", setting)
	}
	command = append(command, more...)
	var err error
	s.process, err = startProcess(command[0], command[1:]...)
	return err
}

// Kill ends the server at once, like a power cut. The data stay.
func (s *OwnServer) Kill() error { return s.process.kill() }

// End stops the server in order, like an administrator. The data stay.
func (s *OwnServer) End() error {
	if err := s.process.cmd.Process.Signal(syscall.SIGTERM); err != nil {
		return fmt.Errorf("end the server: %w", err)
	}
	select {
	case <-s.process.exited:
	case <-time.After(endTimeout):
	}
	return s.process.kill()
}

// Again starts the server again after Kill or End, with its data and with new
// settings. It does not wait until the server answers: see Answers.
func (s *OwnServer) Again(settings ...string) error { return s.start(settings, "--again") }

// Answers waits until the server answers queries. It returns an error if ctx or
// the server's process ends before that.
func (s *OwnServer) Answers(ctx context.Context) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	p := s.process
	go func() {
		select {
		case <-p.exited:
			cancel(fmt.Errorf("%w: %w%s", errProcessEnded, exitReason(p.waitErr), lastOutput(p, s.Home)))
		case <-ctx.Done():
		}
	}()
	return awaitQueries(ctx, s.Server)
}

// Stop kills the server and removes its data.
func (s *OwnServer) Stop() error {
	return errors.Join(s.process.kill(), os.RemoveAll(s.Home))
}
