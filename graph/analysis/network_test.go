package analysis

import (
	"context"
	"errors"
	"fmt"
	"math"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"

	gonum "gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/community"
	"gonum.org/v1/gonum/graph/network"
	"gonum.org/v1/gonum/graph/simple"
	"pgregory.net/rapid"

	"parley/graph"
)

// tied returns ties from lines such as "a b 3".
func tied(lines ...string) []Tie {
	var ties []Tie
	for _, l := range lines {
		var t Tie
		if _, err := fmt.Sscan(l, &t.From, &t.To, &t.Count); err != nil {
			panic(err)
		}
		ties = append(ties, t)
	}
	return ties
}

func measured(t testing.TB, ties []Tie) *Network {
	t.Helper()
	n, err := Measure(context.Background(), ties, Prompt)
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// The values of these networks were worked out by hand.
func TestMeasures(t *testing.T) {
	for _, c := range []struct {
		name  string
		ties  []Tie
		nodes string // actor, degree, weighted degree, betweenness, PageRank, community
	}{
		{"nothing", nil, ""},
		{"one pair", tied("a b 5"), "a 1 5 0.0000 0.5000 1; b 1 5 0.0000 0.5000 1"},
		{
			// The PageRank of the end c is 0.05 + 0.85 * b/2, that of the middle is 0.05 + 0.85 * (a + c): b = 0.4865, a = c = 0.2568.
			"a line", tied("b c 1", "a b 1"),
			"a 1 1 0.0000 0.2568 1; b 2 2 1.0000 0.4865 1; c 1 1 0.0000 0.2568 1",
		},
		{
			// The middle gives three quarters of its rank to a, and a quarter to c: b = 0.4865, a = 0.05 + 0.85 * 0.75 * b = 0.3601, c = 0.1534.
			"a line with weights", tied("a b 3", "b c 1"),
			"a 1 3 0.0000 0.3601 1; b 2 4 1.0000 0.4865 1; c 1 1 0.0000 0.1534 1",
		},
		{
			// Each corner lies on one of the two shortest paths between its neighbours: half of one pair among three.
			"a square", tied("a b 1", "b c 1", "c d 1", "a d 1"),
			"a 2 2 0.1667 0.2500 1; b 2 2 0.1667 0.2500 1; c 2 2 0.1667 0.2500 2; d 2 2 0.1667 0.2500 2",
		},
		{
			// Two triangles with one tie between them. Through c those of a and b to d, e, f: 6 of 10.
			// PageRank: a = 0.025 + 0.85 * (a/2 + 2c/5) and c = 0.025 + 0.85 * (a + c/5), so c = 0.1892 and a = 0.1554.
			"two triangles", tied("a b 2", "b c 2", "a c 2", "c d 1", "d e 2", "e f 2", "d f 2"),
			"a 2 4 0.0000 0.1554 1; b 2 4 0.0000 0.1554 1; c 3 5 0.6000 0.1892 1; d 3 5 0.6000 0.1892 2; e 2 4 0.0000 0.1554 2; f 2 4 0.0000 0.1554 2",
		},
		{"two parts, the larger first", tied("x y 1", "a b 1", "y z 1"), "a 1 1 0.0000 0.2000 2; b 1 1 0.0000 0.2000 2; x 1 1 0.0000 0.1541 1; y 2 2 0.1667 0.2919 1; z 1 1 0.0000 0.1541 1"},
	} {
		t.Run(c.name, func(t *testing.T) {
			n := measured(t, c.ties)
			var got []string
			for _, v := range n.Nodes {
				got = append(got, fmt.Sprintf("%s %d %d %.4f %.4f %d", v.Actor, v.Degree, v.WeightedDegree, v.Betweenness, v.PageRank, v.Community))
			}
			if all := strings.Join(got, "; "); all != c.nodes {
				t.Errorf("the nodes are\n%s\nwant\n%s", all, c.nodes)
			}
		})
	}
}

// drawTies draws ties among a few actors.
func drawTies(t *rapid.T) []Tie {
	var ties []Tie
	for i := range 9 {
		for j := range i {
			if rapid.Bool().Draw(t, "tied") {
				ties = append(ties, Tie{From: graph.ID(fmt.Sprint(j)), To: graph.ID(fmt.Sprint(i)), Count: rapid.IntRange(1, 4).Draw(t, "count")})
			}
		}
	}
	return ties
}

// The order of the ties changes nothing, to the last bit. The sums and bounds hold, and gonum has the same betweenness and PageRank. Gonum finds no
// communities that are much better.
func TestMeasuresOfRandomNetworks(t *testing.T) {
	rapid.Check(t, func(rt *rapid.T) {
		ties := drawTies(rt)
		n := measured(t, ties)
		shuffled := rapid.Permutation(ties).Draw(rt, "order")
		if again := measured(t, shuffled); !reflect.DeepEqual(n, again) {
			rt.Fatalf("in another order the network is\n%+v\nnot\n%+v", again, n)
		}
		ids := make([]graph.ID, len(n.Nodes))
		ranks, degrees, weights := 0.0, 0, 0
		for i, v := range n.Nodes {
			ids[i] = v.Actor
			ranks += v.PageRank
			degrees += v.Degree
			weights += v.WeightedDegree
			if v.Betweenness < 0 || v.Betweenness > 1 || max(math.Abs(v.X), math.Abs(v.Y)) > 1 || v.Community < 1 || v.Community > n.Communities {
				rt.Fatalf("a value of %+v is out of bounds", v)
			}
			if slices.ContainsFunc(n.Nodes[:i], func(o Node) bool { return o.X == v.X && o.Y == v.Y }) {
				rt.Fatalf("%s lies on another node", v.Actor)
			}
		}
		for _, tie := range ties {
			weights -= 2 * tie.Count
		}
		if degrees != 2*len(ties) || weights != 0 || len(ties) > 0 && math.Abs(ranks-1) > 1e-9 {
			rt.Fatalf("the sums are: degrees %d of %d ties, weights that differ by %d, ranks %g", degrees, len(ties), weights, ranks)
		}
		if len(ties) == 0 {
			return
		}
		compareWithGonum(rt, n, newWeighted(ids, n.Ties))
	})
}

// compareWithGonum compares the measures with those of gonum.
func compareWithGonum(t *rapid.T, n *Network, w *weighted) {
	u := undirected{w}
	directed := simple.NewWeightedDirectedGraph(0, 0)
	for i, near := range w.near {
		for j, v := range near {
			directed.SetWeightedEdge(simple.WeightedEdge{F: simple.Node(i), T: simple.Node(v), W: w.weight[i][j]})
		}
	}
	between, ranks := network.Betweenness(u), network.PageRank(directed, damping, 1e-12)
	pairs := max(float64(len(n.Nodes)-1)*float64(len(n.Nodes)-2), 1)
	groups := make([][]gonum.Node, n.Communities)
	for i, v := range n.Nodes {
		if math.Abs(between[int64(i)]/pairs-v.Betweenness) > 1e-9 || math.Abs(ranks[int64(i)]-v.PageRank) > 1e-9 {
			t.Fatalf("%s has the betweenness %g and the PageRank %g, and in gonum %g and %g", v.Actor, v.Betweenness, v.PageRank, between[int64(i)]/pairs, ranks[int64(i)])
		}
		groups[v.Community-1] = append(groups[v.Community-1], simple.Node(i))
	}
	best := community.Modularize(u, 1, rand.NewPCG(1, 1)).Communities()
	if ours, theirs := community.Q(u, groups, 1), community.Q(u, best, 1); ours < theirs-0.15 {
		t.Fatalf("the modularity is %g, and gonum finds communities with %g", ours, theirs)
	}
}

// A network that is too large is refused with a reason, and the work ends with its context.
func TestMeasureEnds(t *testing.T) {
	ties := randomTies(40, 200)
	for name, within := range map[string]Bounds{"nodes": {5, 1000, 1e6}, "ties": {50, 100, 1e6}, "steps": {50, 1000, 100}} {
		_, err := Measure(context.Background(), ties, within)
		if !errors.Is(err, graph.ErrNetworkTooLarge) || !strings.Contains(err.Error(), "200 pairs") {
			t.Errorf("with too many %s the error is %v", name, err)
		}
	}
	ctx, stop := context.WithCancel(context.Background())
	stop()
	if _, err := Measure(ctx, ties, Prompt); !errors.Is(err, graph.ErrCanceled) {
		t.Errorf("after the context has ended the error is %v", err)
	}
}

// Each group of a network takes a place of its own in a drawing, also if everybody has ties to some members of other groups.
func TestPlacesOfGroups(t *testing.T) {
	const groups, size = 12, 30
	random := rand.New(rand.NewPCG(1, 2)) //nolint:gosec // each run has to have the same network
	var ties []Tie
	for i := range groups * size {
		for j := range i {
			if same := i%groups == j%groups; same && random.IntN(100) < 60 || !same && random.IntN(100) < 3 {
				ties = append(ties, Tie{From: graph.ID(fmt.Sprintf("n%03d", j)), To: graph.ID(fmt.Sprintf("n%03d", i)), Count: 1})
			}
		}
	}
	n := measured(t, ties)
	middle := make([]Node, groups)
	for i, node := range n.Nodes {
		middle[i%groups].X += node.X / size
		middle[i%groups].Y += node.Y / size
	}
	astray := 0
	for i, node := range n.Nodes {
		from := func(m Node) float64 { return math.Hypot(node.X-m.X, node.Y-m.Y) }
		if slices.ContainsFunc(middle, func(m Node) bool { return from(m) < from(middle[i%groups]) }) {
			astray++
		}
	}
	t.Logf("of %d nodes, %d are nearer to the middle of another group", len(n.Nodes), astray)
	if most := len(n.Nodes) / 10; astray > most {
		t.Errorf("%d nodes are nearer to the middle of another group than to that of their own, and should be at most %d", astray, most)
	}
}

// Neighbours in a drawing are nearer than others: two groups with one tie between them lie apart.
func TestPlaces(t *testing.T) {
	var ties []Tie
	for _, group := range []string{"a", "b"} {
		for i := range 5 {
			for j := range i {
				ties = append(ties, Tie{From: graph.ID(fmt.Sprint(group, j)), To: graph.ID(fmt.Sprint(group, i)), Count: 1})
			}
		}
	}
	n := measured(t, append(ties, Tie{From: "a0", To: "b0", Count: 1}))
	distance := func(a, b Node) float64 { return math.Hypot(a.X-b.X, a.Y-b.Y) }
	for _, a := range n.Nodes[:5] {
		for _, b := range n.Nodes[5:] {
			for _, friend := range n.Nodes[:5] {
				if a.Actor != "a0" && distance(a, friend) >= distance(a, b) {
					t.Errorf("%s lies nearer to %s than to %s", a.Actor, b.Actor, friend.Actor)
				}
			}
		}
	}
}
