package analysis

import (
	"cmp"
	"context"
	"slices"

	"parley/graph"
)

// communities returns the number of the community of each node, by the method of Louvain: nodes move to the community of a neighbour as long as the modularity
// grows, then each community becomes a node, and so on. Nodes move in their order, and nothing is left to chance. Package community of gonum takes time in
// proportion to the square of the nodes, and cannot be stopped: see docs/decisions/0025.
func (w *weighted) communities(ctx context.Context) ([]int, error) {
	of := make([]int32, len(w.near)) // by node of w: its node in the level
	for i := range of {
		of[i] = int32(i)
	}
	level := &weighted{near: w.near, weight: w.weight, strength: w.strength}
	for {
		moved, err := level.move(ctx)
		if err != nil {
			return nil, err
		}
		groups := numbered(moved)
		for i := range of {
			of[i] = moved[of[i]]
		}
		if groups == len(level.near) {
			return bySize(of), nil
		}
		level = level.merged(moved, groups)
	}
}

// move returns the community of each node after no move raises the modularity any more. All sums are of whole numbers, so they are exact: moves do not depend
// on rounding.
func (w *weighted) move(ctx context.Context) ([]int32, error) {
	n := len(w.near)
	of, total, all := make([]int32, n), slices.Clone(w.strength), 0.0
	for i := range of {
		of[i] = int32(i)
		all += w.strength[i]
	}
	shared, met := make([]float64, n), make([]int32, 0, n) // by community: the weight between it and the node; and the communities where this is not 0
	for again := true; again; {
		again = false
		if err := graph.Interrupted(ctx); err != nil {
			return nil, err
		}
		for i := range n {
			own, k := of[i], w.strength[i]
			total[own] -= k
			met = append(met[:0], own)
			for j, u := range w.near[i] {
				if int(u) == i {
					continue // the ties inside a merged node move with it
				}
				if c := of[u]; shared[c] == 0 && c != own {
					met = append(met, c)
				}
				shared[of[u]] += w.weight[i][j]
			}
			best, gain := own, shared[own]*all-total[own]*k
			for _, c := range met[1:] {
				if g := shared[c]*all - total[c]*k; g > gain {
					best, gain = c, g
				}
			}
			for _, c := range met {
				shared[c] = 0
			}
			of[i] = best
			total[best] += k
			again = again || best != own
		}
	}
	return of, nil
}

// numbered gives the communities the numbers from 0, in the order of their first nodes, and returns how many there are.
func numbered(of []int32) int {
	number := map[int32]int32{}
	for i, c := range of {
		n, known := number[c]
		if !known {
			n = int32(len(number))
			number[c] = n
		}
		of[i] = n
	}
	return len(number)
}

// merged returns the network of communities. A community with ties inside is tied to itself, with twice their weight.
func (w *weighted) merged(of []int32, groups int) *weighted {
	sums := make([]map[int32]float64, groups)
	out := &weighted{near: make([][]int32, groups), weight: make([][]float64, groups), strength: make([]float64, groups)}
	for i, near := range w.near {
		c := of[i]
		if sums[c] == nil {
			sums[c] = map[int32]float64{}
		}
		for j, u := range near {
			sums[c][of[u]] += w.weight[i][j]
		}
		out.strength[c] += w.strength[i]
	}
	for c, sum := range sums {
		for u := range sum {
			out.near[c] = append(out.near[c], u)
		}
		slices.Sort(out.near[c])
		for _, u := range out.near[c] {
			out.weight[c] = append(out.weight[c], sum[u])
		}
	}
	return out
}

// bySize numbers the communities from 1, the largest first, and of equally large ones that with the first node.
func bySize(of []int32) []int {
	groups := numbered(of)
	size, order, rank := make([]int, groups), make([]int, groups), make([]int, groups)
	for _, c := range of {
		size[c]++
	}
	for c := range order {
		order[c] = c
	}
	slices.SortStableFunc(order, func(a, b int) int { return cmp.Compare(size[b], size[a]) })
	for i, c := range order {
		rank[c] = i + 1
	}
	out := make([]int, len(of))
	for i, c := range of {
		out[i] = rank[c]
	}
	return out
}
