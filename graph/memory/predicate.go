package memory

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"parley/graph"
)

// holds reports whether a condition holds for a thing and the edge that led to it.
func (r *run) holds(p graph.Predicate, t *thing, walked *values) bool {
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
		return r.some(p, t)
	case graph.All:
		edges := r.edges(t, p.Via)
		for _, id := range p.IDs {
			r.tick()
			if _, there := slices.BinarySearchFunc(edges, id, edgeTo); !there {
				return false
			}
		}
		return true
	case graph.Within:
		return r.within(p, t)
	case graph.Few:
		return r.few(p, t)
	case graph.HasMet:
		return r.hasMet(p, t)
	case graph.During:
		return r.during(p, t, walked)
	}
	panic(fmt.Sprintf("memory: unknown predicate type %T", p))
}

// some reports whether a step leads to a thing for which a condition holds. See graph.Some.
func (r *run) some(p graph.Some, t *thing) bool {
	if p.Via.Relation == nil {
		before := r.scratch.mark()
		defer r.scratch.giveBack(before)
		return slices.ContainsFunc(r.step(p.Via, p.Types, t, r.values(t)), func(w row) bool {
			return r.holds(p.Where, w.far, nil)
		})
	}
	edges := r.edges(t, p.Via)
	if id, named := namesID(p.Where); named {
		first, _ := slices.BinarySearchFunc(edges, id, edgeTo)
		edges = edges[first:]
		if behind := slices.IndexFunc(edges, func(e edge) bool { return e.far.id != id }); behind >= 0 {
			edges = edges[:behind]
		}
	}
	for _, e := range edges {
		if slices.Contains(p.Types, e.far.typ) && r.holds(p.Where, e.far, e.values) {
			return true
		}
	}
	return false
}

// few reports whether two steps lead to a few different things. See graph.Few.
func (r *run) few(p graph.Few, t *thing) bool {
	before := r.scratch.mark()
	defer r.scratch.giveBack(before)
	found := map[*thing]bool{}
	for _, middle := range r.step(p.First, p.Middle, t, r.values(t)) {
		for _, last := range r.step(p.Second, p.Last, middle.far, r.values(middle.far)) {
			r.tick()
			if found[last.far] = true; len(found) > p.Most {
				return false
			}
		}
	}
	return true
}

// edgeTo compares the far end of an edge with an id.
func edgeTo(e edge, id graph.ID) int { return cmp.Compare(e.far.id, id) }

// namesID returns the id that a thing must have to meet a condition. named is false if the condition names none.
func namesID(p graph.Predicate) (id graph.ID, named bool) {
	switch p := p.(type) {
	case graph.Comparison:
		if p.Op == graph.Equal && !p.Edge && p.Property.Name == "id" {
			text, isText := p.Value.(string)
			return graph.ID(text), isText
		}
	case graph.And:
		for _, q := range p {
			if id, named = namesID(q); named {
				return id, true
			}
		}
	}
	return "", false
}

// during reports whether a time can be between two moments. See graph.During.
func (r *run) during(p graph.During, t *thing, walked *values) bool {
	if r.either(p.Time, p.Edge, t, walked) == nil {
		return false
	}
	if p.From != "" {
		if last, limited := r.either(p.Last, p.Edge, t, walked).(string); limited && last < p.From {
			return false
		}
	}
	if p.Until != "" {
		if first, limited := r.either(p.First, p.Edge, t, walked).(string); limited && first > p.Until {
			return false
		}
	}
	return true
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
	if p.Via.Relation == nil {
		return r.lies(p, t)
	}
	return slices.ContainsFunc(r.edges(t, p.Via), func(e edge) bool { return r.lies(p, e.far) })
}

// lies reports whether a thing is the thing of the condition, or lies in it. The run remembers the answer: many things lie
// in few places.
func (r *run) lies(p graph.Within, t *thing) bool {
	r.tick()
	if t.id == p.ID {
		return true
	}
	in := inside{p.ID, &p.Up[0]}
	known := r.inside[in]
	if known == nil {
		known = map[*thing]bool{}
		if r.inside == nil {
			r.inside = map[inside]map[*thing]bool{}
		}
		r.inside[in] = known
	}
	if lies, done := known[t]; done {
		return lies
	}
	seen := []*thing{t}
	for i := 0; i < len(seen); i++ {
		for _, up := range p.Up {
			for _, e := range r.edges(seen[i], up) {
				r.tick()
				if e.far.id == p.ID || known[e.far] {
					known[t] = true
					return true
				}
				if _, done := known[e.far]; !done && !slices.Contains(seen, e.far) {
					seen = append(seen, e.far)
				}
			}
		}
	}
	for _, s := range seen {
		known[s] = false
	}
	return false
}

// inside names the things that lie in a thing by the steps of one condition.
type inside struct {
	id graph.ID
	up *graph.Via
}
