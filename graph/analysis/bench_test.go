package analysis

import (
	"context"
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"time"

	"parley/graph"
	"parley/graph/graphtest"
	"parley/graph/memory"
)

const (
	benchActors    = 20_000
	benchMeetings  = 100_000
	benchAttendees = 7
)

// benchStore returns a store with meetings of seven among 20,000 actors. Some actors
// attend far more than others: the busiest about 5,000 meetings, half of them at most 26.
func benchStore(b *testing.B) graph.Store {
	b.Helper()
	r := rand.New(rand.NewPCG(1, 2))
	g := &graphtest.Builder{}
	for i := range benchActors {
		g.Thing("Person", fmt.Sprintf("p-%05d", i))
	}
	day := time.Date(2030, 1, 1, 0, 0, 0, 0, time.UTC)
	for i := range benchMeetings {
		id, mode := fmt.Sprintf("m-%06d", i), "IN_PERSON"
		if r.IntN(3) == 0 {
			mode = "PHONE"
		}
		g.Meeting(id, "HELD", day.AddDate(0, 0, r.IntN(2000)).Format(time.DateOnly), "mode", mode)
		seen := map[int]bool{}
		for len(seen) < benchAttendees {
			x := r.Float64()
			a := int(x * x * benchActors)
			if !seen[a] {
				seen[a] = true
				g.Edge("ATTENDED", fmt.Sprintf("p-%05d", a), id)
			}
		}
	}
	store := memory.New()
	graphtest.Load(b, store, g.Contents)
	return store
}

// BenchmarkAnalysis measures the read of a projection, the check whether it is still
// current, and the search for chains in it. Read the times as ratios.
func BenchmarkAnalysis(b *testing.B) {
	ctx := context.Background()
	store := benchStore(b)
	var p *Projection
	b.Run("read", func(b *testing.B) {
		b.ReportAllocs()
		for b.Loop() {
			var err error
			if p, err = Read(ctx, store, View{}); err != nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("current", func(b *testing.B) {
		b.ReportAllocs()
		c := NewCache(store, View{})
		for b.Loop() {
			if _, err := c.Get(ctx); err != nil {
				b.Fatal(err)
			}
		}
	})
	for _, c := range []struct {
		name    string
		options Options
	}{
		{"chains", Options{Limit: 100}},
		{"chains in person", Options{InPerson: true, Limit: 100}},
		{"chains in order", Options{InOrder: true, Limit: 100}},
		{"chains, also longer", Options{Longer: 3, Limit: 100}},
		{"chains through two actors", Options{Through: []graph.ID{"p-00100", "p-10000"}, Limit: 100}},
		{"chains in order through two actors", Options{InOrder: true, Through: []graph.ID{"p-00100", "p-10000"}, Limit: 100}},
	} {
		b.Run(c.name, func(b *testing.B) {
			b.ReportAllocs()
			r := rand.New(rand.NewPCG(3, 4))
			var hops, found, queries int
			work := graph.NewWork(math.MaxInt64)
			ctx := graph.WithWork(ctx, work)
			for b.Loop() {
				from, to := p.Actors[r.IntN(len(p.Actors))], p.Actors[r.IntN(len(p.Actors))]
				chains, _, err := p.Chains(ctx, from, to, c.options)
				if err != nil {
					b.Fatal(err)
				}
				queries++
				found += len(chains)
				if len(chains) > 0 {
					hops += len(chains[0].Hops)
				}
			}
			b.ReportMetric(float64(hops)/float64(queries), "hops/op")
			b.ReportMetric(float64(found)/float64(queries), "chains/op")
			b.ReportMetric(float64(work.Done())/float64(queries), "work/op")
		})
	}
}
