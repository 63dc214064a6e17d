// Package fold works out the current value and the history of each thing and each relation, from everything that
// sources claim about it.
//
// Fold is pure: it uses no clock and no I/O, and neither the order of its input nor any id matters. It always uses all
// claims, so a claim that arrives late counts like any other. The unit is a slot: all claims about one property of one
// thing, about one relation between two things, or about one property of such a relation. These rules fold a slot:
//
//  1. A later claim of the same publisher and speaker supersedes the earlier claim. A retraction also withdraws what
//     others relay from the same origin (ranking.supersede).
//  2. Accounts from before a meeting are expectations. An account from after the meeting outranks them, without
//     contest (Phase).
//  3. After the phase, these decide which value is shown: rank, then reliability, then the latest report, then the
//     speaker (best). A report that is known to the day is neither before nor after a report of that day. Where nothing
//     decides, the slot is open (judge). A denial of a time or of a place also denies what lies within it.
//  4. A slot is contested when its best accounts disagree. Their reliability does not matter (judge). What changes with
//     time is not contested by what was true before (withoutOvertaken).
//  5. A new span of history begins when the value or the disagreement changes. It does not begin when one more source
//     agrees (Slot, history).
//
// Whether a meeting took place is one decision, from all accounts that bear on it (decision). The status of the meeting
// and who took part follow from the decision. A relation that leads to one thing at a time is settled together with its
// siblings. A relation that comes and goes has spells.
//
// While sources differ, the rival accounts are stored, each with the reason why the record shows it or not (rivals).
//
// Fold replays the slots of one thing, or of one relation, together, from report to report. The states that the thing
// goes through are its history, and the last state is the present. To read the graph as of a time, comparisons are
// enough. A thing or relation of the present counts if its `since` is not later than the time, or missing. Otherwise
// the PAST_ relation counts that had begun by then and had not ended.
package fold

import (
	"cmp"
	"iter"
	"slices"

	"parley/graph"
	"parley/loader/dossier"
)

// Fold returns the graph that a dossier stands for: the dossier's things and relations with their folded values, its
// sources, and the claims themselves. Records are sorted by id, edges by key. Fold does not change d.
func Fold(d *dossier.Dossier) graph.Contents { return Part(d, everything()) }

// Parts returns the graph of Fold in parts, in no order. Each record and each edge is in one part. So the whole graph never has
// to be held at once. After the fold of some claims, Parts calls folded with their number.
func Parts(d *dossier.Dossier, folded func(claims int)) iter.Seq[graph.Contents] {
	return partsOf(d, everything(), folded)
}

func everything() Scope {
	all := func(graph.ID) bool { return true }
	return Scope{Things: all, Sources: all}
}

// Scope is the part of a graph that Part folds.
type Scope struct {
	Things  func(graph.ID) bool // whole clusters: see Ends
	Sources func(graph.ID) bool // with all their claims
}

// Part returns the part of Fold(d) that belongs to a scope: the things of the scope, with the relations and accounts that
// are folded with them, and the sources of the scope with their claims. The dossier must hold all claims and all stated
// relations that are folded with the things of the scope, all other claims about things that no reference file mentions, and all
// that reference files state. It must hold all claims of the sources of the scope. Anything else does not matter.
func Part(d *dossier.Dossier, of Scope) graph.Contents {
	return graph.Whole(partsOf(d, of, func(int) {}))
}

// partsOf returns the graph of Part in parts.
func partsOf(d *dossier.Dossier, of Scope, folded func(claims int)) iter.Seq[graph.Contents] {
	return func(yield func(graph.Contents) bool) {
		for part := range foldClusters(d, of.Things, folded) {
			if !yield(part) {
				return
			}
		}
		if !yield(storedSources(d, of)) {
			return
		}
		leads, publishers := leaders(d.Claims), map[graph.ID]graph.ID{}
		for _, s := range d.Sources {
			publishers[s.ID] = s.Publisher
		}
		const claimsAtOnce = 10_000
		for claims := range slices.Chunk(d.Claims, claimsAtOnce) {
			if !yield(storedClaims(claims, of, leads[:len(claims)], publishers)) {
				return
			}
			leads = leads[len(claims):]
		}
	}
}

// storedSources returns the dossier, and the sources of a scope without their claims.
func storedSources(d *dossier.Dossier, of Scope) graph.Contents {
	var out graph.Contents
	for _, s := range d.Sources {
		if !of.Sources(s.ID) {
			continue
		}
		out.Records = append(out.Records, sourceRecord(s))
		if s.Publisher != "" {
			out.Edges = append(out.Edges, plainEdge("PUBLISHED_BY", s.ID, s.Publisher))
		}
		if s.RevisionOf != "" {
			out.Edges = append(out.Edges, plainEdge("REVISES", s.ID, s.RevisionOf))
		}
	}
	provenance(&out, d, of)
	return out
}

// storedClaims returns the claims of the sources of a scope. The list leads says which of the claims stand for their passages. The publishers are by source.
func storedClaims(claims []dossier.Claim, of Scope, leads []bool, publishers map[graph.ID]graph.ID) graph.Contents {
	const edgesOfClaim = 3 // at least two, and more for claims about relations and for claims that others relay
	out := graph.Contents{Records: make([]graph.Record, 0, len(claims)), Edges: make([]graph.Edge, 0, edgesOfClaim*len(claims))}
	said := sayings{}
	for i := range claims {
		c := &claims[i]
		if !of.Sources(c.Source) {
			continue
		}
		r := claimRecord(c)
		said.putSaid(r, c, leads[i])
		r.put("origin", string(cmp.Or(c.Speaker(), publishers[c.Source], c.Source)))
		out.Records = append(out.Records, r.Record)
		out.Edges = append(out.Edges,
			plainEdge("REPORTED_BY", c.ID, c.Source), plainEdge("ABOUT", c.ID, c.Subject))
		out.Edges = append(out.Edges, relays(c)...)
		if c.Object != "" {
			out.Edges = append(out.Edges, plainEdge("HAS_OBJECT", c.ID, c.Object))
		}
	}
	return out
}

// folding is the state of the fold of some clusters.
type folding struct {
	ground
	accounts map[subject]map[facet][]Account
	calendar calendar
	stated   map[subject][]dossier.StatedRelation
	marks    map[graph.ID]marks // filled by relations, used by things

	decisions   map[graph.ID]decisions // by meeting and event
	changes     map[graph.ID]decisions // the same, see decisions.changes
	attendances map[graph.ID][]subject // by meeting
	outcomes    map[graph.ID][]subject // by meeting
	fanned      map[fan][]subject      // the relations of one type at one thing
	comparisons map[fan][]comparison   // the cache of compared
	// The accounts of other relations that bear on a relation, see readMoves and readWiderPlaces.
	fromSiblings map[subject][]Account
	doubts       map[graph.ID]doubts // by meeting, event and agreement
	// The rival accounts, see rivals.
	accountRecords []graph.Record
	accountEdges   []graph.Edge
}

const (
	outcomeOf  = "OUTCOME_OF"
	involvedIn = "INVOLVED_IN"
	said       = "SAID"
	topicOf    = "TOPIC"
	notTopicOf = "EXCLUDED_TOPIC"
)

func newFolding(g ground, c cluster) *folding {
	f := &folding{
		ground: g, stated: statedOf(c.stated), marks: map[graph.ID]marks{}, decisions: map[graph.ID]decisions{}, changes: map[graph.ID]decisions{},
		attendances: map[graph.ID][]subject{}, outcomes: map[graph.ID][]subject{}, fanned: map[fan][]subject{},
		comparisons: map[fan][]comparison{},
	}
	f.accounts, f.calendar = foldingAccounts(g.weights, c, f.stated)
	for m := range f.accounts {
		switch m.relation {
		case "":
			continue
		case attendance:
			f.attendances[m.to] = append(f.attendances[m.to], m)
		case outcomeOf:
			f.outcomes[m.to] = append(f.outcomes[m.to], m)
		}
		f.fanned[fanOf(m)] = append(f.fanned[fanOf(m)], m)
	}
	for m := range f.stated {
		if _, reported := f.accounts[m]; reported {
			continue
		}
		if m.relation == attendance {
			f.attendances[m.to] = append(f.attendances[m.to], m)
		}
		f.fanned[fanOf(m)] = append(f.fanned[fanOf(m)], m)
	}
	f.readMoves()
	f.readWiderPlaces()
	for _, t := range c.things {
		if isOccurrence(t.Type) {
			f.decisions[t.ID] = f.decide(t)
			f.changes[t.ID] = f.decisions[t.ID].changes()
		}
	}
	f.readDoubts()
	return f
}

// contents folds things, and all relations of their clusters.
func (f *folding) contents(things []dossier.Thing) graph.Contents {
	out := graph.Contents{Edges: f.relations()}
	for _, t := range things {
		now, past := f.thing(t)
		out.Records, out.Edges = append(out.Records, now), append(out.Edges, past...)
	}
	out.Records, out.Edges = append(out.Records, f.accountRecords...), append(out.Edges, f.accountEdges...)
	return out
}
