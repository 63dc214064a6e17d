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

// tiesOf sorts what reference files state by what it is about. An edge that is stated twice,
// from both of its ends perhaps, becomes one.
func tiesOf(ties []dossier.Tie) map[matter][]dossier.Tie {
	byKey := map[graph.EdgeKey][]dossier.Tie{}
	for _, t := range ties {
		t.Values = sized(t.Values, len(t.Relation.Properties))
		k := graph.Edge{Relation: t.Relation, From: t.From, To: t.To, Values: t.Values}.Key()
		byKey[k] = append(byKey[k], t)
	}
	out := map[matter][]dossier.Tie{}
	for _, same := range byKey {
		slices.SortFunc(same, func(a, b dossier.Tie) int {
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
		m := relationMatter(one.Relation, one.From, one.To, one.Values)
		out[m] = append(out[m], one)
	}
	return out
}

// relations folds every relation that a reference file states or a source claims.
func (f *folding) relations() []graph.Edge {
	var out []graph.Edge
	for m, ties := range f.ties {
		out = append(out, f.relation(m, ties)...)
	}
	for m := range f.accounts {
		if _, stated := f.ties[m]; !stated && m.relation != "" {
			out = append(out, f.relation(m, nil)...)
		}
	}
	for _, notes := range f.notes {
		notes.sort()
	}
	return out
}

// relation folds what is claimed and stated of one matter: the relation as it
// is now, if it is there, and the stretches of its history.
func (f *folding) relation(m matter, ties []dossier.Tie) []graph.Edge {
	told, claims := openAll(f.accounts[m]), claimsOf(f.accounts[m])
	others := f.elsewhere(m)
	moments := inOrder(append(told.moments(), others.moments()...))
	if len(ties) > 0 {
		moments = append([]time.Time{{}}, moments...)
	}
	histories := map[*graph.Relation]*history{}
	var noted spot
	g := grounds{accounts: map[ground]int{}, of: map[voice][]ground{}}
	for _, at := range moments {
		told.upTo(at)
		others.upTo(at)
		g.recount(told)
		known := claims.by(at)
		shown := map[*graph.Relation][]graph.Value{}
		elsewhere := displaced(told[""], others)
		for _, t := range shownOf(m, ties, told[""]) {
			if elsewhere {
				break
			}
			shown[t.Relation] = valuesOf(t, told, rivals(told[""], others), &g)
			if histories[t.Relation] == nil {
				histories[t.Relation] = &history{properties: t.Relation.Properties}
			}
		}
		for r, h := range histories {
			h.read(at, shown[r], known)
		}
		var now spot
		if s := told[""]; len(shown) == 0 && s != nil && s.contested && !elsewhere {
			// The disagreement came out against it: no edge is left to note that on.
			best := s.ordered[0]
			now = heading(best, best.Relation)
		}
		f.move(at, noted, now)
		noted = now
	}
	var out []graph.Edge
	for r, h := range histories {
		out = append(out, edgesOf(r, m, h, claims)...)
	}
	return out
}

// shownOf returns what is there, as reference files state it or bare. What is
// claimed to be there takes the place of what reference files state; where
// nothing is, that stands.
func shownOf(m matter, ties []dossier.Tie, there *slot) []dossier.Tie {
	if there == nil || there.value.Absent() {
		return ties
	}
	r := there.value.Relation
	for _, t := range ties {
		if t.Relation == r {
			return []dossier.Tie{t} // for what it says besides
		}
	}
	return []dossier.Tie{{Relation: r, From: m.from, To: m.to, Values: identity(r, there.ordered)}}
}

// valuesOf overlays a relation with what is claimed of its properties.
func valuesOf(t dossier.Tie, told slots, rivals bool, g *grounds) []graph.Value {
	e := graph.Edge{Relation: t.Relation, Values: slices.Clone(t.Values)}
	disputed := map[string]bool{}
	if rivals {
		disputed[placesOf] = true
	}
	for name, s := range told {
		p := t.Relation.Property(name)
		switch {
		case name == "" && s.contested:
			disputed[heading(s.ordered[0], t.Relation).field] = true
		case p == nil || name == basis:
			continue
		case !s.value.Absent():
			set(e.Values, p, s.value.Values)
		}
		if s.contested && p != nil {
			disputed[name] = true
		}
	}
	setBasis(e, told[""], g)
	if p := t.Relation.Property(contested); p != nil {
		e.Values[p.Index] = names(disputed)
	}
	return e.Values
}

// edgesOf makes edges of one relation's history: of the present, and of what was before.
func edgesOf(r *graph.Relation, m matter, h *history, claims reported) []graph.Edge {
	finish := func(s stretch) {
		if p := r.Property("claims"); p != nil {
			s.values[p.Index] = claims.first(s.told)
		}
	}
	var out []graph.Edge
	if twin, ok := twins[r]; ok {
		out = twin.past(h, m.from, m.to, finish)
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

// identity returns the values that are part of what a relation is, from any
// claim about it: they are the same in all.
func identity(r *graph.Relation, accounts []*said) []graph.Value {
	for _, a := range accounts {
		if a.Relation == r {
			return sized(a.Identity, len(r.Properties))
		}
	}
	return make([]graph.Value, len(r.Properties))
}

// heading returns the thing under whose heading the best placed account of a
// relation was made, and what the relation shown is called there.
func heading(best *said, shown *graph.Relation) spot {
	if best.Reverse {
		return spot{best.Subject, shown.To.Field}
	}
	return spot{best.Subject, shown.From.Field}
}

// reported are the claims on one matter in the order in which they were
// reported, whether they still live or not.
type reported []Account

func claimsOf(accounts map[string][]Account) reported {
	var out reported
	for _, as := range accounts {
		out = append(out, as...)
	}
	slices.SortFunc(out, func(a, b Account) int { return a.Reported.Compare(b.Reported) })
	return out
}

// by counts the claims that were reported by a time.
func (r reported) by(at time.Time) int {
	return sort.Search(len(r), func(i int) bool { return r[i].Reported.After(at) })
}

// first returns the ids of the first n, as the graph stores them.
func (r reported) first(n int) graph.Value {
	ids := map[string]bool{}
	for _, a := range r[:n] {
		ids[string(a.ID)] = true
	}
	return names(ids)
}
