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

// budget is what is left of the bytes of one answer, over all its root fields.
// The generated executor runs these at the same time: each takes its turn.
type budget struct {
	turn sync.Mutex
	left int
	// exact: whoever writes the answer takes from it what they write. Else a tree is
	// made, whose bytes are estimated: those of the strings are counted, and so many
	// for everything else.
	exact bool
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
	b.turn.Lock()
	defer b.turn.Unlock()
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

const (
	perValue = 12 // about what a value takes beside its text: its name, quotes, a comma
	perKey   = 30 // about what a value takes in a cursor
)

// spend takes estimated bytes from the budget, and tells whether there were so many.
func (s *boundedSink) spend(n int) bool {
	if !s.budget.exact && s.budget.left >= 0 {
		s.budget.left -= n
	}
	if s.budget.left < 0 {
		s.stop()
		return false
	}
	return true
}

func (s *boundedSink) Object(t *graph.Type) {
	if s.spend(2) {
		s.Sink.Object(t)
	}
}

func (s *boundedSink) Slot(i int) {
	if s.spend(perValue) {
		s.Sink.Slot(i)
	}
}

func (s *boundedSink) List(p graph.Page) {
	if s.spend(2) {
		s.Sink.List(p)
	}
}

func (s *boundedSink) Item(key []graph.Value) {
	if s.spend(1 + perKey*len(key)) {
		s.Sink.Item(key)
	}
}

func (s *boundedSink) End() {
	if s.spend(0) {
		s.Sink.End()
	}
}

func (s *boundedSink) Null() {
	if s.spend(0) {
		s.Sink.Null()
	}
}

func (s *boundedSink) Bool(v bool) {
	if s.spend(0) {
		s.Sink.Bool(v)
	}
}

func (s *boundedSink) Int(v int64) {
	if s.spend(0) {
		s.Sink.Int(v)
	}
}

func (s *boundedSink) Float(v float64) {
	if s.spend(perValue) {
		s.Sink.Float(v)
	}
}

func (s *boundedSink) String(v string) {
	if s.spend(len(v)) {
		s.Sink.String(v)
	}
}

func (s *boundedSink) Strings(v []string) {
	n := 0
	for _, e := range v {
		n += len(e) + 3
	}
	if s.spend(n) {
		s.Sink.Strings(v)
	}
}
