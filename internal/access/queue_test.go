package access

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"testing/synctest"
	"time"

	"parley/graph"
)

// occupy takes a turn until release is called.
func occupy(t *testing.T, q *Queue) (release func()) {
	t.Helper()
	taken, end := make(chan struct{}), make(chan struct{})
	go func() {
		if err := q.Do(t.Context(), func() { close(taken); <-end }); err != nil {
			t.Error(err)
		}
	}()
	<-taken
	return func() { close(end); synctest.Wait() }
}

func TestQueueLimitsRunningAndWaiting(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := NewQueue(2, 3)
		first, second := occupy(t, q), occupy(t, q)
		waited := make(chan error, 3)
		for range 3 {
			go func() { waited <- q.Do(t.Context(), func() {}) }()
		}
		synctest.Wait()
		if q.Running() != 2 || q.Waiting() != 3 {
			t.Errorf("%d run and %d wait, want 2 and 3", q.Running(), q.Waiting())
		}
		began := time.Now()
		if err := q.Do(t.Context(), func() { t.Error("it runs") }); !errors.Is(err, graph.ErrOverloaded) || time.Since(began) > 0 {
			t.Errorf("a request beyond the limit gets %v after %v", err, time.Since(began))
		}
		first()
		for range 3 {
			if err := <-waited; err != nil {
				t.Errorf("a request that waited gets %v", err)
			}
		}
		second()
		if q.Running() != 0 || q.Waiting() != 0 {
			t.Errorf("%d run and %d wait at the end", q.Running(), q.Waiting())
		}
	})
}

func TestQueueTurnsAwayInTime(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := NewQueue(1, 1)
		release := occupy(t, q)
		defer release()
		began := time.Now()
		if err := q.Do(t.Context(), func() {}); !errors.Is(err, graph.ErrOverloaded) || time.Since(began) != maxWait {
			t.Errorf("%v after %v, want ErrOverloaded after %v", err, time.Since(began), maxWait)
		}
		canceled, cancel := context.WithCancel(t.Context())
		cancel()
		if err := q.Do(canceled, func() {}); !errors.Is(err, graph.ErrCanceled) {
			t.Errorf("a canceled request gets %v", err)
		}
		if err := q.DoPatiently(canceled, func() {}); !errors.Is(err, graph.ErrCanceled) {
			t.Errorf("a canceled event gets %v", err)
		}
	})
}

func TestQueueWaitsPatientlyForEvents(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := NewQueue(1, 0)
		release := occupy(t, q)
		ran := make(chan error)
		go func() { ran <- q.DoPatiently(t.Context(), func() {}) }()
		time.Sleep(10 * maxWait)
		release()
		if err := <-ran; err != nil {
			t.Errorf("an event gets %v", err)
		}
	})
}

func TestQueueTakesTurnsBackAfterAPanic(t *testing.T) {
	q := NewQueue(1, 0)
	for _, do := range []func(context.Context, func()) error{q.Do, q.DoPatiently} {
		func() {
			defer func() {
				if recover() == nil {
					t.Error("the panic does not reach the caller")
				}
			}()
			_ = do(t.Context(), func() { panic("in a turn") })
		}()
		if q.Running() != 0 {
			t.Fatal("the turn is not given back")
		}
	}
}

func TestQueueNeverExceedsItsTurns(t *testing.T) {
	q := NewQueue(4, 1000)
	q.maxWait = time.Minute
	var running, most atomic.Int64
	var all sync.WaitGroup
	for range 200 {
		all.Go(func() {
			err := q.Do(t.Context(), func() {
				if n := running.Add(1); n > most.Load() {
					most.Store(n)
				}
				time.Sleep(time.Millisecond)
				running.Add(-1)
			})
			if err != nil {
				t.Error(err)
			}
		})
	}
	all.Wait()
	if most.Load() > 4 {
		t.Errorf("%d ran at once", most.Load())
	}
}
