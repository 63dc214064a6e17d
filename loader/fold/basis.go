package fold

import "parley/graph"

const basis = "basis"

// setBasis tells a relation that is reported from one that is inferred.
//
// A source that states a relation plainly says nothing of its basis, so the
// two are not values that can be in dispute: the relation is inferred only while
// everyone who has it there infers it, and reported as soon as one reports it.
func setBasis(e graph.Edge, now Span, accounts []Account) {
	p := e.Relation.Property(basis)
	if p == nil {
		return
	}
	if now.Value.Absent() { // a reference file's own
		if e.Values[p.Index] == nil {
			e.Values[p.Index] = string(graph.BasisReported)
		}
		return
	}
	live := living(accounts)
	e.Values[p.Index] = string(graph.BasisInferred)
	for _, a := range now.decided {
		if v, affirms := a.says(); affirms && v.Equal(now.Value) && !infers(a, live) {
			e.Values[p.Index] = string(graph.BasisReported)
		}
	}
}

// infers tells whether the voice behind an account says that it is inferred.
func infers(a Account, live map[voice][]Account) bool {
	for _, b := range live[voiceOf(a.Claim)] {
		inferred := len(b.Values) > 0 && b.Values[0] == string(graph.BasisInferred)
		if inferred && b.Relation == a.Relation && b.Polarity != graph.Denies {
			return true
		}
	}
	return false
}
