package fold

import (
	"slices"

	"parley/graph"
)

// The relations that say where a meeting is, and where a place lies.
const (
	at       = "AT"
	lies     = "WITHIN"
	placesOf = "places"
)

// geography is which places are told of each meeting, and which place lies in which,
// by whoever and whenever that is said.
type geography struct {
	of    map[graph.ID][]matter
	above map[graph.ID][]graph.ID
}

func (f *folding) survey(meetings map[graph.ID]bool) {
	f.geography = geography{of: map[graph.ID][]matter{}, above: map[graph.ID][]graph.ID{}}
	note := func(m matter) {
		switch {
		case m.relation == at && meetings[m.from]:
			f.geography.of[m.from] = append(f.geography.of[m.from], m)
		case m.relation == lies:
			f.geography.above[m.from] = append(f.geography.above[m.from], m.to)
		}
	}
	for m := range f.accounts {
		note(m)
	}
	for m := range f.ties {
		if m.relation == lies {
			note(m)
		}
	}
}

// inside tells whether a place is another, or lies in it.
func (g geography) inside(place, other graph.ID) bool {
	seen := map[graph.ID]bool{}
	for next := []graph.ID{place}; len(next) > 0; {
		p := next[0]
		if next = next[1:]; p == other {
			return true
		}
		if !seen[p] {
			seen[p] = true
			next = append(next, g.above[p]...)
		}
	}
	return false
}

// elsewhere opens the slots of all other places of the meeting that a matter is about,
// if it is one of a meeting's place: those that neither lie in this one nor it in them.
func (f *folding) elsewhere(m matter) slots {
	others := slots{}
	if m.relation != at {
		return others
	}
	for _, o := range f.geography.of[m.from] {
		if !f.geography.inside(o.to, m.to) && !f.geography.inside(m.to, o.to) {
			others[string(o.to)] = open(f.accounts[o][""])
		}
	}
	return others
}

// displaced tells whether a meeting that was to be at this place took place
// elsewhere: rule 2 for places, each of which has a slot of its own.
func displaced(here *slot, others slots) bool {
	return here != nil && here.affirmedIn() == Before && slices.ContainsFunc(others.all(), func(s *slot) bool { return s.affirmedIn() > Before })
}

// rivals tells whether other sources than those that place the meeting here place it
// elsewhere, from no earlier phase: rule 4 for places. A source that names several
// places means all of them.
func rivals(here *slot, others slots) bool {
	return here != nil && here.affirmedIn() >= Before && slices.ContainsFunc(others.all(), func(s *slot) bool {
		return s.affirmedIn() == here.affirmedIn() && !slices.ContainsFunc(s.compared(), func(a *said) bool {
			return slices.ContainsFunc(here.compared(), func(b *said) bool { return a.Source == b.Source })
		})
	})
}

// affirmedIn is the phase of the accounts by which the slot has its value, or -1 when it has none.
func (s *slot) affirmedIn() Phase {
	if s.value.Absent() {
		return -1
	}
	return s.compared()[0].Phase
}

func (ss slots) all() []*slot {
	var out []*slot
	for _, s := range ss {
		out = append(out, s)
	}
	return out
}
