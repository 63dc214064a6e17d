package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"net"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"time"
)

// mavenScript is the script's path in the repository.
const mavenScript = "scripts/neo4j-maven.sh"

// mavenTimeout is long enough for the first download over a slow line. A start
// with the packages at hand takes some ten seconds.
const mavenTimeout = 10 * time.Minute

// errProcessEnded is the cause with which waiting for a server ends early.
var errProcessEnded = errors.New("the server's process ended")

// startMaven starts a server from the Maven packages.
func startMaven(ctx context.Context) (*Server, error) {
	root, err := repositoryRoot()
	if err != nil {
		return nil, err
	}
	ctx, cancel := context.WithTimeout(ctx, mavenTimeout)
	defer cancel()
	script := filepath.Join(root, filepath.FromSlash(mavenScript))
	for attempt := 1; ; attempt++ {
		s, err := startMavenOnce(ctx, script)
		// Between the choice of a free port and the server's use of it, some other
		// program may take it.
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
	p, err := startProcess(script, "start", "--home", home, "--port", strconv.Itoa(port), "--until-eof")
	if err != nil {
		return nil, errors.Join(err, os.RemoveAll(home))
	}
	clearAway := func(end func() error) {
		if err := errors.Join(end(), os.RemoveAll(home)); err != nil {
			fmt.Fprintf(os.Stderr, "neo4jtest: the Neo4j server (process %d, data in %s) was not cleared away, do so by hand: %v\n",
				p.cmd.Process.Pid, home, err)
		}
	}
	s := &Server{
		URI:      "bolt://127.0.0.1:" + strconv.Itoa(port),
		User:     initialUser,
		Password: newPassword(),
		Origin:   "Neo4j's Maven packages (" + mavenScript + ")",
		// Not gently: that takes Neo4j ten seconds, for data that goes anyway.
		stop: func() { clearAway(p.kill) },
	}
	if err := awaitProcess(ctx, p, s); err != nil {
		// The logs are read while their folder is still there.
		err = fmt.Errorf("%w%s", err, whatItSaid(p, home))
		// Gently: the script may be in the middle of filling the cache.
		clearAway(p.terminate)
		return nil, err
	}
	return s, nil
}

// awaitProcess makes the new server s, which p runs, ready for queries.
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
		// That nobody listens at its port says nothing more.
		return context.Cause(ctx)
	}
	return err
}

func exitReason(waitErr error) error {
	if waitErr == nil {
		return errors.New("exit status 0")
	}
	return waitErr
}

// whatItSaid returns the end of what the script and the server wrote, with line
// breaks before it, or nothing.
func whatItSaid(p *process, home string) string {
	var said []string
	if out := p.output.String(); out != "" {
		said = append(said, out)
	}
	// Not there if the script ended before the server began.
	if log, err := os.ReadFile(filepath.Join(home, "logs", "neo4j.log")); err == nil {
		said = append(said, strings.TrimSpace(string(lastBytes(log, tailSize))))
	}
	if len(said) == 0 {
		return ""
	}
	return "; it said:\n    " + strings.ReplaceAll(strings.Join(said, "\n"), "\n", "\n    ")
}

// freePort returns a TCP port on 127.0.0.1 that nothing listens at. Neo4j can
// choose one itself, but then tells nobody which.
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

// repositoryRoot returns the nearest folder with a go.mod, going up from the
// working directory, which in a test is the folder of its package.
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
