package graph

import (
	"context"
	"math"
	"sync/atomic"
)

// Work counts what stores look at for one request, and limits it: things, relations and the alternatives of conditions.
// Many goroutines can call its methods at the same time. A store that cannot count what its database looks at
// leaves the work as it is.
type Work struct {
	limit int64
	done  atomic.Int64
}

// NewWork returns work that may take n steps.
func NewWork(n int64) *Work { return &Work{limit: n} }

// Add counts n more steps. The error is ErrTooMuchWork if the work has then taken more steps than it may.
func (w *Work) Add(n int64) error {
	if w.done.Add(n) > w.limit {
		return ErrTooMuchWork
	}
	return nil
}

// Done returns the number of steps that the work has taken.
func (w *Work) Done() int64 { return w.done.Load() }

type workKey struct{}

// WithWork returns a context for queries that are part of the work.
func WithWork(ctx context.Context, w *Work) context.Context {
	return context.WithValue(ctx, workKey{}, w)
}

// WorkOf returns the work of a context. If the context has none, WorkOf returns new work without a limit.
func WorkOf(ctx context.Context) *Work {
	if w, ok := ctx.Value(workKey{}).(*Work); ok {
		return w
	}
	return NewWork(math.MaxInt64)
}

// Detached returns a context for queries that serve more than one request. It does not end with the request, and
// its work is not that of the request.
func Detached(ctx context.Context) context.Context {
	return WithWork(context.WithoutCancel(ctx), NewWork(math.MaxInt64))
}
