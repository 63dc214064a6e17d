package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"time"
)

// mavenScript is the script's path in the repository.
const mavenScript = "scripts/neo4j-maven.sh"

// mavenTimeout is long enough for the first download over a slow line. A start
// without a download takes about ten seconds.
const mavenTimeout = 10 * time.Minute

// errProcessEnded says why the wait for a server ended early.
var errProcessEnded = errors.New("the server's process ended")

// errNeedsUnix says that the script cannot run.
var errNeedsUnix = errors.New(mavenScript + " needs Linux or macOS: on Windows, start a container engine, or name a Neo4j 5 server in " + EnvURI)

// startMaven starts a server from the Maven packages.
func startMaven(ctx context.Context) (*Server, error) {
	if runtime.GOOS == "windows" {
		return nil, errNeedsUnix
	}
	root, err := repositoryRoot()
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, mavenTimeout)
	defer cancel()
	script := filepath.Join(root, filepath.FromSlash(mavenScript))
	for attempt := 1; ; attempt++ {
		s, err := startMavenOnce(ctx, script)
		// Another program may take the free port before the server does.
		if err != nil && attempt < 3 && strings.Contains(err.Error(), "Address already in use") {
			continue
		}
		return s, err
	}
}

func startMavenOnce(ctx context.Context, script string) (*Server, error) {
	port, err := freePort()
	if err != nil {
		return nil, err
	}
	home, err := os.MkdirTemp("", "parley-neo4j-")
	if err != nil {
		return nil, fmt.Errorf("make a folder for the server's data: %w", err)
	}
	p, err := startProcess(script, "start", "--home", home, "--port", strconv.Itoa(port), "--until-eof", "--long")
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(home))
	}
	clearAway := func(end func() error) {
		if err := errors.Join(end(), os.RemoveAll(home)); err != nil {
			fmt.Fprintf(os.Stderr, "neo4jtest: cannot remove the Neo4j server (process %d, data in %s): remove it by hand: %v\n",
				p.cmd.Process.Pid, home, err)
		}
	}
	s := &Server{
		URI:      "bolt://127.0.0.1:" + strconv.Itoa(port),
		User:     initialUser,
		Password: newPassword(),
		Origin:   "Neo4j's Maven packages (" + mavenScript + ")",
		// Kill, because an orderly stop takes Neo4j ten seconds, and the data are
		// removed anyway.
		stop: func() { clearAway(p.kill) },
	}
	if err := awaitProcess(ctx, p, s); err != nil {
		// Read the logs before their folder is removed.
		err = fmt.Errorf("%w%s", err, lastOutput(p, home))
		// Terminate, because the script may be filling the cache.
		clearAway(p.terminate)
		return nil, err
	}
	return s, nil
}

// awaitProcess waits until the new server s, which p runs, answers queries. It
// sets the password of s.
func awaitProcess(ctx context.Context, p *process, s *Server) error {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	go func() {
		select {
		case <-p.exited:
			cancel(fmt.Errorf("%w: %w", errProcessEnded, exitReason(p.waitErr)))
		case <-ctx.Done():
		}
	}()
	err := awaitPasswordChange(ctx, s)
	if err == nil {
		err = awaitQueries(ctx, s)
	}
	if err != nil && errors.Is(context.Cause(ctx), errProcessEnded) {
		// The error of the connection adds nothing: nobody listens at the port.
		return context.Cause(ctx)
	}
	return err
}

// exitReason returns the error that says how a process ended, for the error that
// its Wait has returned.
func exitReason(waitErr error) error {
	if waitErr == nil {
		return errors.New("exit status 0")
	}
	return waitErr
}

// lastOutput returns the last output of the script and of the server, to be
// appended to an error message. It returns "" if there is none.
func lastOutput(p *process, home string) string {
	var said []string
	if out := p.output.String(); out != "" {
		said = append(said, out)
	}
	// The log is missing if the script ended before the server started.
	if log, err := os.ReadFile(filepath.Join(home, "logs", "neo4j.log")); err == nil {
		said = append(said, strings.TrimSpace(string(lastBytes(log, tailSize))))
	}
	if len(said) == 0 {
		return ""
	}
	return "; it said:\n    " + strings.ReplaceAll(strings.Join(said, "\n"), "\n", "\n    ")
}

// freePort returns a free TCP port on 127.0.0.1. Neo4j can choose a port itself,
// but does not say which port it has chosen.
func freePort() (int, error) {
	l, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		return 0, fmt.Errorf("find a free port: %w", err)
	}
	port := l.Addr().(*net.TCPAddr).Port
	if err := l.Close(); err != nil {
		return 0, fmt.Errorf("find a free port: %w", err)
	}
	return port, nil
}

// repositoryRoot returns the nearest folder with a go.mod, from the working
// directory upwards. In a test the working directory is the folder of the package.
func repositoryRoot() (string, error) {
	start, err := os.Getwd()
	if err != nil {
		return "", fmt.Errorf("find the repository: %w", err)
	}
	for dir := start; ; dir = filepath.Dir(dir) {
		if _, err := os.Stat(filepath.Join(dir, "go.mod")); err == nil {
			return dir, nil
		}
		if dir == filepath.Dir(dir) {
			return "", fmt.Errorf("no go.mod in %s or above it: run this inside the repository, which has %s", start, mavenScript)
		}
	}
}
