package loader_test

import (
	"context"
	"errors"
	"reflect"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"parley/dossiers"
	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/memory"
	"parley/loader"
	"parley/loader/dossier"
)

// A load that fills an empty graph leaves what a load in transactions leaves.
func TestFilled(t *testing.T) {
	alike := func(t interface{ Fatalf(string, ...any) }, d *dossier.Dossier) {
		filled, written := memory.New(), memory.New()
		got, err := loader.Load(context.Background(), filled, d)
		if err != nil {
			t.Fatalf("filled: %v", err)
		}
		want, err := loader.Load(context.Background(), graphtest.InTransactions(written), d)
		if err != nil {
			t.Fatalf("written: %v", err)
		}
		if got, want := withoutTimes(filled), withoutTimes(written); !reflect.DeepEqual(got, want) {
			t.Fatalf("filled, the graph holds %d records and %d edges, and written %d and %d, or other ones",
				len(got.Records), len(got.Edges), len(want.Records), len(want.Edges))
		}
		if got.Result != want.Result || loader.Complete(withoutTimes(filled)) != nil {
			t.Fatalf("filled: %+v; written: %+v", got.Result, want.Result)
		}
	}
	alike(t, read(t, files(t, dossiers.Bundled())))
	rapid.Check(t, func(rt *rapid.T) { alike(rt, readDrawn(rt, drawDossier(rt).whole())) })
}

// withoutTimes returns the contents of a store without the times of its loads.
func withoutTimes(s *memory.Store) graph.Contents {
	c, _, _ := s.Contents(context.Background())
	for i, r := range c.Records {
		if r.Type.Name == "Load" {
			c.Records[i].Values = slices.Clone(r.Values)
			for _, name := range []string{"started", "finished"} {
				c.Records[i].Values[r.Type.Property(name).Index] = nil
			}
		}
	}
	return c
}

// A load that is cancelled while it fills a graph leaves the graph empty, and the next load fills it.
func TestFilledAfterCancel(t *testing.T) {
	d, k := read(t, files(t, dossiers.Bundled())), memory.New()
	ctx, cancel := context.WithCancel(context.Background())
	_, err := loader.Load(ctx, k, d, loader.OnProgress(func(stage string, done, _ int) {
		if stage == loader.Folding && done == 0 {
			cancel()
		}
	}))
	if !errors.Is(err, graph.ErrCanceled) {
		t.Errorf("error %v, want ErrCanceled", err)
	}
	if c, at, err := k.Contents(context.Background()); err != nil || at != 0 || len(c.Records) > 0 {
		t.Errorf("%d records at revision %d, error %v; want an empty graph", len(c.Records), at, err)
	}
	if _, err := loader.Load(context.Background(), k, d); err != nil {
		t.Error(err)
	}
}
