package fold

import (
	"cmp"
	"fmt"
	"slices"

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

// edges folds every relation that a reference file states or a source claims.
func (f folding) edges() []graph.Edge {
	var out []graph.Edge
	for m, ties := range f.ties {
		out = append(out, f.edgesOf(m, ties)...)
	}
	for m := range f.accounts {
		if _, stated := f.ties[m]; !stated && m.relation != "" {
			out = append(out, f.edgesOf(m, nil)...)
		}
	}
	return out
}

// edgesOf folds one relation. What is claimed to be there takes the place of what
// reference files state; where nothing is, that stands.
func (f folding) edgesOf(m matter, ties []dossier.Tie) []graph.Edge {
	slots := f.accounts[m]
	now := present(slots[""])
	shown := ties
	if r := now.Value.Relation; r != nil {
		shown = []dossier.Tie{{Relation: r, From: m.from, To: m.to, Values: identity(r, now.decided)}}
		for _, t := range ties {
			if t.Relation == r {
				shown = []dossier.Tie{t} // for what it says besides
			}
		}
	}
	if len(shown) == 0 && now.Contested {
		// The disagreement came out against it: no edge is left to note that on.
		id, field := heading(now.decided[0], now.decided[0].Relation)
		f.note(id, field)
	}
	var out []graph.Edge
	for _, t := range shown {
		out = append(out, edgeOf(t, slots, now))
	}
	return out
}

// edgeOf overlays a relation with what is claimed of its properties.
func edgeOf(t dossier.Tie, slots map[string][]Account, now Span) graph.Edge {
	e := graph.Edge{Relation: t.Relation, From: t.From, To: t.To, Values: t.Values}
	contested := map[string]bool{}
	if now.Contested {
		_, field := heading(now.decided[0], t.Relation)
		contested[field] = true
	}
	claims := map[string]bool{}
	for name, accounts := range slots {
		for _, a := range accounts {
			claims[string(a.ID)] = true
		}
		p := t.Relation.Property(name)
		if p == nil || name == basis {
			continue
		}
		s := present(accounts)
		if !s.Value.Absent() {
			set(e.Values, p, s.Value.Values)
		}
		if s.Contested {
			contested[name] = true
		}
	}
	setBasis(e, now, slots[basis])
	if p := t.Relation.Property("claims"); p != nil {
		e.Values[p.Index] = names(claims)
	}
	if p := t.Relation.Property("contested"); p != nil {
		e.Values[p.Index] = names(contested)
	}
	return e
}

// identity returns the values that are part of what a relation is, from any
// claim about it: they are the same in all.
func identity(r *graph.Relation, accounts []Account) []graph.Value {
	for _, a := range accounts {
		if a.Relation == r {
			return sized(a.Identity, len(r.Properties))
		}
	}
	return make([]graph.Value, len(r.Properties))
}

// heading returns the thing under whose heading the best placed account of a
// relation was made, and what the relation shown is called there.
func heading(best Account, shown *graph.Relation) (graph.ID, string) {
	if best.Reverse {
		return best.Subject, shown.To.Field
	}
	return best.Subject, shown.From.Field
}

func (f folding) note(id graph.ID, field string) {
	if f.contested[id] == nil {
		f.contested[id] = map[string]bool{}
	}
	f.contested[id][field] = true
}
