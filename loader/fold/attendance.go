package fold

import (
	"slices"

	"parley/graph"
)

// The properties of a participation that say for whom somebody takes part.
const (
	sideOf     = "side"
	onBehalfOf = "onBehalfOf"
	// attendance is the slot of the relations that say whether an actor took part in a meeting.
	attendance = "attendance"
	allegedAt  = "ALLEGED_AT"
	// expectedBefore is the relation of an actor who was expected at a meeting that is over.
	expectedBefore = "EXPECTED_BEFORE"
)

// attendanceShown returns the relation between an actor and a meeting, given the decision on the meeting. It is nil if
// there is none.
//
// ATTENDED needs a meeting that took place. If the meeting is disputed, if it did not take place, or if nothing decides
// about the attendance itself, an actor who took part according to the best accounts is ALLEGED_AT the meeting. An actor is ALLEGED_AT
// the meeting, too, if only reports that nobody confirms the meeting name the actor. Nobody is EXPECTED_AT a meeting
// that is over: an actor who was expected, and of whom no report says more, is EXPECTED_BEFORE.
func attendanceShown(there *slot, d decision) *graph.Relation {
	said := there.saysAttended()
	switch r := there.value.Relation; {
	case said && there.open:
		return graph.Parley.Relation(allegedAt)
	case r == nil:
		if there.open || len(there.ordered) > 0 || !there.withdrawnAttended() {
			return nil
		}
		return graph.Parley.Relation(allegedAt)
	case r.Name == attended && !there.confirmsAttended():
		return graph.Parley.Relation(allegedAt)
	default:
		return attendanceUnder(r, d)
	}
}

// attendanceUnder returns the relation that the decision on a meeting leaves of a relation between an actor and the
// meeting.
func attendanceUnder(r *graph.Relation, d decision) *graph.Relation {
	switch {
	case r.Name == attended && d.verdict != tookPlace:
		return graph.Parley.Relation(allegedAt)
	case r.Name == expectedAt && isOver(d):
		return graph.Parley.Relation(expectedBefore)
	default:
		return r
	}
}

// saysAttended reports whether an account from during or after the meeting says that the actor took part.
func (s *slot) saysAttended() bool { return slices.ContainsFunc(s.compared(), affirmsAttended) }

// confirmsAttended reports whether the slot shows that the actor took part, according to an account whose report does not
// say that nobody confirms the meeting.
func (s *slot) confirmsAttended() bool {
	return s.value.Relation != nil && s.value.Relation.Name == attended &&
		slices.ContainsFunc(s.compared(), func(a *assertion) bool { return affirmsAttended(a) && !a.Doubtful })
}

// withdrawnAttended reports whether an account says that the actor took part, and its origin has taken it back.
func (s *slot) withdrawnAttended() bool { return slices.ContainsFunc(s.withdrawn(), affirmsAttended) }

func affirmsAttended(a *assertion) bool {
	return a.affirms && a.value.Relation != nil && a.value.Relation.Name == attended
}

// agreeing returns the accounts of an attendance, with an absence in place of each denial if an account affirms an
// absence: who stayed away did not take part.
func agreeing(ordered []*assertion) []*assertion {
	absent := relationValue(graph.Parley.Relation(absentFrom))
	if !slices.ContainsFunc(ordered, func(s *assertion) bool { return s.affirms && s.value.Equal(absent) }) {
		return ordered
	}
	out := make([]*assertion, len(ordered))
	for i, s := range ordered {
		out[i] = s
		if s.affirms && s.value.Relation.Name == deniedAt {
			one := *s
			one.value = absent
			out[i] = &one
		}
	}
	return out
}

// isExpectation reports whether a relation between an actor and a meeting says what was expected.
func isExpectation(r *graph.Relation) bool { return r.Name == expectedAt || r.Name == expectedBefore }

// foretold reports whether a slot about a detail of an attendance has only what was expected, although the record shows
// more than an expectation. Such a detail is no detail of what took place. The side is an exception: it says where the actor
// belongs in these talks.
func (s *slot) foretold(of facet, is *graph.Relation) bool {
	return is != nil && is.Slot == attendance && !isExpectation(is) && of != existence && of != sideOf && (len(s.ordered) == 0 || s.compared()[0].Phase == Before)
}

// withdrawnAfter reports whether an account from during or after the meeting was taken back by its origin.
func (s *slot) withdrawnAfter() bool {
	return slices.ContainsFunc(s.withdrawn(), func(a *assertion) bool { return a.Phase > Before })
}

// supports reports whether a claim about an attendance is evidence for a relation that the record shows. What was
// expected is no evidence of what took place. A claim about the side is evidence as long as the record shows this side, see
// withoutUnshownSides.
func supports(a Account, r *graph.Relation) bool {
	switch {
	case r.Slot != attendance:
		return true
	case a.Retracts:
		return false
	}
	if a.Property != nil {
		return isExpectation(r) == (a.Phase == Before) || carriesSide(a, r)
	}
	switch says := a.assertion().value.Relation; r.Name {
	case expectedBefore:
		return says.Name == expectedAt
	case allegedAt:
		return says.Name == attended || says.Name == deniedAt
	default:
		return says == r
	}
}

// carriesSide reports whether a claim from before the meeting tells the side of an actor in a relation that is no
// expectation.
func carriesSide(a Account, r *graph.Relation) bool {
	return !isExpectation(r) && a.Phase == Before && a.Property != nil && a.Property.Name == sideOf
}

// withoutUnshownSides leaves out the claims from before the meeting about a side, unless the relation shows this side and
// no later claim names it.
func (r reported) withoutUnshownSides(is *graph.Relation, values []graph.Value) reported {
	if is.Slot != attendance || isExpectation(is) || !slices.ContainsFunc(r, func(a Account) bool { return carriesSide(a, is) }) {
		return r
	}
	shown := func(a Account) bool {
		return a.Property != nil && a.Property.Name == sideOf && a.Polarity != graph.Denies && a.Values[0] == values[is.Property(sideOf).Index]
	}
	later := slices.ContainsFunc(r, func(a Account) bool { return shown(a) && a.Phase > Before })
	return slices.DeleteFunc(slices.Clone(r), func(a Account) bool { return carriesSide(a, is) && (later || !shown(a)) })
}
