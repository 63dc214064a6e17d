package neo4jtest

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"os"
	"sync"
)

// The environment variables that name a server to use as it is.
const (
	// EnvURI holds the server's address, such as bolt://127.0.0.1:7687. Where it
	// is set, Start starts nothing.
	EnvURI = "PARLEY_TEST_NEO4J_URI"
	// EnvUser holds the user to log in as; neo4j where it is not set.
	EnvUser = "PARLEY_TEST_NEO4J_USER"
	// EnvPassword holds that user's password.
	EnvPassword = "PARLEY_TEST_NEO4J_PASSWORD"
)

// initialUser is the user that every new Neo4j server has.
const initialUser = "neo4j"

// Server is a Neo4j server that answers at URI.
type Server struct {
	// URI is the server's Bolt address.
	URI string
	// User and Password log in to it as an administrator.
	User, Password string
	// Origin says in words where the server comes from.
	Origin string

	stop     func()
	stopOnce sync.Once
}

// Stop ends the server if Start started it, and removes its data. It may be
// called more than once. What cannot be ended is reported on standard error,
// since nothing that calls Stop could do more about it.
func (s *Server) Stop() {
	s.stopOnce.Do(func() {
		if s.stop != nil {
			s.stop()
		}
	})
}

// started says whether Stop has something to do.
func (s *Server) started() bool { return s.stop != nil }

// Start returns a server that is ready for queries, from the first of the ways
// that the package comment lists which works. Where none does, the error is an
// [*UnavailableError]. The server runs until Stop is called, even where ctx ends
// earlier: ctx is for the start alone.
func Start(ctx context.Context) (*Server, error) {
	if s := fromEnvironment(); s != nil {
		return s, nil
	}
	s, engineErr := startContainer(ctx)
	if engineErr == nil {
		return s, nil
	}
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("start Neo4j: %w", context.Cause(ctx))
	}
	s, mavenErr := startMaven(ctx)
	if mavenErr == nil {
		return s, nil
	}
	if err := ctx.Err(); err != nil {
		return nil, fmt.Errorf("start Neo4j: %w", context.Cause(ctx))
	}
	return nil, &UnavailableError{Engine: engineErr, Maven: mavenErr}
}

// fromEnvironment returns the server that the environment names, or nil.
func fromEnvironment() *Server {
	uri := os.Getenv(EnvURI)
	if uri == "" {
		return nil
	}
	user := os.Getenv(EnvUser)
	if user == "" {
		user = initialUser
	}
	return &Server{
		URI:      uri,
		User:     user,
		Password: os.Getenv(EnvPassword),
		Origin:   "the server that " + EnvURI + " names",
	}
}

// UnavailableError says why no server could be had in any way.
type UnavailableError struct {
	// Engine says why there is none in a container, Maven why there is none from
	// the Maven packages.
	Engine, Maven error
}

// Error names each way, why it failed, and what a person can do.
func (e *UnavailableError) Error() string {
	return fmt.Sprintf(`no Neo4j server for the tests:
  - %s is not set
  - container engine: %v
  - Maven packages: %v
Do one of these: install Java 17 and Maven; start a container engine such as Docker or Podman; or set %s, %s and %s to a Neo4j 5 server whose data may be lost.`,
		EnvURI, e.Engine, e.Maven, EnvURI, EnvUser, EnvPassword)
}

// Unwrap returns the reasons.
func (e *UnavailableError) Unwrap() []error { return []error{e.Engine, e.Maven} }

// newPassword returns a password nobody else on the machine can guess, since the
// server's port is open to all of them.
func newPassword() string {
	b := make([]byte, 16)
	_, _ = rand.Read(b) // never fails: it ends the program instead
	return hex.EncodeToString(b)
}
