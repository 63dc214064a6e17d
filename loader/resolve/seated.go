package resolve

import (
	"maps"
	"slices"

	"parley/graph"
	"parley/loader/dossier"
)

// seated says on which sides actors are at meetings, by all reports and all reference files. Sources can name several sides.
type seated struct {
	sides, behalf map[[2]graph.ID][]graph.ID // by actor and meeting
	bodies        dossier.Bodies
}

// sidesAt reads the sides of all actors. An actor who is expected on a side, or stays away, belongs to this side, too.
func (r *resolver) sidesAt() seated {
	things := func(yield func(dossier.Thing) bool) {
		for t := range maps.Values(r.made) {
			if !yield(*t) {
				return
			}
		}
	}
	s := seated{map[[2]graph.ID][]graph.ID{}, map[[2]graph.ID][]graph.ID{}, dossier.BodiesOf(things, r.dossier.Stated)}
	note := func(from, to graph.ID, name string, v graph.Value) {
		into := map[string]map[[2]graph.ID][]graph.ID{sideProperty: s.sides, onBehalfProperty: s.behalf}[name]
		if into == nil {
			return
		}
		at := [2]graph.ID{from, to}
		switch v := v.(type) {
		case string:
			into[at] = append(into[at], graph.ID(v))
		case []string:
			for _, id := range v {
				into[at] = append(into[at], graph.ID(id))
			}
		}
	}
	for _, c := range r.dossier.Claims {
		if asserts(c) && c.Relation != nil && c.Property != nil && c.Relation.Slot == graph.Parley.Relation(attended).Slot {
			from, to := c.Ends()
			note(from, to, c.Property.Name, c.Values[0])
		}
	}
	for _, t := range r.dossier.Stated {
		if t.Relation.Slot == graph.Parley.Relation(attended).Slot {
			for _, p := range t.Relation.Properties {
				note(t.From, t.To, p.Name, t.Values[p.Index])
			}
		}
	}
	return s
}

// named returns the sides of an actor as sources name them. An actor without a side is there for the actors on whose behalf the actor speaks.
// Without these, the actor is a side of its own.
func (s seated) named(actor, meeting graph.ID) []graph.ID {
	at := [2]graph.ID{actor, meeting}
	for _, sides := range [][]graph.ID{s.sides[at], s.behalf[at]} {
		if len(sides) > 0 {
			return sides
		}
	}
	return []graph.ID{actor}
}

// of returns the largest bodies to which the sides of an actor belong.
func (s seated) of(actor, meeting graph.ID) []graph.ID {
	var out []graph.ID
	for _, side := range s.named(actor, meeting) {
		out = append(out, graph.ID(s.bodies.Side(string(side))))
	}
	return out
}

// within reports whether an actor is there for an organization or for a part of it. If sources name several sides, all of them must be.
func (s seated) within(actor, meeting, body graph.ID) bool {
	return !slices.ContainsFunc(s.named(actor, meeting), func(side graph.ID) bool { return !s.bodies.Within(side, body) })
}
