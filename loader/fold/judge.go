package fold

import (
	"cmp"
	"iter"
	"slices"

	"parley/graph"
)

// judge weighs the live accounts of a slot: what is shown, and whether it is
// contested.
//
// Only the accounts that compared returns take part: the shown value is the best
// affirmed one that no better placed claim denies, and there is none if all
// are denied.
//
// Rule 4: the slot is contested when, among the accounts of the top rank,
// different values are affirmed, or one is affirmed while something is denied.
// A denial with nothing to deny leaves the slot empty and is no disagreement.
// Reliability has no part in it: it never hides a disagreement. Where values that
// differ are other words for one thing, only a denial of the very words contests them.
// A time that lies within all others that are affirmed is only said more closely: it
// disagrees with none, and is shown.
func (b *bench) judge() (shown Value, contested bool) {
	ordered := b.compared()
	if len(ordered) == 0 {
		return Value{}, false
	}
	t := b.tallies[ordered[0].class()]
	if standing := standingPlans(ordered); len(standing) < len(ordered) {
		ordered, t = standing, tallied(standing)
	}
	for v := range undenied(ordered) {
		shown = v
		break
	}
	values := len(t.affirmed)
	if p := ordered[0].Property; p != nil && p.Variants != "" {
		return shown, t.disputed > 0
	} else if p != nil && p.Struct == timeStruct && values > 1 {
		if v := closest(ordered); !v.Absent() {
			shown, values = v, 1
		}
	}
	return shown, values > 1 || values == 1 && len(t.denied) > 0
}

// closest returns the time that lies within all others that accounts of the top rank
// affirm, absent if there is none or if it is denied.
func closest(ordered []*said) Value {
	var affirmed []Value // each once
	for _, s := range ordered {
		if s.class() != ordered[0].class() {
			break
		}
		if s.affirms && !slices.ContainsFunc(affirmed, s.value.Equal) {
			affirmed = append(affirmed, s.value)
		}
	}
	i := slices.IndexFunc(affirmed, func(v Value) bool {
		return !slices.ContainsFunc(affirmed, func(other Value) bool { return !v.lies(other) })
	})
	if i < 0 {
		return Value{}
	}
	for v := range undenied(ordered) {
		if v.Equal(affirmed[i]) {
			return v
		}
	}
	return Value{}
}

// tallied counts the accounts of the top rank.
func tallied(ordered []*said) *tally {
	t := &tally{affirmed: map[string]int{}, denied: map[string]int{}}
	for _, s := range ordered {
		if s.class() != ordered[0].class() {
			break
		}
		t.count(s, 1)
	}
	return t
}

// undenied yields the values that accounts affirm and no better placed one
// denies, best first.
func undenied(ordered []*said) iter.Seq[Value] {
	return func(yield func(Value) bool) {
		denied := map[string]bool{}
		for _, a := range ordered {
			switch {
			case !a.affirms:
				denied[a.value.key] = true
			case denied[a.value.key]:
			case !yield(a.value):
				return
			}
		}
	}
}

// place is rule 3: rank, then the source's reliability, then the latest
// report, then the claim's id. The better placed claim comes first.
func place(a, b *Account) int {
	return cmp.Or(
		cmp.Compare(standing(a.Rank), standing(b.Rank)),
		cmp.Compare(grade(a.Reliability), grade(b.Reliability)),
		b.Reported.Compare(a.Reported),
		cmp.Compare(a.ID, b.ID),
	)
}

// standing numbers the ranks that count, best first. A claim without one is normal.
func standing(r graph.Rank) int {
	if r == graph.Preferred {
		return 0
	}
	return 1
}

// grades are the grades of reliability, best first.
var grades = graph.Parley.Enum("Reliability").Names()

// grade numbers the grades of reliability, best first. None is as good as the last.
func grade(r graph.Reliability) int {
	if i := slices.Index(grades, string(r)); i >= 0 {
		return i
	}
	return len(grades) - 1
}

// says works out what an account says: the value that it is about, absent where
// it has none, and whether it affirms it.
//
// To deny that somebody attended or was expected is to say that they did not
// take part, which the model has a relation for: it affirms that one. And nobody
// has attended what is still to come: whoever is said to, is expected.
func (a Account) says() *said {
	s := &said{Account: a, affirms: a.Polarity != graph.Denies}
	switch {
	case a.Property != nil:
		s.value = propertyValue(a.Property, a.Values)
	case !s.affirms && (a.Relation.Name == attended || a.Relation.Name == expectedAt):
		s.value, s.affirms = relationValue(graph.Parley.Relation(deniedAt)), true
	case a.Relation.Name == attended && a.Phase == Before:
		s.value = relationValue(graph.Parley.Relation(expectedAt))
	default:
		s.value = relationValue(a.Relation)
	}
	return s
}
