// Package fold works out the current value and the history of each thing and each relation, from everything that
// sources claim about it.
//
// Fold is pure: it uses no clock and no I/O, and the order of its input does not matter. It always uses all claims,
// so a claim that arrives late counts like any other. The unit is a slot: all claims about one property of one thing,
// about one relation between two things, or about one property of such a relation. Five rules fold a slot:
//
//  1. A later claim of the same source and speaker supersedes the earlier claim (supersede).
//  2. Accounts from before a meeting are expectations. An account from after the meeting outranks them, without
//     contest (Phase).
//  3. After the phase, these decide which value is shown: rank, then reliability, then the latest report, then the id
//     of the claim (compareAccounts).
//  4. A slot is contested when its best accounts disagree. Their reliability does not matter (judge).
//  5. A new span of history begins when the value or the disagreement changes. It does not begin when one more source
//     agrees (Slot, history).
//
// Fold replays the slots of one thing, or of one relation, together, from report to report. The states that the thing
// goes through are its history, and the last state is the present. To read the graph as of a time, comparisons are
// enough. A thing or relation of the present counts if its `since` is not later than the time, or missing. Otherwise
// the PAST_ relation counts that had begun by then and had not ended.
package fold

import (
	"cmp"
	"slices"
	"time"

	"parley/graph"
	"parley/loader/dossier"
)

// Fold returns the graph that a dossier stands for: the dossier's things and relations with their folded values, its
// sources, and the claims themselves. Records are sorted by id, edges by key. Fold does not change d.
func Fold(d *dossier.Dossier) graph.Contents {
	f := newFolding(d)
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
	leads, said := leaders(d.Claims), sayings{}
	for _, c := range d.Claims {
		r := claimRecord(c)
		said.putSaid(r, c, leads[c.ID])
		out.Records = append(out.Records, r.Record)
		out.Edges = append(out.Edges,
			plainEdge("REPORTED_BY", c.ID, c.Source), plainEdge("ABOUT", c.ID, c.Subject))
		out.Edges = append(out.Edges, relays(c)...)
		if c.Object != "" {
			out.Edges = append(out.Edges, plainEdge("HAS_OBJECT", c.ID, c.Object))
		}
	}
	provenance(&out, d)
	slices.SortFunc(out.Records, func(a, b graph.Record) int { return cmp.Compare(a.ID(), b.ID()) })
	out.Edges = sortedEdges(out.Edges)
	return out
}

// sortedEdges sorts edges by key. It works out each key once.
func sortedEdges(edges []graph.Edge) []graph.Edge {
	type keyed struct {
		key graph.EdgeKey
		at  int
	}
	all := make([]keyed, len(edges))
	for i, e := range edges {
		all[i] = keyed{e.Key(), i}
	}
	slices.SortFunc(all, func(a, b keyed) int { return a.key.Compare(b.key) })
	sorted := make([]graph.Edge, len(edges))
	for i, k := range all {
		sorted[i] = edges[k.at]
	}
	return sorted
}

// folding is the state of one run of Fold.
type folding struct {
	accounts  map[subject]map[string][]Account // by property; "" is for the existence of a relation
	stated    map[subject][]dossier.StatedRelation
	linked    map[graph.ID]bool      // the things that are an end of a stated relation
	reported  map[graph.ID]time.Time // the first report about a thing, as subject or object
	disputes  map[graph.ID]disputes  // filled by relations, used by things
	geography geography
}

func newFolding(d *dossier.Dossier) *folding {
	f := &folding{
		accounts: accountsOf(d), stated: statedOf(d.Stated), linked: map[graph.ID]bool{},
		reported: map[graph.ID]time.Time{}, disputes: map[graph.ID]disputes{},
	}
	for _, t := range d.Stated {
		f.linked[t.From], f.linked[t.To] = true, true
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
	f.readGeography(meetings)
	return f
}
