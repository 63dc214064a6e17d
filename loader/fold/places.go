package fold

import (
	"slices"

	"parley/graph"
)

// The relations for the place of a meeting and for the larger place around a place.
const (
	atPlace     = "AT"
	withinPlace = "WITHIN"
	placesOf    = "places"
)

// geography knows which places are claimed for each meeting, and which place lies in which. The fold takes
// the second from the reference files alone, because they hold for all times. A claim counts only from its report.
type geography struct {
	of    map[graph.ID][]subject
	above map[graph.ID][]graph.ID
}

func (f *folding) readGeography(meetings map[graph.ID]bool) {
	f.geography = geography{of: map[graph.ID][]subject{}, above: map[graph.ID][]graph.ID{}}
	for m := range f.accounts {
		if m.relation == atPlace && meetings[m.from] {
			f.geography.of[m.from] = append(f.geography.of[m.from], m)
		}
	}
	for m := range f.stated {
		if m.relation == withinPlace {
			f.geography.above[m.from] = append(f.geography.above[m.from], m.to)
		}
	}
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
			next = append(next, g.above[p]...)
		}
	}
	return false
}

// otherPlaces opens the slots of all other places of a meeting, for a subject that is the place of a meeting. It
// leaves out places that contain this place or lie in it. For other subjects it returns no slots.
func (f *folding) otherPlaces(m subject) slotSet {
	others := slotSet{}
	if m.relation != atPlace {
		return others
	}
	for _, o := range f.geography.of[m.from] {
		if !f.geography.inside(o.to, m.to) && !f.geography.inside(m.to, o.to) {
			others[string(o.to)] = open(f.accounts[o][""])
		}
	}
	return others
}

// tookPlaceElsewhere reports whether all compared accounts of this place are from before the meeting, and accounts from
// during or after the meeting affirm another place. This is rule 2 for places: each place of a meeting has its own slot.
func tookPlaceElsewhere(here *slot, others slotSet) bool {
	if here == nil {
		return false
	}
	accounts := here.compared()
	return len(accounts) > 0 && accounts[0].Phase == Before && slices.ContainsFunc(others.all(), func(s *slot) bool { return s.affirmedIn() > Before })
}

// hasRivalPlaces reports whether sources of the top rank disagree about the place: one source names this place and
// not the other, and another source names the other place and not this one, in the same phase. This is rule 4 for
// places. A source that names several places means all of them.
func hasRivalPlaces(here *slot, others slotSet) bool {
	if here == nil || here.value.Absent() {
		return false
	}
	mine := here.affirming()
	return slices.ContainsFunc(others.all(), func(s *slot) bool {
		if s.affirmedIn() != here.affirmedIn() || s.compared()[0].class() != here.compared()[0].class() {
			return false
		}
		theirs := s.affirming()
		return hasOther(mine, theirs) && hasOther(theirs, mine)
	})
}

// affirming is the set of sources of the top rank that affirm the value of the slot.
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

// hasOther reports whether the first set has a member that the second set lacks.
func hasOther(has, may map[graph.ID]bool) bool {
	for id := range has {
		if !may[id] {
			return true
		}
	}
	return false
}

// affirmedIn is the phase of the accounts that affirm the value of the slot, or -1 when the slot has no value.
func (s *slot) affirmedIn() Phase {
	if s.value.Absent() {
		return -1
	}
	return s.compared()[0].Phase
}

func (ss slotSet) all() []*slot {
	var out []*slot
	for _, s := range ss {
		out = append(out, s)
	}
	return out
}
