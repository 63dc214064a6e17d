package access

import (
	"context"
	"errors"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"parley/graph"
)

func TestSoManyRunAndSoManyWait(t *testing.T) {
	q := NewQueue(2, 3)
	ctx := t.Context()
	var leave [2]func()
	for i := range leave {
		l, err := q.Enter(ctx)
		if err != nil {
			t.Fatal(err)
		}
		leave[i] = l
	}
	late := make(chan error, 3)
	for range 3 {
		go func() {
			l, err := q.Enter(ctx)
			if err == nil {
				l()
			}
			late <- err
		}()
	}
	for q.Waiting() < 3 {
		time.Sleep(time.Millisecond)
	}
	began := time.Now()
	if _, err := q.Enter(ctx); !errors.Is(err, graph.ErrOverloaded) || time.Since(began) > turnTime/2 {
		t.Errorf("one too many: %v after %v", err, time.Since(began))
	}
	if q.Running() != 2 {
		t.Errorf("%d run", q.Running())
	}
	leave[0]()
	for range 3 {
		if err := <-late; err != nil {
			t.Errorf("who waited: %v", err)
		}
	}
	leave[1]()
	if q.Running() != 0 || q.Waiting() != 0 {
		t.Errorf("%d run and %d wait at the end", q.Running(), q.Waiting())
	}
}

func TestNobodyWaitsForLong(t *testing.T) {
	q := NewQueue(1, 1)
	leave, err := q.Enter(t.Context())
	if err != nil {
		t.Fatal(err)
	}
	defer leave()
	began := time.Now()
	if _, err := q.Enter(t.Context()); !errors.Is(err, graph.ErrOverloaded) {
		t.Errorf("%v", err)
	}
	if took := time.Since(began); took < turnTime || took > time.Second {
		t.Errorf("turned away after %v", took)
	}
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	if _, err := q.Enter(gone); !errors.Is(err, graph.ErrCanceled) {
		t.Errorf("who went away: %v", err)
	}
}

func TestNeverMoreThanMayRun(t *testing.T) {
	q := NewQueue(4, 1000)
	var running, most atomic.Int64
	var all sync.WaitGroup
	for range 200 {
		all.Go(func() {
			leave, err := q.Enter(t.Context())
			if err != nil {
				t.Error(err)
				return
			}
			defer leave()
			if n := running.Add(1); n > most.Load() {
				most.Store(n)
			}
			time.Sleep(time.Millisecond)
			running.Add(-1)
		})
	}
	all.Wait()
	if most.Load() > 4 {
		t.Errorf("%d ran at once", most.Load())
	}
}
