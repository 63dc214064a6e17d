package fold

import (
	"cmp"
	"slices"
	"time"

	"parley/graph"
)

// inferredOf is the property of a thing that names its inferred relations.
const inferredOf = "inferred"

// marks are the relations of a thing that are contested or inferred, and the contested details of its relations. Each entry is
// one change. The marks of a thing are complete and sorted after all relations are folded.
type marks []markChange

// markChange says that from a time on a thing carries one more mark of a kind under a field, or one less.
type markChange struct {
	at    time.Time
	field string
	kind  markKind
	by    int
}

// markKind is what a mark says.
type markKind int

const (
	markContested markKind = iota
	markOpen               // contested, too
	markInferred
)

// markSite is the field of a thing that carries the mark of a relation, such as `participants`, or of a detail of a relation,
// such as `participants.count`. The zero markSite carries none.
type markSite struct {
	id    graph.ID
	field string
	kind  markKind
}

// contestedOrOpen returns the kind of a mark of what is contested.
func contestedOrOpen(open bool) markKind {
	if open {
		return markOpen
	}
	return markContested
}

// moveMarks records that the marks of a relation move from some places to others.
func (f *folding) moveMarks(at time.Time, from, to []markSite) {
	note := func(sites, others []markSite, by int) {
		for _, s := range sites {
			if !slices.Contains(others, s) {
				f.marks[s.id] = append(f.marks[s.id], markChange{at, s.field, s.kind, by})
			}
		}
	}
	note(from, to, -1)
	note(to, from, 1)
}

// sort puts the changes in order of time, then of field.
func (ms marks) sort() {
	slices.SortFunc(ms, func(a, b markChange) int { return cmp.Or(a.at.Compare(b.at), cmp.Compare(a.field, b.field)) })
}

func (ms marks) moments() []time.Time {
	out := make([]time.Time, len(ms))
	for i, m := range ms {
		out[i] = m.at
	}
	return out
}

// noted counts the marks of a thing by field: the contested relations, the open relations among them, and the inferred
// relations.
type noted struct{ contested, open, inferred map[string]int }

func newNoted() noted { return noted{map[string]int{}, map[string]int{}, map[string]int{}} }

// advance adds up the changes until a time, and returns the later changes.
func (ms marks) advance(at time.Time, n noted) marks {
	for len(ms) > 0 && !ms[0].at.After(at) {
		switch ms[0].kind {
		case markInferred:
			n.inferred[ms[0].field] += ms[0].by
		case markOpen:
			n.open[ms[0].field] += ms[0].by
			fallthrough
		case markContested:
			n.contested[ms[0].field] += ms[0].by
		}
		ms = ms[1:]
	}
	return ms
}

// anyContested reports whether a relation or a detail of a relation is contested.
func (n noted) anyContested() bool {
	for _, by := range n.contested {
		if by > 0 {
			return true
		}
	}
	return false
}
