package fold

import (
	"slices"
	"sort"
	"time"

	"parley/graph"
	"parley/loader/dossier"
)

// verdict says whether a meeting took place, according to all accounts that bear on it.
type verdict int

// The verdicts.
const (
	unsaid          verdict = iota // no account says that it took place
	tookPlace                      // it took place
	didNotTakePlace                // it did not take place
	verdictDisputed                // nothing decides
)

// decision is the decision on one meeting from a time on (rule 3a). The status of the meeting and the attendance of
// everybody follow from it, so that no meeting is half held. There is a decision on each event, too: HAPPENED stands for HELD, and
// DID_NOT_HAPPEN for CANCELLED. Only accounts of the status bear on an event.
//
// These accounts say that the meeting took place: a status HELD or UNDER_WAY, somebody's attendance, an outcome. These
// accounts say that it did not: a status DENIED, CANCELLED or RESCHEDULED, and a denial of HELD or UNDER_WAY. All of
// them are weighed together by rules 2 and 3. Where nothing decides, the meeting is disputed. A status that a better
// account denies does not count, and neither does an outcome that the record does not show at the meeting. If nothing
// decides whether one of them counts, and the verdict depends on it, the meeting is disputed.
//
// A denial of one attendance is decided for that attendance alone. If it leaves nobody on another side, the meeting is
// disputed: a meeting of one side, which the other side denies, is no meeting. If the speaker of the denial also says that
// the meeting was held, or names an outcome of the meeting, it is not disputed.
type decision struct {
	from    time.Time
	ofEvent bool // and not on a meeting
	verdict verdict
	// over is set if the accounts that decide are from after the meeting. It is also set if no account says anything, and a
	// reference file says that the meeting was held.
	over      bool
	contested bool // accounts of the top rank differ, or a voice doubts what it has reported
	// unheld is set if no account says that the meeting took place, and the record does not show it as held.
	unheld bool
	// refused is set if no account says that the meeting took place, and the record shows that it did not.
	refused   bool
	missing   []graph.ID // the actors whose denied attendance makes the meeting disputed, see oneSided
	unsure    []graph.ID // the organizations that were denied, and those who took part for them all the same, see unsure
	came      []graph.ID // the expected organizations for which somebody took part, see came
	by        []*assertion
	implied   []impliedAccount
	overtaken map[graph.ID]bool // the accounts against the meeting that no longer count, see current
}

// decisions are the decisions on one meeting, in order of time.
type decisions []decision

// at is the decision on the meeting as reported until a time.
func (ds decisions) at(t time.Time) decision {
	n := sort.Search(len(ds), func(i int) bool { return ds[i].from.After(t) })
	if n == 0 {
		return decision{}
	}
	return ds[n-1]
}

func (ds decisions) moments() []time.Time {
	out := make([]time.Time, len(ds))
	for i, d := range ds {
		out[i] = d.from
	}
	return out
}

// bearing are the slots that bear on whether a meeting took place.
type bearing struct {
	meeting      graph.ID // or the event
	ofEvent      bool
	status       *slot
	stated       Value // the status in the reference files
	participants []participant
	outcomes     []*outcomeLink
	reports      beginnings        // what the reports say of the status
	denied       map[string]answer // see answers
	goesOn       bool              // see isUnderWay
}

// outcomeLink has the accounts that an outcome is an outcome of the meeting, and the comparison with other meetings of
// which it can be the outcome.
type outcomeLink struct {
	*slot
	comparisons []comparison // that advance has not yet reached
	comparison  comparison
}

// decide replays all accounts that bear on a meeting.
func (f *folding) decide(t dossier.Thing) decisions {
	m := t.ID
	statuses := f.accounts[subject{from: m}][status]
	b := bearing{meeting: m, ofEvent: t.Type.Name == event, status: open(statuses), stated: statedStatus(t)}
	b.reports.readStatus(statuses)
	moments := b.status.moments()
	for _, s := range f.attendances[m] {
		of := f.accounts[s]
		p := participant{actor: s.from, kind: f.weights.actors[s.from], there: open(of[existence]), side: open(of[sideOf]), onBehalfOf: open(of[onBehalfOf]), stated: f.stated[s], bodies: f.bodies}
		b.participants = append(b.participants, p)
		for _, s := range p.slots() {
			moments = append(moments, s.moments()...)
		}
	}
	for _, s := range f.outcomes[m] {
		o := &outcomeLink{slot: f.openEnd(s), comparisons: f.compared(s)}
		b.outcomes = append(b.outcomes, o)
		reported := o.moments()
		for _, c := range o.comparisons {
			if len(reported) > 0 && !c.at.Before(reported[0]) { // before, nothing links the outcome to this meeting
				moments = append(moments, c.at)
			}
		}
	}
	var out decisions
	if unheld, over := b.unheld(), b.statedOver(); unheld || over {
		out = decisions{{unheld: unheld, over: over}}
	}
	for _, at := range inOrder(moments) {
		b.advance(at)
		d := b.decide(f.calendar[m].at(at))
		d.from = at
		out = append(out, d)
	}
	return out
}

// changes are the decisions that differ from the decision before. The accounts that decide make no difference.
func (ds decisions) changes() decisions { return slices.CompactFunc(slices.Clone(ds), decision.same) }

func (d decision) same(o decision) bool {
	return d.verdict == o.verdict && d.over == o.over && d.contested == o.contested && d.unheld == o.unheld &&
		d.refused == o.refused && slices.Equal(d.missing, o.missing) && slices.Equal(d.unsure, o.unsure) && slices.Equal(d.came, o.came)
}

func (b bearing) advance(at time.Time) {
	b.status.advance(at)
	for _, p := range b.participants {
		for _, s := range p.slots() {
			s.advance(at)
		}
	}
	for _, o := range b.outcomes {
		o.advance(at)
		for len(o.comparisons) > 0 && !o.comparisons[0].at.After(at) {
			o.comparison, o.comparisons = o.comparisons[0], o.comparisons[1:]
		}
	}
}

// The values of the question whether a meeting took place.
var (
	yes = Value{key: "yes"}
	no  = Value{key: "no"}
)

// decide weighs all accounts up to the time that the slots have advanced to. The meeting begins, as far as is known
// then, at the given moment.
func (b bearing) decide(begins moment) decision {
	b.denied, b.goesOn = answers(b.status.ordered), b.isUnderWay()
	d := b.weigh(begins, undecided)
	d.ofEvent = b.ofEvent
	if b.undecided() {
		sure := b.weigh(begins, counted)
		if same := sure.verdict == d.verdict || d.verdict == didNotTakePlace && b.status.allSayNo(); !same {
			d.verdict, d.contested, d.unheld = verdictDisputed, true, false
		}
	}
	d.contested = d.contested || d.contradicts(b.stated)
	d.implied = b.implied(d)
	return d
}

// undecided reports whether nothing decides whether an account counts.
func (b bearing) undecided() bool {
	for _, counts := range b.denied {
		if counts == undecided {
			return true
		}
	}
	return slices.ContainsFunc(b.outcomes, func(o *outcomeLink) bool { return o.stands(b.meeting) == undecided })
}

// answer says whether an account counts in the decision.
type answer int

// The answers.
const (
	ignored answer = iota
	undecided
	counted
)

// weigh weighs all accounts of which at least so much is decided.
func (b bearing) weigh(begins moment, least answer) decision {
	var held, against []*assertion
	for _, s := range b.status.ordered {
		switch v, bears := bears(s); {
		case !bears:
		case v.Equal(yes):
			held = append(held, as(s, yes, s.Phase))
		case b.stands(s) >= least:
			against = append(against, as(s, no, s.Phase))
		}
	}
	held = append(held, b.attendances()...)
	held = append(held, b.results(least)...)
	if len(held) == 0 {
		if len(against) == 0 && b.withdrawn() {
			return decision{verdict: verdictDisputed, contested: true}
		}
		contested := b.doubtsItself() || len(b.impliedWithdrawn()) > 0
		return decision{unheld: b.unheld(), refused: b.refused(), contested: contested, over: b.statedOver()}
	}
	still := current(against, held, begins)
	accounts := latestPhase(slices.Concat(held, still))
	tied := bestOf(accounts)
	d := decision{verdict: didNotTakePlace, over: accounts[0].Phase == After, by: tied, overtaken: without(against, still)}
	d.contested = differ(topRank(accounts)) || b.deniesStatus(accounts[0].Phase)
	switch {
	case differ(tied):
		d.verdict = verdictDisputed
	case tied[0].value.Equal(yes):
		d.verdict = tookPlace
		d.contested = d.contested || slices.ContainsFunc(b.status.withdrawn(), b.misses) || !slices.ContainsFunc(held, b.certain)
		if missing := b.oneSided(); len(missing) > 0 {
			d.verdict, d.contested, d.missing = verdictDisputed, true, missing
		} else {
			d.unsure, d.came = b.unsure(), b.came()
		}
	default: // that it was under way is an account from an earlier phase, but no expectation
		top := rankOrder(topRank(accounts)[0].Rank)
		d.contested = d.contested || slices.ContainsFunc(held, func(y *assertion) bool { return rankOrder(y.Rank) <= top })
	}
	return d
}

// misses reports whether the origin of an account of the status has taken the account back, and the account says that the
// meeting did not take place, or nothing else says the same of a meeting that took place.
func (b bearing) misses(w *assertion) bool {
	if saysTookPlace(w) {
		return !slices.ContainsFunc(b.status.ordered, func(a *assertion) bool { return a.affirms && a.value.Equal(w.value) })
	}
	return saysNotHeld(w)
}

// certain reports whether the speaker behind an account has not reported since that nobody confirms the meeting. A paper is
// the speaker of what other papers relay from it.
func (b bearing) certain(y *assertion) bool {
	return !slices.ContainsFunc(b.status.ordered, func(a *assertion) bool {
		return a.affirms && a.value.Equal(statusUnconfirmed) && a.origin() == y.origin() && a.LaterThan(y.Claim)
	})
}

// stands says whether a status that says that the meeting did not take place counts. It does not count if a better
// account denies this status. A denial that the meeting took place always counts.
func (b bearing) stands(s *assertion) answer {
	if counts, denied := b.denied[s.value.key]; denied && s.affirms {
		return counts
	}
	return counted
}

// answers says for each status that an account denies whether accounts that affirm this status count.
func answers(statuses []*assertion) map[string]answer {
	byValue := map[string][]*assertion{}
	for _, s := range statuses {
		if !s.affirms {
			byValue[s.value.key] = nil
		}
	}
	if len(byValue) == 0 {
		return nil
	}
	for _, s := range statuses {
		if about, denied := byValue[s.value.key]; denied {
			byValue[s.value.key] = append(about, s)
		}
	}
	out := map[string]answer{}
	for value, about := range byValue {
		switch best := bestOf(latestPhase(about)); {
		case best[0].affirms && !slices.ContainsFunc(best, func(a *assertion) bool { return !a.affirms }):
			out[value] = counted
		case slices.ContainsFunc(best, func(a *assertion) bool { return a.affirms }):
			out[value] = undecided
		default:
			out[value] = ignored
		}
	}
	return out
}

// deniesStatus reports whether accounts of the top rank affirm and deny one status that says that the meeting did not take
// place, from a phase on.
func (b bearing) deniesStatus(from Phase) bool {
	for value := range b.denied {
		accounts := slices.DeleteFunc(slices.Clone(b.status.ordered), func(a *assertion) bool {
			return a.value.key != value || a.Phase < from || a.value.tookPlace()
		})
		if len(accounts) == 0 {
			continue
		}
		top := topRank(accounts)
		if slices.ContainsFunc(top, func(a *assertion) bool { return a.affirms != top[0].affirms }) {
			return true
		}
	}
	return false
}

// unheld reports whether the record does not show the meeting as held, although the reference files or reports say
// something about this, and no account says that the meeting took place.
func (b bearing) unheld() bool {
	shown := b.status.value
	if shown.Absent() && !b.status.open {
		shown = b.stated
	}
	if shown.Absent() {
		takenBack := slices.ContainsFunc(b.participants, func(p participant) bool { return p.there.counted(affirmsAttended) })
		whatever := func(*assertion) bool { return true }
		return len(b.status.ordered)+len(b.status.withdrawn()) > 0 || b.status.counted(whatever) || takenBack || len(b.oneSided()) > 0
	}
	return !shown.tookPlace() || len(b.oneSided()) > 0
}

// statedOver reports whether only a reference file says something of the status: that the meeting took place, and is over.
func (b bearing) statedOver() bool {
	s := b.status
	return len(s.ordered)+len(s.withdrawn()) == 0 && b.stated.tookPlace() && !b.stated.Equal(statusUnderWay) && !b.unheld()
}

// refused reports whether the status says that the meeting did not take place, or whether sources contest the status, and no
// account says that the meeting took place.
func (b bearing) refused() bool {
	return b.status.contested && slices.ContainsFunc(b.status.ordered, saysNo) || slices.ContainsFunc(b.status.by, saysNo)
}

// as is an account as an answer to the question whether the meeting took place.
func as(s *assertion, v Value, phase Phase) *assertion {
	a := &assertion{Account: s.Account, value: v, affirms: true}
	a.Phase = phase
	return a
}

// attendances are the attendances that say that the meeting took place. An attendance does not count if its report
// denies the meeting or only says that nobody confirms it, or if its publisher and speaker have reported since that there was
// no meeting.
func (b bearing) attendances() []*assertion {
	var out []*assertion
	for _, p := range b.participants {
		for _, s := range p.there.ordered {
			if affirmsAttended(s) && !s.Doubtful && !b.takenBack(s) {
				out = append(out, as(s, yes, b.during(s)))
			}
		}
	}
	return out
}

// results are the accounts of outcomes that say that the meeting took place. They count like attendances, as long as the
// record shows the outcome at the meeting.
func (b bearing) results(least answer) []*assertion {
	var out []*assertion
	for _, o := range b.outcomes {
		if o.stands(b.meeting) < least {
			continue
		}
		for _, s := range o.ordered {
			if s.affirms && s.Phase > Before && !b.reports.namesOnly(s.report()) && !b.takenBack(s) {
				out = append(out, as(s, yes, b.during(s)))
			}
		}
	}
	return out
}

// stands says whether an outcome is an outcome of the meeting.
func (o *outcomeLink) stands(m graph.ID) answer {
	switch c := o.comparison.choice; {
	case c.id == m:
		return counted
	case c.possible(m):
		return undecided
	}
	return ignored
}

// during is the phase of an account that says that the meeting took place. An attendance and an outcome do not tell
// whether the meeting goes on. They say what the status of the same report says. If the meeting is under way, and no
// status says that it was held, it goes on.
func (b bearing) during(s *assertion) Phase {
	r := s.report()
	switch {
	case b.reports.held[r]:
		return After
	case b.reports.goesOn[r] || b.goesOn:
		return During
	}
	return s.Phase
}

// isUnderWay reports whether the meeting is under way according to its status, and no status says that it was held.
func (b bearing) isUnderWay() bool {
	said := false
	for _, s := range b.status.ordered {
		switch v := s.value; {
		case s.affirms && v.Equal(statusUnderWay):
			said = true
		case s.affirms && v.tookPlace():
			return false
		}
	}
	denied, there := b.denied[statusUnderWay.key]
	return said && (!there || denied != ignored)
}

// takenBack reports whether the voice behind an account has reported since that there was no meeting. A later doubt of the
// voice changes nothing.
func (b bearing) takenBack(s *assertion) bool {
	said := b.status.said(s.voice())
	return slices.ContainsFunc(said, func(n *assertion) bool {
		again := func(y *assertion) bool { return saysTookPlace(y) && y.LaterThan(n.Claim) }
		return saysNo(n) && !n.withdrawn && n.LaterThan(s.Claim) && !slices.ContainsFunc(said, again)
	})
}

// doubtsItself reports whether a voice has said that the meeting took place, and only says now that nobody confirms it.
func (b bearing) doubtsItself() bool {
	return slices.ContainsFunc(b.status.dead, func(y deadAccount) bool {
		return y.standing == graph.AccountSuperseded && saysTookPlace(y.assertion) && !b.certain(y.assertion) && !b.takenBack(y.assertion)
	})
}

// saysTookPlace reports whether an account of the status says that the meeting took place.
func saysTookPlace(a *assertion) bool {
	v, bears := bears(a)
	return bears && v.Equal(yes)
}

// saysNotHeld reports whether an account of the status from during or after the meeting says that it did not take place.
func saysNotHeld(a *assertion) bool { return saysNo(a) && a.Phase > Before }

// allSayNo reports whether the accounts that decide the status, or between which nothing decides, all say that the meeting did
// not take place.
func (s *slot) allSayNo() bool {
	return len(s.by) > 0 && !slices.ContainsFunc(s.by, func(a *assertion) bool { return !saysNo(a) })
}

// saysNo reports whether an account of the status says that the meeting did not take place.
func saysNo(a *assertion) bool {
	v, bears := bears(a)
	return bears && v.Equal(no)
}

// withdrawn reports whether an account says that the meeting took place, and its origin has taken the account back.
func (b bearing) withdrawn() bool {
	return slices.ContainsFunc(b.status.withdrawn(), saysTookPlace) || len(b.impliedWithdrawn()) > 0
}

// current are the accounts against a meeting that still count, with the phase in which they are weighed.
//
// That a meeting is called off or will not take place is overtaken by a later account that it took place, if it is from
// before the meeting: by its phase, or because the meeting has been moved since. If no time is known, a cancellation is
// overtaken like a plan, by a later account that weighs at least as much. That an event did not happen is then no plan. A
// denial of a meeting that is reported to go on is weighed together with the report: it is no news of how the meeting
// went on. That the meeting is called off is news, if it is later.
func current(against, held []*assertion, begins moment) []*assertion {
	var out []*assertion
	last := held[0].Phase
	for _, y := range held {
		last = max(last, y.Phase)
	}
	for _, n := range against {
		later := slices.ContainsFunc(held, func(y *assertion) bool { return y.LaterThan(n.Claim) })
		before := n.Phase == Before || callsOff(n.Claim) && begins.after(n.Claim)
		undated := !begins.known && callsOff(n.Claim) && n.Values[0] != string(graph.EventDidNotHappen)
		switch {
		case before && later, undated && slices.ContainsFunc(held, func(y *assertion) bool { return y.overtakes(n) }):
			continue
		case n.Phase == Before:
			n = as(n, no, last)
		case n.Phase == After && last == During && (!callsOff(n.Claim) || !n.laterThanAll(held)):
			n = as(n, no, During)
		}
		out = append(out, n)
	}
	return out
}

// without are the claims of accounts that are not among others.
func without(accounts, others []*assertion) map[graph.ID]bool {
	if len(accounts) == len(others) {
		return nil
	}
	out := map[graph.ID]bool{}
	for _, a := range accounts {
		out[a.ID] = true
	}
	for _, a := range others {
		delete(out, a.ID)
	}
	return out
}

// laterThanAll reports whether an account was reported later than all other accounts.
func (s *assertion) laterThanAll(others []*assertion) bool {
	return !slices.ContainsFunc(others, func(o *assertion) bool { return !s.LaterThan(o.Claim) })
}

// latestPhase are the accounts of the highest phase.
func latestPhase(accounts []*assertion) []*assertion {
	last := accounts[0].Phase
	for _, a := range accounts {
		last = max(last, a.Phase)
	}
	return slices.DeleteFunc(accounts, func(a *assertion) bool { return a.Phase != last })
}

// topRank are the accounts of the best rank.
func topRank(accounts []*assertion) []*assertion {
	top := rankOrder(accounts[0].Rank)
	for _, a := range accounts {
		top = min(top, rankOrder(a.Rank))
	}
	return slices.DeleteFunc(slices.Clone(accounts), func(a *assertion) bool { return rankOrder(a.Rank) != top })
}

// differ reports whether accounts have different values.
func differ(accounts []*assertion) bool {
	return slices.ContainsFunc(accounts, func(a *assertion) bool { return !a.value.Equal(accounts[0].value) })
}

// bears says what an account of the status says about whether the meeting took place. ok is false if it says nothing.
func bears(s *assertion) (v Value, ok bool) {
	if s.NotYet {
		return Value{}, false
	}
	switch {
	case s.value.tookPlace():
		if s.affirms {
			return yes, true
		}
		return no, true
	case s.value.Equal(statusDenied), s.value.Equal(statusDidNotHappen), callsOff(s.Claim):
		return no, s.affirms
	}
	return Value{}, false
}

// contradicts reports whether a decision says something else than the status in a reference file.
func (d decision) contradicts(stated Value) bool {
	return d.verdict == tookPlace && stated.deniesMeeting() || d.verdict == didNotTakePlace && stated.tookPlace()
}

// deniesMeeting reports whether a status says that a meeting or an event did not take place.
func (v Value) deniesMeeting() bool {
	return v.Equal(statusDenied) || v.Equal(statusDidNotHappen) || v.Equal(statusCancelled) || v.Equal(statusRescheduled)
}

// tookPlace reports whether a status says that a meeting or an event took place.
func (v Value) tookPlace() bool {
	return v.Equal(statusHeld) || v.Equal(statusHappened) || v.Equal(statusUnderWay)
}
