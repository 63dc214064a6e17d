package memory

import "parley/graph"

// degrees counts the edges of every thing along each step that fields walk.
func (st *state) degrees() graph.Degrees {
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
	all := graph.Degrees{}
	for via, sum := range sums {
		if n := sum.Mean(); n > 0 {
			all[via] = n
		}
	}
	return all
}
