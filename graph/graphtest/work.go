package graphtest

import (
	"errors"
	"testing"

	"parley/graph"
)

// testWork: a store that counts what it looks at ends a query whose work exceeds its limit, and counts the same for the
// same query. A store that cannot count answers, and leaves the work at 0.
func testWork(t *testing.T, k graph.Keeper) {
	Load(t, k, Large(200))
	people := byID("Person", nil, far("Person", to("meetings", all(), far("Meeting", to("participants", all(), far("Person", p("id")))))), "p-000000")
	counted := func(limit int64) (int64, error) {
		work := graph.NewWork(limit)
		_, err := k.Run(graph.WithWork(Patient(t), work), people, graph.Discard{})
		return work.Done(), err
	}
	all, err := counted(1 << 30)
	if err != nil {
		t.Fatal(err)
	}
	if again, _ := counted(1 << 30); again != all {
		t.Errorf("the work is %d, and then %d", all, again)
	}
	if all == 0 {
		if _, err := counted(1); err != nil {
			t.Errorf("a store that counts nothing says %v", err)
		}
		return
	}
	if _, err := counted(all); err != nil {
		t.Errorf("work of %d within a limit of %d: %v", all, all, err)
	}
	if done, err := counted(1); !errors.Is(err, graph.ErrTooMuchWork) || done > 4096 {
		t.Errorf("work of %d with a limit of 1: %v after %d steps", all, err, done)
	}
}
