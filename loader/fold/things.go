package fold

import (
	"maps"
	"slices"
	"time"

	"parley/graph"
	"parley/loader/dossier"
)

// thing folds a thing. It returns the present record and the edges of its history. A value of a reference file stands
// while no live claim affirms a value. It takes no part in a disagreement.
func (f *folding) thing(t dossier.Thing) (graph.Record, []graph.Edge) {
	stated := sized(t.Values, len(t.Type.Properties))
	stated[0] = string(t.ID)
	slots := openAll(f.accounts[subject{from: t.ID}])
	maps.DeleteFunc(slots, func(name string, _ *slot) bool { return t.Type.Property(name) == nil })
	disputes := f.disputes[t.ID]
	moments := append(slots.moments(), disputes.moments()...)
	noted := map[string]int{}
	h := history{properties: t.Type.Properties}
	for _, at := range inOrder(append(moments, f.begin(t))) {
		slots.advance(at)
		disputes = disputes.advance(at, noted)
		h.add(at, state(t.Type, stated, slots, noted), 0)
	}
	now := h.now()
	r := graph.Record{Type: t.Type, Values: slices.Clone(now.values)}
	if p := t.Type.Property(since); p != nil {
		r.Values[p.Index] = clean(stamp(now.since))
	}
	otherWords(r, stated, slots)
	sortKeys(t.Type, r.Values)
	index(r)
	if past, ok := pastRelations[t.Type]; ok {
		return r, past.past(&h, t.ID, t.ID, func(s stateSpan) { sortKeys(t.Type, s.values) })
	}
	return r, nil
}

// state returns the values of a thing at the time that its slots have advanced to.
func state(t *graph.Type, stated []graph.Value, slots slotSet, noted map[string]int) []graph.Value {
	values, disputed := slices.Clone(stated), map[string]bool{}
	for name, s := range slots {
		p := t.Property(name)
		if !s.value.Absent() && (p.Variants == "" || stated[p.Index] == nil) {
			set(values, p, s.value.Values)
		}
		if s.contested {
			disputed[name] = true
		}
	}
	for field := range noted {
		disputed[field] = true
	}
	if p := t.Property(contested); p != nil {
		values[p.Index] = names(disputed)
	}
	return values
}

// begin is when a thing came into being: at its first report. It is the zero time, which means always, when a
// reference file states anything about the thing, or nobody reports it.
func (f *folding) begin(t dossier.Thing) time.Time {
	for i, v := range t.Values {
		if i > 0 && clean(v) != nil {
			return time.Time{}
		}
	}
	if f.linked[t.ID] {
		return time.Time{}
	}
	return f.reported[t.ID]
}

// otherWords gathers the other names and wordings of a thing, from sources and reference files: see graph.Model on
// variants. It leaves out words that a better account denies.
func otherWords(r graph.Record, stated []graph.Value, slots slotSet) {
	for _, p := range r.Type.Properties {
		q := r.Type.Property(p.Variants)
		if q == nil {
			continue
		}
		set := map[string]bool{}
		listed, _ := stated[q.Index].([]string)
		for _, other := range listed {
			set[other] = true
		}
		if s := slots[p.Name]; s != nil {
			for v := range undenied(s.ordered) {
				if other, ok := v.Values[0].(string); ok {
					set[other] = true
				}
			}
		}
		if shown, ok := r.Values[p.Index].(string); ok {
			delete(set, shown)
		}
		r.Values[q.Index] = names(set)
	}
}
