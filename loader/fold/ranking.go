package fold

import (
	"cmp"
	"slices"
	"sort"

	"parley/graph"
)

// ranking holds the live accounts of one slot in order. A new account finds its place without a look at all others.
type ranking struct {
	live     map[voice][]*assertion // withdrawn accounts included
	ordered  []*assertion           // best first, by compareWithPhase; without withdrawn accounts
	counters map[class]*counter
	// retracted are the retractions of each voice, without those of a value about which the voice has spoken again.
	retracted    map[voice][]*assertion
	anyWithdrawn bool // an account was withdrawn
	// dead are the accounts that no longer count, with the reason.
	dead []deadAccount
}

// deadAccount is an account that does not count any more.
type deadAccount struct {
	*assertion
	standing graph.AccountStanding
}

// counted reports whether an account that fits has counted once, and does not count any more.
func (b *ranking) counted(fits func(*assertion) bool) bool {
	return slices.ContainsFunc(b.dead, func(a deadAccount) bool { return a.standing != graph.AccountDeprecated && fits(a.assertion) })
}

// said are the live accounts of a voice, and those that the voice has replaced.
func (b *ranking) said(v voice) []*assertion {
	out := slices.Clone(b.live[v])
	for _, a := range b.dead {
		if a.standing == graph.AccountSuperseded && a.voice() == v {
			out = append(out, a.assertion)
		}
	}
	return out
}

// class is the phase and the rank of an account. Only accounts of one class are counted against each other.
type class struct {
	phase Phase
	rank  int
}

func (s *assertion) class() class { return class{s.Phase, rankOrder(s.Rank)} }

// supersede is rule 1. A later report of a voice about the same slot replaces its earlier report. Accounts of which
// neither is later stand side by side. A retraction removes what the voice reported before of the same value, and
// asserts nothing, so a correction is a retraction and a new claim of the same time. A retraction also withdraws the
// accounts that other publishers relay from the voice.
//
// Editors deprecate a claim to say that it is wrong. A deprecated claim replaces nothing: the earlier report of its
// voice still counts.
func (b *ranking) supersede(batch []Account) {
	var speaking, retractions []*assertion
	// Retractions come first: an account that is retracted and replaced at one time is withdrawn.
	batch = slices.SortedStableFunc(slices.Values(batch), func(a, b Account) int { return cmp.Compare(retractsFirst(a), retractsFirst(b)) })
	for _, a := range batch {
		s := a.assertion()
		switch {
		case a.Rank == graph.Deprecated:
			b.dead = append(b.dead, deadAccount{s, graph.AccountDeprecated})
		case a.Retracts:
			b.retract(s)
			retractions = append(retractions, s)
		case a.Elsewhere, a.Wider && s.affirms:
			b.replace(s)
		default:
			b.replace(s)
			if !s.value.Absent() {
				speaking = append(speaking, s)
			}
		}
	}
	speaking = b.withoutRevised(speaking)
	// All voices of one moment take back their own accounts first. So the order of their retractions does not matter.
	for _, r := range retractions {
		b.withdrawRelays(r)
	}
	spoken := slices.DeleteFunc(speaking, func(s *assertion) bool {
		gone := slices.ContainsFunc(b.retracted[s.voice()], func(r *assertion) bool { return r.takesBackOwn(s) })
		if gone {
			b.dead = append(b.dead, deadAccount{s, graph.AccountWithdrawn})
		}
		return gone
	})
	for _, s := range spoken {
		v := s.voice()
		b.retracted[v] = slices.DeleteFunc(b.retracted[v], func(r *assertion) bool { return r.takesBack(s) })
	}
	for _, s := range spoken {
		for v, retractions := range b.retracted {
			s.withdrawn = s.withdrawn || s.relays(v) && slices.ContainsFunc(retractions, func(r *assertion) bool { return r.takesBack(s) })
		}
		b.live[s.voice()] = append(b.live[s.voice()], s)
		if s.withdrawn {
			b.anyWithdrawn = true
		} else {
			b.add(s)
		}
	}
}

// withoutRevised drops accounts of sources of which a later version says something about the same. If two versions are known to one
// day, the version says which is later.
func (b *ranking) withoutRevised(speaking []*assertion) []*assertion {
	return slices.DeleteFunc(slices.Clone(speaking), func(s *assertion) bool {
		revises := func(t *assertion) bool {
			return t.voice() == s.voice() && t.Phase >= s.Phase && slices.Contains(t.Revises, s.Source)
		}
		gone := slices.ContainsFunc(speaking, revises) || slices.ContainsFunc(b.live[s.voice()], revises)
		if gone {
			b.dead = append(b.dead, deadAccount{s, graph.AccountSuperseded})
		}
		return gone
	})
}

// replace drops the earlier accounts of the voice behind an account. A later plan does not replace a report that something
// happened.
func (b *ranking) replace(s *assertion) {
	v := s.voice()
	b.live[v] = slices.DeleteFunc(b.live[v], func(old *assertion) bool {
		later := (s.LaterThan(old.Claim) || slices.Contains(s.Revises, old.Source)) && s.Phase >= old.Phase && s.canReplace(old)
		if later {
			b.drop(old, graph.AccountSuperseded)
		}
		return later
	})
}

// canReplace reports whether an account is about the same as an earlier account of its voice. That the meeting was in the larger
// place replaces only a denial of the larger place.
func (s *assertion) canReplace(old *assertion) bool {
	switch {
	case s.Elsewhere:
		return old.affirms
	case s.Wider && s.affirms:
		return old.Wider
	}
	return true
}

// takesBack reports whether a retraction covers an account: the account affirms or denies the value that is taken back.
// A retraction without a value covers all. A retraction of what was said of a larger place covers only this.
func (s *assertion) takesBack(of *assertion) bool {
	if s.Wider != of.Wider {
		return false
	}
	return s.value.Absent() || s.value.Equal(of.value) || s.Property == nil && s.Relation != nil && s.Relation == of.Relation
}

// takesBackOwn reports whether a retraction covers an account of the same voice. An account of another source that is
// known to the day can be from before a retraction of that day.
func (s *assertion) takesBackOwn(old *assertion) bool {
	return s.takesBack(old) && s.CanTakeBack(old.Claim)
}

// retract removes what the voice of a retraction reported before.
func (b *ranking) retract(r *assertion) {
	v := r.voice()
	b.retracted[v] = append(b.retracted[v], r)
	b.live[v] = slices.DeleteFunc(b.live[v], func(old *assertion) bool {
		if r.takesBack(old) {
			b.drop(old, graph.AccountWithdrawn)
		}
		return r.takesBack(old)
	})
}

// withdrawRelays withdraws the accounts that other publishers relay from the voice of a retraction.
func (b *ranking) withdrawRelays(r *assertion) {
	v := r.voice()
	for _, accounts := range b.live {
		for _, s := range accounts {
			if !s.withdrawn && s.relays(v) && r.takesBack(s) {
				b.remove(s)
				s.withdrawn, b.anyWithdrawn = true, true
			}
		}
	}
}

// drop takes out an account that is no longer live.
func (b *ranking) drop(s *assertion, why graph.AccountStanding) {
	if !s.withdrawn {
		b.remove(s)
	}
	b.dead = append(b.dead, deadAccount{s, why})
}

func (b *ranking) add(s *assertion) {
	i, _ := slices.BinarySearchFunc(b.ordered, s, compareWithPhase)
	b.ordered = slices.Insert(b.ordered, i, s)
	t := b.counters[s.class()]
	if t == nil {
		t = newCounter()
		b.counters[s.class()] = t
	}
	t.count(s, 1)
}

func (b *ranking) remove(s *assertion) {
	i, _ := slices.BinarySearchFunc(b.ordered, s, compareWithPhase)
	b.ordered = slices.Delete(b.ordered, i, i+1)
	b.counters[s.class()].count(s, -1)
}

// compared returns the accounts that are weighed against each other, best first. By rule 2 they are the accounts of
// the highest phase. Later accounts that only deny a plan do not say how the plan turned out. So if an earlier account affirms
// something that they do not deny, the earlier accounts are weighed, without what is denied.
func (b *ranking) compared() []*assertion {
	top, rest := highest(b.ordered)
	if len(rest) == 0 || !onlyDenies(top) {
		return top
	}
	var denied []Value
	for later := top; len(rest) > 0 && onlyDenies(later); {
		for _, d := range later {
			denied = append(denied, d.value)
		}
		later, rest = highest(rest)
		left := slices.DeleteFunc(slices.Clone(later), func(a *assertion) bool { return a.affirms && a.value.withinAny(denied) })
		if slices.ContainsFunc(left, func(a *assertion) bool { return a.affirms }) {
			return left
		}
	}
	return top
}

// highest parts accounts, given best first, into those of the highest phase and all others.
func highest(ordered []*assertion) (top, rest []*assertion) {
	n := sort.Search(len(ordered), func(i int) bool { return ordered[0].Phase != ordered[i].Phase })
	return ordered[:n], ordered[n:]
}

// onlyDenies reports whether accounts of a property all deny something. It is false for the status: there, each denial says
// something of the meeting.
func onlyDenies(accounts []*assertion) bool {
	p := accounts[0].Property
	return p != nil && p.Name != status && !slices.ContainsFunc(accounts, func(a *assertion) bool { return a.affirms })
}

// withdrawn lists the live accounts that their origin has taken back, best first.
func (b *ranking) withdrawn() []*assertion {
	if !b.anyWithdrawn {
		return nil
	}
	var out []*assertion
	for _, accounts := range b.live {
		for _, s := range accounts {
			if s.withdrawn {
				out = append(out, s)
			}
		}
	}
	slices.SortFunc(out, compareWithPhase)
	return out
}

// compareWithPhase orders accounts: the higher phase first, and within a phase the better account first.
func compareWithPhase(a, b *assertion) int {
	return cmp.Or(cmp.Compare(b.Phase, a.Phase), compareAccounts(&a.Account, &b.Account))
}

// compareAccounts is the order in which accounts are kept: by rank, then by the reliability of the source, then by
// the latest report. Of accounts that mean the same, the order of the words decides which words are shown. The id of the claim
// makes the order complete. It decides nothing: see best.
func compareAccounts(a, b *Account) int {
	if c := cmp.Or(
		cmp.Compare(rankOrder(a.Rank), rankOrder(b.Rank)),
		cmp.Compare(gradeOrder(a.Reliability), gradeOrder(b.Reliability)),
		b.Reported.Compare(a.Reported),
	); c != 0 {
		return c
	}
	return cmp.Or(compareWords(a, b), cmp.Compare(a.ID, b.ID))
}

// compareWords orders accounts by their relations, and then by the words of their values.
func compareWords(a, b *Account) int {
	if a.Relation != b.Relation && a.Relation != nil && b.Relation != nil {
		return cmp.Compare(a.Relation.Name, b.Relation.Name)
	}
	return cmp.Compare(wordsOf(b.Values), wordsOf(a.Values))
}

// rankOrder numbers the ranks that count, best first. A claim without a rank is normal.
func rankOrder(r graph.Rank) int {
	if r == graph.Preferred {
		return 0
	}
	return 1
}

// grades are the grades of reliability, best first.
var grades = graph.Parley.Enum("Reliability").Names()

// gradeOrder numbers the grades of reliability, best first. A source without a grade has the last number.
func gradeOrder(r graph.Reliability) int {
	if i := slices.Index(grades, string(r)); i >= 0 {
		return i
	}
	return len(grades) - 1
}

// counter counts the accounts of one class by value. The keys are those of Value.key.
type counter struct {
	affirmed, denied map[string]int
	disputed         int // the number of values that are both affirmed and denied
}

func newCounter() *counter { return &counter{affirmed: map[string]int{}, denied: map[string]int{}} }

// countTop counts the accounts of the top class.
func countTop(ordered []*assertion) *counter {
	t := newCounter()
	for _, s := range ordered {
		if s.class() != ordered[0].class() {
			break
		}
		t.count(s, 1)
	}
	return t
}

func (t *counter) count(s *assertion, n int) {
	key := s.value.key
	t.disputed -= t.both(key)
	side := t.denied
	if s.affirms {
		side = t.affirmed
	}
	if side[key] += n; side[key] == 0 {
		delete(side, key)
	}
	t.disputed += t.both(key)
}

// contradicts reports whether an account of the class affirms what another account of the class denies. The accounts are
// given best first.
func (t *counter) contradicts(ordered []*assertion) bool {
	if t.disputed > 0 || len(t.denied) == 0 || len(t.affirmed) == 0 {
		return t.disputed > 0
	}
	var affirmed, denied []Value
	for _, s := range ordered {
		if s.class() != ordered[0].class() {
			break
		}
		if s.affirms {
			affirmed = append(affirmed, s.value)
		} else {
			denied = append(denied, s.value)
		}
	}
	return slices.ContainsFunc(denied, func(d Value) bool {
		return slices.ContainsFunc(affirmed, func(v Value) bool { return v.within(d) })
	})
}

func (t *counter) both(key string) int { return min(1, t.affirmed[key]) * min(1, t.denied[key]) }

// retractsFirst numbers an account so that retractions come before all other accounts.
func retractsFirst(a Account) int {
	if a.Retracts {
		return 0
	}
	return 1
}
