package graphtest

import (
	"context"
	"errors"
	"testing"
	"time"

	"parley/graph"
)

// TestStore runs the whole suite. open returns an empty store, and must close it by t.Cleanup.
// It is called many times, one store after the other.
func TestStore(t *testing.T, open func(t *testing.T) graph.Keeper) {
	// These tests only read, and share the fixture: a database can plan each statement once.
	k := open(t)
	rev := Load(t, k, Fixture())
	t.Run("Answers", func(t *testing.T) { testAnswers(t, k, rev) })
	t.Run("Sink", func(t *testing.T) { testSink(t, k) })
	t.Run("Named", func(t *testing.T) { testNamed(t, k) })
	t.Run("Context", func(t *testing.T) { testContext(t, k) })

	t.Run("Times", func(t *testing.T) { testTimes(t, open(t)) })
	t.Run("AsOf", func(t *testing.T) { testAsOf(t, open(t)) })
	t.Run("Work", func(t *testing.T) { testWork(t, open(t)) })
	t.Run("WhoMet", func(t *testing.T) { testWhoMet(t, open(t)) })
	t.Run("Sides", func(t *testing.T) { testSides(t, open(t)) })
	t.Run("Writing", func(t *testing.T) { testWriting(t, open) })
	t.Run("Neighbourhood", func(t *testing.T) { testNeighbourhood(t, open) })
	t.Run("Reading", func(t *testing.T) { testReading(t, open) })
	t.Run("Extent", func(t *testing.T) { testExtent(t, open) })
	t.Run("Concurrency", func(t *testing.T) { testConcurrency(t, open(t)) })
}

// Patient returns a context for tests that are not about time limits. Its deadline is longer
// than a store's own limit, for databases on a busy machine.
func Patient(t interface{ Cleanup(func()) }) context.Context {
	ctx, cancel := context.WithTimeout(context.Background(), 5*time.Minute)
	t.Cleanup(cancel)
	return ctx
}

// Load makes a store hold exactly c, and returns the new revision.
func Load(t testing.TB, k graph.Keeper, c graph.Contents) graph.Revision {
	t.Helper()
	ctx := Patient(t)
	have, base, err := k.Contents(ctx)
	if err != nil {
		t.Fatalf("reading the contents: %v", err)
	}
	rev, err := k.Apply(ctx, Replace(c, have, base))
	if err != nil {
		t.Fatalf("loading: %v", err)
	}
	return rev
}

// testAnswers: a store must call the sink in the order that Sink describes, must order every
// list by List.Order, then by id, then by the relation's identity, and must return the
// revision of the state that it read.
func testAnswers(t *testing.T, k graph.Keeper, rev graph.Revision) {
	for _, c := range answers() {
		t.Run(c.name, func(t *testing.T) {
			got, at, err := Ask(Patient(t), k, c.query)
			if err != nil {
				t.Fatalf("Run: %v", err)
			}
			if got != c.want {
				t.Errorf("the answer is\n  %s\nwant\n  %s", got, c.want)
			}
			if at != rev {
				t.Errorf("the revision is %d, want %d", at, rev)
			}
		})
	}
}

// testContext: a store must return ErrDeadline or ErrCanceled if its context has ended.
func testContext(t *testing.T, k graph.Keeper) {
	q := scan("Person", all(), far("Person", p("id")))
	canceled, cancel := context.WithCancel(context.Background())
	cancel()
	if _, _, err := Ask(canceled, k, q); !errors.Is(err, graph.ErrCanceled) {
		t.Errorf("with a cancelled context the error is %v, want ErrCanceled", err)
	}
	if _, _, err := k.Extent(canceled); !errors.Is(err, graph.ErrCanceled) {
		t.Errorf("asked for the extent with a cancelled context, the error is %v, want ErrCanceled", err)
	}
	late, cancel := context.WithDeadline(context.Background(), time.Now().Add(-time.Second))
	defer cancel()
	if _, _, err := Ask(late, k, q); !errors.Is(err, graph.ErrDeadline) {
		t.Errorf("after the deadline the error is %v, want ErrDeadline", err)
	}
	if _, _, err := k.Extent(late); !errors.Is(err, graph.ErrDeadline) {
		t.Errorf("asked for the extent after the deadline, the error is %v, want ErrDeadline", err)
	}
}
