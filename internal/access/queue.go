package access

import (
	"context"
	"sync"
	"time"

	"parley/graph"
)

// maxWait is how long a request waits for its turn. A request also waits for a database
// transaction: both waits together stay below one second.
const maxWait = 400 * time.Millisecond

// Queue limits how many requests run at the same time. Further requests wait for a turn.
//
// A client that sends many requests cannot shut out the others. One client gets at most three
// quarters of the turns. A free turn goes to the client that has the fewest. If the queue is
// full, the client that waits most loses a place to a client that waits less. See Client.
//
// A turn is taken and given back in one place, [Queue.inTurn]. A caller hands over the
// work and cannot keep the turn.
type Queue struct {
	maxRunning, maxEach, maxWaiting int
	maxWait                         time.Duration

	mu               sync.Mutex
	running, waiting int
	arrived          int                // requests that had to wait since the start
	clients          map[string]*client // the clients that run or wait
}

// client holds the requests of one client that run or wait.
type client struct {
	running int
	queue   []*waiter // in the order of their arrival
}

// waiter is a request that waits.
type waiter struct {
	number  int           // the order of arrival
	patient bool          // does not count as waiting
	turn    chan struct{} // closed when the request has a turn, or has lost its place
	lost    bool          // the request has lost its place
}

// NewQueue returns a queue that lets `running` requests run and `waiting` requests wait.
func NewQueue(running, waiting int) *Queue {
	return &Queue{maxRunning: running, maxEach: (3*running + 3) / 4, maxWaiting: waiting, maxWait: maxWait, clients: map[string]*client{}}
}

// Do waits for a turn and runs work in it. The turn ends when work returns or panics.
//
// Do returns an error only if work has not run: ErrOverloaded if too many requests wait
// already or if no turn comes in time, ErrCanceled if ctx ends first.
func (q *Queue) Do(ctx context.Context, work func()) error {
	late, stop := context.WithTimeout(context.Background(), q.maxWait)
	defer stop()
	return q.do(ctx, late, false, work)
}

// DoPatiently is Do for work that nobody can send again, such as an event of a
// subscription. It waits for a turn until ctx ends, and does not count as waiting.
func (q *Queue) DoPatiently(ctx context.Context, work func()) error {
	return q.do(ctx, context.Background(), true, work)
}

func (q *Queue) do(ctx, late context.Context, patient bool, work func()) error {
	name := ClientOf(ctx)
	w, err := q.arrive(name, patient)
	if err != nil {
		return err
	}
	select {
	case <-w.turn:
	case <-late.Done():
		err = graph.ErrOverloaded
	case <-ctx.Done():
		err = graph.ErrCanceled
	}
	if err = q.leave(name, w, err); err != nil {
		return err
	}
	q.inTurn(name, work)
	return nil
}

// arrive gives a request a turn or a place in the queue. It returns an error if there is no place.
func (q *Queue) arrive(name string, patient bool) (*waiter, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	q.arrived++
	w := &waiter{number: q.arrived, patient: patient, turn: make(chan struct{})}
	c := q.clients[name]
	if c == nil {
		c = &client{}
	}
	if free := q.running < q.maxRunning && c.running < q.maxEach; !free && !patient {
		if q.waiting >= q.maxWaiting && !q.makeRoom(c.waiting()) {
			return nil, graph.ErrOverloaded
		}
	}
	if !patient {
		q.waiting++
	}
	q.clients[name] = c
	c.queue = append(c.queue, w)
	q.grant()
	return w, nil
}

// makeRoom takes a place from the client that has the most requests in the queue, if it has more than one more than n. It reports
// whether there is room now. The caller holds mu.
func (q *Queue) makeRoom(n int) bool {
	var most *client
	for _, c := range q.clients {
		if c.waiting() > n+1 && (most == nil || c.waiting() > most.waiting()) {
			most = c
		}
	}
	if most == nil {
		return false
	}
	for i := len(most.queue) - 1; ; i-- {
		if w := most.queue[i]; !w.patient {
			most.queue = append(most.queue[:i], most.queue[i+1:]...)
			q.waiting--
			w.lost = true
			close(w.turn)
			return true
		}
	}
}

// waiting returns how many requests of the client count as waiting.
func (c *client) waiting() int {
	n := 0
	for _, w := range c.queue {
		if !w.patient {
			n++
		}
	}
	return n
}

// grant gives the free turns to requests that wait. The caller holds mu.
func (q *Queue) grant() {
	for q.running < q.maxRunning {
		var next *client
		for _, c := range q.clients {
			switch {
			case len(c.queue) == 0 || c.running >= q.maxEach:
			case next == nil, c.running < next.running, c.running == next.running && c.queue[0].number < next.queue[0].number:
				next = c
			}
		}
		if next == nil {
			return
		}
		w := next.queue[0]
		next.queue = next.queue[1:]
		next.running++
		q.running++
		if !w.patient {
			q.waiting--
		}
		close(w.turn)
	}
}

// leave ends the waiting of a request that gave up with an error, or that was called. It returns nil if the request has a turn.
func (q *Queue) leave(name string, w *waiter, gaveUp error) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	c := q.clients[name]
	if w.lost {
		q.forget(name)
		return graph.ErrOverloaded
	}
	if gaveUp == nil {
		return nil
	}
	for i, other := range c.queue {
		if other == w {
			c.queue = append(c.queue[:i], c.queue[i+1:]...)
			if !w.patient {
				q.waiting--
			}
			q.forget(name)
			return gaveUp
		}
	}
	// The turn came at the same moment.
	q.release(name)
	return gaveUp
}

// release gives a turn back. The caller holds mu.
func (q *Queue) release(name string) {
	q.clients[name].running--
	q.running--
	q.forget(name)
	q.grant()
}

// forget removes a client that neither runs nor waits. The caller holds mu.
func (q *Queue) forget(name string) {
	if c := q.clients[name]; c != nil && c.running == 0 && len(c.queue) == 0 {
		delete(q.clients, name)
	}
}

// inTurn runs work in a turn that was taken, and gives the turn back.
func (q *Queue) inTurn(name string, work func()) {
	defer func() {
		q.mu.Lock()
		defer q.mu.Unlock()
		q.release(name)
	}()
	work()
}

// Running returns how many turns are taken.
func (q *Queue) Running() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.running
}

// Waiting returns how many requests wait for a turn.
func (q *Queue) Waiting() int {
	q.mu.Lock()
	defer q.mu.Unlock()
	return q.waiting
}
