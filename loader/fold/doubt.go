package fold

import (
	"slices"
	"sort"
	"time"

	"parley/graph"
)

// The relations of an agreement.
const (
	agreement = "Agreement"
	signed    = "SIGNED"
	signedAt  = "SIGNED_AT"
)

// saidAt is the relation of a quotation to the occurrence at which it was said.
const saidAt = "SAID_AT"

// doubts say at which times an occurrence is in doubt. It is in doubt while the record shows that it did not take place. It is
// also in doubt while sources contest it, and the record does not show that it took place.
//
// Reports from during or after an occurrence name its place, its topics, its outcomes and its actors. While the occurrence is
// in doubt, these are contested. The signing of an agreement is contested if only such occurrences report it. A report that
// denies the occurrence names a place or a topic only to say which occurrence is meant. So these contest nothing.
type doubts []doubt

type doubt struct {
	from time.Time
	is   bool
}

// at reports whether there is a doubt at a time.
func (ds doubts) at(t time.Time) bool {
	n := sort.Search(len(ds), func(i int) bool { return ds[i].from.After(t) })
	return n > 0 && ds[n-1].is
}

func (ds doubts) moments() []time.Time {
	out := make([]time.Time, len(ds))
	for i, d := range ds {
		out[i] = d.from
	}
	return out
}

// readDoubts works out the doubts of meetings and events, and of agreements that were signed at them.
func (f *folding) readDoubts() {
	f.doubts = map[graph.ID]doubts{}
	for m, decisions := range f.changes {
		f.doubts[m] = doubtsOf(decisions)
	}
	for of := range f.fanned {
		if of.relation == signedAt {
			f.doubts[of.of] = f.doubtsOfAgreement(of)
		}
	}
}

func doubtsOf(decisions decisions) doubts {
	var out doubts
	for _, d := range decisions {
		out = append(out, doubt{d.from, d.verdict != tookPlace && (d.contested || d.refused || d.verdict == didNotTakePlace)})
	}
	return out.changes()
}

// doubtsOfAgreement replays the occurrences at which an agreement was signed. The signing is in doubt if all of them are.
func (f *folding) doubtsOfAgreement(of fan) doubts {
	var moments []time.Time
	slots := map[graph.ID]*slot{}
	for _, m := range f.fanned[of] {
		s := f.openEnd(m)
		slots[m.to] = s
		moments = append(append(moments, s.moments()...), f.doubts[m.to].moments()...)
	}
	var out doubts
	for _, at := range inOrder(moments) {
		there, sure := false, false
		for id, s := range slots {
			s.advance(at)
			if !s.value.Absent() {
				there, sure = true, sure || !f.doubts[id].at(at)
			}
		}
		out = append(out, doubt{at, there && !sure})
	}
	return out.changes()
}

// inDoubt is the meeting, the event or the agreement whose doubts also hold for a relation, or "".
func (m subject) inDoubt() graph.ID {
	switch m.relation {
	case involvedIn, signed, outcomeOf, saidAt:
		return m.to
	case atPlace, topicOf, notTopicOf:
		return m.from
	}
	return ""
}

// againstOccurrence reports whether the accounts of a relation disagree with a denial of its occurrence: one of them is from
// during or after the occurrence, and its report does not deny the occurrence itself.
func (s *slot) againstOccurrence(denials map[report]bool) bool {
	return s.affirmedIn() > Before && slices.ContainsFunc(s.compared(), func(a *assertion) bool { return a.affirms && !denials[a.report()] })
}

// aside reports whether only reports that deny the meeting or the event affirm a place, a topic or an actor.
func (s *slot) aside() bool {
	return !s.value.Absent() && !slices.ContainsFunc(s.compared(), func(a *assertion) bool { return a.affirms && !a.Aside })
}

// changes leaves out what only repeats the doubt before.
func (ds doubts) changes() doubts {
	return slices.CompactFunc(ds, func(a, b doubt) bool { return a.is == b.is })
}
