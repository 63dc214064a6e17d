package analysis

import (
	"context"
	"fmt"
	"slices"

	"parley/graph"
)

// Bounds say how large a network may be. Betweenness takes time in proportion to Steps: docs/decisions/0025 has the measurements.
type Bounds struct {
	Nodes int
	Ties  int
	Steps int // nodes times ties
}

// Prompt are the bounds of a network for which a request waits. Patient are those of a network for a file: at these bounds, a network takes several minutes.
var (
	Prompt  = Bounds{Nodes: 5_000, Ties: 250_000, Steps: 100_000_000}
	Patient = Bounds{Nodes: 50_000, Ties: 2_000_000, Steps: 10_000_000_000}
)

// Network is a network of actors that met each other, with its measures. It does not change once it is made.
type Network struct {
	Nodes       []Node // ordered by Actor
	Ties        []Tie  // ordered by From, then by To
	Communities int    // their number
}

// Node is an actor of a network.
type Node struct {
	Actor          graph.ID
	Degree         int     // the number of ties
	WeightedDegree int     // the sum of the counts of the ties
	Betweenness    float64 // the share of the shortest paths between two others that lead through the actor, from 0 to 1
	PageRank       float64 // with the damping factor 0.85 and ties weighted by their counts; the sum is 1
	Community      int     // from 1; the largest community is 1, and of equally large ones that with the first actor
	X, Y           float64 // the position in a drawing, from -1 to 1
}

// Tie links two actors that met. From is the lesser of the two ids. All ties of a network have different pairs of actors.
type Tie struct {
	From, To          graph.ID
	Count             int      // how often they met, at least 1
	FirstMet, LastMet graph.ID // "" if no time is known
	FirstDay, LastDay string   // YYYY-MM-DD; "" if not known
}

// Measure returns the network of some ties, in any order. The same ties always give the same network, to the last bit. It returns
// an error that wraps graph.ErrNetworkTooLarge if the network is too large, and an error that wraps graph.ErrCanceled or
// graph.ErrDeadline when ctx ends.
func Measure(ctx context.Context, ties []Tie, within Bounds) (*Network, error) {
	n := &Network{Ties: slices.Clone(ties)}
	slices.SortFunc(n.Ties, compareTies)
	var ids []graph.ID
	for _, t := range n.Ties {
		ids = append(ids, t.From, t.To)
	}
	slices.Sort(ids)
	ids = slices.Compact(ids)
	if len(ids) > within.Nodes || len(ties) > within.Ties || len(ids)*len(ties) > within.Steps {
		return nil, fmt.Errorf("%w: it has %d actors and %d pairs of actors that met: give a filter that fits fewer meetings, such as from and until, or ask for one type of actors", graph.ErrNetworkTooLarge, len(ids), len(ties))
	}
	w := newWeighted(ids, n.Ties)
	n.Nodes = make([]Node, len(ids))
	for i, id := range ids {
		n.Nodes[i] = Node{Actor: id, Degree: len(w.near[i]), WeightedDegree: int(w.strength[i])}
	}
	between, err := w.betweenness(ctx)
	if err != nil {
		return nil, err
	}
	ranks, err := w.pageRank(ctx)
	if err != nil {
		return nil, err
	}
	communities, err := w.communities(ctx)
	if err != nil {
		return nil, err
	}
	places, err := w.places(ctx, communities)
	if err != nil {
		return nil, err
	}
	for i := range n.Nodes {
		node := &n.Nodes[i]
		node.Betweenness, node.PageRank, node.Community = between[i], ranks[i], communities[i]
		node.X, node.Y = places[i].X, places[i].Y
		n.Communities = max(n.Communities, communities[i])
	}
	return n, graph.Interrupted(ctx)
}
