package fold

import "parley/graph"

const basis = "basis"

// setBasis tells a relation that is reported from one that is inferred.
//
// A source that states a relation plainly says nothing of its basis, so the
// two are not values that can be in dispute: the relation is inferred only while
// everyone who has it there infers it, and reported as soon as one reports it.
func setBasis(e graph.Edge, told slots) {
	p := e.Relation.Property(basis)
	if p == nil {
		return
	}
	there := told[""]
	if there == nil || there.value.Absent() { // a reference file's own
		if e.Values[p.Index] == nil {
			e.Values[p.Index] = string(graph.BasisReported)
		}
		return
	}
	e.Values[p.Index] = string(graph.BasisInferred)
	for _, a := range there.compared() {
		if a.affirms && a.value.Equal(there.value) && !infers(a, told[basis]) {
			e.Values[p.Index] = string(graph.BasisReported)
			return
		}
	}
}

// infers tells whether the voice behind an account says that it is inferred: in the
// same report, or later. What it inferred before it reported the same plainly is past.
func infers(a *said, bases *slot) bool {
	if bases == nil {
		return false
	}
	for _, b := range bases.live[voiceOf(a.Claim)] {
		inferred := b.affirms && b.Values[0] == string(graph.BasisInferred)
		if inferred && b.Relation == a.Relation && !b.Reported.Before(a.Reported) {
			return true
		}
	}
	return false
}
