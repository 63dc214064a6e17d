package fold

import (
	"slices"
	"time"

	"parley/graph"
)

// history is the list of states that a thing or a relation has gone through. Claims overlay the values of the
// reference files, and those count from the beginning of time.
type history struct {
	properties []*graph.Property
	spans      []stateSpan
}

// stateSpan is a span of the times of reports in which neither a value nor a disagreement changed.
type stateSpan struct {
	since  time.Time     // the zero time: always
	values []graph.Value // at the end of the span, by Property.Index; nil while it was not there
	// claims is the number of claims that were reported by the end of the span.
	claims int
	// tookPlace is set if a report says that a meeting took place at a place, and not only that it was planned there.
	tookPlace bool
}

// add appends the state from a time on. The values are nil when the thing or relation is not there.
//
// Rule 5: other words for the same value, or one more claim, begin no new span. The span then takes the new words. The first report that a meeting took
// place where it was planned begins a new span, because the claims about the plan are no evidence of it.
func (h *history) add(at time.Time, values []graph.Value, claims int, tookPlace bool) {
	if len(h.spans) > 0 {
		last := &h.spans[len(h.spans)-1]
		if saysSame(h.properties, last.values, values) && (values == nil || last.tookPlace == tookPlace) {
			last.values, last.claims = values, claims
			return
		}
	} else if values == nil {
		return
	}
	h.spans = append(h.spans, stateSpan{since: at, values: values, claims: claims, tookPlace: tookPlace})
}

// now is the last span.
func (h *history) now() stateSpan { return h.spans[len(h.spans)-1] }

// saysSame reports whether two states have the same claimed values and the same contested properties. The words of a
// time may differ.
func saysSame(ps []*graph.Property, a, b []graph.Value) bool {
	if a == nil || b == nil {
		return a == nil && b == nil
	}
	for _, p := range ps {
		if p.State && !isWording(p) || p.Name == contested || p.Name == openOf || p.Name == inferredOf {
			if !equal(a[p.Index], b[p.Index]) {
				return false
			}
		}
	}
	return true
}

// pastRelation is the relation that stores the history of a relation or of a type.
type pastRelation struct {
	*graph.Relation
	columns [][2]int // pairs: the Index of a property, and the Index of its copy in the past relation
}

// pastRelations are all relations that store history. The keys are the *graph.Relation or the *graph.Type whose
// history they store.
var pastRelations = func() map[any]pastRelation {
	out := map[any]pastRelation{}
	for _, r := range graph.Parley.Relations() {
		switch {
		case r.PastOf != nil:
			out[r.PastOf] = pastRelationOf(r, r.PastOf.Properties)
		case r.PastOfType != nil:
			out[r.PastOfType] = pastRelationOf(r, r.PastOfType.Properties)
		}
	}
	return out
}()

func pastRelationOf(r *graph.Relation, of []*graph.Property) pastRelation {
	t := pastRelation{Relation: r}
	for _, p := range of {
		i := slices.IndexFunc(r.Properties, func(q *graph.Property) bool { return q.Key == p.Key })
		if i >= 0 && p.Index >= 0 && p.Name != since {
			t.columns = append(t.columns, [2]int{p.Index, r.Properties[i].Index})
		}
	}
	return t
}

// past returns the spans before the last span as edges of the past relation. It leaves out spans in which the
// relation was not there.
func (t pastRelation) past(h *history, from, to graph.ID, finish func(stateSpan)) []graph.Edge {
	var out []graph.Edge
	for i, s := range h.spans[:len(h.spans)-1] {
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
		e.Values[t.Property(until).Index] = stamp(h.spans[i+1].since)
		out = append(out, e)
	}
	return out
}

// Names in the model that history uses.
const (
	contested = "contested"
	openOf    = "open"
	since     = "since"
	until     = "until"
)

// isWording reports whether a property holds the words of a time: its text as written, as worded, or the words that
// it was inferred from. Two times with different words may mean the same.
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
