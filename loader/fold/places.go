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

// geography is which places are told of each meeting, and which place lies in which as
// reference files have it: that has always been so, where a claim has a time.
type geography struct {
	of    map[graph.ID][]matter
	above map[graph.ID][]graph.ID
}

func (f *folding) survey(meetings map[graph.ID]bool) {
	f.geography = geography{of: map[graph.ID][]matter{}, above: map[graph.ID][]graph.ID{}}
	for m := range f.accounts {
		if m.relation == at && meetings[m.from] {
			f.geography.of[m.from] = append(f.geography.of[m.from], m)
		}
	}
	for m := range f.ties {
		if m.relation == lies {
			f.geography.above[m.from] = append(f.geography.above[m.from], m.to)
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

// displaced tells whether a meeting that was to be at this place, or was not to be,
// took place elsewhere: rule 2 for places, each of which has a slot of its own.
func displaced(here *slot, others slots) bool {
	if here == nil {
		return false
	}
	accounts := here.compared()
	return len(accounts) > 0 && accounts[0].Phase == Before && slices.ContainsFunc(others.all(), func(s *slot) bool { return s.affirmedIn() > Before })
}

// rivals tells whether a source of the top rank places the meeting here and not there,
// and another there and not here, in one phase: rule 4 for places. A source that names
// several places means all of them.
func rivals(here *slot, others slots) bool {
	if here == nil || here.value.Absent() {
		return false
	}
	mine := here.affirming()
	return slices.ContainsFunc(others.all(), func(s *slot) bool {
		if s.affirmedIn() != here.affirmedIn() || s.compared()[0].class() != here.compared()[0].class() {
			return false
		}
		theirs := s.affirming()
		return lacks(mine, theirs) && lacks(theirs, mine)
	})
}

// affirming is the sources of the top rank by which the slot has its value.
func (s *slot) affirming() map[graph.ID]bool {
	sources := map[graph.ID]bool{}
	accounts := s.compared()
	for _, a := range accounts {
		if a.affirms && a.class() == accounts[0].class() {
			sources[a.Source] = true
		}
	}
	return sources
}

// lacks tells whether the second set lacks one that the first has.
func lacks(has, may map[graph.ID]bool) bool {
	for id := range has {
		if !may[id] {
			return true
		}
	}
	return false
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
