package fold

import (
	"parley/graph"
	"parley/loader/dossier"
)

// The relations for the place of a meeting and for the larger place around a place.
const (
	atPlace     = "AT"
	withinPlace = "WITHIN"
)

// geography knows which place lies in which. The fold takes it from the reference files alone, because they hold for
// all times. A claim counts only from its report.
type geography map[graph.ID][]graph.ID

func geographyOf(stated []dossier.StatedRelation) geography {
	g := geography{}
	for _, t := range stated {
		if t.Relation.Name == withinPlace {
			g[t.From] = append(g[t.From], t.To)
		}
	}
	return g
}

// inside reports whether a place is the other place, or lies in it.
func (g geography) inside(place, other graph.ID) bool {
	seen := map[graph.ID]bool{}
	for next := []graph.ID{place}; len(next) > 0; {
		p := next[0]
		if next = next[1:]; p == other {
			return true
		}
		if !seen[p] {
			seen[p] = true
			next = append(next, g[p]...)
		}
	}
	return false
}

// related reports whether one of two places lies in the other.
func (g geography) related(place, other graph.ID) bool {
	return g.inside(place, other) || g.inside(other, place)
}
