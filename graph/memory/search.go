package memory

import (
	"slices"
	"strings"

	"parley/graph"
)

// byRank returns the link with the rank of a search before its own order, or in place of it.
func byRank(l *graph.Link, own bool) *graph.Link {
	ranked, many := *l, *l.Many
	many.Order = []graph.Order{{Property: graph.HitRank, Edge: true}}
	if own {
		many.Order = append(many.Order, l.Many.Order...)
	}
	ranked.Many = &many
	return &ranked
}

// hit returns the row of a thing that a search found, with the values of graph.Hit.
func hit(t *thing, rank int, matches []string) row {
	return row{far: t, edge: whole([]graph.Value{int64(rank), matches[rank]})}
}

// search returns one row for every thing that a search finds, in no order. See graph.Search.
func (r *run) search(s *graph.Search, l *graph.Link) []row {
	var rows []row
	find := func(rank func(*names) int) {
		for _, typ := range l.Types {
			n := names{search: s, of: map[string]*graph.Property{}}
			for _, name := range []string{"tokens", "wholes", "families", "sounds", "wholeSounds"} {
				n.of[name] = typ.Property(name)
			}
			for _, t := range r.ofType(typ) {
				r.tick()
				n.read = func(name string) []string {
					list, _ := r.value(t, n.of[name]).([]string)
					return list
				}
				if at := rank(&n); at >= 0 && (l.Many.Where == nil || r.holds(l.Many.Where, t, nil)) {
					rows = append(rows, hit(t, at, graph.Matches))
				}
			}
		}
	}
	find((*names).rank)
	if !slices.ContainsFunc(rows, func(w row) bool { return w.edge.at(0).(int64) < graph.RankWithin }) {
		find(func(n *names) int {
			switch {
			case n.rank() >= 0 || !n.near():
				return -1
			case nearOne(n.search.Sounds, n.read("wholeSounds")):
				return graph.RankNearWhole
			}
			return graph.RankNear
		})
	}
	return rows
}

// names are the names of one thing, and the search that asks for them.
type names struct {
	search *graph.Search
	of     map[string]*graph.Property
	read   func(property string) []string
}

// rank returns the rank of the thing, or -1 if it has none. It does not look for near words.
func (n *names) rank() int {
	tokens := n.read("tokens")
	begins := func(w graph.SearchWord) bool {
		return anyOf(w.Spellings, func(s string) bool { return hasPrefix(tokens, s) })
	}
	known := func(w graph.SearchWord) bool { return begins(w) || anyOf(w.Variants, in(tokens)) }
	switch {
	case n.every(begins):
		switch {
		case n.called(n.search.Wholes):
			return graph.RankWhole
		case n.every(func(w graph.SearchWord) bool { return anyOf(w.Spellings, in(tokens)) }):
			return graph.RankWords
		}
		return graph.RankBegins
	case n.every(known):
		return graph.RankVariant
	case n.every(func(w graph.SearchWord) bool { return w.Filler || known(w) }):
		if n.called(n.search.Bare) {
			return graph.RankBare
		}
		return graph.RankFillers
	case len(n.search.Words) > 1 && anyOf(n.read("wholes"), n.within):
		return graph.RankWithin
	}
	return -1
}

// called reports whether one of some texts is a whole name or a family name.
func (n *names) called(texts []string) bool {
	return anyOf(texts, in(n.read("wholes"))) || anyOf(texts, in(n.read("families")))
}

// near reports whether each word of the search is in the names, if only nearly.
func (n *names) near() bool {
	tokens, sounds := n.read("tokens"), n.read("sounds")
	return n.every(func(w graph.SearchWord) bool {
		return w.Filler ||
			anyOf(w.Spellings, func(s string) bool { return hasPrefix(tokens, s) }) || anyOf(w.Variants, in(tokens)) ||
			nearOne(w.Sounds, sounds)
	})
}

// within reports whether the search has all words of a whole name.
func (n *names) within(whole string) bool {
	tokens, own := n.read("tokens"), false
	for part := range strings.SplitSeq(whole, " ") {
		is := func(w graph.SearchWord) bool {
			return slices.Contains(w.Spellings, part) || slices.Contains(w.Variants, part)
		}
		if !slices.ContainsFunc(n.search.Words, is) {
			return false
		}
		own = own || slices.Contains(tokens, part) &&
			slices.ContainsFunc(n.search.Words, func(w graph.SearchWord) bool { return !w.Filler && is(w) })
	}
	return own
}

// every reports whether something holds for each word of the search.
func (n *names) every(holds func(graph.SearchWord) bool) bool {
	return !slices.ContainsFunc(n.search.Words, func(w graph.SearchWord) bool { return !holds(w) })
}

// nearOne reports whether one sound of a list is near to one sound of another list.
func nearOne(a, b []string) bool {
	return anyOf(a, func(s string) bool { return anyOf(b, func(t string) bool { return graph.Near(s, t) }) })
}

func anyOf(texts []string, holds func(string) bool) bool { return slices.ContainsFunc(texts, holds) }

func in(list []string) func(string) bool {
	return func(s string) bool { return slices.Contains(list, s) }
}
