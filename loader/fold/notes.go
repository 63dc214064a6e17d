package fold

import (
	"cmp"
	"slices"
	"time"

	"parley/graph"
)

// notes are what is disputed of a thing about relations that left no edge to
// note it on, as it comes and goes. They are complete, and in order, once
// all relations are folded.
type notes []note

// note says that from a time on one more relation, or one less, is in dispute
// under a field of a thing.
type note struct {
	at    time.Time
	field string
	by    int
}

// spot is where a dispute is noted: a field of a thing. The zero spot is nowhere.
type spot struct {
	id    graph.ID
	field string
}

// move notes that a relation's dispute is no longer where it was.
func (f *folding) move(at time.Time, from, to spot) {
	if from == to {
		return
	}
	if from.id != "" {
		f.notes[from.id] = append(f.notes[from.id], note{at, from.field, -1})
	}
	if to.id != "" {
		f.notes[to.id] = append(f.notes[to.id], note{at, to.field, 1})
	}
}

// sort puts notes in order.
func (ns notes) sort() {
	slices.SortFunc(ns, func(a, b note) int { return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.field, b.field)) })
}

func (ns notes) moments() []time.Time {
	out := make([]time.Time, len(ns))
	for i, n := range ns {
		out[i] = n.at
	}
	return out
}

// upTo counts by field what was noted by then, and returns the notes still to come.
func (ns notes) upTo(at time.Time, counts map[string]int) notes {
	for len(ns) > 0 && !ns[0].at.After(at) {
		if counts[ns[0].field] += ns[0].by; counts[ns[0].field] == 0 {
			delete(counts, ns[0].field)
		}
		ns = ns[1:]
	}
	return ns
}
