package memory

import (
	"slices"

	"parley/graph"
)

// The parts of the model that say for whom a person speaks at a meeting, if the attendance does not say so.
var (
	memberOf     = graph.Parley.Relation("MEMBER_OF")
	memberFrom   = memberOf.Property("start").Part("earliest")
	memberUntil  = memberOf.Property("end").Part("latest")
	latest       = meeting.Property("when").Part("latest")
	toMembership = graph.Via{Relation: memberOf}
)

// sides is for whom the attendances stand that count for an actor at a meeting.
type sides struct {
	actors map[*thing]bool
	above  map[*thing]bool // the actors, and all that lies above them
}

// sidesOf returns for whom attendances stand that count for an actor. See graph.Encounters.
func (r *run) sidesOf(m *thing, actor graph.ID, attendances []edge) sides {
	s := sides{map[*thing]bool{}, map[*thing]bool{}}
	for _, a := range attendances {
		for _, t := range r.standsFor(m, actor, a) {
			s.actors[t] = true
			for _, up := range r.upwards(t) {
				s.above[up] = true
			}
		}
	}
	return s
}

// onSides reports whether an attendance that counts for an actor is on these sides.
func (r *run) onSides(s sides, m *thing, actor graph.ID, attendance edge) bool {
	return slices.ContainsFunc(r.standsFor(m, actor, attendance), func(t *thing) bool {
		return s.above[t] || slices.ContainsFunc(r.upwards(t), func(up *thing) bool { return s.actors[up] })
	})
}

// standsFor returns for whom an attendance stands that counts for an actor.
func (r *run) standsFor(m *thing, actor graph.ID, attendance edge) []*thing {
	ids := append([]string{string(actor)}, represented(attendance)...)
	if on, said := valueOf(attendance.values, side).(string); said {
		ids = append(ids, on)
	}
	var all []*thing
	for _, id := range ids {
		if t := r.thing(graph.ID(id)); t != nil {
			all = append(all, t)
		}
	}
	if len(ids) > 1 {
		return all
	}
	first, dated := r.value(m, earliest).(string)
	last, ended := r.value(m, latest).(string)
	for _, e := range r.edges(attendance.far, toMembership) {
		from, begun := valueOf(e.values, memberFrom).(string)
		until, over := valueOf(e.values, memberUntil).(string)
		if over && dated && until < first || begun && ended && from > last {
			continue
		}
		all = append(all, e.far)
	}
	return all
}

// upwards returns an organization and all organizations above it, or another thing alone.
func (r *run) upwards(t *thing) []*thing {
	seen := []*thing{t}
	for i := 0; i < len(seen); i++ {
		for _, e := range r.edges(seen[i], toParent) {
			r.tick()
			if !slices.Contains(seen, e.far) {
				seen = append(seen, e.far)
			}
		}
	}
	return seen
}

// isPerson reports whether a thing is a person. The thing is nil if it is not in the graph.
func isPerson(t *thing) bool { return t != nil && t.typ == person }
