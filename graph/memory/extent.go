package memory

import "parley/graph"

// extent counts the things, and the edges of each along the steps that fields walk.
func (st *state) extent() graph.Extent {
	all := graph.Extent{Things: map[*graph.Type]int{}, Degrees: map[graph.Via]int{}}
	for t, things := range st.byType {
		all.Things[t] = len(things)
	}
	sums := map[graph.Via]*graph.Degree{}
	steps, _ := graph.Parley.Walked()
	for _, via := range steps {
		sums[via] = &graph.Degree{}
	}
	for _, t := range st.things {
		for _, tie := range t.ties {
			if sum := sums[graph.Via{Relation: tie.relation, Reverse: tie.reverse}]; sum != nil {
				sum.Add(len(tie.edges))
			}
		}
	}
	for via, sum := range sums {
		if n := sum.Mean(); n > 0 {
			all.Degrees[via] = n
		}
	}
	return all
}
