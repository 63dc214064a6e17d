// Package fold gives each thing and each relation of a dossier its current
// value, from everything that sources claim of it.
//
// It is pure: no clock, no I/O, and the order of its input does not matter. It
// always works from all claims, so that one that arrives late comes out right.
// The unit is a slot: all claims about one property of one thing, about one
// relation between two things, or about one property of such a relation. Five
// rules fold a slot:
//
//  1. A later claim of the same source and speaker supersedes the earlier one (living).
//  2. Accounts of a meeting from before it are expectations, and one from after
//     outranks them without contest (Phase).
//  3. Then rank, then reliability, then the latest report, then the claim's id
//     decide what is shown (place).
//  4. A slot is contested when its best claims disagree, however reliable they are (judge).
//  5. A span of history breaks when the value or the disagreement changes, not
//     when one more source agrees (Slot).
package fold

import (
	"cmp"
	"slices"

	"parley/graph"
	"parley/internal/words"
	"parley/loader/dossier"
)

// Fold returns the graph that a dossier stands for: its things and relations
// with the values that the claims come to, its sources, and the claims
// themselves. Records are sorted by id, edges by key. It changes nothing in d.
func Fold(d *dossier.Dossier) graph.Contents {
	f := folding{
		accounts:  accountsOf(d),
		ties:      tiesOf(d.Ties),
		contested: map[graph.ID]map[string]bool{},
	}
	var out graph.Contents
	out.Edges = f.edges()
	for _, t := range d.Things {
		out.Records = append(out.Records, f.record(t))
	}
	for _, s := range d.Sources {
		out.Records = append(out.Records, sourceRecord(s))
		if s.Publisher != "" {
			out.Edges = append(out.Edges, plainEdge("PUBLISHED_BY", s.ID, s.Publisher))
		}
	}
	for _, c := range d.Claims {
		out.Records = append(out.Records, claimRecord(c))
		out.Edges = append(out.Edges,
			plainEdge("REPORTED_BY", c.ID, c.Source), plainEdge("ABOUT", c.ID, c.Subject))
		out.Edges = append(out.Edges, relays(c)...)
	}
	provenance(&out, d)
	slices.SortFunc(out.Records, func(a, b graph.Record) int { return cmp.Compare(a.ID(), b.ID()) })
	slices.SortFunc(out.Edges, func(a, b graph.Edge) int { return a.Key().Compare(b.Key()) })
	return out
}

// folding is one dossier on its way into the graph.
type folding struct {
	accounts map[matter]map[string][]Account // by property; "" is whether a relation is there
	ties     map[matter][]dossier.Tie
	// contested collects what is disputed of each thing: its properties, and the
	// relations that left no edge to note it on. So edges come before records.
	contested map[graph.ID]map[string]bool
}

// present is what a slot comes to now.
func present(accounts []Account) Span {
	spans := Slot(accounts)
	if len(spans) == 0 {
		return Span{}
	}
	return spans[len(spans)-1]
}

// record is a thing with its reference values overlaid by what is claimed. A
// reference value stands where no live claim asserts one, and takes no part in
// any disagreement.
func (f folding) record(t dossier.Thing) graph.Record {
	r := graph.Record{Type: t.Type, Values: sized(t.Values, len(t.Type.Properties))}
	r.Values[0] = string(t.ID)
	for name, accounts := range f.accounts[matter{from: t.ID}] {
		p := t.Type.Property(name)
		if p == nil {
			continue
		}
		now := present(accounts)
		if !now.Value.Absent() {
			set(r.Values, p, now.Value.Values)
		}
		if now.Contested {
			f.note(t.ID, name)
		}
	}
	if p := t.Type.Property("contested"); p != nil {
		r.Values[p.Index] = names(f.contested[t.ID])
	}
	sortKeys(r)
	return r
}

// sortKeys works out the hidden properties by which others are ordered, so
// that they follow a value that was claimed.
func sortKeys(r graph.Record) {
	for _, p := range r.Type.Properties {
		key := r.Type.Property(p.Order)
		if key == nil || !key.Hidden {
			continue
		}
		if s, ok := r.Values[p.Index].(string); ok {
			r.Values[key.Index] = clean(words.Key(s))
		}
	}
}
