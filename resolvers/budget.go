package resolvers

import (
	"context"
	"errors"
	"math"
	"sync"

	"parley/graph"
)

// errAnswerTooLarge: the answer is larger than the server gives.
var errAnswerTooLarge = errors.New("the answer is larger than this server gives at once: ask for fewer items with first, or for fewer fields")

// Option changes how an executor answers.
type Option func(*Executor)

// AnswerBytes bounds the data of an answer, in bytes. The root field that goes
// beyond has an error for an answer, and so has each that comes after it.
func AnswerBytes(n int) Option { return func(e *Executor) { e.answerBytes = n } }

const defaultAnswerBytes = 8 << 20

// budget is what is left of the bytes of one answer, over all its root fields. The
// sink that makes the answer takes the bytes from it.
type budget struct {
	left int
	turn sync.Mutex // the oracle answers several root fields at the same time
}

type budgetKey struct{}

func withBudget(ctx context.Context, b *budget) context.Context {
	return context.WithValue(ctx, budgetKey{}, b)
}

// budgetOf is the context's, or one that is not spent in a lifetime.
func budgetOf(ctx context.Context) *budget {
	if b, ok := ctx.Value(budgetKey{}).(*budget); ok {
		return b
	}
	return &budget{left: math.MaxInt}
}

// boundedStore stops an answer that is larger than the context's budget.
type boundedStore struct{ graph.Store }

// Run answers a query within the budget. See graph.Store.
func (s boundedStore) Run(ctx context.Context, q *graph.Query, sink graph.Sink) (graph.Revision, error) {
	b := budgetOf(ctx)
	if b.left < 0 {
		return 0, errAnswerTooLarge
	}
	ctx, stop := context.WithCancel(ctx)
	defer stop()
	revision, err := s.Store.Run(ctx, q, &boundedSink{Sink: sink, budget: b, stop: stop})
	if b.left < 0 {
		return 0, errAnswerTooLarge
	}
	return revision, err
}

// boundedSink hands an answer on until its budget is spent, and nothing more then.
type boundedSink struct {
	graph.Sink
	budget *budget
	stop   context.CancelFunc
}

// within tells whether the answer is within its budget. If not, it stops the store.
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
