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
func (b *bench) supersede(batch []Account) {
	for _, a := range batch {
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

// compared returns the accounts that are weighed against each other, best first.
//
// Editors deprecate a claim to say that it is wrong, so deprecated ones do not
// count: what nothing else speaks for is not there. Of the rest, rule 2 leaves those
// of the highest phase.
func (b *bench) compared() []*said {
	trusted := b.trusted()
	return trusted[:sort.Search(len(trusted), func(i int) bool {
		return trusted[0].Phase != trusted[i].Phase
	})]
}

// trusted returns the accounts that nobody disowned, best first.
func (b *bench) trusted() []*said {
	return b.ordered[:sort.Search(len(b.ordered), func(i int) bool {
		return b.ordered[i].Rank == graph.Deprecated
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

// weigh orders accounts: the better one comes first.
func weigh(a, b *said) int { return cmp.Or(tier(a, b), place(&a.Account, &b.Account)) }

// tier orders accounts by what parts those that are compared from the others.
func tier(a, b *said) int {
	if x, y := a.Rank == graph.Deprecated, b.Rank == graph.Deprecated; x != y {
		if y {
			return -1
		}
		return 1
	}
	return cmp.Compare(b.Phase, a.Phase)
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
