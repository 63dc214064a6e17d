package fold

import (
	"cmp"
	"slices"
	"time"

	"parley/graph"
)

// disputes are the contested relations of a thing, and the contested details of its relations. Each entry is one change. They are complete and sorted after all
// relations are folded.
type disputes []disputeChange

// disputeChange says that from a time on there is one more contested relation or detail, or one less, under a field of a thing.
type disputeChange struct {
	at    time.Time
	field string
	open  bool
	by    int
}

// disputeSite is the field of a thing that carries the mark of a contested relation, such as `participants`, or of a detail of
// a relation, such as `participants.count`. It says whether the relation or the detail is open. The zero disputeSite carries none.
type disputeSite struct {
	id    graph.ID
	field string
	open  bool
}

// moveDisputes records that the marks of a relation move from some places to others.
func (f *folding) moveDisputes(at time.Time, from, to []disputeSite) {
	note := func(sites, others []disputeSite, by int) {
		for _, s := range sites {
			if !slices.Contains(others, s) {
				f.disputes[s.id] = append(f.disputes[s.id], disputeChange{at, s.field, s.open, by})
			}
		}
	}
	note(from, to, -1)
	note(to, from, 1)
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

// any reports whether a relation or a detail of a relation is contested.
func (n noted) any() bool {
	for _, by := range n.contested {
		if by > 0 {
			return true
		}
	}
	return false
}
