package analysis

import (
	"cmp"
	"context"
	"math"

	"parley/graph"
)

// compareTies orders ties by their actors.
func compareTies(a, b Tie) int { return cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)) }

// weighted is a network as numbers. A node is its index among the ids, which are sorted. All lists stand in the order of the numbers, so that sums
// of rounded numbers always have the same order.
type weighted struct {
	near     [][]int32   // by node: the nodes to which it is tied, ascending
	weight   [][]float64 // the counts of these ties
	strength []float64   // by node: the sum of the counts
}

// newWeighted returns the network of ties between the ids.
func newWeighted(ids []graph.ID, ties []Tie) *weighted {
	w := &weighted{near: make([][]int32, len(ids)), weight: make([][]float64, len(ids)), strength: make([]float64, len(ids))}
	add := func(from, to int, count float64) {
		w.near[from], w.weight[from] = append(w.near[from], int32(to)), append(w.weight[from], count)
		w.strength[from] += count
	}
	number := make(map[graph.ID]int, len(ids))
	for i, id := range ids {
		number[id] = i
	}
	// Ties are sorted by From, then by To. So each list gets first the lesser nodes, then the greater nodes, both ascending.
	for _, t := range ties {
		add(number[t.To], number[t.From], float64(t.Count))
	}
	for _, t := range ties {
		add(number[t.From], number[t.To], float64(t.Count))
	}
	return w
}

// betweenness returns the betweenness of each node, by the algorithm of Brandes. Ties have the length 1. Package network of gonum has the same
// algorithm on maps, which takes many times as long and cannot be stopped: see docs/decisions/0025.
func (w *weighted) betweenness(ctx context.Context) ([]float64, error) {
	n := len(w.near)
	out := make([]float64, n)
	distance, paths, share, order := make([]int32, n), make([]float64, n), make([]float64, n), make([]int32, 0, n)
	for s := range n {
		if err := graph.Interrupted(ctx); err != nil {
			return nil, err
		}
		for i := range n {
			distance[i], paths[i], share[i] = -1, 0, 0
		}
		distance[s], paths[s], order = 0, 1, append(order[:0], int32(s))
		for next := 0; next < len(order); next++ {
			v := order[next]
			for _, u := range w.near[v] {
				if distance[u] < 0 {
					distance[u] = distance[v] + 1
					order = append(order, u)
				}
				if distance[u] == distance[v]+1 {
					paths[u] += paths[v]
				}
			}
		}
		for i := len(order) - 1; i > 0; i-- {
			u := order[i]
			for _, v := range w.near[u] {
				if distance[v] == distance[u]-1 {
					share[v] += float64(paths[v] / paths[u] * (1 + share[u])) // the conversion rounds the product, on every processor
				}
			}
			out[u] += share[u]
		}
	}
	if n > 2 { // with fewer nodes there are no two others
		for i := range out {
			out[i] /= float64(n-1) * float64(n-2)
		}
	}
	return out, nil
}

const (
	damping   = 0.85
	tolerance = 1e-13 // the largest sum of the changes of all ranks in the last step
	maxRounds = 1000  // rounding can keep the sum above the tolerance
)

// pageRank returns the PageRank of each node. Package network of gonum begins with random ranks, so that its last digits differ from run to run.
func (w *weighted) pageRank(ctx context.Context) ([]float64, error) {
	n := len(w.near)
	rank, next := make([]float64, n), make([]float64, n)
	for i := range rank {
		rank[i] = 1 / float64(n)
	}
	for range maxRounds {
		if err := graph.Interrupted(ctx); err != nil {
			return nil, err
		}
		change := 0.0
		for i, near := range w.near {
			sum := 0.0
			for j, u := range near {
				sum += rank[u] * w.weight[i][j] / w.strength[u]
			}
			next[i] = (1-damping)/float64(n) + float64(damping*sum)
			change += math.Abs(next[i] - rank[i])
		}
		rank, next = next, rank
		if change < tolerance {
			break
		}
	}
	return rank, nil
}
