package access

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"net/http"
	"net/http/httptest"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"parley/graph"
)

// asked is a request of a client that runs until it is ended.
type asked struct {
	running chan struct{} // closed when it runs
	end     chan struct{}
	err     chan error
}

// ask sends a request, and waits until it runs, waits or is refused.
func ask(t *testing.T, q *Queue, client string) asked {
	t.Helper()
	a := asked{make(chan struct{}), make(chan struct{}), make(chan error, 1)}
	go func() {
		a.err <- q.Do(WithClient(t.Context(), client), func() { close(a.running); <-a.end })
	}()
	synctest.Wait()
	return a
}

func (a asked) runs() bool {
	select {
	case <-a.running:
		return true
	default:
		return false
	}
}

// refused reports whether the request was refused.
func (a asked) refused() bool {
	select {
	case err := <-a.err:
		return errors.Is(err, graph.ErrOverloaded)
	default:
		return false
	}
}

func TestOneClientDoesNotShutOutTheOthers(t *testing.T) {
	synctest.Test(t, func(t *testing.T) {
		q := NewQueue(4, 3)
		var all []asked
		defer func() {
			for _, a := range all {
				close(a.end)
			}
			synctest.Wait()
			if q.Running() != 0 || q.Waiting() != 0 || len(q.clients) != 0 {
				t.Errorf("at the end %d run, %d wait, and %d clients are left", q.Running(), q.Waiting(), len(q.clients))
			}
		}()
		of := func(client string) asked {
			a := ask(t, q, client)
			all = append(all, a)
			return a
		}
		var greedy []asked
		for range 7 {
			greedy = append(greedy, of("greedy"))
		}
		for i, a := range greedy {
			if runs, refused := a.runs(), a.refused(); runs != (i < 3) || refused != (i > 5) {
				t.Errorf("request %d of one client: runs %t, refused %t", i, runs, refused)
			}
		}
		if other := of("other"); !other.runs() {
			t.Error("another client does not get the turn that is left")
		}
		// The queue is full. The client that waits most loses its latest place.
		second := of("other")
		if second.runs() || second.refused() || !greedy[5].refused() {
			t.Error("another client does not get a place in the queue")
		}
		// A free turn goes to the client that has the fewest, even if it came last.
		all = all[1:]
		close(greedy[0].end)
		synctest.Wait()
		if !second.runs() || greedy[3].runs() {
			t.Error("the free turn goes to the client that has more turns")
		}
	})
}

func TestTheQueueLosesNothing(t *testing.T) {
	q := NewQueue(3, 5)
	q.maxWait = 2 * time.Millisecond
	var all sync.WaitGroup
	for i := range 2000 {
		all.Go(func() {
			ctx, cancel := context.WithTimeout(WithClient(context.Background(), fmt.Sprint(i%4)), time.Duration(rand.IntN(3000))*time.Microsecond)
			defer cancel()
			do := q.Do
			if i%10 == 0 {
				do = q.DoPatiently
			}
			defer func() { _ = recover() }()
			_ = do(ctx, func() {
				if i%7 == 0 {
					panic("in a turn")
				}
				time.Sleep(time.Duration(rand.IntN(200)) * time.Microsecond)
			})
		})
	}
	all.Wait()
	if q.Running() != 0 || q.Waiting() != 0 || len(q.clients) != 0 {
		t.Errorf("at the end %d run, %d wait, and %d clients are left", q.Running(), q.Waiting(), len(q.clients))
	}
}

func TestClientsAreAddresses(t *testing.T) {
	for remote, want := range map[string]string{
		"192.0.2.1:5000":             "192.0.2.1",
		"[2001:db8::1]:5000":         "2001:db8::/64",
		"[2001:db8::ffff:1]:80":      "2001:db8::/64",
		"[::ffff:192.0.2.1]:5000":    "192.0.2.1",
		"[fe80::1%eth0]:5000":        "fe80::/64",
		"pipe":                       "pipe",
		"a-name.example:80":          "a-name.example",
		"[2001:db8:0:1::1%e0:1]:500": "2001:db8:0:1::/64",
	} {
		var got string
		h := FromAddress(http.HandlerFunc(func(_ http.ResponseWriter, r *http.Request) { got = ClientOf(r.Context()) }))
		r := httptest.NewRequest(http.MethodGet, "/", nil)
		r.RemoteAddr = remote
		h.ServeHTTP(httptest.NewRecorder(), r)
		if got != want {
			t.Errorf("%s is the client %s, want %s", remote, got, want)
		}
	}
}
