package fold

import (
	"cmp"
	"iter"
	"slices"

	"parley/graph"
)

// judge returns the value that a slot shows, and whether the slot is contested. Only the accounts of compared take
// part.
//
// The shown value is the best affirmed value that no better account denies. It is absent when all are denied.
//
// Rule 4: the slot is contested when accounts of the top rank affirm different values, or when one affirms a value
// and another denies a value. A denial alone leaves the slot empty and contests nothing. Reliability never hides a
// disagreement.
//
// Two exceptions:
//
//   - Where different values are other words for one thing (Variants), only a denial of the same words contests them.
//   - A time that lies within all other affirmed times is only more exact. It contests none of them, and it is shown.
func (b *ranking) judge() (shown Value, contested bool) {
	ordered := b.compared()
	if len(ordered) == 0 {
		return Value{}, false
	}
	if isList(ordered[0].Property) {
		return united(ordered)
	}
	t := b.counters[ordered[0].class()]
	if remaining := withoutOvertakenPlans(ordered); len(remaining) < len(ordered) {
		ordered, t = remaining, countTop(remaining)
	}
	for v := range undenied(ordered) {
		shown = v
		break
	}
	values := len(t.affirmed)
	if p := ordered[0].Property; p != nil && p.Variants != "" {
		return shown, t.disputed > 0
	} else if p != nil && p.Struct == edtfStruct && values > 1 {
		if v := narrowest(ordered); !v.Absent() {
			shown, values = v, 1
		}
	}
	return shown, values > 1 || values == 1 && len(t.denied) > 0
}

// narrowest returns the time that lies within all other times that accounts of the top rank affirm. It is absent when
// there is no such time, or when a better account denies it.
func narrowest(ordered []*assertion) Value {
	var affirmed []Value // without duplicates
	for _, s := range ordered {
		if s.class() != ordered[0].class() {
			break
		}
		if s.affirms && !slices.ContainsFunc(affirmed, s.value.Equal) {
			affirmed = append(affirmed, s.value)
		}
	}
	i := slices.IndexFunc(affirmed, func(v Value) bool {
		return !slices.ContainsFunc(affirmed, func(other Value) bool { return !v.within(other) })
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

// countTop counts the accounts of the top rank.
func countTop(ordered []*assertion) *counter {
	t := &counter{affirmed: map[string]int{}, denied: map[string]int{}}
	for _, s := range ordered {
		if s.class() != ordered[0].class() {
			break
		}
		t.count(s, 1)
	}
	return t
}

// undenied yields, best first, the values that accounts affirm and that no better account denies.
func undenied(ordered []*assertion) iter.Seq[Value] {
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

// compareAccounts is rule 3. It orders accounts by rank, then by the reliability of the source, then by the latest
// report, then by the id of the claim. The better account comes first.
func compareAccounts(a, b *Account) int {
	return cmp.Or(
		cmp.Compare(rankOrder(a.Rank), rankOrder(b.Rank)),
		cmp.Compare(gradeOrder(a.Reliability), gradeOrder(b.Reliability)),
		b.Reported.Compare(a.Reported),
		cmp.Compare(a.ID, b.ID),
	)
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

// assertion works out what an account says: its value, and whether it affirms that value. The value is absent when
// the account has none.
//
// Two readings apply to meetings. A denial that somebody attended, or was expected, affirms the relation DENIED_AT.
// An account from before the meeting that somebody attends affirms EXPECTED_AT.
func (a Account) assertion() *assertion {
	s := &assertion{Account: a, affirms: a.Polarity != graph.Denies}
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
