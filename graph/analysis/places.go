package analysis

import (
	"context"
	"math"
	"slices"

	"gonum.org/v1/gonum/spatial/barneshut"
	"gonum.org/v1/gonum/spatial/r2"

	"parley/graph"
)

const (
	mostRounds, fewestRounds = 150, 30 // how often all nodes move; less often in a large network
	moves                    = 150_000 // how many moves there are together, if the bounds of the rounds allow
	roughness                = 0.9     // how coarsely the repulsion of far nodes is added up: the theta of Barnes and Hut
	gravity                  = 0.02    // draws each node to the middle, so that parts without a tie between them stay near each other
	precision                = 1e4     // positions are multiples of 1/precision
)

// places returns a position for each node, from -1 to 1: nodes repel each other, and ties draw their nodes together (Fruchterman and Reingold). The nodes begin on a
// spiral, community after community, so nothing is left to chance.
func (w *weighted) places(ctx context.Context, communities []int) ([]r2.Vec, error) {
	bodies := make([]barneshut.Particle2, len(w.near))
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
		for i := range at {
			bodies[i] = body(at[i])
		}
		plane, err := barneshut.NewPlane(bodies)
		if err != nil {
			return fitted(at), nil //nolint:nilerr // the positions are as good as the numbers allow
		}
		furthest := reach * 0.2 * (1 - float64(round)/float64(rounds))
		moved := make([]r2.Vec, len(at))
		for i := range at {
			moved[i] = r2.Add(at[i], shortened(w.force(plane, at, i), furthest))
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

// force returns the force on a node.
func (w *weighted) force(plane *barneshut.Plane, at []r2.Vec, i int) r2.Vec {
	f := plane.ForceOn(body(at[i]), roughness, repulsion)
	for j, u := range w.near[i] {
		line := r2.Sub(at[u], at[i])
		f = r2.Add(f, r2.Scale(r2.Norm(line)*(1+math.Log(w.weight[i][j]))/math.Sqrt(float64(1+len(w.near[i]))), line))
	}
	return r2.Add(f, r2.Scale(-gravity*math.Sqrt(float64(len(at))), at[i]))
}

// repulsion is the force by which a node drives another node away: as strong as they are near.
func repulsion(_, _ barneshut.Particle2, m1, m2 float64, v r2.Vec) r2.Vec {
	d2 := r2.Norm2(v)
	if d2 == 0 {
		return r2.Vec{}
	}
	return r2.Scale(-m1*m2/d2, v)
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

// body is a node as gonum's package barneshut sees it.
type body r2.Vec

// Coord2 returns the position. See barneshut.Particle2.
func (b body) Coord2() r2.Vec { return r2.Vec(b) }

// Mass returns the mass, which is the same for all nodes. See barneshut.Particle2.
func (body) Mass() float64 { return 1 }
