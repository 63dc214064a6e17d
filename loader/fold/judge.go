package fold

import (
	"cmp"
	"slices"

	"parley/graph"
)

// judge weighs the live accounts of a slot: what is shown, whether it is
// contested, and by which claims. From is left to the caller.
//
// Only the accounts that compare takes part in: the shown value is the best
// affirmed one that no better placed claim denies, and there is none if all
// are denied.
//
// Rule 4: the slot is contested when, among the accounts of the top rank,
// different values are affirmed, or one is affirmed while something is denied.
// A denial with nothing to deny leaves the slot empty and is no disagreement.
// Reliability has no part in it: it never hides a disagreement.
func judge(live map[voice][]Account) Span {
	ordered := compared(live)
	if len(ordered) == 0 {
		return Span{}
	}
	var s Span
	s.decided = ordered
	denied := map[string]bool{}
	for _, a := range ordered {
		v, affirms := a.says()
		if !affirms {
			denied[v.key] = true
		} else if !denied[v.key] {
			s.Value = v
			break
		}
	}
	affirmed, denials := map[string]bool{}, 0
	for _, a := range ordered {
		if standing(a.Rank) != standing(ordered[0].Rank) {
			break
		}
		s.Claims = append(s.Claims, a.ID)
		if v, affirms := a.says(); affirms {
			affirmed[v.key] = true
		} else {
			denials++
		}
	}
	slices.Sort(s.Claims)
	s.Contested = len(affirmed) > 1 || len(affirmed) == 1 && denials > 0
	return s
}

// compared returns the accounts that are weighed against each other, best first.
//
// Editors deprecate a claim to say that it is wrong, so deprecated ones count
// only where there are no others: not even a later phase lifts them above an
// expectation that nobody disowned. Of the rest, rule 2 leaves those of the
// highest phase.
func compared(live map[voice][]Account) []Account {
	var all []Account
	for _, as := range live {
		all = append(all, as...)
	}
	deprecated := func(a Account) bool { return a.Rank == graph.Deprecated }
	if slices.ContainsFunc(all, func(a Account) bool { return !deprecated(a) }) {
		all = slices.DeleteFunc(all, deprecated)
	}
	top := Before
	for _, a := range all {
		top = max(top, a.Phase)
	}
	all = slices.DeleteFunc(all, func(a Account) bool { return a.Phase < top })
	slices.SortFunc(all, place)
	return all
}

// place is rule 3: rank, then the source's reliability, then the latest
// report, then the claim's id. The better placed claim comes first.
func place(a, b Account) int {
	return cmp.Or(
		cmp.Compare(standing(a.Rank), standing(b.Rank)),
		cmp.Compare(grade(a.Reliability), grade(b.Reliability)),
		b.Reported.Compare(a.Reported),
		cmp.Compare(a.ID, b.ID),
	)
}

// standing numbers the ranks, best first. A claim without one is normal.
func standing(r graph.Rank) int {
	switch r {
	case graph.Preferred:
		return 0
	case graph.Deprecated:
		return 2
	}
	return 1
}

// grade numbers the grades of reliability, best first. None is as good as the last.
func grade(r graph.Reliability) int {
	grades := r.Values()
	if i := slices.Index(grades, string(r)); i >= 0 {
		return i
	}
	return len(grades) - 1
}

// asserts tells whether an account says anything: a retraction does not, nor
// does a claim without a value.
func (a Account) asserts() bool {
	v, _ := a.says()
	return !a.Retracts && !v.Absent()
}

// says returns the value that an account is about, and whether it affirms it.
//
// To deny that somebody attended or was expected is to say that they did not
// take part, which the model has a relation for: it affirms that one.
func (a Account) says() (Value, bool) {
	affirms := a.Polarity != graph.Denies
	switch {
	case a.Property != nil:
		return propertyValue(a.Property, a.Values), affirms
	case !affirms && (a.Relation.Name == attended || a.Relation.Name == expectedAt):
		return relationValue(graph.Parley.Relation(deniedAt)), true
	}
	return relationValue(a.Relation), affirms
}
