package write

import (
	"context"
	"errors"
	"fmt"
	"reflect"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parley/graph"
)

var errKilled = errors.New("killed")

// mortal is a Keeper that dies when it has applied some changes.
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

// However small its transactions are, and after whichever of them a load is
// killed: no thing is there by half, the record says that it is under way, and
// the next load does the rest.
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
					t.Fatalf("%d transactions, and %d were to be had", r.Transactions, n)
				}
				break
			}
			between, at, _ := k.Contents(ctx)
			if !errors.Is(err, errKilled) || at != revision+graph.Revision(n) {
				t.Fatalf("after %d changes: %v, at revision %d, from %d", n, err, at, revision)
			}
			halves(t, between, before, want)
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
				t.Fatalf("the loads are %s, and would be %s", statuses(got), statuses(all))
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

// halves fails the test if between holds a thing by half: each thing and the
// claims about it have to be as before or as wanted, and so have the relations of
// any two things, a claim's included, that are both there.
func halves(t *rapid.T, between, before, want graph.Contents) {
	now, old, wanted := view(between), view(before), view(want)
	for id, is := range now.things {
		if was, will := old.things[id], wanted.things[id]; !reflect.DeepEqual(is, was) && !reflect.DeepEqual(is, will) {
			t.Fatalf("%s is %v, and was %v, and is to be %v", id, is, was, will)
		}
	}
	for pair, is := range now.pairs {
		if was, will := old.pairs[pair], wanted.pairs[pair]; !reflect.DeepEqual(is, was) && !reflect.DeepEqual(is, will) {
			t.Fatalf("between %v there is %v, and was %v, and is to be %v", pair, is, was, will)
		}
	}
	for pair := range wanted.pairs {
		later := pair[1]
		if strings.HasPrefix(string(pair[0]), "claim-") {
			later = pair[0]
		}
		both := now.records[pair[0]] != "" && now.records[pair[1]] != ""
		if both && old.records[later] == "" && now.pairs[pair] == nil {
			t.Fatalf("%s is new and there, and nothing is between %v", later, pair)
		}
	}
}

// seen is a graph, sorted by what must not come apart.
type seen struct {
	records map[graph.ID]string
	things  map[graph.ID][]string    // a thing and the claims about it
	pairs   map[[2]graph.ID][]string // the relations of two things
}

func view(c graph.Contents) seen {
	s := seen{map[graph.ID]string{}, map[graph.ID][]string{}, map[[2]graph.ID][]string{}}
	for _, r := range c.Records {
		if !isLoad(r) {
			s.records[r.ID()] = fmt.Sprint(r.Type.Name, r.Values)
		}
	}
	for id, r := range s.records {
		if !strings.HasPrefix(string(id), "claim-") {
			s.things[id] = append(s.things[id], r)
		}
	}
	for _, e := range c.Edges {
		pair := [2]graph.ID{e.From, e.To}
		s.pairs[pair] = append(s.pairs[pair], fmt.Sprint(e.Relation.Name, e.Values))
		if e.Relation.Name == "ABOUT" {
			s.things[e.To] = append(s.things[e.To], string(e.From)+s.records[e.From])
		}
	}
	for _, l := range s.things {
		slices.Sort(l)
	}
	for _, l := range s.pairs {
		slices.Sort(l)
	}
	return s
}

func TestASmallChangeIsOneTransaction(t *testing.T) {
	c := Diff(graph.Contents{}, 0, contents())
	if n := len(batches(graph.Contents{}, c, size(c))); n != 1 {
		t.Errorf("%d transactions for a change that fits one", n)
	}
	all := batches(graph.Contents{}, c, size(c)-1)
	if len(all) < 2 {
		t.Fatalf("%d transactions for a change that fits none", len(all))
	}
	for _, b := range all[:len(all)-1] {
		if size(b) > size(c)-1 {
			t.Errorf("a transaction of %d", size(b))
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
	if want := []string{"1/6", "2/6", "3/6", "6/6"}; !slices.Equal(steps, want) {
		t.Errorf("the progress is %q, want %q", steps, want)
	}
}
