package fold

import (
	"cmp"
	"slices"
	"sort"
	"time"

	"parley/graph"
)

// said is an account with what it says, worked out once.
type said struct {
	Account
	value   Value
	affirms bool
}

// bench holds the live accounts of one slot, so that one more is weighed
// without looking at all the others again.
type bench struct {
	live    map[voice][]*said
	ordered []*said // best first, see weigh
	tallies map[class]*tally
}

// class is what accounts have in common that are counted against each other.
type class struct {
	phase    Phase
	standing int
}

func (s *said) class() class { return class{s.Phase, standing(s.Rank)} }

// supersede is rule 1: what a voice reports later takes the place of what it
// reported before on the same slot; what it reports at one time stands side by
// side. A retraction takes the place of what was there and asserts nothing, so
// that a correction is a retraction and a claim of the same time.
//
// Editors deprecate a claim to say that it is wrong, so it takes no place here: what
// its voice said before stands, and what nothing else speaks for is not there.
func (b *bench) supersede(batch []Account) {
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
		b.live[v] = slices.DeleteFunc(b.live[v], func(s *said) bool { return !s.Reported.Equal(a.Reported) })
		if s := a.says(); !a.Retracts && !s.value.Absent() {
			b.live[v] = append(b.live[v], s)
			b.add(s)
		}
	}
}

func (b *bench) add(s *said) {
	i, _ := slices.BinarySearchFunc(b.ordered, s, weigh)
	b.ordered = slices.Insert(b.ordered, i, s)
	t := b.tallies[s.class()]
	if t == nil {
		t = &tally{affirmed: map[string]int{}, denied: map[string]int{}}
		b.tallies[s.class()] = t
	}
	t.count(s, 1)
}

func (b *bench) remove(s *said) {
	i, _ := slices.BinarySearchFunc(b.ordered, s, weigh)
	b.ordered = slices.Delete(b.ordered, i, i+1)
	b.tallies[s.class()].count(s, -1)
}

// compared returns the accounts that are weighed against each other, best first: by
// rule 2 those of the highest phase.
func (b *bench) compared() []*said {
	return b.ordered[:sort.Search(len(b.ordered), func(i int) bool {
		return b.ordered[0].Phase != b.ordered[i].Phase
	})]
}

// standingPlans leaves out of compared accounts of a meeting's status from before it the plans
// that were reported before it was reported cancelled or moved, by whomever of the top
// rank, unless a better placed account denies that: those are overtaken, and contest
// nothing. A plan that is reported later does.
func standingPlans(accounts []*said) []*said {
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
	return slices.DeleteFunc(slices.Clone(accounts), func(s *said) bool {
		return !callsOff(s.Claim) && s.Reported.Before(off)
	})
}

// weigh orders accounts: those that are compared come first, and of them the better one.
func weigh(a, b *said) int {
	return cmp.Or(cmp.Compare(b.Phase, a.Phase), place(&a.Account, &b.Account))
}

// tally counts the accounts of one class by what they say, by Value.key.
type tally struct {
	affirmed, denied map[string]int
	disputed         int // values that are both
}

func (t *tally) count(s *said, n int) {
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

func (t *tally) both(key string) int { return min(1, t.affirmed[key]) * min(1, t.denied[key]) }
