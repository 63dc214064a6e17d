package graphtest

import (
	"fmt"
	"strings"
	"sync"
	"testing"

	"parley/graph"
)

// step returns the graph after step i of a load. All names contain the step. With every
// step, some meetings and attendances appear and others go.
func step(i int) graph.Contents {
	b := &Builder{}
	name := fmt.Sprintf("step-%d", i)
	for j := range 6 {
		b.Thing("Person", fmt.Sprintf("p-%d", j), "name", name, "tokens", []string{"step", name})
	}
	for j := range 4 {
		m := fmt.Sprintf("m-%d", j)
		if (i+j)%3 == 0 {
			continue
		}
		b.Meeting(m, "HELD", "2030-01-01", "name", name)
		for p := range 6 {
			if (i+p)%2 == 0 {
				b.Edge("ATTENDED", fmt.Sprintf("p-%d", p), m, "side", "p-0", "role", []string{"PARTY"}, "contested", []string{name})
			}
		}
		b.Edge("PAST_MEETING", m, m, "since", name, "status", "PROPOSED")
	}
	return b.Contents
}

// reads returns queries of every kind for the graphs of step.
func reads() []*graph.Query {
	people := to("participants", all(), edge("ATTENDED", p("contested")), far("Actor", p("name"), to("meetings", all(), far("Meeting", p("name")))))
	return []*graph.Query{
		byID("Person", nil, far("Person", p("name"), to("meetings", all(), far("Meeting", p("name"), people))), "p-2"),
		scan("Meeting", &graph.List{Page: graph.Window{First: 9, Last: -1}, Total: true, Order: []graph.Order{{Property: prop("Meeting", "name")}}}, far("Meeting", p("name"), people,
			along(graph.Via{Relation: graph.Parley.Relation("PAST_MEETING")}, all(), edge("PAST_MEETING", p("since"))))),
		whoMet(graph.Encounters{Actor: "p-1"}, all(), far("Encounter", to("counterpart", nil, far("Actor", p("name"))), to("meetings", all(), far("Meeting", p("name"))))),
		grouped(graph.Groups{Via: via("Meeting", "participants"), Types: graph.Parley.Concrete("Actor")}, all(), far("Group", p("participantCount"), to("node", nil, far("Actor", p("name"))), to("meetings", all(), far("Meeting", p("name"))))),
		search(&graph.List{Page: graph.Everything}, far("Named", p("name")), "st"),
		given("Hop", all(), far("Hop", to("from", nil, far("Actor", p("name"))), to("meeting", nil, far("Meeting", p("name")))), derived("Hop", "from", "p-2", "meeting", "m-1")),
	}
}

// testConcurrency: many goroutines can call every method at the same time. A query must not fail
// because the graph changes. No query sees half a record, and the revision never goes back.
func testConcurrency(t *testing.T, k graph.Keeper) {
	one := byID("Person", nil, far("Person", p("name"), p("tokens")), "p-3")
	whileLoading(t, k, append(reads(), one), func(q *graph.Query, got string, _ graph.Revision) error {
		// Only one node: a database that promises read committed does not read several
		// nodes from one state.
		if q != one {
			return nil
		}
		var i int
		if _, err := fmt.Sscanf(got, `Person{ 0: "step-%d"`, &i); err != nil || !strings.Contains(got, fmt.Sprintf(`1: ["step" "step-%d"]`, i)) {
			return fmt.Errorf("a query read half a record: %s", got)
		}
		return nil
	})
}

// TestSnapshots is for stores that promise more than graph.Store demands: every answer comes from
// one state, and its revision is that of this state.
func TestSnapshots(t *testing.T, k graph.Keeper, empty func() graph.Keeper) {
	queries := reads()
	want := map[string]bool{}
	whileSteps(t, empty(), func(k graph.Keeper, rev graph.Revision) {
		for i, q := range queries {
			got, _, err := Ask(Patient(t), k, q)
			if err != nil {
				t.Fatal(err)
			}
			want[fmt.Sprint(i, " ", rev, " ", got)] = true
		}
	})
	place := map[*graph.Query]int{}
	for i, q := range queries {
		place[q] = i
	}
	whileLoading(t, k, queries, func(q *graph.Query, got string, rev graph.Revision) error {
		if !want[fmt.Sprint(place[q], " ", rev, " ", got)] {
			return fmt.Errorf("at revision %d a query read an answer that no revision has: %s", rev, got)
		}
		return nil
	})
}

// whileSteps loads step by step, and calls a function after each step.
func whileSteps(t *testing.T, k graph.Keeper, after func(graph.Keeper, graph.Revision)) {
	const steps = 25
	for i := range steps {
		after(k, Load(t, k, step(i)))
	}
}

// whileLoading lets readers ask during a load, and checks their answers.
func whileLoading(t *testing.T, k graph.Keeper, queries []*graph.Query, check func(*graph.Query, string, graph.Revision) error) {
	ctx := Patient(t)
	whileReading(t, k, len(queries), func(i int) (graph.Revision, error) {
		got, rev, err := Ask(ctx, k, queries[i])
		if err != nil {
			return 0, fmt.Errorf("reading: %w", err)
		}
		return rev, check(queries[i], got, rev)
	})
}

// whileReading loads while readers call a function with the numbers below n. The function reads, checks what it reads, and
// returns the revision.
func whileReading(t *testing.T, k graph.Keeper, n int, read func(i int) (graph.Revision, error)) {
	const readers = 4
	done := make(chan struct{})
	answered := &counter{}
	answered.changed.L = &answered.lock
	var wg sync.WaitGroup
	begin := func(first int) {
		defer wg.Done()
		defer answered.stop() // the writer must not wait for a reader that has failed
		var last graph.Revision
		for i := first; ; i++ {
			select {
			case <-done:
				return
			default:
			}
			rev, err := read(i % n)
			switch {
			case err != nil:
				t.Error(err)
				return
			case rev < last:
				t.Errorf("the revision went back from %d to %d", last, rev)
				return
			}
			last = rev
			answered.add()
		}
	}
	// A fast writer waits for its readers, so that they read at every step.
	whileSteps(t, k, func(_ graph.Keeper, rev graph.Revision) {
		if rev == 1 { // now there is something to read
			for i := range readers {
				wg.Add(1)
				go begin(i * n / readers)
			}
		}
		answered.await(1)
	})
	answered.await(n)
	close(done)
	wg.Wait()
}

// counter counts answers, and lets the writer wait for more of them.
type counter struct {
	lock    sync.Mutex
	changed sync.Cond
	answers int
	stopped bool // a reader has stopped: there can be no more answers
}

func (c *counter) add() {
	c.lock.Lock()
	defer c.lock.Unlock()
	c.answers++
	c.changed.Broadcast()
}

func (c *counter) stop() {
	c.lock.Lock()
	defer c.lock.Unlock()
	c.stopped = true
	c.changed.Broadcast()
}

// await waits for a number of further answers, or until a reader stops.
func (c *counter) await(more int) {
	c.lock.Lock()
	defer c.lock.Unlock()
	for until := c.answers + more; c.answers < until && !c.stopped; {
		c.changed.Wait()
	}
}
