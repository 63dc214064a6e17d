package memory

import (
	"slices"

	"parley/graph"
)

// rank is the only value of the edge in a row that a search returns. No relation
// was walked there.
var rank = &graph.Property{Name: "rank", Key: "rank", Kind: graph.Int}

// byRank returns the link with the order of a search instead of its own order.
func byRank(l *graph.Link) *graph.Link {
	ranked, many := *l, *l.Many
	many.Order = []graph.Order{{Property: rank, Edge: true}}
	ranked.Many = &many
	return &ranked
}

// search returns one row for every thing whose names hold the words, in no order.
// See graph.Search.
func (r *run) search(s *graph.Search, types []*graph.Type) []row {
	var rows []row
	for _, typ := range types {
		tokens, wholes := typ.Property("tokens"), typ.Property("wholes")
		for _, t := range r.ofType(typ) {
			r.tick()
			own, _ := r.value(t, tokens).([]string)
			if slices.ContainsFunc(s.Tokens, func(w string) bool { return !hasPrefix(own, w) }) {
				continue
			}
			names, _ := r.value(t, wholes).([]string)
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
