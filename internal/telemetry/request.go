package telemetry

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"regexp"
	"sync"
	"time"
)

// Request is what is told of one request. Its methods may be called from many
// goroutines at once.
type Request struct {
	ID    string // which the reply carries, too
	began time.Time

	mu            sync.Mutex
	operation     string // query, mutation, subscription, or "" while it is none
	name          string // of the operation
	code          string // of the first error, "" for none
	bearer        string // whose token it came with, "" for none
	statements    int
	statementTime time.Duration
}

type requestKey struct{}

// Of returns the request that ctx is for, never nil.
func Of(ctx context.Context) *Request {
	if r, ok := ctx.Value(requestKey{}).(*Request); ok {
		return r
	}
	return &Request{}
}

// begin returns a context for a new request.
func begin(ctx context.Context, id string) (context.Context, *Request) {
	r := &Request{ID: id, began: time.Now()}
	return context.WithValue(ctx, requestKey{}, r), r
}

// Operation notes what was asked, once that is known. The name is one that the parser
// has read: no text of the client's own choosing but a GraphQL name.
func (r *Request) Operation(kind, name string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.operation, r.name = kind, name
}

// Outcome notes the code of the reply's first error; "" is for none.
func (r *Request) Outcome(code string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.code = code
}

// Bearer notes the name of whose token the request came with.
func (r *Request) Bearer(name string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.bearer = name
}

// statement notes that a statement took so long.
func (r *Request) statement(took time.Duration) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.statements++
	r.statementTime += took
}

// told is what is known of a request at its end.
type told struct {
	operation, name, outcome, bearer string
	statements                       int
	statementTime, took              time.Duration
}

func (r *Request) told() told {
	r.mu.Lock()
	defer r.mu.Unlock()
	t := told{
		operation: r.operation, name: r.name, outcome: r.code, bearer: r.bearer,
		statements: r.statements, statementTime: r.statementTime, took: time.Since(r.began),
	}
	if t.operation == "" {
		t.operation = "none"
	}
	if t.outcome == "" {
		t.outcome = "OK"
	}
	return t
}

var idOK = regexp.MustCompile(`^[A-Za-z0-9._-]{8,64}$`)

// requestID is the id that a client, or what stands in front of the server, gave its
// request, if it is fit for logs; or else a new one.
func requestID(given string) string {
	if idOK.MatchString(given) {
		return given
	}
	id := make([]byte, 8)
	_, _ = rand.Read(id) // never fails: see crypto/rand
	return hex.EncodeToString(id)
}
