package derive

import (
	"slices"

	"parley/graph"
)

var placeType = graph.Parley.Type("Place")

// places holds the places in which each place lies directly.
type places map[graph.ID][]graph.ID

// placesAround reads in what some places lie as of a moment, up to the largest places.
func placesAround(ask Ask, ids []graph.ID, asOf string) (places, error) {
	around := places{}
	for next := Distinct(ids); ; {
		found, err := ask(&graph.Query{Start: graph.Start{IDs: append([]graph.ID{}, next...)}, AsOf: asOf, Root: graph.Link{
			Types: []*graph.Type{placeType}, Many: &graph.List{Page: graph.Everything},
			Item: []graph.Field{{Far: graph.Selection{placeType: append(justID(placeType), graph.Field{Link: linkTo(placeType, "within", justID)})}}},
		}})
		if err != nil {
			return nil, err
		}
		next = nil
		for _, f := range found {
			around[f.id()] = []graph.ID{}
			for _, id := range textsOf(f.at(1)) {
				around[f.id()] = append(around[f.id()], graph.ID(id))
			}
		}
		for _, outer := range around {
			for _, id := range outer {
				if _, known := around[id]; !known && !slices.Contains(next, id) {
					next = append(next, id)
				}
			}
		}
		if len(found) == 0 || len(next) == 0 {
			return around, nil
		}
	}
}

// elsewhere reports whether one of the old places is gone, and no new place lies in it or around it. A more exact place is no other place.
func (p places) elsewhere(was, now []string) bool {
	return slices.ContainsFunc(without(was, now), func(old string) bool {
		return !slices.ContainsFunc(now, func(s string) bool { return p.lies(old, s) || p.lies(s, old) })
	})
}

// lies reports whether a place lies in another place.
func (p places) lies(in, other string) bool {
	return slices.Contains(climb(graph.ID(in), p), graph.ID(other))
}
