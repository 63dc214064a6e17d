package fold

import (
	"cmp"
	"slices"
	"time"

	"parley/graph"
)

// disputes are the contested relations of a thing that left no edge to carry the mark. Each entry is one change. They
// are complete and sorted after all relations are folded.
type disputes []disputeChange

// disputeChange says that from a time on there is one more contested relation, or one less, under a field of a thing.
type disputeChange struct {
	at    time.Time
	field string
	by    int
}

// disputeSite is the field of a thing that carries the mark of a contested relation. The zero disputeSite carries
// none.
type disputeSite struct {
	id    graph.ID
	field string
}

// moveDispute records that the mark of a contested relation moves from one place to another.
func (f *folding) moveDispute(at time.Time, from, to disputeSite) {
	if from == to {
		return
	}
	if from.id != "" {
		f.disputes[from.id] = append(f.disputes[from.id], disputeChange{at, from.field, -1})
	}
	if to.id != "" {
		f.disputes[to.id] = append(f.disputes[to.id], disputeChange{at, to.field, 1})
	}
}

// sort puts the changes in order of time, then of field.
func (ns disputes) sort() {
	slices.SortFunc(ns, func(a, b disputeChange) int { return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.field, b.field)) })
}

func (ns disputes) moments() []time.Time {
	out := make([]time.Time, len(ns))
	for i, n := range ns {
		out[i] = n.at
	}
	return out
}

// advance adds up by field the changes until a time, and returns the later changes.
func (ns disputes) advance(at time.Time, counts map[string]int) disputes {
	for len(ns) > 0 && !ns[0].at.After(at) {
		if counts[ns[0].field] += ns[0].by; counts[ns[0].field] == 0 {
			delete(counts, ns[0].field)
		}
		ns = ns[1:]
	}
	return ns
}
