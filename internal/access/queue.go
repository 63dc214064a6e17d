package access

import (
	"context"
	"sync/atomic"
	"time"

	"parley/graph"
)

// maxWait is how long a request waits for its turn. A request also waits for a database
// transaction: both waits together stay below one second.
const maxWait = 400 * time.Millisecond

// Queue limits how many requests run at the same time. Further requests wait for a turn.
//
// A turn is taken and given back in one place, [Queue.inTurn]. A caller hands over the
// work and cannot keep the turn.
type Queue struct {
	turns      chan struct{} // holds one element for each turn that is taken
	maxWaiting int64
	waiting    atomic.Int64
	maxWait    time.Duration
}

// NewQueue returns a queue that lets `running` requests run and `waiting` requests wait.
func NewQueue(running, waiting int) *Queue {
	return &Queue{turns: make(chan struct{}, running), maxWaiting: int64(waiting), maxWait: maxWait}
}

// Do waits for a turn and runs work in it. The turn ends when work returns or panics.
//
// Do returns an error only if work has not run: ErrOverloaded if too many requests wait
// already or if no turn comes in time, ErrCanceled if ctx ends first.
func (q *Queue) Do(ctx context.Context, work func()) error {
	select {
	case q.turns <- struct{}{}:
		q.inTurn(work)
		return nil
	default:
	}
	if err := q.wait(ctx); err != nil {
		return err
	}
	q.inTurn(work)
	return nil
}

// DoPatiently is Do for work that nobody can send again, such as an event of a
// subscription. It waits for a turn until ctx ends, and does not count as waiting.
func (q *Queue) DoPatiently(ctx context.Context, work func()) error {
	select {
	case q.turns <- struct{}{}:
		q.inTurn(work)
		return nil
	case <-ctx.Done():
		return graph.ErrCanceled
	}
}

// wait takes a turn, or returns the reason why it took none.
func (q *Queue) wait(ctx context.Context) error {
	defer q.waiting.Add(-1)
	if q.waiting.Add(1) > q.maxWaiting {
		return graph.ErrOverloaded
	}
	late := time.NewTimer(q.maxWait)
	defer late.Stop()
	select {
	case q.turns <- struct{}{}:
		return nil
	case <-late.C:
		return graph.ErrOverloaded
	case <-ctx.Done():
		return graph.ErrCanceled
	}
}

// inTurn runs work in a turn that was taken, and gives the turn back.
func (q *Queue) inTurn(work func()) {
	defer func() { <-q.turns }()
	work()
}

// Running returns how many turns are taken.
func (q *Queue) Running() int { return len(q.turns) }

// Waiting returns how many requests wait for a turn.
func (q *Queue) Waiting() int { return int(q.waiting.Load()) }
