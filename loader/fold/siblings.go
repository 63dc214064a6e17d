package fold

import (
	"slices"
	"sort"

	"parley/graph"
)

// siblings are the slots of a relation that starts at one thing and may lead to several: the places of a meeting, or
// the possible parents of an organisation. The keys are the things at the other end.
//
// A relation that leads to one thing at a time is settled by the fold: the siblings are accounts of one question. A
// meeting can have several places, so its places are only compared.
type siblings struct {
	slots     map[graph.ID]*slot
	one       bool // the relation leads to one thing at a time
	places    bool
	geography geography
}

// siblingsOf opens the slots of all relations that a relation is compared with, its own slot included. It returns no
// slots for a relation that is not compared with others.
func (f *folding) siblingsOf(m subject) siblings {
	r := graph.Parley.Relation(m.relation) // nil for attendance
	out := siblings{slots: map[graph.ID]*slot{}, places: m.relation == atPlace, geography: f.geography}
	out.one = r != nil && r.From.Shape == graph.One
	if !out.one && !out.places {
		return out
	}
	for _, o := range f.fanned[fan{m.relation, m.from}] {
		out.slots[o.to] = open(f.accounts[o][existence])
	}
	return out
}

// fan is a relation and the thing where it starts.
type fan struct {
	relation string
	from     graph.ID
}

// others are the slots that lead elsewhere than the subject.
func (b siblings) others(m subject, fits func(id graph.ID) bool) []*slot {
	var out []*slot
	for id, s := range b.slots {
		if id != m.to && fits(id) {
			out = append(out, s)
		}
	}
	return out
}

// choice is what a relation to one thing at a time leads to.
type choice struct {
	id              graph.ID // "" if the accounts affirm nothing, or nothing decides
	open, contested bool
	affirmed        bool // an account affirms that it leads somewhere
	by              []*assertion
}

// choose settles a relation that leads to one thing at a time, from all its siblings. A later report overtakes an
// earlier report: the earlier report is history and contests nothing.
func (b siblings) choose() choice {
	var accounts []*assertion
	for id, s := range b.slots {
		for _, a := range s.ordered {
			accounts = append(accounts, &assertion{Account: a.Account, value: Value{key: string(id)}, affirms: a.affirms})
		}
	}
	if len(accounts) == 0 {
		return choice{}
	}
	slices.SortFunc(accounts, compareWithPhase)
	accounts = accounts[:sort.Search(len(accounts), func(i int) bool { return accounts[i].Phase != accounts[0].Phase })]
	j := judge(accounts, countTop(accounts))
	return choice{id: graph.ID(j.value.key), open: j.open, contested: j.contested, affirmed: j.open || !j.value.Absent(), by: j.by}
}

// elsewhere reports whether the relation of the subject is not shown because of its siblings:
//
//   - the relation leads to one thing at a time, and it leads to another thing, or nothing decides;
//   - all accounts of a place are from before the meeting, and accounts from during or after it affirm another place;
//   - accounts that are as good affirm a place that lies in this place: the closer place is the place of the meeting.
func (b siblings) elsewhere(m subject) bool {
	here := b.slots[m.to]
	switch {
	case b.one:
		c := b.choose()
		return c.affirmed && c.id != m.to
	case !b.places || here == nil:
		return false
	}
	accounts := here.compared()
	planned := len(accounts) > 0 && accounts[0].Phase == Before
	moved := func(s *slot) bool { return s.affirmedIn() > Before }
	if planned && slices.ContainsFunc(b.others(m, b.apart(m)), moved) {
		return true
	}
	inside := func(id graph.ID) bool { return b.geography.inside(id, m.to) && !b.geography.inside(m.to, id) }
	return slices.ContainsFunc(b.others(m, inside), func(s *slot) bool {
		return s.affirmedIn() >= here.affirmedIn() && !s.value.Absent() && (here.value.Absent() || rankOrder(s.compared()[0].Rank) <= rankOrder(accounts[0].Rank))
	})
}

// apart reports for a place whether it neither contains the place of the subject nor lies in it.
func (b siblings) apart(m subject) func(graph.ID) bool {
	return func(id graph.ID) bool { return !b.geography.inside(id, m.to) && !b.geography.inside(m.to, id) }
}

// rivals reports whether sources of the top rank disagree about where the relation leads.
//
// For the place of a meeting: one source names this place and not the other, and another source names the other place
// and not this one, in the same phase. A publisher that names several places means all of them.
func (b siblings) rivals(m subject) bool {
	if b.one {
		return b.choose().contested
	}
	here := b.slots[m.to]
	if here == nil || here.value.Absent() {
		return false
	}
	mine := here.affirming()
	return slices.ContainsFunc(b.others(m, b.apart(m)), func(s *slot) bool {
		if s.affirmedIn() != here.affirmedIn() || s.compared()[0].class() != here.compared()[0].class() {
			return false
		}
		theirs := s.affirming()
		return hasOther(mine, theirs) && hasOther(theirs, mine)
	})
}

// affirming is the set of publishers whose accounts of the top rank affirm the value of the slot.
func (s *slot) affirming() map[graph.ID]bool {
	publishers := map[graph.ID]bool{}
	accounts := s.compared()
	for _, a := range accounts {
		if a.affirms && a.class() == accounts[0].class() {
			publishers[a.Publisher] = true
		}
	}
	return publishers
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
