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

// doubts say from when on sources contest that an occurrence took place, and the record does not show that it did. Who had
// a part in such an event is then contested, too, and so is the signing of an agreement that only such occurrences report.
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

// readDoubts works out the doubts of events, and of agreements that were signed at meetings and events.
func (f *folding) readDoubts() {
	f.doubts = map[graph.ID]doubts{}
	for m, facets := range f.accounts {
		if statuses := facets[status]; m.relation == "" && f.decisions[m.from] == nil && statuses != nil {
			f.doubts[m.from] = doubtsOfEvent(statuses)
		}
	}
	for of := range f.fanned {
		if of.relation == signedAt {
			f.doubts[of.of] = f.doubtsOfAgreement(of)
		}
	}
}

func doubtsOfEvent(statuses []Account) doubts {
	var out doubts
	for _, s := range Slot(statuses) {
		happened := !s.Value.Absent() && (s.Value.Values[0] == string(graph.EventHappened) || s.Value.Values[0] == string(graph.EventUnderWay))
		out = append(out, doubt{s.From, s.Contested && !happened})
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
		moments = append(append(moments, s.moments()...), f.doubtMoments(m.to)...)
	}
	var out doubts
	for _, at := range inOrder(moments) {
		there, sure := false, false
		for id, s := range slots {
			s.advance(at)
			if !s.value.Absent() {
				there, sure = true, sure || !f.inDoubt(id, at)
			}
		}
		out = append(out, doubt{at, there && !sure})
	}
	return out.changes()
}

// inDoubt reports whether sources contest that an occurrence took place, and the record does not show that it did.
func (f *folding) inDoubt(occurrence graph.ID, at time.Time) bool {
	if ds, isMeeting := f.changes[occurrence]; isMeeting {
		d := ds.at(at)
		return d.contested && d.verdict != tookPlace
	}
	return f.doubts[occurrence].at(at)
}

func (f *folding) doubtMoments(occurrence graph.ID) []time.Time {
	return append(f.changes[occurrence].moments(), f.doubts[occurrence].moments()...)
}

// changes leaves out what only repeats the doubt before.
func (ds doubts) changes() doubts {
	return slices.CompactFunc(ds, func(a, b doubt) bool { return a.is == b.is })
}
