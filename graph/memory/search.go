package memory

import (
	"slices"

	"parley/graph"
)

// rank stands in the place of the edge walked to a thing that a search found.
var rank = &graph.Property{Name: "rank", Key: "rank", Kind: graph.Int}

// ranked is the link to what a search finds, in the order that it has.
func ranked(l *graph.Link) *graph.Link {
	byRank, many := *l, *l.Many
	many.Order = []graph.Order{{Property: rank, Edge: true}}
	byRank.Many = &many
	return &byRank
}

// search finds things by the words of their names. See graph.Search.
func (r *run) search(s *graph.Search, types []*graph.Type) []row {
	var rows []row
	for _, typ := range types {
		tokens, wholes := typ.Property("tokens").Index, typ.Property("wholes").Index
		for _, t := range r.state.byType[typ] {
			r.tick()
			own, _ := t.values[tokens].([]string)
			if slices.ContainsFunc(s.Tokens, func(w string) bool { return !begun(own, w) }) {
				continue
			}
			names, _ := t.values[wholes].([]string)
			at := int64(0)
			switch {
			case slices.Contains(names, s.Whole):
			case slices.ContainsFunc(s.Tokens, func(w string) bool { return !slices.Contains(own, w) }):
				at = 2
			default:
				at = 1
			}
			rows = append(rows, row{far: t, edge: []graph.Value{at}})
		}
	}
	return rows
}
