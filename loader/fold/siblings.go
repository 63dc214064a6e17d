package fold

import (
	"iter"
	"maps"
	"slices"
	"time"

	"parley/graph"
)

// siblings are the slots of the relations of one type at one thing: the places of a meeting, the actors of an event, the
// speakers of a quotation, or the possible parents of an organisation. The relations of a meeting to one topic are
// siblings, too.
//
// A relation that leads to one thing at a time is settled by the fold: the siblings are accounts of one question. A
// meeting can have several places, and an event several actors, so these are only compared.
type siblings struct {
	slots     map[subject]*slot
	whens     map[subject]*slot // the times of stances
	stated    map[subject]bool  // a reference file states the relation
	times     map[subject]Value // the times of stances according to reference files
	one       bool              // the relation leads to one thing at a time
	backwards map[subject]*slot // the opposite relations that sources claim, see opposite
	decisions decisions         // of the meeting, for its relations to a topic
	geography geography
}

// comparison is what the comparison of siblings says at a time. The zero comparison compares nothing.
type comparison struct {
	at        time.Time
	one       bool                              // the relation leads to one thing at a time
	choice    choice                            // of a relation to one thing at a time
	deciders  deciders                          // of the choice
	elsewhere map[subject]graph.AccountStanding // why a relation is not shown because of a sibling
	rivals    map[subject]bool                  // the relations about which sources of the top rank disagree
	preferred map[subject]bool                  // the relations that are shown, and that disagree with a sibling that is outranked
}

// compared returns what the comparison of a relation with its siblings says after each report about one of them that
// changes it, in order. It is empty for a relation that is not compared with others. Siblings share the answer.
func (f *folding) compared(m subject) []comparison {
	one, of := m.oneAtATime(), fanOf(m)
	if !one && (len(f.fanned[of]) < 2 && m.relation != notTopicOf || !slices.Contains([]string{atPlace, involvedIn, said, topicOf, notTopicOf, stanceOn}, m.relation)) {
		return nil
	}
	if known, there := f.comparisons[of]; there {
		return known
	}
	b := siblings{
		slots: map[subject]*slot{}, whens: map[subject]*slot{}, stated: map[subject]bool{}, times: map[subject]Value{}, one: one,
		backwards: map[subject]*slot{}, geography: f.geography,
	}
	var moments []time.Time
	if of.relation == topicOf {
		b.decisions = f.changes[of.of]
		moments = b.decisions.moments()
	}
	for _, o := range f.fanned[of] {
		s := f.openEnd(o)
		b.slots[o], b.whens[o], b.stated[o] = s, open(f.accounts[o][when]), len(f.stated[o]) > 0
		b.times[o] = statedTime(f.stated[o])
		moments = slices.Concat(moments, s.moments(), b.whens[o].moments())
		if back := o.opposite(); one && f.accounts[back] != nil {
			b.backwards[o] = f.openEnd(back)
			moments = append(moments, b.backwards[o].moments()...)
		}
	}
	var out []comparison
	var last comparison
	for _, at := range inOrder(moments) {
		for o, s := range b.slots {
			s.advance(at)
			b.whens[o].advance(at)
		}
		for _, s := range b.backwards {
			s.advance(at)
		}
		if now := b.compare(at); one || !now.same(last) {
			out, last = append(out, now), now
		}
	}
	f.comparisons[of] = out
	return out
}

func (c comparison) same(o comparison) bool {
	return maps.Equal(c.elsewhere, o.elsewhere) && maps.Equal(c.rivals, o.rivals) && maps.Equal(c.preferred, o.preferred)
}

// openEnd opens the slot of a relation between two things.
func (f *folding) openEnd(m subject) *slot {
	return open(slices.Concat(f.accounts[m][existence], f.fromSiblings[m]))
}

// readMoves applies rule 1 to relations that are answers to one question, such as the possible parents of an organization
// or the places of a meeting. If a voice gives another answer later, and not this one too, its earlier account is replaced,
// as if both were accounts of one property. The later account is noted with the relation that it replaces.
func (f *folding) readMoves() {
	type end struct {
		subject
		Account
	}
	f.fromSiblings = map[subject][]Account{}
	for of, ends := range f.fanned {
		if len(ends) < 2 || of.relation == stanceOn { // who takes another stance later has changed it
			continue
		}
		byVoice := map[voice][]end{}
		for _, m := range ends {
			for _, a := range f.accounts[m][existence] {
				if a.Polarity != graph.Denies && !a.Retracts && a.Rank != graph.Deprecated {
					byVoice[a.voice()] = append(byVoice[a.voice()], end{m, a})
				}
			}
		}
		for _, said := range byVoice {
			slices.SortFunc(said, func(a, b end) int { return a.Reported.Compare(b.Reported) })
			for _, old := range said {
				i := slices.IndexFunc(said, func(e end) bool {
					return e.subject != old.subject && f.geography.conflict(old.subject, e.subject) && e.LaterThan(old.Claim) && e.Phase >= old.Phase
				})
				if i >= 0 {
					later := said[i].Account
					later.Elsewhere = true
					f.fromSiblings[old.subject] = append(f.fromSiblings[old.subject], later)
				}
			}
		}
	}
}

func (b siblings) compare(at time.Time) comparison {
	c := comparison{at: at, one: b.one}
	if b.one {
		c.choice = b.choose()
		c.deciders = decidersOf(judgement{by: c.choice.by, open: c.choice.open})
		return c
	}
	c.elsewhere, c.rivals, c.preferred = map[subject]graph.AccountStanding{}, map[subject]bool{}, map[subject]bool{}
	over := isOver(b.decisions.at(at))
	happened := slices.ContainsFunc(slices.Collect(maps.Values(b.slots)), func(s *slot) bool { return s.affirmedIn() > Before })
	for m, s := range b.slots {
		if why := b.elsewhere(m, s, happened, over); why != "" {
			c.elsewhere[m] = why
		}
	}
	for m, s := range b.slots {
		if b.rivals(m, s, c.elsewhere) {
			c.rivals[m] = true
		}
		if c.elsewhere[m] == "" && b.outranks(m, s) {
			c.preferred[m] = true
		}
	}
	return c
}

// passesOver reports whether a relation is not shown, and contests nothing, because something else was planned later or
// happened, or because editors prefer something else.
func (c comparison) passesOver(m subject) bool { return passesOver(c.elsewhere[m]) }

func passesOver(why graph.AccountStanding) bool {
	return why == graph.AccountExpectation || why == graph.AccountEarlier || why == graph.AccountOutranked
}

// shownElsewhere reports whether a relation is not shown because of its siblings: the relation leads to one thing at a
// time, and it leads to another thing, or nothing decides; or a sibling is shown in its place, see elsewhere.
func (c comparison) shownElsewhere(m subject) bool {
	if c.one {
		return c.choice.affirmed && c.choice.id != m.to
	}
	return c.elsewhere[m] != ""
}

// fan is a type of relations and the thing that they share: the event of its actors, the quotation of its speakers, or else
// the thing where they start. The relations of a meeting to a topic share the topic, too, and so do stances.
type fan struct {
	relation string
	of       graph.ID
	topic    graph.ID
}

func fanOf(m subject) fan {
	switch m.relation {
	case involvedIn, said:
		return fan{relation: m.relation, of: m.to}
	case topicOf, notTopicOf:
		return fan{topicOf, m.from, m.to}
	case stanceOn:
		return fan{stanceOn, m.from, m.to}
	}
	return fan{relation: m.relation, of: m.from}
}

// others are the siblings that fit, with their slots.
func (b siblings) others(here subject, fits func(subject) bool) iter.Seq2[subject, *slot] {
	return func(yield func(subject, *slot) bool) {
		for m, s := range b.slots {
			if m != here && fits(m) && !yield(m, s) {
				return
			}
		}
	}
}

// choice is what a relation to one thing at a time leads to.
type choice struct {
	id              graph.ID // "" if the accounts affirm nothing, or nothing decides
	open, contested bool
	affirmed        bool // the accounts of one of the siblings affirm that it leads there
	outranks        bool // editors prefer it to another end that accounts affirm
	by              []*assertion
}

// possible reports whether nothing decides, and the relation can lead to a thing.
func (c choice) possible(id graph.ID) bool {
	return c.open && slices.ContainsFunc(c.by, func(a *assertion) bool { return a.affirms && a.value.key == string(id) })
}

// choose settles a relation that leads to one thing at a time, from all its siblings. A later report overtakes an
// earlier report: the earlier report is history and contests nothing. Where accounts have been withdrawn by their origin,
// and nothing else affirms what they say, the relation is contested. It is also contested if a reference file states another end,
// or if sources claim the opposite relation.
func (b siblings) choose() choice {
	var accounts []*assertion
	for m, s := range b.slots {
		for _, a := range s.compared() {
			accounts = append(accounts, &assertion{Account: a.Account, value: Value{key: string(m.to)}, affirms: a.affirms})
		}
	}
	for m, s := range b.backwards {
		accounts = append(accounts, s.denyingOpposite(m)...)
	}
	var c choice
	if len(accounts) > 0 {
		slices.SortFunc(accounts, compareWithPhase)
		phase := accounts[max(0, slices.IndexFunc(accounts, func(a *assertion) bool { return a.affirms }))].Phase
		accounts = slices.DeleteFunc(accounts, func(a *assertion) bool { return a.Phase != phase })
		j := judge(accounts, countTop(accounts))
		c = choice{id: graph.ID(j.value.key), open: j.open, contested: j.contested, affirmed: j.open || !j.value.Absent(), by: j.by}
		c.outranks = slices.ContainsFunc(accounts, func(a *assertion) bool {
			return a.affirms && a.class() != accounts[0].class() && !a.value.Equal(j.value)
		})
	}
	for m, s := range b.slots {
		c.affirmed = c.affirmed || !s.value.Absent()
		c.contested = c.contested || m.to != c.id && (len(s.withdrawn()) > 0 || b.stated[m] && c.id != "" && !b.geography.related(c.id, m.to))
		if back := b.backwards[m]; m.to == c.id && back != nil && !s.value.Absent() && !back.value.Absent() {
			c.contested = c.contested || back.rank() <= s.rank()
		}
	}
	return c
}

// elsewhere says why a relation is not shown because of another. It is empty if the other does not matter:
//
//   - only reports that deny the meeting name it, and another report or a reference file names another: see aside;
//   - only a reference file states it, and sources affirm a relation that conflicts with it;
//   - all accounts of a place are from before the meeting, and accounts from during or after it affirm another place. The
//     same holds for the actors of an event. The argument happened says whether such accounts affirm a sibling at all;
//   - it is only an expectation about a topic: see foretoldOfTopic. The argument over says whether the meeting is over;
//   - editors prefer accounts that affirm a relation that conflicts with it;
//   - it is a plan, and a later plan has overtaken it;
//   - accounts of this phase or a later phase affirm a place that lies in this place. The two places agree, so their ranks make
//     no difference: the closer place is the place of the meeting.
func (b siblings) elsewhere(m subject, here *slot, happened, over bool) graph.AccountStanding {
	if here.aside() && !b.stated[m] && (b.named(m) || b.foretold(m, here, happened)) {
		return graph.AccountLessExact
	}
	if b.stated[m] && here.value.Absent() && b.contradicted(m, func(_ subject, s *slot) bool { return !s.value.Absent() && !s.aside() }) {
		return graph.AccountSuperseded // only a reference file states it
	}
	if b.foretold(m, here, happened) || b.foretoldOfTopic(m, here, over) {
		return graph.AccountExpectation
	}
	if b.outranked(m, here) {
		return graph.AccountOutranked
	}
	if b.overtaken(m, here) {
		return graph.AccountEarlier
	}
	if m.relation != atPlace {
		return ""
	}
	inside := func(o subject) bool {
		return b.geography.inside(o.to, m.to) && !b.geography.inside(m.to, o.to)
	}
	for o, s := range b.others(m, inside) {
		counts := !s.value.Absent() && s.affirmedIn() >= here.affirmedIn()
		if counts && (!s.aside() || b.stated[o]) && !b.outranked(o, s) && !b.overtaken(o, s) {
			return graph.AccountLessExact
		}
	}
	return ""
}

// named reports whether a report that does not deny the meeting, or a reference file, names another place, or something else
// about a topic that conflicts with a relation.
func (b siblings) named(m subject) bool {
	fits := func(o subject) bool { return m.relation == atPlace || b.geography.conflict(m, o) }
	for o, s := range b.others(m, fits) {
		if !s.value.Absent() && !s.aside() || b.stated[o] && !s.refutes() {
			return true
		}
	}
	return false
}

// foretold reports whether all accounts of a place or of an actor are from before the meeting or event, and accounts from
// during or after it affirm another, which does not lie in the place.
func (b siblings) foretold(m subject, here *slot, happened bool) bool {
	if m.relation != atPlace && m.relation != involvedIn {
		return false
	}
	if accounts := here.compared(); !happened || len(accounts) == 0 || accounts[0].Phase != Before {
		return false
	}
	for _, s := range b.others(m, b.notWithin(m)) {
		if s.affirmedIn() > Before {
			return true
		}
	}
	return false
}

// notWithin reports for a place whether the other place does not lie in it. A plan for a country agrees with a meeting in a town of the
// country. A plan for a town is only a plan, if the meeting is reported from the country. Actors are never within others.
func (b siblings) notWithin(m subject) func(subject) bool {
	return func(o subject) bool {
		return m.relation != atPlace || !b.geography.inside(o.to, m.to)
	}
}

// rivals reports whether sources of the top rank disagree about a place of a meeting: one report names this place and
// not the other, and another report names the other place and not this one, in the same phase. A report that names
// several places means all of them. The same holds for what else conflicts, such as the speakers of a quotation.
//
// A relation that a reference file states contradicts a relation that sources affirm in its place. The argument says why
// relations are not shown.
func (b siblings) rivals(m subject, here *slot, elsewhere map[subject]graph.AccountStanding) bool {
	if here.value.Absent() || here.aside() || elsewhere[m] == graph.AccountOutranked || elsewhere[m] == graph.AccountEarlier {
		return false
	}
	instead := func(o subject, s *slot) bool {
		return b.stated[o] && (s.value.Absent() || elsewhere[o] != "" && elsewhere[o] != graph.AccountLessExact)
	}
	equal := func(o subject, s *slot) bool {
		return elsewhere[o] != graph.AccountEarlier && elsewhere[o] != graph.AccountOutranked && s.rank() == here.rank()
	}
	return b.contradicted(m, instead) || b.disagrees(m, here, equal)
}

// outranked reports whether editors prefer accounts that affirm a sibling, and that disagree with the accounts that affirm the
// relation. It makes no difference whether other accounts deny the relation.
func (b siblings) outranked(m subject, here *slot) bool {
	for _, s := range b.others(m, b.against(m)) {
		if !s.value.Absent() && len(here.ordered) > 0 && s.affirmedIn() == here.compared()[0].Phase && s.rank() < here.rank() && disagree(s, here) {
			return true
		}
	}
	return false
}

// outranks reports whether the accounts that affirm a relation disagree with those of a sibling that is outranked.
func (b siblings) outranks(m subject, here *slot) bool {
	for o, s := range b.others(m, b.against(m)) {
		if !here.value.Absent() && b.outranked(o, s) && disagree(s, here) {
			return true
		}
	}
	return false
}

// overtaken reports whether a relation was only planned, and later plans have overtaken each account that affirms it. An
// account is overtaken by a later account of the same rank or a better rank, from a source that is as reliable or more
// reliable, if the later account affirms a relation that conflicts with it. Both were true when they were told, so the
// earlier account contests nothing. A report that names both means both.
func (b siblings) overtaken(m subject, here *slot) bool {
	if here.affirmedIn() != Before {
		return false
	}
	mine, overtaken := here.affirming(false), map[*assertion]bool{}
	for _, s := range b.others(m, b.against(m)) {
		if s.affirmedIn() != Before {
			continue
		}
		theirs := s.affirming(false)
		for _, a := range here.compared() {
			overtaken[a] = overtaken[a] || !theirs[a.report()] && slices.ContainsFunc(s.compared(), func(t *assertion) bool {
				return t.affirms && !t.Aside && !mine[t.report()] && t.overtakes(a)
			})
		}
	}
	only := here.aside()
	return !slices.ContainsFunc(here.compared(), func(a *assertion) bool { return a.affirms && (only || !a.Aside) && !overtaken[a] })
}

// overtakes reports whether an account was reported later than another account, and weighs at least as much.
func (s *assertion) overtakes(earlier *assertion) bool {
	return s.LaterThan(earlier.Claim) && rankOrder(s.Rank) <= rankOrder(earlier.Rank) && gradeOrder(s.Reliability) <= gradeOrder(earlier.Reliability)
}

// disagrees reports whether the accounts of a relation disagree with the accounts of a sibling that fits, in the same
// phase.
func (b siblings) disagrees(m subject, here *slot, fits func(subject, *slot) bool) bool {
	if here.value.Absent() {
		return false
	}
	for o, s := range b.others(m, b.against(m)) {
		if s.affirmedIn() == here.affirmedIn() && fits(o, s) && disagree(s, here) {
			return true
		}
	}
	return false
}

// against reports whether another relation conflicts with a relation, at the same time.
func (b siblings) against(m subject) func(subject) bool {
	return func(o subject) bool { return b.geography.conflict(m, o) && b.atOneTime(m, o) }
}

// contradicted reports whether a relation conflicts with a sibling that fits. A reference file is no report. So if it
// states a stance, the times of both stances must be known.
func (b siblings) contradicted(m subject, fits func(subject, *slot) bool) bool {
	for o, s := range b.slots {
		if o != m && b.geography.conflict(m, o) && (m.relation != stanceOn || b.overlap(m, o)) && fits(o, s) {
			return true
		}
	}
	return false
}

// disagree reports whether one report affirms the first slot and not the second, and another report affirms the second slot and
// not the first. Each of the two must have the top rank of its slot.
func disagree(s, t *slot) bool {
	return hasOther(s.affirming(true), t.affirming(false)) && hasOther(t.affirming(true), s.affirming(false))
}

// rank is the number of the best rank of the accounts that affirm the value of the slot.
func (s *slot) rank() int { return rankOrder(s.compared()[0].Rank) }

// affirming is the set of reports whose accounts of the top rank, or of any rank, affirm the value of the slot. The reports
// of the top rank are without those that deny the meeting. Of the reports of one voice, only those of which none is later
// count: see readMoves.
func (s *slot) affirming(topRank bool) map[report]bool {
	reports := map[report]bool{}
	accounts := s.compared()
	for _, a := range accounts {
		if a.affirms && (!topRank || !a.Aside && a.class() == accounts[0].class()) {
			reports[a.report()] = true
		}
	}
	return reports
}

// hasOther reports whether the first set has a member that the second set lacks.
func hasOther(has, may map[report]bool) bool {
	for r := range has {
		if !may[r] {
			return true
		}
	}
	return false
}

// affirmedIn is the phase of the accounts that affirm the value of the slot, or -1 when the slot has no value.
func (s *slot) affirmedIn() Phase {
	if s.value.Absent() {
		return -1
	}
	return s.compared()[0].Phase
}
