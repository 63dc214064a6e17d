package answer

import (
	"context"
	"errors"
	"math"

	"parley/graph"
)

// ErrTooLarge means that an answer has more bytes than its budget.
var ErrTooLarge = errors.New("the answer is larger than this server gives at once: ask for fewer items with first, or for fewer fields")

// Budget is the number of bytes that are left for one answer with all its root fields. A sink
// takes the bytes that it writes. An answer is too large once it has taken more bytes than
// there were.
type Budget struct{ left int }

// NewBudget returns a budget of n bytes.
func NewBudget(n int) *Budget { return &Budget{left: n} }

// Take takes n bytes.
func (b *Budget) Take(n int) { b.left -= n }

type budgetKey struct{}

// WithBudget returns a context for an answer within the budget.
func WithBudget(ctx context.Context, b *Budget) context.Context {
	return context.WithValue(ctx, budgetKey{}, b)
}

// BudgetOf returns the budget of a context. If the context has none, BudgetOf returns a budget
// that is practically unlimited.
func BudgetOf(ctx context.Context) *Budget {
	if b, ok := ctx.Value(budgetKey{}).(*Budget); ok {
		return b
	}
	return &Budget{left: math.MaxInt}
}

// Bounded returns a store that stops an answer when the answer is larger than the budget of
// its context. Run then returns ErrTooLarge. The sink of the query takes the bytes from that
// budget.
func Bounded(s graph.Store) graph.Store { return boundedStore{s} }

type boundedStore struct{ graph.Store }

// Run answers a query within the budget. See graph.Store.
func (s boundedStore) Run(ctx context.Context, q *graph.Query, sink graph.Sink) (graph.Revision, error) {
	b := BudgetOf(ctx)
	if b.left < 0 {
		return 0, ErrTooLarge
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	revision, err := s.Store.Run(ctx, q, &boundedSink{Sink: sink, budget: b, stop: stop})
	if b.left < 0 {
		return 0, ErrTooLarge
	}
	return revision, err
}

// boundedSink passes an answer to a sink until the budget is spent. Then it passes nothing more.
type boundedSink struct {
	graph.Sink
	budget *Budget
	stop   context.CancelFunc
}

// within reports whether the answer is within its budget. If not, it stops the store.
func (s *boundedSink) within() bool {
	if s.budget.left < 0 {
		s.stop()
		return false
	}
	return true
}

func (s *boundedSink) Object(t *graph.Type) {
	if s.within() {
		s.Sink.Object(t)
	}
}

func (s *boundedSink) Slot(i int) {
	if s.within() {
		s.Sink.Slot(i)
	}
}

func (s *boundedSink) List(p graph.Page) {
	if s.within() {
		s.Sink.List(p)
	}
}

func (s *boundedSink) Item(key []graph.Value) {
	if s.within() {
		s.Sink.Item(key)
	}
}

func (s *boundedSink) End() {
	if s.within() {
		s.Sink.End()
	}
}

func (s *boundedSink) Null() {
	if s.within() {
		s.Sink.Null()
	}
}

func (s *boundedSink) Bool(v bool) {
	if s.within() {
		s.Sink.Bool(v)
	}
}

func (s *boundedSink) Int(v int64) {
	if s.within() {
		s.Sink.Int(v)
	}
}

func (s *boundedSink) Float(v float64) {
	if s.within() {
		s.Sink.Float(v)
	}
}

func (s *boundedSink) String(v string) {
	if s.within() {
		s.Sink.String(v)
	}
}

func (s *boundedSink) Strings(v []string) {
	if s.within() {
		s.Sink.Strings(v)
	}
}
