package graphtest

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"testing"
	"time"

	"pgregory.net/rapid"

	"parley/graph"
)

// testReading has a test for each "must" of Keeper.Read and graph.Reading. open returns an empty store.
func testReading(t *testing.T, open func(t *testing.T) graph.Keeper) {
	t.Run("of an empty store", func(t *testing.T) { mustRead(Patient(t), t, open(t), graph.Contents{}, 0, nil, nil, nil) })
	t.Run("of everything", func(t *testing.T) {
		k := open(t)
		rev := Load(t, k, Fixture())
		mustRead(Patient(t), t, k, Fixture(), rev, graph.Parley.StoredTypes(), stepsAlong("ATTENDED", "PAST_ATTENDED", "WITHIN", "ABOUT", "PAST_MEETING"), graph.Parley.Relations())
	})
	t.Run("of values that are hard to sort", func(t *testing.T) {
		k, c := open(t), hard()
		rev := Load(t, k, c)
		mustRead(Patient(t), t, k, c, rev, graph.Parley.StoredTypes(), stepsAlong("MEMBER_OF", "PAST_MEMBER_OF"), graph.Parley.Relations())
	})
	t.Run("at random", func(t *testing.T) {
		k, c := open(t), rapid.Custom(RandomContents).Example(1)
		rev := Load(t, k, c)
		// Few draws: a database plans each selection anew.
		for seed := range 6 {
			types := rapid.SliceOfNDistinct(rapid.SampledFrom(graph.Parley.StoredTypes()), 0, 4, rapid.ID[*graph.Type]).Example(seed)
			relations := rapid.SliceOfNDistinct(rapid.SampledFrom(graph.Parley.Relations()), 0, 4, rapid.ID[*graph.Relation]).Example(seed)
			mustRead(Patient(t), t, k, c, rev, types, steps(relations), relations)
		}
	})
	t.Run("from one state", func(t *testing.T) { testReadingOneState(t, open(t)) })
	t.Run("that its caller stops", func(t *testing.T) { testReadingStopped(t, open(t)) })
	t.Run("after its context has ended", func(t *testing.T) { testReadingEnded(t, open(t)) })
}

// steps returns the steps along relations in both directions.
func steps(relations []*graph.Relation) []graph.Via {
	var all []graph.Via
	for _, r := range relations {
		all = append(all, graph.Via{Relation: r}, graph.Via{Relation: r, Reverse: true})
	}
	return all
}

// stepsAlong returns the steps along the relations with these names in both directions.
func stepsAlong(names ...string) []graph.Via {
	var relations []*graph.Relation
	for _, name := range names {
		relations = append(relations, graph.Parley.Relation(name))
	}
	return steps(relations)
}

// hard returns edges between the same two things whose identities sort differently as bytes and as UTF-16, and differently if a
// separator follows.
func hard() graph.Contents {
	b := &Builder{}
	b.Thing("Person", "anna")
	b.Thing("Organization", "north")
	for i, role := range []string{"\U0001F54A", "\uffee", "a", "a\x01", "ab", "", "Z", "ä"} {
		b.Edge("MEMBER_OF", "anna", "north", "role", role)
		b.Edge("PAST_MEMBER_OF", "anna", "north", "role", role, "since", fmt.Sprintf("2030-01-0%dT00:00:00Z", i+1))
	}
	return b.Contents
}

// mustRead fails the test unless a store that holds c reads what is in c, in the order of the contract. It reads twice.
func mustRead(ctx context.Context, t failing, k graph.Keeper, c graph.Contents, rev graph.Revision, types []*graph.Type, along []graph.Via, relations []*graph.Relation) {
	t.Helper()
	err := k.Read(ctx, func(r graph.Reading) error {
		if r.Revision() != rev {
			t.Errorf("the revision is %d, want %d", r.Revision(), rev)
		}
		size, err := r.Size()
		if want := sizeOf(c); err != nil || !maps.Equal(size.Things, want.Things) || !maps.Equal(size.Edges, want.Edges) || size.Total() != len(c.Records)+len(c.Edges) {
			t.Errorf("the size is %v, error %v; want %v", size, err, want)
		}
		for range 2 {
			things, edges, err := readAll(r, types, along, relations)
			if err != nil {
				return err
			}
			if want := thingsOf(c, types, along); !reflect.DeepEqual(things, want) {
				t.Errorf("the things are\n  %v\nwant\n  %v", things, want)
			}
			if want := edgesOf(c, relations); !reflect.DeepEqual(edges, want) {
				t.Errorf("the edges are\n  %v\nwant\n  %v", edges, want)
			}
		}
		return nil
	})
	if err != nil {
		t.Errorf("reading: %v", err)
	}
}

// readAll returns the things and the edges of a reading.
func readAll(r graph.Reading, types []*graph.Type, along []graph.Via, relations []*graph.Relation) (things []graph.Thing, edges []graph.Edge, err error) {
	err = errors.Join(
		r.Things(types, along, func(t graph.Thing) error {
			things = append(things, t)
			return nil
		}),
		r.Edges(relations, func(e graph.Edge) error {
			edges = append(edges, e)
			return nil
		}),
	)
	return things, edges, err
}

func sizeOf(c graph.Contents) graph.Size {
	size := graph.Size{Things: map[*graph.Type]int{}, Edges: map[*graph.Relation]int{}}
	for _, r := range c.Records {
		size.Things[r.Type]++
	}
	for _, e := range c.Edges {
		size.Edges[e.Relation]++
	}
	return size
}

// thingsOf returns what Reading.Things must find in c. It looks at everything, so it is the reference for stores.
func thingsOf(c graph.Contents, types []*graph.Type, along []graph.Via) []graph.Thing {
	records := map[graph.ID]graph.Record{}
	for _, r := range c.Records {
		records[r.ID()] = r
	}
	var found []graph.Thing
	for _, r := range c.Records {
		if !slices.Contains(types, r.Type) {
			continue
		}
		thing := graph.Thing{Record: r, Edges: make([][]graph.FarEdge, len(along))}
		for i, via := range along {
			for _, e := range c.Edges {
				far := graph.FarEdge{Edge: e}
				near := e.From
				if via.Reverse {
					near = e.To
				}
				if e.Relation != via.Relation || near != r.ID() {
					continue
				}
				end := records[far.Far(via)]
				far.Type = end.Type
				if p := end.Type.Property("name"); p != nil {
					far.Name, _ = end.Values[p.Index].(string)
				}
				thing.Edges[i] = append(thing.Edges[i], far)
			}
			slices.SortFunc(thing.Edges[i], func(a, b graph.FarEdge) int { return a.CompareByFrom(b.Edge) })
		}
		found = append(found, thing)
	}
	slices.SortFunc(found, func(a, b graph.Thing) int { return cmp.Compare(a.ID(), b.ID()) })
	return found
}

// edgesOf returns what Reading.Edges must find in c.
func edgesOf(c graph.Contents, relations []*graph.Relation) []graph.Edge {
	var found []graph.Edge
	for _, e := range c.Edges {
		if slices.Contains(relations, e.Relation) {
			found = append(found, e)
		}
	}
	slices.SortFunc(found, graph.Edge.CompareByFrom)
	return found
}

// testReadingOneState: every call on a reading reads the state of its revision, also during a load.
func testReadingOneState(t *testing.T, k graph.Keeper) {
	ctx := Patient(t)
	types, relations := graph.Parley.StoredTypes(), graph.Parley.Relations()
	along := stepsAlong("ATTENDED")
	whileReading(t, k, 1, func(int) (rev graph.Revision, err error) {
		err = k.Read(ctx, func(r graph.Reading) error {
			rev = r.Revision()
			c := step(int(rev) - 1) // the load of step 0 leads to revision 1
			for range 3 {
				things, edges, err := readAll(r, types, along, relations)
				if err != nil {
					return err
				}
				if !reflect.DeepEqual(things, thingsOf(c, types, along)) || !reflect.DeepEqual(edges, edgesOf(c, relations)) {
					return fmt.Errorf("at revision %d the reading finds\n%v\n%v\nwant\n%s", rev, things, edges, describe(c))
				}
			}
			return nil
		})
		return rev, err
	})
}

// errStop stops a reading in tests.
var errStop = errors.New("stop")

// testReadingStopped: an error of take stops the reading and is returned. The function is called once.
func testReadingStopped(t *testing.T, k graph.Keeper) {
	Load(t, k, Fixture())
	for _, stop := range []func(graph.Reading, func() error) error{
		func(r graph.Reading, take func() error) error {
			return r.Things(graph.Parley.StoredTypes(), nil, func(graph.Thing) error { return take() })
		},
		func(r graph.Reading, take func() error) error {
			return r.Edges(graph.Parley.Relations(), func(graph.Edge) error { return take() })
		},
	} {
		calls, taken := 0, 0
		err := k.Read(Patient(t), func(r graph.Reading) error {
			calls++
			return stop(r, func() error {
				if taken++; taken == 2 {
					return errStop
				}
				return nil
			})
		})
		if !errors.Is(err, errStop) || calls != 1 || taken != 2 {
			t.Errorf("error %v, after %d calls of the function and %d of take; want errStop after 1 and 2", err, calls, taken)
		}
	}
}

// testReadingEnded: a reading must return ErrCanceled or ErrDeadline if its context has ended, also in the middle.
func testReadingEnded(t *testing.T, k graph.Keeper) {
	Load(t, k, Fixture())
	whole := func(r graph.Reading) error {
		return r.Things(graph.Parley.StoredTypes(), nil, func(graph.Thing) error { return nil })
	}
	canceled, cancel := context.WithCancel(context.Background())
	cancel()
	if err := k.Read(canceled, whole); !errors.Is(err, graph.ErrCanceled) {
		t.Errorf("with a cancelled context the error is %v, want ErrCanceled", err)
	}
	late, cancel := context.WithDeadline(context.Background(), time.Now().Add(-time.Second))
	defer cancel()
	if err := k.Read(late, whole); !errors.Is(err, graph.ErrDeadline) {
		t.Errorf("after the deadline the error is %v, want ErrDeadline", err)
	}
	for name, call := range map[string]func(r graph.Reading, end func()) error{
		"things": func(r graph.Reading, end func()) error {
			return r.Things(graph.Parley.StoredTypes(), nil, func(graph.Thing) error { end(); return nil })
		},
		"edges": func(r graph.Reading, end func()) error {
			return r.Edges(graph.Parley.Relations(), func(graph.Edge) error { end(); return nil })
		},
	} {
		during, cancel := context.WithCancel(context.Background())
		if err := k.Read(during, func(r graph.Reading) error { return call(r, cancel) }); !errors.Is(err, graph.ErrCanceled) {
			t.Errorf("cancelled while it reads %s, the error is %v, want ErrCanceled", name, err)
		}
		cancel()
	}
}
