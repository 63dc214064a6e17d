package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strconv"
	"syscall"
	"time"
)

// endTimeout is long enough for Neo4j to end in order on a busy machine.
const endTimeout = time.Minute

// OwnServer is a server that one test has for itself, so that it may be killed and
// started again. It comes from the Maven packages, whatever way [Start] goes.
type OwnServer struct {
	// Server is stopped by OwnServer's Stop, not by its own.
	*Server
	// Home is the folder of its data.
	Home string
	// Within is a command that runs another, which the server is started by: nsenter,
	// say. It is nil where none is needed.
	Within []string

	script  string
	port    int
	process *process
}

// Own starts a server with settings of neo4j.conf, KEY=VALUE. The caller calls
// Stop. The command in within, if any, runs the server's start script, see
// OwnServer; the server's data are in the folder home, which is made, or for ""
// in a temporary one.
func Own(ctx context.Context, home string, within []string, settings ...string) (*OwnServer, error) {
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
		err = fmt.Errorf("%w%s", err, whatItSaid(s.process, home))
		return nil, errors.Join(err, s.Stop())
	}
	return s, nil
}

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

// Kill ends the server at once, as a power cut does, and keeps its data.
func (s *OwnServer) Kill() error { return s.process.kill() }

// End ends the server in order, as an administrator does, and keeps its data.
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

// Again starts the server that was killed or ended, with the data that it had, and with
// other settings. It does not wait until the server answers: see Answers.
func (s *OwnServer) Again(settings ...string) error { return s.start(settings, "--again") }

// Answers waits until the server answers queries, or ctx ends, or the server does.
func (s *OwnServer) Answers(ctx context.Context) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	p := s.process
	go func() {
		select {
		case <-p.exited:
			cancel(fmt.Errorf("%w: %w%s", errProcessEnded, exitReason(p.waitErr), whatItSaid(p, s.Home)))
		case <-ctx.Done():
		}
	}()
	return awaitQueries(ctx, s.Server)
}

// Stop ends the server and removes its data.
func (s *OwnServer) Stop() error {
	return errors.Join(s.process.kill(), os.RemoveAll(s.Home))
}
