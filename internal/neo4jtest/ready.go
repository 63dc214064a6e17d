package neo4jtest

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"
	"github.com/neo4j/neo4j-go-driver/v5/neo4j/config"
)

// initialPassword is the password of a new server. Neo4j answers no query before
// the password is changed.
const initialPassword = "neo4j"

// awaitPasswordChange changes the password of the user of a new server at s.URI to
// s.Password, as soon as the server answers. On a busy machine the server can change the
// password after the attempt has timed out: then the new password works already.
func awaitPasswordChange(ctx context.Context, s *Server) error {
	return retry(ctx, func(ctx context.Context) error {
		err := query(ctx, s.URI, neo4j.BasicAuth(s.User, initialPassword, ""), "system",
			"ALTER CURRENT USER SET PASSWORD FROM $old TO $new",
			map[string]any{"old": initialPassword, "new": s.Password})
		if err == nil {
			return nil
		}
		if query(ctx, s.URI, neo4j.BasicAuth(s.User, s.Password, ""), "system", "SHOW CURRENT USER", nil) == nil {
			return nil
		}
		return err
	})
}

// awaitQueries returns as soon as the server answers a query in the database of
// the tests. That can be a little later than its first answer.
func awaitQueries(ctx context.Context, s *Server) error {
	return retry(ctx, func(ctx context.Context) error {
		return query(ctx, s.URI, neo4j.BasicAuth(s.User, s.Password, ""), "neo4j", "RETURN 1", nil)
	})
}

// retry calls attempt until attempt succeeds or ctx ends. If ctx ends, retry
// returns the cause of that, together with the error of the last attempt.
func retry(ctx context.Context, attempt func(context.Context) error) error {
	for {
		// The driver waits long for a server that accepts the connection but does
		// not answer yet. A new attempt is faster.
		once, cancel := context.WithTimeout(ctx, 10*time.Second)
		err := attempt(once)
		cancel()
		if err == nil {
			return nil
		}
		select {
		case <-ctx.Done():
			return fmt.Errorf("gave up waiting for an answer: %w", errors.Join(context.Cause(ctx), err))
		case <-time.After(200 * time.Millisecond):
		}
	}
}

// query runs one query, once. It does not use the driver's retries, because their
// waiting times grow: the caller of query repeats it.
func query(ctx context.Context, uri string, auth neo4j.AuthToken, database, cypher string, params map[string]any) (err error) {
	driver, err := neo4j.NewDriverWithContext(uri, auth, func(c *config.Config) {
		c.SocketConnectTimeout = 2 * time.Second
	})
	if err != nil {
		return fmt.Errorf("set up the driver for %s: %w", uri, err)
	}
	defer func() { err = errors.Join(err, driver.Close(ctx)) }()
	session := driver.NewSession(ctx, neo4j.SessionConfig{DatabaseName: database})
	defer func() { err = errors.Join(err, session.Close(ctx)) }()
	result, err := session.Run(ctx, cypher, params)
	if err != nil {
		return fmt.Errorf("query database %s: %w", database, err)
	}
	if _, err := result.Consume(ctx); err != nil {
		return fmt.Errorf("query database %s: %w", database, err)
	}
	return nil
}
