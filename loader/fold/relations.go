package fold

import (
	"cmp"
	"fmt"
	"maps"
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
				switch have := one.Values[i].(type) {
				case nil:
					one.Values[i] = v
				case []string:
					more, _ := v.([]string)
					one.Values[i] = slices.Compact(slices.Sorted(slices.Values(slices.Concat(have, more))))
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
	for _, marks := range f.marks {
		marks.sort()
	}
	return out
}

// relation folds one subject that is a relation. It returns the present edge, if there is one, and the edges of its
// history.
func (f *folding) relation(m subject, stated []dossier.StatedRelation) []graph.Edge {
	r := relationFold{
		subject: m, stated: stated, slots: openAll(f.accounts[m]), comparisons: f.compared(m),
		reports: directReports{accounts: map[reportKey]int{}, of: map[voice][]reportKey{}},
	}
	if r.slots[existence] != nil || len(f.fromSiblings[m]) > 0 {
		r.slots[existence] = f.openEnd(m)
	}
	for of, s := range r.slots {
		if len(stated) > 0 && of != existence && stated[0].Relation.Property(string(of)) != nil {
			s.stated = statedValue(stated[0].Relation.Property(string(of)), stated[0].Values)
		}
	}
	moments := r.slots.moments()
	for _, c := range r.comparisons {
		moments = append(moments, c.at)
	}
	switch m.relation {
	case attendance:
		r.decisions = f.changes[m.to]
	case involvedIn:
		r.decisions = f.changes[m.to]
	case topic, notTopicOf, atPlace:
		r.decisions = f.changes[m.from]
	}
	moments = append(moments, r.decisions.moments()...)
	r.doubts, r.denials = f.doubts[m.inDoubt()], f.calendar[m.inDoubt()].denials
	moments = inOrder(append(moments, r.doubts.moments()...))
	if len(stated) > 0 {
		moments = append([]time.Time{{}}, moments...)
	}
	claims, histories := claimsOf(f.accounts[m]), map[*graph.Relation]*history{}
	accounts := []*rivals{newRivals(m)}
	if m.relation == outcomeOf { // an outcome says that its meeting took place, so the accounts belong to the meeting, too
		accounts = append(accounts, &rivals{subject: m, far: true, all: map[accountKey]*rival{}})
	}
	var noted []markSite
	for _, at := range moments {
		r.advance(at)
		shown := r.shown()
		r.is = nil
		for _, t := range shown { // reference files can state several
			if r.is == nil || t.Relation.Name < r.is.Name {
				r.is = t.Relation
			}
		}
		for _, b := range accounts {
			b.updateRelation(at, &r)
		}
		for _, t := range shown {
			if histories[t.Relation] == nil {
				histories[t.Relation] = &history{properties: t.Relation.Properties}
			}
		}
		for of, h := range histories {
			told := claims.of(of)
			by := told.by(at)
			h.add(at, values(shown, of), by, told[:by].tellPlace(of))
		}
		now := r.marks(shown)
		f.moveMarks(at, noted, now)
		noted = now
	}
	var out []graph.Edge
	for of, h := range histories {
		out = append(out, edgesOf(of, m, h, claims.of(of))...)
	}
	for _, b := range accounts {
		f.add(b)
	}
	return out
}

// values are the values of a relation among those that are shown, or nil.
func values(shown []dossier.StatedRelation, of *graph.Relation) []graph.Value {
	for _, t := range shown {
		if t.Relation == of {
			return t.Values
		}
	}
	return nil
}

// relationFold folds one relation between two things, from report to report.
type relationFold struct {
	subject
	stated      []dossier.StatedRelation
	slots       slotSet
	comparisons []comparison // with the siblings, for the reports that advance has not yet reached
	comparison  comparison
	decisions   decisions // of the meeting or the event, for an attendance, an actor, a topic and a place
	reports     directReports
	decision    decision
	doubts      doubts          // about the meeting, the event or the agreement
	denials     map[report]bool // reports that deny the meeting or the event
	inDoubt     bool
	is          *graph.Relation // the relation that is shown, or the first of several by name
}

func (r *relationFold) advance(at time.Time) {
	r.slots.advance(at)
	for len(r.comparisons) > 0 && !r.comparisons[0].at.After(at) {
		r.comparison, r.comparisons = r.comparisons[0], r.comparisons[1:]
	}
	r.reports.update(r.slots)
	r.decision = r.decisions.at(at)
	there := r.slots[existence]
	r.inDoubt = r.doubts.at(at) && there != nil && there.againstOccurrence(r.denials)
	if r.relation == attendance {
		r.inDoubt = there != nil && slices.Contains(r.decision.unsure, r.from)
	}
}

// aside reports whether only reports that deny the meeting or the event name a place, a topic or an actor, and the record
// follows other reports that it took place.
func (r *relationFold) aside() bool {
	there := r.slots[existence]
	return r.relation != attendance && r.decision.verdict == tookPlace && len(r.stated) == 0 && there != nil && there.aside()
}

// foretoldActor reports whether somebody was only expected to have a part in an event that is over. All accounts are then
// from before the event.
func (r *relationFold) foretoldActor() bool {
	there := r.slots[existence]
	return r.relation == involvedIn && isOver(r.decision) && len(r.stated) == 0 && there != nil && len(there.ordered) > 0 && there.ordered[0].Phase == Before
}

// shown returns the relations that are there, with their values.
func (r *relationFold) shown() []dossier.StatedRelation {
	if r.comparison.shownElsewhere(r.subject) || r.aside() || r.foretoldActor() {
		return nil
	}
	present := r.present()
	out := make([]dossier.StatedRelation, len(present))
	for i, t := range present {
		t.Relation = r.agendaUnder(t)
		t.Values = r.overlay(t)
		out[i] = t
	}
	return out
}

// standing returns the relations of the reference files. They are no accounts, so the decision on a meeting decides
// what they say of who took part. If they state that an actor was there, or was not, the actor was not only expected.
func (r *relationFold) standing() []dossier.StatedRelation {
	if r.relation != attendance {
		return r.stated
	}
	known := r.decision.verdict != unsaid || r.decision.unheld
	var out, expected []dossier.StatedRelation
	for _, t := range r.stated {
		into := &out
		if t.Relation.Name == expectedAt || t.Relation.Name == expectedBefore {
			into = &expected
		}
		if known {
			t.Relation = attendanceUnder(t.Relation, r.decision)
		}
		if r.came(t.Relation) {
			continue
		}
		if !slices.ContainsFunc(*into, func(o dossier.StatedRelation) bool { return o.Relation == t.Relation }) {
			*into = append(*into, t)
		}
	}
	if len(out) == 0 {
		return expected
	}
	return out
}

// came reports whether a relation says that an organization was expected, and somebody took part for it.
func (r *relationFold) came(is *graph.Relation) bool {
	return is != nil && is.Name == expectedBefore && slices.Contains(r.decision.came, r.from)
}

// present returns the relations that are there. A relation that is claimed replaces the relations of the reference
// files. Without a claim that affirms one, those of the reference files stand.
func (r *relationFold) present() []dossier.StatedRelation {
	there := r.slots[existence]
	if there == nil {
		return r.standing()
	}
	of := there.value.Relation
	if r.relation == attendance {
		of = attendanceShown(there, r.decision)
		if of == nil && !there.value.Absent() || r.came(of) {
			return nil
		}
	}
	switch {
	case of == nil && (there.open || r.denied()):
		return nil
	case of == nil:
		return r.standing()
	}
	for _, t := range r.standing() {
		if t.Relation == of {
			return []dossier.StatedRelation{t} // with its other values
		}
	}
	return []dossier.StatedRelation{{Relation: of, From: r.from, To: r.to, Values: r.spelled(of, identity(of, there))}}
}

// denied reports whether sources deny a relation that only a reference file states. It is false for attendance: the decision
// on the meeting says who took part.
func (r *relationFold) denied() bool {
	there := r.slots[existence]
	return there != nil && r.relation != attendance && len(r.stated) > 0 && there.refutes()
}

// overlay returns the values of a relation, with the claimed values in place of those from the reference files.
func (r *relationFold) overlay(t dossier.StatedRelation) []graph.Value {
	e := graph.Edge{Relation: t.Relation, Values: slices.Clone(t.Values)}
	disputed, open := map[string]bool{}, map[string]bool{}
	there := r.slots[existence]
	if r.comparison.one && r.comparison.choice.contested {
		disputed[t.Relation.From.Field] = true
	}
	if there != nil && (there.contested && !r.pastDispute() || r.inDoubt || r.comparison.rivals[r.subject]) {
		disputed[fieldOf(there, markedUnder(t.Relation))] = true
	}
	if there != nil && there.open {
		open[fieldOf(there, markedUnder(t.Relation))] = true
	}
	for of, s := range r.slots {
		p := t.Relation.Property(string(of))
		switch {
		case p == nil || of == basis:
			continue
		case s.foretold(of, t.Relation):
			disputed[p.Name] = disputed[p.Name] || s.withdrawnAfter()
			continue
		case !s.value.Absent():
			set(e.Values, p, s.value.Values)
		case s.open, s.deniesStated():
			set(e.Values, p, nil)
		}
		disputed[p.Name] = disputed[p.Name] || s.contested
		open[p.Name] = open[p.Name] || s.open
	}
	otherWords(t.Relation.Properties, t.Relation.Property, e.Values, t.Values, r.slots)
	setBasis(e, there, &r.reports)
	mark(e.Values, t.Relation.Property(contested), disputed)
	mark(e.Values, t.Relation.Property(openOf), open)
	return e.Values
}

// mark stores the names for which a set is true.
func mark(stored []graph.Value, p *graph.Property, set map[string]bool) {
	maps.DeleteFunc(set, func(_ string, is bool) bool { return !is })
	if p != nil {
		stored[p.Index] = names(set)
	}
}

// marks are the marks of the relation and of its details on things. An outcome also marks its meeting.
func (r *relationFold) marks(shown []dossier.StatedRelation) []markSite {
	var out []markSite
	if site := r.dispute(); site.id != "" {
		out = append(out, site)
		if r.relation == outcomeOf && r.slots[existence].affirmed() {
			out = append(out, markSite{r.to, graph.Parley.Relation(outcomeOf).To.Field, contestedOrOpen(r.comparison.choice.possible(r.to))})
		}
	}
	for _, t := range shown {
		if t.Relation != r.is || t.Relation.Property(contested) == nil {
			continue
		}
		if from := t.Relation.From; from.Shape != graph.Connection && t.Values[t.Relation.Property(basis).Index] == string(graph.BasisInferred) {
			out = append(out, markSite{r.from, from.Field, markInferred}) // no edge of the API has the basis
		}
		id, field := r.owner(markedUnder(r.is))
		disputed, _ := t.Values[t.Relation.Property(contested).Index].([]string)
		open, _ := t.Values[t.Relation.Property(openOf).Index].([]string)
		for _, name := range disputed {
			if t.Relation.Property(name) != nil {
				out = append(out, markSite{id, field + "." + name, contestedOrOpen(slices.Contains(open, name))})
			}
		}
	}
	return out
}

// dispute is the mark of a contested relation on a thing, also if an edge carries the mark: a list of things is asked for
// the marks of the things. It is the zero markSite when there is none.
func (r *relationFold) dispute() markSite {
	there := r.slots[existence]
	if there == nil || len(there.ordered)+len(there.withdrawn()) == 0 {
		return markSite{}
	}
	if r.pastDispute() {
		return markSite{}
	}
	if r.comparison.one {
		c := r.comparison.choice
		ours := c.id == "" || c.id == r.to // otherwise the relation that is there carries the mark
		if c.contested && ours || r.is != nil && (there.contested || r.inDoubt) || r.denied() {
			return markSite{r.from, graph.Parley.Relation(r.relation).From.Field, contestedOrOpen(c.open)}
		}
		return markSite{}
	}
	if !there.contested && !r.inDoubt && !r.comparison.rivals[r.subject] && !r.denied() || r.comparison.passesOver(r.subject) {
		return markSite{}
	}
	id, field := r.owner(markedUnder(cmp.Or(r.is, claimedUnder(there).Relation)))
	return markSite{id, field, contestedOrOpen(there.open)}
}

// affirmed reports whether an account affirms something, or has affirmed something before its origin took the account back.
func (s *slot) affirmed() bool {
	affirms := func(a *assertion) bool { return a.affirms }
	return slices.ContainsFunc(s.ordered, affirms) || slices.ContainsFunc(s.withdrawn(), affirms)
}

// pastDispute reports whether the meeting or the event is over, and only expectations are left, which contest nothing. The expectations
// are withdrawn, or the record does not show them, or they are about an attendance.
func (r *relationFold) pastDispute() bool {
	there := r.slots[existence]
	only := len(there.ordered) == 0 || r.foretoldActor() || r.relation == attendance && there.ordered[0].Phase == Before
	return only && isOver(r.decision) && !there.withdrawnAfter()
}

// edgesOf makes the edges of one relation's history and present.
func edgesOf(r *graph.Relation, m subject, h *history, claims reported) []graph.Edge {
	finish := func(s stateSpan) {
		if p := r.Property("claims"); p != nil {
			told := claims[:s.claims].withoutUnshownSides(r, s.values)
			if s.tookPlace {
				told = slices.DeleteFunc(slices.Clone(told), func(a Account) bool { return a.Phase == Before })
			}
			s.values[p.Index] = told.ids()
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
func identity(r *graph.Relation, there *slot) []graph.Value {
	for _, a := range there.ordered {
		if a.Relation == r {
			return sized(a.Identity, len(r.Properties))
		}
	}
	return make([]graph.Value, len(r.Properties))
}

// fieldOf returns the field of the shown relation at the thing under which the best accounts of the relation were made.
func fieldOf(there *slot, shown *graph.Relation) string {
	if claimedUnder(there).Reverse {
		return shown.To.Field
	}
	return shown.From.Field
}

// claimedUnder returns one of the best accounts of a relation. An account that was made under the thing where the relation
// leads decides between accounts from both ends.
func claimedUnder(there *slot) *assertion {
	accounts := there.ordered
	if len(accounts) == 0 {
		accounts = there.withdrawn()
	}
	tied, _ := best(accounts)
	site := tied[0]
	for _, a := range tied {
		if a.Reverse && !site.Reverse || a.Reverse == site.Reverse && a.Relation.Name < site.Relation.Name {
			site = a
		}
	}
	return site
}

// reported are the claims about one subject in order of reporting. They include superseded claims.
type reported []Account

func claimsOf(accounts map[facet][]Account) reported {
	var out reported
	for _, as := range accounts {
		out = append(out, as...)
	}
	slices.SortFunc(out, func(a, b Account) int { return a.Reported.Compare(b.Reported) })
	return out
}

// of are the claims that are evidence for a relation.
func (r reported) of(relation *graph.Relation) reported {
	if relation.Slot != attendance {
		return r
	}
	return slices.DeleteFunc(slices.Clone(r), func(a Account) bool { return !supports(a, relation) })
}

// tellPlace reports whether a report from during or after a meeting names the place of the meeting. A plan is then no evidence of the place.
// The result is false for all other relations.
func (r reported) tellPlace(relation *graph.Relation) bool {
	return relation.Name == atPlace && slices.ContainsFunc(r, func(a Account) bool {
		return a.Phase > Before && a.Property == nil && a.Polarity != graph.Denies && !a.Retracts
	})
}

// by is the number of claims that were reported by a time.
func (r reported) by(at time.Time) int {
	return sort.Search(len(r), func(i int) bool { return r[i].Reported.After(at) })
}

// followedBy are the claims, and behind them the claims of another list that are not among them.
func (r reported) followedBy(others reported) reported {
	same := len(r) <= len(others)
	for i := 0; same && i < len(r); i++ {
		same = r[i].ID == others[i].ID
	}
	if same {
		return others
	}
	there := map[graph.ID]bool{}
	for _, a := range r {
		there[a.ID] = true
	}
	out := slices.Clip(r)
	for _, a := range others {
		if !there[a.ID] {
			there[a.ID], out = true, append(out, a)
		}
	}
	return out
}

// ids returns the ids of the claims, in the form that the graph stores.
func (r reported) ids() graph.Value {
	ids := map[string]bool{}
	for _, a := range r {
		ids[string(a.ID)] = true
	}
	return names(ids)
}
