package fold

import (
	"maps"
	"slices"
	"time"

	"parley/graph"
	"parley/loader/dossier"
)

// thing folds a thing. It returns the present record and the edges of its history. A value of a reference file stands
// while no source says otherwise. See slot.contradictsStated.
func (f *folding) thing(t dossier.Thing) (graph.Record, []graph.Edge) {
	stated := sized(t.Values, len(t.Type.Properties))
	stated[0] = string(t.ID)
	nameByLabel(t.Type, stated)
	m := subject{from: t.ID}
	slots := openAll(f.accounts[m])
	maps.DeleteFunc(slots, func(of facet, _ *slot) bool { return t.Type.Property(string(of)) == nil })
	for of, s := range slots {
		s.stated = statedValue(t.Type.Property(string(of)), stated)
	}
	marks, decisions := f.marks[t.ID], f.decisions[t.ID]
	moments := append(slots.moments(), marks.moments()...)
	var signing doubts
	if t.Type.Name == agreement {
		signing = f.doubts[t.ID]
	}
	moments = slices.Concat(moments, decisions.moments(), signing.moments())
	moments = inOrder(append(moments, f.begin(t)))
	n := newNoted()
	h, accounts := history{properties: t.Type.Properties}, newRivals(m)
	for _, at := range moments {
		slots.advance(at)
		marks = marks.advance(at, n)
		h.add(at, state(t.Type, stated, slots, n, decisions.at(at), signing.at(at)), 0, false)
		accounts.updateThing(at, slots, decisions.at(at), signing.at(at), f.doubts[t.ID].at(at) && n.anyContested())
	}
	f.add(accounts)
	now := h.now()
	r := graph.Record{Type: t.Type, Values: slices.Clone(now.values)}
	if p := t.Type.Property(since); p != nil {
		r.Values[p.Index] = clean(stamp(now.since))
	}
	otherWords(r.Type.Properties, r.Type.Property, r.Values, stated, slots)
	sortKeys(t.Type, r.Values)
	index(r)
	if past, ok := pastRelations[t.Type]; ok {
		return r, past.past(&h, t.ID, t.ID, func(s stateSpan) { sortKeys(t.Type, s.values) })
	}
	return r, nil
}

const label = "label"

// nameByLabel makes the label of the editors the name of a thing, unless a reference file states a name. The names that
// sources use are then other names.
func nameByLabel(t *graph.Type, stated []graph.Value) {
	from, to := t.Property(label), t.Property("name")
	if from != nil && stated[to.Index] == nil {
		stated[to.Index] = stated[from.Index]
	}
}

// state returns the values of a thing at the time that its slots have advanced to. The status of a meeting follows
// from the decision on the meeting. If the signing of an agreement is in doubt, so is its time.
func state(t *graph.Type, stated []graph.Value, slots slotSet, n noted, d decision, inDoubt bool) []graph.Value {
	values := slices.Clone(stated)
	disputed, undecided, inferred := map[string]bool{}, map[string]bool{}, map[string]bool{}
	for of, s := range slots {
		p := t.Property(string(of))
		switch {
		case p.Variants != "" && stated[p.Index] != nil:
		case !s.value.Absent():
			set(values, p, s.value.Values)
		case s.open && of == status && t.Name == event:
			set(values, p, []graph.Value{string(graph.EventDisputed)})
		case s.open, s.deniesStated():
			set(values, p, nil)
		}
		disputed[p.Name], undecided[p.Name] = s.contested || inDoubt && of == when && !s.value.Absent(), s.open
	}
	if d.verdict != unsaid {
		j := decidedStatus(slots[status], d)
		set(values, t.Property(status), j.value.Values)
		disputed[status], undecided[status] = j.contested, j.open
	} else if d.contested {
		disputed[status] = true
	}
	for field, by := range n.contested {
		disputed[field] = disputed[field] || by > 0
	}
	for field, by := range n.open {
		undecided[field] = undecided[field] || by > 0
	}
	for field, by := range n.inferred {
		inferred[field] = by > 0
	}
	mark(values, t.Property(contested), disputed)
	mark(values, t.Property(openOf), undecided)
	mark(values, t.Property(inferredOf), inferred)
	if p := t.Property("doubtfulMode"); p != nil {
		values[p.Index] = doubtfulMode(slots)
	}
	return values
}

// States reports whether a reference file lists a thing, or states a value of it. The label in a source says nothing about the thing.
func States(t dossier.Thing) bool {
	if t.Listed {
		return true
	}
	for i, v := range t.Values {
		if i > 0 && clean(v) != nil && t.Type.Properties[i].Name != label {
			return true
		}
	}
	return false
}

// begin is when a thing came into being: at its first report. It is the zero time, which means always, when a
// reference file lists the thing, or nobody reports it.
func (f *folding) begin(t dossier.Thing) time.Time {
	if States(t) {
		return time.Time{}
	}
	if f.linked[t.ID] {
		return time.Time{}
	}
	return f.reported[t.ID]
}

// otherWords gathers the other names and wordings of a thing or a relation, from sources and reference files: see
// graph.Model on variants. It leaves out words that a better account denies. The function named finds a property by its
// name.
func otherWords(ps []*graph.Property, named func(string) *graph.Property, values, stated []graph.Value, slots slotSet) {
	for _, p := range ps {
		if p.Variants == "" {
			continue
		}
		q, set := named(p.Variants), map[string]bool{}
		listed, _ := stated[q.Index].([]string)
		for _, other := range listed {
			set[other] = true
		}
		if s := slots[facet(p.Name)]; s != nil {
			for _, v := range undenied(s.ordered) {
				if other, ok := v.Values[0].(string); ok {
					set[other] = true
				}
			}
		}
		if shown, ok := values[p.Index].(string); ok {
			delete(set, shown)
		}
		values[q.Index] = names(set)
	}
}

const event = "Event"
