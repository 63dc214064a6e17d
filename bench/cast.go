package main

import (
	"cmp"
	"maps"
	"slices"

	"parley/graph"
)

// cast holds the ids of a graph that the questions ask about. In each list, the busiest id comes first: the one with the most meetings.
type cast struct {
	people, sides []graph.ID
	issues        []graph.ID // with no issue under them
	places        []graph.ID // with no place in them
	pairs         []pair     // an issue and a place of one meeting, both from the lists above
}

type pair struct{ issue, place graph.ID }

// castOf picks the cast. The peers do not look below issues and places. So the cast has only those below which nothing lies.
func castOf(c graph.Contents) cast {
	people, sides, issues, places, pairs := tally[graph.ID]{}, tally[graph.ID]{}, tally[graph.ID]{}, tally[graph.ID]{}, tally[pair]{}
	above, placeOf := map[graph.ID]bool{}, map[graph.ID]graph.ID{}
	for _, e := range c.Edges {
		switch e.Relation.Name {
		case "SUBISSUE_OF", "WITHIN":
			above[e.To] = true
		case "AT":
			placeOf[e.From] = e.To
		}
	}
	for _, e := range c.Edges {
		switch {
		case e.Relation.Name == "ATTENDED":
			people[e.From]++
			if side, ok := value(e, "side").(string); ok {
				sides[graph.ID(side)]++
			}
		case e.Relation.Name == "AT" && !above[e.To]:
			places[e.To]++
		case e.Relation.Name == "TOPIC" && !above[e.To]:
			issues[e.To]++
			if place, ok := placeOf[e.From]; ok && !above[place] {
				pairs[pair{e.To, place}]++
			}
		}
	}
	byID := cmp.Compare[graph.ID]
	return cast{
		people: people.busiest(byID), sides: sides.busiest(byID), issues: issues.busiest(byID), places: places.busiest(byID),
		pairs: pairs.busiest(func(a, b pair) int { return cmp.Or(byID(a.issue, b.issue), byID(a.place, b.place)) }),
	}
}

// value returns a property of an edge.
func value(e graph.Edge, name string) graph.Value { return e.Values[e.Relation.Property(name).Index] }

// tally counts meetings.
type tally[K comparable] map[K]int

// busiest returns the keys, the highest count first, and in a fixed order between equal counts.
func (t tally[K]) busiest(compare func(a, b K) int) []K {
	return slices.SortedFunc(maps.Keys(t), func(a, b K) int { return cmp.Or(cmp.Compare(t[b], t[a]), compare(a, b)) })
}

// nth returns one of a list by its place. In a small graph the list begins again.
func nth[K any](list []K, n int) K { return list[n%len(list)] }
