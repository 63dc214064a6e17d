package analysis

import (
	"context"
	"math"
	"slices"

	"gonum.org/v1/gonum/spatial/r2"

	"parley/graph"
)

const (
	mostRounds, fewestRounds = 150, 30 // how often all nodes move; less often in a large network
	moves                    = 150_000 // how many moves there are together, if the bounds of the rounds allow
	gravity                  = 0.02    // draws each node to the middle, so that parts without a tie between them stay near each other
	precision                = 1e4     // positions are multiples of 1/precision
)

// places returns a position for each node, from -1 to 1: nodes repel each other, and ties draw their nodes together. The nodes begin on a
// spiral, community after community, so nothing is left to chance.
func (w *weighted) places(ctx context.Context, communities []int) ([]r2.Vec, error) {
	at := make([]r2.Vec, len(w.near))
	for turn, i := range byCommunity(communities) {
		angle := float64(turn) * math.Pi * (3 - math.Sqrt(5)) // the golden angle: no two nodes lie on one line from the middle
		radius := math.Sqrt(float64(turn) + 0.5)
		at[i] = r2.Vec{X: radius * math.Cos(angle), Y: radius * math.Sin(angle)}
	}
	reach := math.Sqrt(float64(len(at)))
	rounds := min(max(moves/max(len(at), 1), fewestRounds), mostRounds)
	for round := range rounds {
		if err := graph.Interrupted(ctx); err != nil {
			return nil, err
		}
		furthest := reach * 0.2 * (1 - float64(round)/float64(rounds))
		moved := make([]r2.Vec, len(at))
		for i := range at {
			if i%256 == 255 {
				if err := graph.Interrupted(ctx); err != nil {
					return nil, err
				}
			}
			moved[i] = r2.Add(at[i], shortened(w.force(at, i), furthest))
		}
		at = moved
	}
	return fitted(at), nil
}

// byCommunity returns the nodes, ordered by their community.
func byCommunity(communities []int) []int {
	order := make([]int, len(communities))
	for i := range order {
		order[i] = i
	}
	slices.SortStableFunc(order, func(a, b int) int { return communities[a] - communities[b] })
	return order
}

// force returns the force on a node. Each other node drives it away, as strongly as the two are near. Its ties draw it to the mean of its neighbours, weighted by
// the counts. So equally many nodes have equally much room, whether they have many ties or few, and groups with few ties between them lie apart. The sum goes
// through all nodes: gonum's package barneshut would add up far nodes together, but it links gonum's linear algebra, which is 2 MB of program.
func (w *weighted) force(at []r2.Vec, i int) r2.Vec {
	var f, mean r2.Vec
	for _, other := range at {
		line := r2.Sub(at[i], other)
		if d2 := r2.Norm2(line); d2 > 0 {
			f = r2.Add(f, r2.Scale(1/d2, line))
		}
	}
	for j, u := range w.near[i] {
		mean = r2.Add(mean, r2.Scale(w.weight[i][j]/w.strength[i], at[u]))
	}
	f = r2.Add(f, r2.Sub(mean, at[i]))
	return r2.Scale(0.5, r2.Add(f, r2.Scale(-gravity, at[i])))
}

// shortened returns a vector that is not longer than a length.
func shortened(v r2.Vec, most float64) r2.Vec {
	if n := r2.Norm(v); n > most {
		return r2.Scale(most/n, v)
	}
	return v
}

// fitted moves and scales the positions so that they fill the square from -1 to 1, and rounds them.
func fitted(at []r2.Vec) []r2.Vec {
	if len(at) == 0 {
		return at
	}
	low, high := at[0], at[0]
	for _, p := range at {
		low = r2.Vec{X: min(low.X, p.X), Y: min(low.Y, p.Y)}
		high = r2.Vec{X: max(high.X, p.X), Y: max(high.Y, p.Y)}
	}
	middle, half := r2.Scale(0.5, r2.Add(low, high)), max(high.X-low.X, high.Y-low.Y)/2
	if half == 0 {
		half = 1
	}
	out := make([]r2.Vec, len(at))
	for i, p := range at {
		p = r2.Scale(1/half, r2.Sub(p, middle))
		out[i] = r2.Vec{X: rounded(p.X), Y: rounded(p.Y)}
	}
	return out
}

// rounded returns a coordinate to four digits. It is never the negative zero, which JSON would show.
func rounded(x float64) float64 { return math.Round(x*precision)/precision + 0 }
