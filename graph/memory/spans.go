package memory

import (
	"cmp"
	"slices"
	"strings"

	"parley/graph"
)

// spans lists the things of a type by the spans of one of their times. It is a binary search tree over a sorted list:
// the middle of each part is the root of the part.
type spans struct {
	things []*thing
	first  []string // sorted; "" for an open beginning
	last   []string // of the thing at the same place; endless for an open end
	latest []string // at the root of each part: the latest of last in the part
}

// endless is later than every moment.
const endless = "\uffff"

// spans returns the spans of a time of the things of a type.
func (r reader) spans(typ *graph.Type, p graph.During) *spans {
	name := indexOf{typ: typ, key: p.Time.Key}
	if p.Until != "" {
		name.key = p.First.Key
	}
	name.last = endless
	if p.From != "" {
		name.last = p.Last.Key
	}
	return get(r.indexes(), name, func() *spans {
		type span struct {
			thing       *thing
			first, last string
		}
		var all []span
		for _, t := range r.ofType(typ) {
			if r.value(t, p.Time) == nil {
				continue
			}
			s := span{thing: t, last: endless}
			if p.Until != "" {
				s.first, _ = r.value(t, p.First).(string)
			}
			if p.From != "" {
				if last, limited := r.value(t, p.Last).(string); limited {
					s.last = last
				}
			}
			all = append(all, s)
		}
		slices.SortFunc(all, func(a, b span) int {
			return cmp.Or(strings.Compare(a.first, b.first), cmp.Compare(a.thing.id, b.thing.id))
		})
		sp := &spans{latest: make([]string, len(all))}
		for _, s := range all {
			sp.things, sp.first, sp.last = append(sp.things, s.thing), append(sp.first, s.first), append(sp.last, s.last)
		}
		sp.grow(0, len(all))
		return sp
	})
}

// grow fills latest for a part, and returns the latest end in the part.
func (s *spans) grow(from, to int) string {
	if from >= to {
		return ""
	}
	middle := (from + to) / 2
	s.latest[middle] = max(s.last[middle], s.grow(from, middle), s.grow(middle+1, to))
	return s.latest[middle]
}

// during calls found for each thing with a span that has a moment between two moments, until found returns false. "" is no
// limit.
func (s *spans) during(from, until string, found func(*thing) bool) {
	var visit func(first, behind int) bool
	visit = func(first, behind int) bool {
		if first >= behind {
			return true
		}
		middle := (first + behind) / 2
		switch {
		case s.latest[middle] < from:
			return true
		case !visit(first, middle):
			return false
		case until != "" && s.first[middle] > until:
			return true
		case s.last[middle] >= from && !found(s.things[middle]):
			return false
		}
		return visit(middle+1, behind)
	}
	visit(0, len(s.things))
}
