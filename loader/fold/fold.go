// Package fold gives each thing and each relation of a dossier its current
// value, and its history, from everything that sources claim of it.
//
// It is pure: no clock, no I/O, and the order of its input does not matter. It
// always works from all claims, so that one that arrives late comes out right.
// The unit is a slot: all claims about one property of one thing, about one
// relation between two things, or about one property of such a relation. Five
// rules fold a slot:
//
//  1. A later claim of the same source and speaker supersedes the earlier one (supersede).
//  2. Accounts of a meeting from before it are expectations, and one from after
//     outranks them without contest (Phase).
//  3. Then rank, then reliability, then the latest report, then the claim's id
//     decide what is shown (place).
//  4. A slot is contested when its best claims disagree, however reliable they are (judge).
//  5. A span of history breaks when the value or the disagreement changes, not
//     when one more source agrees (Slot, history).
//
// The slots of one thing, or of one relation, are told together, moment by
// moment: what it then comes to as a whole is its history, of which the last
// stretch is the present. So the graph as of a time is read by comparisons
// alone: what is there now if it began by then (`since`), or always was (no
// `since`), else the PAST_ relation that began by then and had not ended.
package fold

import (
	"cmp"
	"slices"
	"time"

	"parley/graph"
	"parley/loader/dossier"
)

// Fold returns the graph that a dossier stands for: its things and relations
// with the values that the claims come to, its sources, and the claims
// themselves. Records are sorted by id, edges by key. It changes nothing in d.
func Fold(d *dossier.Dossier) graph.Contents {
	f := begin(d)
	var out graph.Contents
	out.Edges = f.relations()
	for _, t := range d.Things {
		now, past := f.thing(t)
		out.Records, out.Edges = append(out.Records, now), append(out.Edges, past...)
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
		if c.Object != "" {
			out.Edges = append(out.Edges, plainEdge("HAS_OBJECT", c.ID, c.Object))
		}
	}
	provenance(&out, d)
	slices.SortFunc(out.Records, func(a, b graph.Record) int { return cmp.Compare(a.ID(), b.ID()) })
	slices.SortFunc(out.Edges, func(a, b graph.Edge) int { return a.Key().Compare(b.Key()) })
	return out
}

// folding is one dossier on its way into the graph.
type folding struct {
	accounts  map[matter]map[string][]Account // by property; "" is whether a relation is there
	ties      map[matter][]dossier.Tie
	stated    map[graph.ID]bool      // the things that a reference file ties to others
	reported  map[graph.ID]time.Time // when a thing was first reported, as a subject or an object
	notes     map[graph.ID]notes     // so relations come before things
	geography geography
}

func begin(d *dossier.Dossier) *folding {
	f := &folding{
		accounts: accountsOf(d), ties: tiesOf(d.Ties), stated: map[graph.ID]bool{},
		reported: map[graph.ID]time.Time{}, notes: map[graph.ID]notes{},
	}
	for _, t := range d.Ties {
		f.stated[t.From], f.stated[t.To] = true, true
	}
	for _, c := range d.Claims {
		for _, id := range []graph.ID{c.Subject, c.Object} {
			if first, ok := f.reported[id]; !ok || c.Reported.Before(first) {
				f.reported[id] = c.Reported.UTC()
			}
		}
	}
	meetings := map[graph.ID]bool{}
	for _, t := range d.Things {
		if t.Type.Name == meeting {
			meetings[t.ID] = true
		}
	}
	f.survey(meetings)
	return f
}
