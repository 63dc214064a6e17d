package memory

import (
	"fmt"
	"slices"
	"strings"

	"parley/graph"
)

// holds reports whether a condition holds for a thing and the edge that led to it.
func (r *run) holds(p graph.Predicate, t *thing, walked []graph.Value) bool {
	r.tick()
	switch p := p.(type) {
	case nil:
		return true
	case graph.Comparison:
		return compare(p.Op, r.either(p.Property, p.Edge, t, walked), p.Value)
	case graph.And:
		for _, q := range p {
			if !r.holds(q, t, walked) {
				return false
			}
		}
		return true
	case graph.Or:
		for _, q := range p {
			if r.holds(q, t, walked) {
				return true
			}
		}
		return false
	case graph.Not:
		return !r.holds(p.Predicate, t, walked)
	case graph.Some:
		for _, far := range r.step(p.Via, p.Types, t, r.values(t)) {
			r.tick()
			if r.holds(p.Where, far.far, far.edge) {
				return true
			}
		}
		return false
	case graph.All:
		for _, id := range p.IDs {
			r.tick()
			if !slices.ContainsFunc(r.edges(t, p.Via), func(e edge) bool { return e.far.id == id }) {
				return false
			}
		}
		return true
	case graph.Within:
		return r.within(p, t)
	}
	panic(fmt.Sprintf("memory: unknown predicate type %T", p))
}

// compare reports whether a comparison of a value with the wanted value holds. See
// graph.Predicate for absent values.
func compare(op graph.Op, have, want graph.Value) bool {
	if have == nil {
		return op == graph.NotEqual
	}
	switch op {
	case graph.In:
		s, ok := have.(string)
		return ok && slices.Contains(want.([]string), s)
	case graph.Has:
		list, ok := have.([]string)
		return ok && slices.Contains(list, want.(string))
	case graph.Overlaps:
		list, _ := have.([]string)
		return overlaps(list, want.([]string))
	case graph.Contains:
		s, ok := have.(string)
		return ok && strings.Contains(s, want.(string))
	case graph.Prefix:
		if s, ok := have.(string); ok {
			return strings.HasPrefix(s, want.(string))
		}
		list, _ := have.([]string)
		return hasPrefix(list, want.(string))
	}
	c := graph.Compare(have, want)
	switch op {
	case graph.Equal:
		return c == 0
	case graph.NotEqual:
		return c != 0
	case graph.Less:
		return c < 0
	case graph.LessOrEqual:
		return c <= 0
	case graph.Greater:
		return c > 0
	default:
		return c >= 0
	}
}

// overlaps reports whether at least one of the spans has a time in common with the span wanted.
func overlaps(spans, wanted []string) bool {
	return slices.ContainsFunc(spans, func(s string) bool {
		first, last := s, s
		if i := strings.IndexByte(s, '/'); i >= 0 {
			first, last = s[:i], s[strings.LastIndexByte(s, '/')+1:]
		}
		return last >= wanted[0] && first <= wanted[1]
	})
}

// hasPrefix reports whether at least one of the words begins with the prefix.
func hasPrefix(words []string, prefix string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, prefix) })
}

// within reports whether the condition holds for a thing. See graph.Within.
func (r *run) within(p graph.Within, t *thing) bool {
	here := []*thing{t}
	if p.Via.Relation != nil {
		here = here[:0]
		for _, e := range r.edges(t, p.Via) {
			here = append(here, e.far)
		}
	}
	seen := map[*thing]bool{}
	for len(here) > 0 {
		t := here[len(here)-1]
		here = here[:len(here)-1]
		if t.id == p.ID {
			return true
		}
		if seen[t] {
			continue
		}
		seen[t] = true
		r.tick()
		for _, e := range r.edges(t, p.Up) {
			here = append(here, e.far)
		}
	}
	return false
}
