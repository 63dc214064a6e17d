package fold

import (
	"slices"
	"sort"
	"strings"
	"time"

	"parley/graph"
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
// everybody follow from it, so that no meeting is half held.
//
// These accounts say that the meeting took place: a status HELD or UNDER_WAY, somebody's attendance, an outcome. These
// accounts say that it did not: a status DENIED, CANCELLED or RESCHEDULED, and a denial of HELD or UNDER_WAY. All of
// them are weighed together by rules 2 and 3. Where nothing decides, the meeting is disputed.
//
// A denial of one attendance is decided for that attendance alone. If it leaves nobody on another side, the meeting is
// disputed: a meeting of one side, which the other side denies, is no meeting.
type decision struct {
	from      time.Time
	verdict   verdict
	over      bool // the accounts that decide are from after the meeting
	contested bool // accounts of the top rank differ
	off       bool // no account says that it took place, and the status says that it does not take place
	by        []*assertion
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
	status       *slot
	participants []participant
	outcomes     []*slot
	reports      beginnings // what the reports say of the status
}

// participant has the slots of one actor's part in a meeting.
type participant struct {
	actor      graph.ID
	there      *slot
	side       *slot
	onBehalfOf *slot
}

// decide replays all accounts that bear on a meeting.
func (f *folding) decide(m graph.ID) decisions {
	statuses := f.accounts[subject{from: m}][status]
	b := bearing{status: open(statuses)}
	b.reports.readStatus(statuses)
	moments := b.status.moments()
	for _, s := range f.attendances[m] {
		of := f.accounts[s]
		p := participant{actor: s.from, there: open(of[existence]), side: open(of[sideOf]), onBehalfOf: open(of[onBehalfOf])}
		b.participants = append(b.participants, p)
		for _, s := range p.slots() {
			moments = append(moments, s.moments()...)
		}
	}
	for _, s := range f.outcomes[m] {
		o := open(f.accounts[s][existence])
		b.outcomes = append(b.outcomes, o)
		moments = append(moments, o.moments()...)
	}
	var out decisions
	for _, at := range inOrder(moments) {
		b.advance(at)
		d := b.decide(f.calendar[m].at(at))
		d.from = at
		if len(out) == 0 || !out[len(out)-1].same(d) {
			out = append(out, d)
		}
	}
	return out
}

func (d decision) same(o decision) bool {
	return d.verdict == o.verdict && d.over == o.over && d.contested == o.contested && d.off == o.off
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
	var held, against []*assertion
	for _, s := range b.status.ordered {
		switch v, bears := bears(s); {
		case !bears:
		case v.Equal(yes):
			held = append(held, as(s, yes, s.Phase))
		default:
			against = append(against, as(s, no, s.Phase))
		}
	}
	held = append(held, b.attendances(against)...)
	for _, o := range b.outcomes {
		for _, s := range o.ordered {
			if s.affirms && s.Phase > Before && !takenBack(s, against) {
				held = append(held, as(s, yes, s.Phase))
			}
		}
	}
	if len(held) == 0 {
		if b.withdrawn() {
			return decision{verdict: verdictDisputed, contested: true}
		}
		return decision{off: b.status.shows(statusValue(graph.Denied)) || b.status.shows(statusValue(graph.Cancelled))}
	}
	accounts := latestPhase(append(held, current(against, held, begins)...))
	tied := bestOf(accounts)
	d := decision{verdict: didNotTakePlace, over: accounts[0].Phase == After, contested: differ(topRank(accounts)), by: tied}
	switch {
	case differ(tied):
		d.verdict = verdictDisputed
	case tied[0].value.Equal(yes):
		d.verdict = tookPlace
		if b.oneSided() {
			d.verdict, d.contested = verdictDisputed, true
		}
	}
	return d
}

// as is an account as an answer to the question whether the meeting took place.
func as(s *assertion, v Value, phase Phase) *assertion {
	a := &assertion{Account: s.Account, value: v, affirms: true}
	a.Phase = phase
	return a
}

// attendances are the attendances that say that the meeting took place. An attendance does not count if its report only
// says that nobody confirms the meeting, or if its publisher and speaker have reported since that there was no meeting.
func (b bearing) attendances(against []*assertion) []*assertion {
	var out []*assertion
	for _, p := range b.participants {
		for _, s := range p.there.ordered {
			if r := s.report(); affirmsAttended(s) && !b.reports.doubtful[r] && !takenBack(s, against) {
				phase := s.Phase
				if b.reports.goesOn[r] && !b.reports.held[r] {
					phase = During // as the status of the same report
				}
				out = append(out, as(s, yes, phase))
			}
		}
	}
	return out
}

// takenBack reports whether the voice behind an account has reported since that there was no meeting.
func takenBack(s *assertion, against []*assertion) bool {
	return slices.ContainsFunc(against, func(n *assertion) bool { return n.voice() == s.voice() && n.LaterThan(s.Claim) })
}

// withdrawn reports whether an account says that the meeting took place, and its origin has taken the account back.
func (b bearing) withdrawn() bool {
	for _, s := range b.status.withdrawn() {
		if v, _ := bears(s); v.Equal(yes) {
			return true
		}
	}
	for _, p := range b.participants {
		if p.there.withdrawnAttended() {
			return true
		}
	}
	return slices.ContainsFunc(b.outcomes, func(o *slot) bool { return len(o.withdrawn()) > 0 })
}

// current are the accounts against a meeting that still count, with the phase in which they are weighed.
//
// That a meeting is called off or will not take place is overtaken by a later account that it took place, if it is from
// before the meeting: by its phase, because no time was known, or because the meeting has been moved since. A
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
		before := n.Phase == Before || callsOff(n.Claim) && (!begins.known || begins.after(n.Claim))
		switch {
		case before && later:
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
	switch value := s.value.Values[0]; {
	case value == string(graph.Held), value == string(graph.UnderWay):
		if s.affirms {
			return yes, true
		}
		return no, true
	case value == string(graph.Denied), callsOff(s.Claim):
		return no, s.affirms
	}
	return Value{}, false
}

// oneSided reports whether somebody's attendance was reported and does not stand, and all who attended are on one side,
// which is another side than that of this actor. An actor without a side is a side of its own.
func (b bearing) oneSided() bool {
	sides, denied := map[string]bool{}, map[string]bool{}
	for _, p := range b.participants {
		switch r := p.there.value.Relation; {
		case r != nil && r.Name == attended:
			sides[p.on()] = true
		case p.saidToAttend() && (p.there.open || p.there.withdrawnAttended() || r != nil && (r.Name == deniedAt || r.Name == absentFrom)):
			denied[p.on()] = true
		}
	}
	if len(denied) == 0 || len(sides) > 1 {
		return false
	}
	for side := range denied {
		if !sides[side] {
			return true
		}
	}
	return false
}

// saidToAttend reports whether an account says that the actor took part, or said so before it was replaced.
func (p participant) saidToAttend() bool {
	return p.there.saysAttended() || p.there.withdrawnAttended() || slices.ContainsFunc(p.there.dead, func(a deadAccount) bool {
		return a.standing == graph.AccountSuperseded && a.Phase > Before && affirmsAttended(a.assertion)
	})
}

func (p participant) slots() []*slot { return []*slot{p.there, p.side, p.onBehalfOf} }

// on is the side of a participant. If no source names a side, the actors on whose behalf the participant speaks stand
// in for it, and else the participant.
func (p participant) on() string {
	if !p.side.value.Absent() {
		side, _ := p.side.value.Values[0].(string)
		return side
	}
	if of, _ := p.onBehalfOf.valueList(); len(of) > 0 {
		return strings.Join(of, " ")
	}
	return string(p.actor)
}

// decidedStatus is the status of a meeting on which there is a decision: the best status that agrees with the
// decision. If no source gives such a status, it is HELD or DENIED.
func decidedStatus(s *slot, d decision) Value {
	if d.verdict == verdictDisputed {
		return statusValue(graph.Disputed)
	}
	if s != nil {
		agreeing := slices.DeleteFunc(slices.Clone(s.ordered), func(a *assertion) bool {
			v, bears := bears(a)
			return !bears || !a.affirms || v.Equal(yes) != (d.verdict == tookPlace)
		})
		if n := sort.Search(len(agreeing), func(i int) bool { return agreeing[i].Phase != agreeing[0].Phase }); n > 0 {
			if v := choose(agreeing[:n]).value; !v.Absent() {
				return v
			}
		}
	}
	if d.verdict == tookPlace {
		return statusValue(graph.Held)
	}
	return statusValue(graph.Denied)
}

func statusValue(s graph.MeetingStatus) Value {
	p := graph.Parley.Type(meeting).Property(status)
	return propertyValue(p, []graph.Value{string(s)})
}
