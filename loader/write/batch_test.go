package write

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parley/graph"
	"parley/graph/graphtest"
)

var errKilled = errors.New("killed")

// mortal is a Keeper that fails after some changes.
type mortal struct {
	graph.Keeper
	left int
}

func (m *mortal) Apply(ctx context.Context, c graph.Change) (graph.Revision, error) {
	if m.left == 0 {
		return 0, errKilled
	}
	m.left--
	return m.Keeper.Apply(ctx, c)
}

// A load is killed after any of its transactions, which are as small as possible. Then the
// graph holds only whole things, the load record says UNDER_WAY, and the next load completes
// the change.
func TestAKilledLoadIsFinishedByTheNext(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		ctx, have, want := context.Background(), graphs(t, "have"), graphs(t, "want")
		small := options
		small.Batch = rapid.IntRange(1, 6).Draw(t, "batch")
		whole := newShelf()
		for _, c := range []graph.Contents{have, want} {
			if _, err := Write(ctx, whole, to(c), small); err != nil {
				t.Fatal(err)
			}
		}
		for n := 1; ; n++ {
			k := newShelf()
			if _, err := Write(ctx, k, to(have), options); err != nil {
				t.Fatal(err)
			}
			before, revision, _ := k.Contents(ctx)
			r, err := Write(ctx, &mortal{k, n}, to(want), small)
			if err == nil {
				if r.Transactions > n {
					t.Fatalf("%d transactions, but only %d were allowed", r.Transactions, n)
				}
				break
			}
			between, at, _ := k.Contents(ctx)
			if !errors.Is(err, errKilled) || at != revision+graph.Revision(n) {
				t.Fatalf("after %d changes: %v, at revision %d, from %d", n, err, at, revision)
			}
			if err := graphtest.Whole(between, before, want); err != nil {
				t.Fatal(err)
			}
			if got := statuses(between); !strings.HasSuffix(got, "UNDER_WAY") {
				t.Fatalf("after %d changes the loads are %s", n, got)
			}
			if _, err := Write(ctx, k, to(want), small); err != nil {
				t.Fatal(err)
			}
			got, _, _ := k.Contents(ctx)
			if Digest(got) != Digest(want) || strings.Contains(statuses(got), "UNDER_WAY") {
				t.Fatalf("after the next load the graph is %v, its loads are %s", got, statuses(got))
			}
			all, _, _ := whole.Contents(ctx)
			if statuses(got) != statuses(all) {
				t.Fatalf("the loads are %s, want %s", statuses(got), statuses(all))
			}
		}
	})
}

func statuses(c graph.Contents) string {
	var all []string
	for _, r := range c.Records {
		if isLoad(r) {
			all = append(all, string(r.ID())+" "+property(r, "status"))
		}
	}
	slices.Sort(all)
	return strings.Join(all, ", ")
}

func TestASmallChangeIsOneTransaction(t *testing.T) {
	c := Diff(graph.Contents{}, 0, contents())
	if n := len(batches(graph.Contents{}, c, c.Size())); n != 1 {
		t.Errorf("%d transactions for a change that fits one", n)
	}
	all := batches(graph.Contents{}, c, c.Size()-1)
	if len(all) < 2 {
		t.Fatalf("%d transactions for a change that does not fit one", len(all))
	}
	for _, b := range all[:len(all)-1] {
		if b.Size() > c.Size()-1 {
			t.Errorf("a transaction of %d", b.Size())
		}
	}
}

func TestProgress(t *testing.T) {
	o := options
	o.Batch = 1
	var steps []string
	o.Progress = func(done, total int) { steps = append(steps, fmt.Sprintf("%d/%d", done, total)) }
	if _, err := Write(t.Context(), newShelf(), to(contents()), o); err != nil {
		t.Fatal(err)
	}
	if want := []string{"0/6", "1/6", "2/6", "3/6", "6/6"}; !slices.Equal(steps, want) {
		t.Errorf("the progress is %q, want %q", steps, want)
	}
}
