package fold

import (
	"cmp"
	"fmt"
	"slices"
	"sort"
	"time"

	"parley/graph"
	"parley/loader/dossier"
)

// statedOf sorts the relations of the reference files by subject. A relation that is stated twice, for example from
// both ends, becomes one.
func statedOf(stated []dossier.StatedRelation) map[subject][]dossier.StatedRelation {
	byKey := map[graph.EdgeKey][]dossier.StatedRelation{}
	for _, t := range stated {
		t.Values = sized(t.Values, len(t.Relation.Properties))
		k := graph.Edge{Relation: t.Relation, From: t.From, To: t.To, Values: t.Values}.Key()
		byKey[k] = append(byKey[k], t)
	}
	out := map[subject][]dossier.StatedRelation{}
	for _, same := range byKey {
		slices.SortFunc(same, func(a, b dossier.StatedRelation) int {
			return cmp.Compare(fmt.Sprintf("%#v", a.Values), fmt.Sprintf("%#v", b.Values))
		})
		one := same[0]
		for _, t := range same[1:] {
			for i, v := range t.Values {
				if one.Values[i] == nil {
					one.Values[i] = v
				}
			}
		}
		m := relationSubject(one.Relation, one.From, one.To, one.Values)
		out[m] = append(out[m], one)
	}
	return out
}

// relations folds every relation that a reference file states or a source claims.
func (f *folding) relations() []graph.Edge {
	var out []graph.Edge
	for m, stated := range f.stated {
		out = append(out, f.relation(m, stated)...)
	}
	for m := range f.accounts {
		if _, done := f.stated[m]; !done && m.relation != "" {
			out = append(out, f.relation(m, nil)...)
		}
	}
	for _, disputes := range f.disputes {
		disputes.sort()
	}
	return out
}

// relation folds one subject that is a relation. It returns the present edge, if there is one, and the edges of its
// history.
func (f *folding) relation(m subject, stated []dossier.StatedRelation) []graph.Edge {
	slots, claims := openAll(f.accounts[m]), claimsOf(f.accounts[m])
	others := f.otherPlaces(m)
	moments := inOrder(append(slots.moments(), others.moments()...))
	if len(stated) > 0 {
		moments = append([]time.Time{{}}, moments...)
	}
	histories := map[*graph.Relation]*history{}
	var noted disputeSite
	g := directReports{accounts: map[reportKey]int{}, of: map[voice][]reportKey{}}
	for _, at := range moments {
		slots.advance(at)
		others.advance(at)
		g.update(slots)
		known := claims.by(at)
		shown := map[*graph.Relation][]graph.Value{}
		elsewhere := tookPlaceElsewhere(slots[""], others)
		for _, t := range shownOf(m, stated, slots[""]) {
			if elsewhere {
				break
			}
			shown[t.Relation] = overlay(t, slots, hasRivalPlaces(slots[""], others), &g)
			if histories[t.Relation] == nil {
				histories[t.Relation] = &history{properties: t.Relation.Properties}
			}
		}
		for r, h := range histories {
			h.add(at, shown[r], known)
		}
		var now disputeSite
		if s := slots[""]; len(shown) == 0 && s != nil && s.contested && !elsewhere {
			// The relation is contested and not there, so no edge can carry the mark.
			best := s.ordered[0]
			now = siteOf(best, best.Relation)
		}
		f.moveDispute(at, noted, now)
		noted = now
	}
	var out []graph.Edge
	for r, h := range histories {
		out = append(out, edgesOf(r, m, h, claims)...)
	}
	return out
}

// shownOf returns the relations of a subject that are there. A relation that is claimed replaces the relations of the
// reference files. Without one, those of the reference files stand.
func shownOf(m subject, stated []dossier.StatedRelation, there *slot) []dossier.StatedRelation {
	if there == nil || there.value.Absent() {
		return stated
	}
	r := there.value.Relation
	for _, t := range stated {
		if t.Relation == r {
			return []dossier.StatedRelation{t} // with its other values
		}
	}
	return []dossier.StatedRelation{{Relation: r, From: m.from, To: m.to, Values: identity(r, there.ordered)}}
}

// overlay returns the values of a relation, with the claimed values in place of those from the reference files.
func overlay(t dossier.StatedRelation, slots slotSet, rivals bool, g *directReports) []graph.Value {
	e := graph.Edge{Relation: t.Relation, Values: slices.Clone(t.Values)}
	disputed := map[string]bool{}
	if rivals {
		disputed[placesOf] = true
	}
	for name, s := range slots {
		p := t.Relation.Property(name)
		switch {
		case name == "" && s.contested:
			disputed[siteOf(s.ordered[0], t.Relation).field] = true
		case p == nil || name == basis:
			continue
		case !s.value.Absent():
			set(e.Values, p, s.value.Values)
		}
		if s.contested && p != nil {
			disputed[name] = true
		}
	}
	otherWords(t.Relation.Properties, t.Relation.Property, e.Values, t.Values, slots)
	setBasis(e, slots[""], g)
	if p := t.Relation.Property(contested); p != nil {
		e.Values[p.Index] = names(disputed)
	}
	return e.Values
}

// edgesOf makes the edges of one relation's history and present.
func edgesOf(r *graph.Relation, m subject, h *history, claims reported) []graph.Edge {
	finish := func(s stateSpan) {
		if p := r.Property("claims"); p != nil {
			s.values[p.Index] = claims.first(s.claims)
		}
	}
	var out []graph.Edge
	if past, ok := pastRelations[r]; ok {
		out = past.past(h, m.from, m.to, finish)
	}
	if now := h.now(); now.values != nil {
		finish(now)
		if p := r.Property(since); p != nil {
			now.values[p.Index] = clean(stamp(now.since))
		}
		out = append(out, graph.Edge{Relation: r, From: m.from, To: m.to, Values: now.values})
	}
	return out
}

// identity returns the values that belong to the identity of a relation. It takes them from any claim: they are the
// same in all claims.
func identity(r *graph.Relation, accounts []*assertion) []graph.Value {
	for _, a := range accounts {
		if a.Relation == r {
			return sized(a.Identity, len(r.Properties))
		}
	}
	return make([]graph.Value, len(r.Properties))
}

// siteOf returns the thing that the best account of a relation was made under, and the field of the shown relation at
// that end.
func siteOf(best *assertion, shown *graph.Relation) disputeSite {
	if best.Reverse {
		return disputeSite{best.Subject, shown.To.Field}
	}
	return disputeSite{best.Subject, shown.From.Field}
}

// reported are the claims about one subject in order of reporting. They include superseded claims.
type reported []Account

func claimsOf(accounts map[string][]Account) reported {
	var out reported
	for _, as := range accounts {
		out = append(out, as...)
	}
	slices.SortFunc(out, func(a, b Account) int { return a.Reported.Compare(b.Reported) })
	return out
}

// by is the number of claims that were reported by a time.
func (r reported) by(at time.Time) int {
	return sort.Search(len(r), func(i int) bool { return r[i].Reported.After(at) })
}

// first returns the ids of the first n claims, in the form that the graph stores.
func (r reported) first(n int) graph.Value {
	ids := map[string]bool{}
	for _, a := range r[:n] {
		ids[string(a.ID)] = true
	}
	return names(ids)
}
