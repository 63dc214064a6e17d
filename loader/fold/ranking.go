package fold

import (
	"cmp"
	"slices"
	"sort"
	"time"

	"parley/graph"
)

// assertion is an account together with the value that it affirms or denies.
type assertion struct {
	Account
	value   Value
	affirms bool
}

// ranking holds the live accounts of one slot in order. A new account finds its place without a look at all others.
type ranking struct {
	live     map[voice][]*assertion
	ordered  []*assertion // best first, by compareWithPhase
	counters map[class]*counter
}

// class is the phase and the rank of an account. Only accounts of one class are counted against each other.
type class struct {
	phase Phase
	rank  int
}

func (s *assertion) class() class { return class{s.Phase, rankOrder(s.Rank)} }

// supersede is rule 1. A later report of a voice about the same slot replaces its earlier report. Accounts of one
// time stand side by side. A retraction replaces the earlier report and asserts nothing, so a correction is a
// retraction and a new claim of the same time.
//
// Editors deprecate a claim to say that it is wrong. A deprecated claim replaces nothing: the earlier report of its
// voice still counts.
func (b *ranking) supersede(batch []Account) {
	for _, a := range batch {
		if a.Rank == graph.Deprecated {
			continue
		}
		v := voiceOf(a.Claim)
		for _, s := range b.live[v] {
			if !s.Reported.Equal(a.Reported) {
				b.remove(s)
			}
		}
		b.live[v] = slices.DeleteFunc(b.live[v], func(s *assertion) bool { return !s.Reported.Equal(a.Reported) })
		if s := a.assertion(); !a.Retracts && !s.value.Absent() {
			b.live[v] = append(b.live[v], s)
			b.add(s)
		}
	}
}

func (b *ranking) add(s *assertion) {
	i, _ := slices.BinarySearchFunc(b.ordered, s, compareWithPhase)
	b.ordered = slices.Insert(b.ordered, i, s)
	t := b.counters[s.class()]
	if t == nil {
		t = &counter{affirmed: map[string]int{}, denied: map[string]int{}}
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
// the highest phase.
func (b *ranking) compared() []*assertion {
	return b.ordered[:sort.Search(len(b.ordered), func(i int) bool {
		return b.ordered[0].Phase != b.ordered[i].Phase
	})]
}

// withoutOvertakenPlans takes the compared accounts of a slot. For the status of a meeting that is still to come, it
// removes plans that were reported before the meeting was reported cancelled or moved. The report that calls it off
// must have the top rank, and no better account may deny it. A removed plan contests nothing. A plan that is reported
// later stays.
func withoutOvertakenPlans(accounts []*assertion) []*assertion {
	if a := accounts[0]; a.Phase != Before || a.Property == nil || a.Property.Name != status {
		return accounts
	}
	stands := map[string]bool{}
	for v := range undenied(accounts) {
		stands[v.key] = true
	}
	var off time.Time
	for _, s := range accounts {
		if s.class() == accounts[0].class() && s.affirms && callsOff(s.Claim) && stands[s.value.key] && s.Reported.After(off) {
			off = s.Reported
		}
	}
	if off.IsZero() {
		return accounts
	}
	return slices.DeleteFunc(slices.Clone(accounts), func(s *assertion) bool {
		return !callsOff(s.Claim) && s.Reported.Before(off)
	})
}

// compareWithPhase orders accounts: the higher phase first, and within a phase the better account first.
func compareWithPhase(a, b *assertion) int {
	return cmp.Or(cmp.Compare(b.Phase, a.Phase), compareAccounts(&a.Account, &b.Account))
}

// counter counts the accounts of one class by value. The keys are those of Value.key.
type counter struct {
	affirmed, denied map[string]int
	disputed         int // the number of values that are both affirmed and denied
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

func (t *counter) both(key string) int { return min(1, t.affirmed[key]) * min(1, t.denied[key]) }
