package neo4j

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"parley/graph"
)

// translate returns an error that wraps the domain's error for an error of the driver or the
// server. It wraps the original error too, for logs. No error of the driver holds credentials.
func translate(ctx context.Context, err error) error {
	for _, known := range []error{graph.ErrConflict, graph.ErrDangling} {
		if errors.Is(err, known) {
			return fmt.Errorf("neo4j: %w", err)
		}
	}
	if cause := context.Cause(ctx); errors.Is(cause, graph.ErrUnavailable) {
		return fmt.Errorf("neo4j: %w: %w", cause, err)
	}
	kind := kindOf(ctx, err)
	if kind == nil {
		return fmt.Errorf("neo4j: %w", err)
	}
	return fmt.Errorf("neo4j: %w: %w", kind, err)
}

// kindOf returns the error of package graph that an error stands for, or nil.
func kindOf(ctx context.Context, err error) error {
	// The context comes first: the driver reports an ended context as one of many kinds of
	// broken connection.
	switch {
	case errors.Is(ctx.Err(), context.Canceled):
		return graph.ErrCanceled
	case passed(ctx):
		return graph.ErrDeadline
	}
	if server := serverError(err); server != nil {
		switch {
		case server.Code == "Neo.ClientError.General.ForbiddenOnReadOnlyDatabase", server.Code == "Neo.ClientError.General.WriteOnReadOnlyAccessDatabase":
			return graph.ErrReadOnly
		case strings.HasPrefix(server.Code, "Neo.ClientError.Transaction.TransactionTimedOut"):
			return graph.ErrDeadline
		case slices.Contains(outOfMemory, server.Code):
			return graph.ErrTooMuchWork
		case strings.HasPrefix(server.Code, "Neo.TransientError."),
			// The server itself has failed, for example on a full disk. A statement at which
			// the server fails, Neo.DatabaseError.Statement, is not among these.
			strings.HasPrefix(server.Code, "Neo.DatabaseError.Transaction."),
			strings.HasPrefix(server.Code, "Neo.DatabaseError.Database."),
			strings.HasPrefix(server.Code, "Neo.DatabaseError.General."),
			strings.HasPrefix(server.Code, "Neo.ClientError.Security."),
			strings.HasPrefix(server.Code, "Neo.ClientError.Cluster."),
			server.Code == "Neo.ClientError.Database.DatabaseNotFound":
			return graph.ErrUnavailable
		}
		return nil // the server rejects the statement: a bug
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

// outOfMemory are the codes with which the server says that a statement needs more memory than the server may use. The server is
// well, and a smaller statement succeeds.
var outOfMemory = []string{
	"Neo.TransientError.General.MemoryPoolOutOfMemoryError",
	"Neo.TransientError.General.TransactionMemoryLimit",
	"Neo.TransientError.General.TransactionOutOfMemoryError",
	"Neo.TransientError.General.OutOfMemoryError",
}

// serverError returns the error that the server sent, or nil. After several attempts it
// returns the last.
func serverError(err error) *neo4j.Neo4jError {
	var limit *neo4j.TransactionExecutionLimit
	if errors.As(err, &limit) && len(limit.Errors) > 0 {
		err = limit.Errors[len(limit.Errors)-1]
	}
	var server *neo4j.Neo4jError
	errors.As(err, &server)
	return server
}

// passed reports whether a context's deadline has passed. A socket's deadline can wake the
// driver a moment before the context ends.
func passed(ctx context.Context) bool {
	deadline, ok := ctx.Deadline()
	return ok && !time.Now().Before(deadline)
}
