package telemetry

import (
	"context"
	"crypto/rand"
	"encoding/hex"
	"regexp"
	"sync"
	"time"
)

// Request collects what the log and the metrics report of one request. Its methods may be
// called from many goroutines at the same time.
type Request struct {
	ID    string // the reply has it, too
	began time.Time

	mu            sync.Mutex
	operation     string // query, mutation, subscription, socket, or "" while it is not known
	name          string // of the operation
	code          string // of the first error, "" for none
	bearer        string // the holder of its token, "" without a token
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

// Operation sets the kind and the name of the operation. The name must come from the parser,
// so that it is a GraphQL name and not any text.
func (r *Request) Operation(kind, name string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.operation, r.name = kind, name
}

// Outcome sets the code of the reply's first error, "" for a reply without errors.
func (r *Request) Outcome(code string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.code = code
}

// Bearer sets the name of the holder of the request's token.
func (r *Request) Bearer(name string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.bearer = name
}

// statement counts a statement and its time.
func (r *Request) statement(took time.Duration) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.statements++
	r.statementTime += took
}

// summary is what is known of a request at its end.
type summary struct {
	operation, name, outcome, bearer string
	statements                       int
	statementTime, took              time.Duration
}

func (r *Request) summary() summary {
	r.mu.Lock()
	defer r.mu.Unlock()
	t := summary{
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

// requestID returns the id that a client or a proxy has given a request, if a log can take
// it, and a new id otherwise.
func requestID(given string) string {
	if idOK.MatchString(given) {
		return given
	}
	id := make([]byte, 8)
	_, _ = rand.Read(id) // never fails: see crypto/rand
	return hex.EncodeToString(id)
}
