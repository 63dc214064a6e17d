package fold

import (
	"cmp"
	"slices"
	"time"
)

// Span is a span of a slot's history. It ends where the next span begins.
type Span struct {
	From      time.Time
	Value     Value // the zero Value when there is none
	Open      bool  // nothing decides between the accounts
	Contested bool
}

// Slot returns the history of one slot from all claims about it. The last span is the present. There is no span
// before the first claim that counts.
//
// Rule 5: a new span begins only when the value or the disagreement changes. It does not begin with one more source
// that agrees, or with other words for the same time.
func Slot(accounts []Account) []Span {
	var spans []Span
	for s := open(accounts); len(s.pending) > 0; {
		from := s.pending[0][0].Reported.UTC()
		s.advance(from)
		now := Span{From: from, Value: s.value, Open: s.open, Contested: s.contested}
		if len(spans) == 0 {
			if len(s.ordered) > 0 {
				spans = append(spans, now)
			}
			continue
		}
		last := &spans[len(spans)-1]
		if last.Value.Equal(now.Value) && last.Open == now.Open && last.Contested == now.Contested {
			last.Value = now.Value // the latest words
			continue
		}
		spans = append(spans, now)
	}
	return spans
}

// facet is what a slot of a subject is about: the name of a property, or the existence of a relation.
type facet string

const existence facet = ""

// slot replays all accounts of one facet of a subject, in order of reporting.
type slot struct {
	ranking
	judgement
	stated    Value       // of a property: what the reference files state
	flat      bool        // all accounts are weighed as plans, see neverHeld
	pending   [][]Account // accounts that advance has not yet reached, grouped by time
	newVoices []voice     // the voices of the last accounts, see advance
}

func open(accounts []Account) *slot {
	return &slot{
		ranking: ranking{live: map[voice][]*assertion{}, counters: map[class]*counter{}, retracted: map[voice][]*assertion{}},
		pending: reports(accounts),
	}
}

// advance adds the accounts that were reported by a time, and judges the slot again. It adds each account once.
func (s *slot) advance(at time.Time) {
	s.newVoices = s.newVoices[:0]
	for len(s.pending) > 0 && !s.pending[0][0].Reported.After(at) {
		for _, a := range s.pending[0] {
			s.newVoices = append(s.newVoices, a.voice())
		}
		s.supersede(s.pending[0])
		s.pending = s.pending[1:]
	}
	if len(s.newVoices) > 0 {
		s.judge()
	}
}

// judge works out what the slot shows. A slot whose accounts have all been withdrawn by their origin shows nothing and
// is contested: their publishers have not taken them back.
func (s *slot) judge() {
	s.judgement, s.flat = judgement{}, false
	ordered := s.compared()
	switch {
	case len(ordered) == 0:
	case !s.stated.Absent() && !slices.ContainsFunc(ordered, func(a *assertion) bool { return !a.value.Equal(modeUnknown) }):
		// Nobody knows the mode, and a reference file states the mode.
	case s.neverHeld():
		s.flat = true
		ordered = inOnePhase(s.ordered, deniedAltogether)
		s.judgement = judge(ordered, countTop(ordered))
	default:
		t := s.counters[ordered[0].class()]
		if ordered[0] != s.ordered[0] { // without what later accounts deny
			t = countTop(ordered)
		}
		s.judgement = judge(ordered, t)
	}
	for _, w := range s.withdrawn() {
		outranked := !s.flat && len(ordered) > 0 && w.Phase < ordered[0].Phase // by rule 2
		if !outranked && !s.shows(w.value) && !overtaken(w, ordered) {
			s.contested = true
		}
	}
	s.contested = s.contested || s.contradictsStated()
}

// overtaken reports whether other accounts, given best first, overtake a plan that was withdrawn, as they would overtake it if
// it still counted.
func overtaken(w *assertion, ordered []*assertion) bool {
	return w.Phase == Before && len(ordered) > 0 && !slices.Contains(withoutOvertaken(append(slices.Clone(ordered), w)), w)
}

// contradictsStated reports whether sources say something else than a reference file states: they affirm another value, or
// they deny this one. A reference file is no account. So the value of the sources is shown, and the difference stays visible.
func (s *slot) contradictsStated() bool {
	if s.stated.Absent() || s.stated.Equal(modeUnknown) || len(s.ordered) == 0 || s.ordered[0].Property.Variants != "" || isList(s.ordered[0].Property) {
		return false
	}
	return s.deniesStated() || !s.value.Absent() && !s.value.within(s.stated) && !s.stated.within(s.value)
}

// deniesStated reports whether the best account denies what a reference file states, and no source affirms a value.
func (s *slot) deniesStated() bool {
	return !s.stated.Absent() && s.refutes() && slices.ContainsFunc(s.by, func(a *assertion) bool { return !a.affirms && s.stated.within(a.value) })
}

// neverHeld reports whether the slot is the status of a meeting or of an event, and no account says that it took place. All
// accounts are then about what is to come: a plan that is reported later replaces a cancellation, also a cancellation of
// the day itself.
func (s *slot) neverHeld() bool {
	p := s.ordered[0].Property
	if s.ordered[0].Relation != nil || p != meetingStatus && p != eventStatus {
		return false
	}
	return !slices.ContainsFunc(s.ordered, func(a *assertion) bool {
		natural, is := naturalPhase(a.Claim)
		return a.affirms && is && natural > Before
	})
}

// deniedAltogether reads a denial that a meeting was held or is under way as the status DENIED, and the same denial of an
// event as the status DID_NOT_HAPPEN: both say that there was no such meeting or event.
func deniedAltogether(a *assertion) {
	switch {
	case a.affirms || a.NotYet || !a.value.tookPlace():
	case a.Property == eventStatus:
		a.value, a.affirms = statusDidNotHappen, true
	default:
		a.value, a.affirms = statusDenied, true
	}
}

// inOnePhase returns accounts as accounts from before, in order, each in another reading.
func inOnePhase(ordered []*assertion, read func(*assertion)) []*assertion {
	out := make([]*assertion, len(ordered))
	for i, a := range ordered {
		one := *a
		one.Phase = Before
		read(&one)
		out[i] = &one
	}
	slices.SortFunc(out, compareWithPhase)
	return out
}

// slotSet are the slots of one subject.
type slotSet map[facet]*slot

// openAll opens the slots of a subject.
func openAll(accounts map[facet][]Account) slotSet {
	out := slotSet{}
	for of, as := range accounts {
		out[of] = open(as)
	}
	return out
}

// moments lists the times of all reports about the subject, in order and without duplicates.
func (ss slotSet) moments() []time.Time {
	var out []time.Time
	for _, s := range ss {
		out = append(out, s.moments()...)
	}
	return inOrder(out)
}

// moments lists the times of the reports that advance has not yet reached, in order.
func (s *slot) moments() []time.Time {
	out := make([]time.Time, len(s.pending))
	for i, batch := range s.pending {
		out[i] = batch[0].Reported.UTC()
	}
	return out
}

func (ss slotSet) advance(at time.Time) {
	for _, s := range ss {
		s.advance(at)
	}
}

// inOrder sorts times and removes duplicates.
func inOrder(times []time.Time) []time.Time {
	slices.SortFunc(times, time.Time.Compare)
	return slices.CompactFunc(times, time.Time.Equal)
}

// reports sorts accounts by the time of reporting, and puts those of one time together.
func reports(accounts []Account) [][]Account {
	sorted := slices.SortedFunc(slices.Values(accounts), func(a, b Account) int {
		return cmp.Or(a.Reported.Compare(b.Reported), cmp.Compare(a.ID, b.ID))
	})
	var batches [][]Account
	for len(sorted) > 0 {
		n := 1
		for n < len(sorted) && sorted[n].Reported.Equal(sorted[0].Reported) {
			n++
		}
		batches = append(batches, sorted[:n])
		sorted = sorted[n:]
	}
	return batches
}
