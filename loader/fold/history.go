package fold

import (
	"slices"
	"time"

	"parley/graph"
)

// history is how a thing or a relation read, one stretch after the other, with
// reference values overlaid by claims. What the reference files state has always been so.
type history struct {
	properties []*graph.Property
	stretches  []stretch
}

// stretch is a time during which neither a value nor a disagreement changed.
type stretch struct {
	since  time.Time     // zero: always
	values []graph.Value // as they stood at its end, by Property.Index; nil while it was not there
	// told is how many of the claims about it were reported by its end.
	told int
}

// read adds how it reads from a time on; values are nil when it is not there.
//
// Rule 5: a change of words, or one more claim, does not begin a stretch, but
// the stretch has them as they stand at its end.
func (h *history) read(at time.Time, values []graph.Value, told int) {
	if len(h.stretches) > 0 {
		last := &h.stretches[len(h.stretches)-1]
		if readsAs(h.properties, last.values, values) {
			last.values, last.told = values, told
			return
		}
	} else if values == nil {
		return
	}
	h.stretches = append(h.stretches, stretch{since: at, values: values, told: told})
}

// now is the last stretch.
func (h *history) now() stretch { return h.stretches[len(h.stretches)-1] }

// readsAs tells whether two states say the same: in their claimed properties,
// in whatever words, and in what is disputed.
func readsAs(ps []*graph.Property, a, b []graph.Value) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	for _, p := range ps {
		if p.State && !isWording(p) || p.Name == contested {
			if !equal(a[p.Index], b[p.Index]) {
				return false
			}
		}
	}
	return true
}

// twin is the relation that keeps the history of a relation or of a type.
type twin struct {
	*graph.Relation
	columns [][2]int // from the Index of a property there to that of its copy here
}

// twins are the relations that keep history, by the *graph.Relation or the
// *graph.Type whose history it is.
var twins = func() map[any]twin {
	out := map[any]twin{}
	for _, r := range graph.Parley.Relations() {
		switch {
		case r.PastOf != nil:
			out[r.PastOf] = twinOf(r, r.PastOf.Properties)
		case r.PastOfType != nil:
			out[r.PastOfType] = twinOf(r, r.PastOfType.Properties)
		}
	}
	return out
}()

func twinOf(r *graph.Relation, of []*graph.Property) twin {
	t := twin{Relation: r}
	for _, p := range of {
		i := slices.IndexFunc(r.Properties, func(q *graph.Property) bool { return q.Key == p.Key })
		if i >= 0 && p.Index >= 0 && p.Name != since {
			t.columns = append(t.columns, [2]int{p.Index, r.Properties[i].Index})
		}
	}
	return t
}

// past returns the stretches before the last one as edges of the twin, without
// those during which it was not there. The last is the present, unless that is
// not there.
func (t twin) past(h *history, from, to graph.ID, finish func(stretch)) []graph.Edge {
	var out []graph.Edge
	for i, s := range h.stretches[:len(h.stretches)-1] {
		if s.values == nil {
			continue
		}
		if finish != nil {
			finish(s)
		}
		e := graph.Edge{Relation: t.Relation, From: from, To: to, Values: make([]graph.Value, len(t.Properties))}
		for _, c := range t.columns {
			e.Values[c[1]] = s.values[c[0]]
		}
		e.Values[t.Property(since).Index] = clean(stamp(s.since))
		e.Values[t.Property(until).Index] = stamp(h.stretches[i+1].since)
		out = append(out, e)
	}
	return out
}

// The names that history knows the model by.
const (
	contested = "contested"
	since     = "since"
	until     = "until"
)

// isWording tells whether a property holds how a time is written, or words that it was
// told or worked out in: they are no part of what it can mean.
func isWording(p *graph.Property) bool {
	return p.Key != p.Name && slices.Contains([]string{"text", "worded", "inferredFrom"}, p.Name)
}

func equal(a, b graph.Value) bool {
	if x, ok := a.([]string); ok {
		y, ok := b.([]string)
		return ok && slices.Equal(x, y)
	}
	if _, ok := b.([]string); ok {
		return false
	}
	return a == b
}
