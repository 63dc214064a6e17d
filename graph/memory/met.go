package memory

import (
	"parley/graph"
)

// toAttended is the step from an actor to the meetings that it attended.
var toAttended = graph.Via{Relation: attended}

// hasMet reports whether an actor met some actors. See graph.HasMet.
func (r *run) hasMet(p graph.HasMet, t *thing) bool {
	missing := make(map[graph.ID]bool, len(p.IDs))
	for _, id := range p.IDs {
		missing[id] = true
	}
	if len(missing) == 0 {
		return !p.Any
	}
	for _, own := range r.edges(t, toAttended) {
		var pairs *pairs
		for _, other := range r.edges(own.far, toAttendees) {
			r.tick()
			if other.far == t || !missing[other.far.id] {
				continue
			}
			if pairs == nil {
				of := r.pairsOf(own.far, &graph.Encounters{})
				pairs = &of
			}
			if !pairs.count(own, other) {
				continue
			}
			if delete(missing, other.far.id); p.Any || len(missing) == 0 {
				return true
			}
		}
	}
	return false
}

// beginMet returns the beginning at the actors that attended a meeting with one of the actors.
func (r *run) beginMet(p graph.HasMet, types []*graph.Type, limit int) (best beginning, ok bool) {
	begin := func(ids []string) {
		someone := graph.Comparison{Property: person.Property("id"), Op: graph.In, Value: ids}
		together := graph.Some{Via: toAttendees, Types: graph.Parley.Concrete("Actor"), Where: someone}
		if b, found := r.begin(graph.Some{Via: toAttended, Types: []*graph.Type{meeting}, Where: together}, types, limit); found {
			b.rest = p
			best, ok, limit = b, true, b.size
		}
	}
	if p.Any {
		ids := make([]string, len(p.IDs))
		for i, id := range p.IDs {
			ids[i] = string(id)
		}
		begin(ids)
		return best, ok
	}
	for _, id := range p.IDs {
		begin([]string{string(id)})
	}
	return best, ok
}
