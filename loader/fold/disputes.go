package fold

import (
	"cmp"
	"slices"
	"time"

	"parley/graph"
)

// disputes are the contested relations of a thing. Each entry is one change. They are complete and sorted after all
// relations are folded.
type disputes []disputeChange

// disputeChange says that from a time on there is one more contested relation, or one less, under a field of a thing.
type disputeChange struct {
	at    time.Time
	field string
	open  bool
	by    int
}

// disputeSite is the field of a thing that carries the mark of a contested relation, and whether the relation is open.
// The zero disputeSite carries none.
type disputeSite struct {
	id    graph.ID
	field string
	open  bool
}

// moveDispute records that the mark of a contested relation moves from one place to another.
func (f *folding) moveDispute(at time.Time, from, to disputeSite) {
	if from == to {
		return
	}
	if from.id != "" {
		f.disputes[from.id] = append(f.disputes[from.id], disputeChange{at, from.field, from.open, -1})
	}
	if to.id != "" {
		f.disputes[to.id] = append(f.disputes[to.id], disputeChange{at, to.field, to.open, 1})
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

// noted counts the contested relations of a thing by field, and the open relations among them.
type noted struct{ contested, open map[string]int }

// advance adds up the changes until a time, and returns the later changes.
func (ns disputes) advance(at time.Time, n noted) disputes {
	for len(ns) > 0 && !ns[0].at.After(at) {
		n.contested[ns[0].field] += ns[0].by
		if ns[0].open {
			n.open[ns[0].field] += ns[0].by
		}
		ns = ns[1:]
	}
	return ns
}
