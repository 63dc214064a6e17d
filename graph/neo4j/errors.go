package neo4j

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"parley/graph"
)

// translate puts an error of the driver or the server into the domain's terms.
// What it wraps is for logs; no error of the driver holds credentials.
func translate(ctx context.Context, err error) error {
	for _, known := range []error{graph.ErrConflict, graph.ErrDangling} {
		if errors.Is(err, known) {
			return fmt.Errorf("neo4j: %w", err)
		}
	}
	kind := kindOf(ctx, err)
	if kind == nil {
		return fmt.Errorf("neo4j: %w", err)
	}
	return fmt.Errorf("neo4j: %w: %w", kind, err)
}

// kindOf tells which of the domain's errors it is, or nil.
func kindOf(ctx context.Context, err error) error {
	// First what became of the caller: the driver reports an ended context as all
	// kinds of broken connections.
	switch {
	case errors.Is(context.Cause(ctx), graph.ErrUnavailable):
		return graph.ErrUnavailable
	case errors.Is(ctx.Err(), context.Canceled):
		return graph.ErrCanceled
	case passed(ctx):
		return graph.ErrDeadline
	}
	if server := said(err); server != nil {
		switch {
		case server.Code == "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", server.Code == "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase":
			return graph.ErrReadOnly
		case strings.HasPrefix(server.Code, "Neo.ClientError.Transaction.TransactionTimedOut"):
			return graph.ErrDeadline
		case strings.HasPrefix(server.Code, "Neo.TransientError."),
			// The server itself has failed: on a full disk, say. A statement that it
			// fails at, Neo.DatabaseError.Statement, is another matter.
			strings.HasPrefix(server.Code, "Neo.DatabaseError.Transaction."),
			strings.HasPrefix(server.Code, "Neo.DatabaseError.Database."),
			strings.HasPrefix(server.Code, "Neo.DatabaseError.General."),
			strings.HasPrefix(server.Code, "Neo.ClientError.Security."),
			strings.HasPrefix(server.Code, "Neo.ClientError.Cluster."),
			server.Code == "Neo.ClientError.Database.DatabaseNotFound":
			return graph.ErrUnavailable
		}
		return nil // a statement that the server does not take: a bug
	}
	var (
		connectivity *neo4j.ConnectivityError
		limit        *neo4j.TransactionExecutionLimit
		token        *neo4j.TokenExpiredError
		auth         *neo4j.InvalidAuthenticationError
	)
	if errors.As(err, &connectivity) || errors.As(err, &limit) || errors.As(err, &token) || errors.As(err, &auth) {
		return graph.ErrUnavailable
	}
	return nil
}

// said is what the server said, last where several attempts were made, or nil.
func said(err error) *neo4j.Neo4jError {
	var limit *neo4j.TransactionExecutionLimit
	if errors.As(err, &limit) && len(limit.Errors) > 0 {
		err = limit.Errors[len(limit.Errors)-1]
	}
	var server *neo4j.Neo4jError
	errors.As(err, &server)
	return server
}

// passed tells whether a context's deadline is over. A socket's deadline may wake
// the driver a moment before the context knows.
func passed(ctx context.Context) bool {
	deadline, ok := ctx.Deadline()
	return ok && !time.Now().Before(deadline)
}
