package analysis

import (
	"context"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"gonum.org/v1/gonum/graph/community"
	"gonum.org/v1/gonum/graph/network"

	"parley/graph"
)

// randomTies returns ties between random pairs of n actors. Low numbers are drawn more often, as some people meet many others.
func randomTies(n, ties int) []Tie {
	r := rand.New(rand.NewPCG(3, 5)) //nolint:gosec // not for secrets
	draw := func() int { return int(float64(n) * r.Float64() * r.Float64()) }
	seen := map[[2]int]bool{}
	var out []Tie
	for len(out) < ties {
		a, b := draw(), draw()
		if a > b {
			a, b = b, a
		}
		if a == b || seen[[2]int{a, b}] {
			continue
		}
		seen[[2]int{a, b}] = true
		name := func(i int) graph.ID { return graph.ID(fmt.Sprintf("actor-%05d", i)) }
		out = append(out, Tie{From: name(a), To: name(b), Count: 1 + r.IntN(3)})
	}
	return out
}

// BenchmarkNetwork measures the parts of a network, and gonum's betweenness for comparison.
func BenchmarkNetwork(b *testing.B) {
	ctx := context.Background()
	for _, size := range [][2]int{{500, 5_000}, {3_000, 100_000}, {5_000, 60_000}} {
		ties := randomTies(size[0], size[1])
		n, err := Measure(ctx, ties, Patient)
		if err != nil {
			b.Fatal(err)
		}
		ids := make([]graph.ID, len(n.Nodes))
		for i := range ids {
			ids[i] = n.Nodes[i].Actor
		}
		w := newWeighted(ids, n.Ties)
		communities, _ := w.communities(ctx)
		for name, measure := range map[string]func(){
			"betweenness":       func() { _, _ = w.betweenness(ctx) },
			"pageRank":          func() { _, _ = w.pageRank(ctx) },
			"communities":       func() { _, _ = w.communities(ctx) },
			"places":            func() { _, _ = w.places(ctx, communities) },
			"gonum betweenness": func() { network.Betweenness(undirected{w}) },
			"gonum communities": func() { community.Modularize(undirected{w}, 1, rand.NewPCG(1, 1)) },
		} {
			if strings.HasPrefix(name, "gonum") && size[0] > 500 {
				continue // it would take minutes
			}
			b.Run(fmt.Sprintf("%s/%d-%d", name, size[0], size[1]), func(b *testing.B) {
				for b.Loop() {
					measure()
				}
			})
		}
	}
}
