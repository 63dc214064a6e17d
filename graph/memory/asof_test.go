package memory

import (
	"context"
	"fmt"
	"runtime"
	"testing"
	"time"

	"parley/graph"
	"parley/graph/graphtest"
)

// dated returns a store with a meeting that was first reported in each of some seconds.
func dated(t *testing.T, n int) *Store {
	t.Helper()
	b := &graphtest.Builder{}
	for i := range n {
		b.Thing("Meeting", fmt.Sprintf("m%04d", i), "status", "HELD", "since", moment(i))
	}
	s := New()
	graphtest.Load(t, s, b.Contents)
	return s
}

func moment(i int) string {
	return time.Date(2030, 1, 1, 0, 0, i, 0, time.UTC).Format(time.RFC3339)
}

func meetingsAsOf(at string) *graph.Query {
	return &graph.Query{AsOf: at, Start: graph.Start{Scan: true}, Root: graph.Link{
		Types: []*graph.Type{meeting}, Many: &graph.List{Page: graph.Window{First: 0, Last: -1}, Total: true},
		Item: []graph.Field{{Far: graph.Selection{meeting: nil}}},
	}}
}

// total notes the number of meetings.
type total struct {
	graph.Discard
	n int
}

func (t *total) List(p graph.Page) { t.n = p.Total }

// keptStates returns the number of earlier states that a store keeps.
func keptStates(s *Store) int {
	all := &s.current.Load().earlier
	all.lock.Lock()
	defer all.lock.Unlock()
	return all.made.Len()
}

// A store keeps few earlier states, and answers every moment.
func TestEarlierStatesAreFew(t *testing.T) {
	s := dated(t, 20)
	for range 2 {
		for i := range 20 {
			got := &total{}
			if _, err := s.Run(t.Context(), meetingsAsOf(moment(i)), got); err != nil || got.n != i+1 {
				t.Fatalf("as of second %d there are %d meetings, %v", i, got.n, err)
			}
		}
	}
	if n := keptStates(s); n != mostEarlier {
		t.Errorf("the store keeps %d earlier states, want %d", n, mostEarlier)
	}
}

// Queries that have gone leave no work and no goroutine behind, and the moments can be asked for again.
func TestAbandonedEarlierStates(t *testing.T) {
	s := dated(t, 200)
	before := runtime.NumGoroutine()
	gone, cancel := context.WithCancel(t.Context())
	cancel()
	st := s.current.Load()
	st.earlier.making <- struct{}{} // another state is being made all the time
	for i := range 100 {
		if _, err := st.asOf(gone, moment(i)); err == nil {
			t.Fatal("a query that has gone got a state")
		}
	}
	<-st.earlier.making
	for deadline := time.Now().Add(10 * time.Second); runtime.NumGoroutine() > before; time.Sleep(time.Millisecond) {
		if time.Now().After(deadline) {
			t.Fatalf("%d goroutines more than before", runtime.NumGoroutine()-before)
		}
	}
	if n := keptStates(s); n != 0 {
		t.Errorf("%d states are kept that nobody made", n)
	}
	got := &total{}
	if _, err := s.Run(t.Context(), meetingsAsOf(moment(99)), got); err != nil || got.n != 100 {
		t.Errorf("there are %d meetings, %v", got.n, err)
	}
}
