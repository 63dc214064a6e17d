package access

import (
	"context"
	"sync/atomic"
	"time"

	"parley/graph"
)

// turnTime is how long a request waits for its turn. Together with what it may wait
// for a transaction, it is answered within a second.
const turnTime = 400 * time.Millisecond

// Queue lets some requests run at once, and some wait for their turn.
type Queue struct {
	turns    chan struct{} // as many as may run
	most     int64         // that may wait
	waiting  atomic.Int64
	patience time.Duration
}

// NewQueue returns a queue in which so many run and so many wait.
func NewQueue(running, waiting int) *Queue {
	return &Queue{turns: make(chan struct{}, running), most: int64(waiting), patience: turnTime}
}

// Enter waits for a turn, which leave gives back. It returns ErrOverloaded where too
// many wait already, or when the turn does not come soon, and ErrCanceled when ctx
// ends before.
func (q *Queue) Enter(ctx context.Context) (leave func(), err error) {
	leave = func() { <-q.turns }
	select {
	case q.turns <- struct{}{}:
		return leave, nil
	default:
	}
	defer q.waiting.Add(-1)
	if q.waiting.Add(1) > q.most {
		return nil, graph.ErrOverloaded
	}
	patience := time.NewTimer(q.patience)
	defer patience.Stop()
	select {
	case q.turns <- struct{}{}:
		return leave, nil
	case <-patience.C:
		return nil, graph.ErrOverloaded
	case <-ctx.Done():
		return nil, graph.ErrCanceled
	}
}

// Running is how many have a turn.
func (q *Queue) Running() int { return len(q.turns) }

// Waiting is how many wait for one.
func (q *Queue) Waiting() int { return int(q.waiting.Load()) }
