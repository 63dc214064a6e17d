package graphtest

import (
	"context"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
	"testing"

	"parley/graph"
)

// testConcurrency: every method may be called from many goroutines at once. No
// reader sees half a record, and the revision never goes back.
func testConcurrency(t *testing.T, k graph.Keeper) {
	const writes, readers = 20, 4
	ctx := context.Background()
	names := func(name string) graph.Contents {
		b := &Builder{}
		for _, id := range []string{"a", "b", "c", "d", "e"} {
			b.Thing("Person", id, "name", name)
		}
		return b.Contents
	}
	Load(t, k, names("name-0"))
	done := make(chan struct{})
	var read atomic.Int64
	var wg sync.WaitGroup
	for range readers {
		wg.Go(func() {
			var last graph.Revision
			for {
				select {
				case <-done:
					return
				default:
				}
				// One node alone: several are not read from one snapshot by a
				// database that promises read committed.
				got, rev, err := Ask(ctx, k, byID("Person", nil, far("Person", p("name")), "c"))
				switch {
				case err != nil:
					t.Errorf("reading: %v", err)
					return
				case !strings.Contains(got, "name-"):
					t.Errorf("half a record was read: %s", got)
					return
				case rev < last:
					t.Errorf("the revision went back from %d to %d", last, rev)
					return
				}
				last = rev
				read.Add(1)
			}
		})
	}
	for i := range writes {
		_, base, err := k.Contents(ctx)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := k.Apply(ctx, graph.Change{Base: base, Put: names("name-" + strings.Repeat("x", i)).Records}); err != nil {
			t.Fatalf("write %d: %v", i, err)
		}
	}
	for read.Load() < readers && !t.Failed() { // a fast writer is done before anybody reads
		runtime.Gosched()
	}
	close(done)
	wg.Wait()
}
