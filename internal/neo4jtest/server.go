package neo4jtest

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"fmt"
	"os"
	"sync"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
)

// These environment variables name a server. Start then starts none.
const (
	// EnvURI holds the server's address, such as bolt://127.0.0.1:7687.
	EnvURI = "PARLEY_TEST_NEO4J_URI"
	// EnvUser holds the name of the user. Default neo4j.
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
	// User and Password are those of an administrator.
	User, Password string
	// Origin says in words where the server comes from.
	Origin string

	stop     func()
	stopOnce sync.Once
}

// Stop stops the server and removes its data, if Start started the server. It may
// be called more than once. Stop prints its errors to standard error, because its
// callers can do nothing about them.
func (s *Server) Stop() {
	s.stopOnce.Do(func() {
		if s.stop != nil {
			s.stop()
		}
	})
}

// Empty removes everything from the server's database, in many transactions: one transaction that removes a large graph takes minutes,
// and more memory than the server has. The relations go first, because a single node can have most of them.
func (s *Server) Empty(ctx context.Context) error {
	for _, remove := range []string{
		"MATCH ()-[r]->() CALL (r) { DELETE r } IN TRANSACTIONS OF 5000 ROWS",
		"MATCH (n) CALL (n) { DELETE n } IN TRANSACTIONS OF 5000 ROWS",
	} {
		if err := query(ctx, s.URI, neo4j.BasicAuth(s.User, s.Password, ""), "neo4j", remove, nil); err != nil {
			return err
		}
	}
	return nil
}

// started reports whether Start started the server.
func (s *Server) started() bool { return s.stop != nil }

// Start returns a server that answers queries. It takes the first way of the
// package comment that works. If no way works, the error is an
// [*UnavailableError]. The server runs until Stop is called. ctx limits only the
// start.
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

// UnavailableError says why every way to get a server failed.
type UnavailableError struct {
	// Engine is the error of the container engine, Maven the error of the way by
	// Maven packages.
	Engine, Maven error
}

// Error returns each way, why it failed, and what the reader can do.
func (e *UnavailableError) Error() string {
	return fmt.Sprintf(`no Neo4j server for the tests:
  - %s is not set
  - container engine: %v
  - Maven packages: %v
Do one of these: install Java 17 and Maven; start a container engine such as Docker or Podman; or set %s, %s and %s to a Neo4j 5 server whose data may be lost.`,
		EnvURI, e.Engine, e.Maven, EnvURI, EnvUser, EnvPassword)
}

// Unwrap returns the errors of the ways.
func (e *UnavailableError) Unwrap() []error { return []error{e.Engine, e.Maven} }

// newPassword returns a random password, because every user of the machine can
// connect to the server's port.
func newPassword() string {
	b := make([]byte, 16)
	_, _ = rand.Read(b) // never fails: it ends the program instead
	return hex.EncodeToString(b)
}
