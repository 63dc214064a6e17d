package fold

import "parley/graph"

const basis = "basis"

// setBasis tells a relation that is reported from one that is inferred.
//
// A source that states a relation plainly says nothing of its basis, so the
// two are not values that can be in dispute: the relation is inferred only while
// everyone who has it there infers it, and reported as soon as one reports it.
func setBasis(e graph.Edge, there *slot, g *grounds) {
	p := e.Relation.Property(basis)
	switch {
	case p == nil:
	case there == nil || there.value.Absent(): // a reference file's own
		if e.Values[p.Index] == nil {
			e.Values[p.Index] = string(graph.BasisReported)
		}
	case g.reported(there):
		e.Values[p.Index] = string(graph.BasisReported)
	default:
		e.Values[p.Index] = string(graph.BasisInferred)
	}
}

// grounds counts the live accounts that have a relation there and do not infer
// it, by what they say and what they are compared with.
type grounds struct {
	accounts map[ground]int
	of       map[voice][]ground // as counted of each voice
}

type ground struct {
	phase Phase
	value string // Value.key
}

func groundOf(s *said, v Value) ground { return ground{s.Phase, v.key} }

// reported tells whether somebody plainly reports what is shown.
func (g *grounds) reported(there *slot) bool {
	return g.accounts[groundOf(there.ordered[0], there.value)] > 0
}

// recount takes in what voices have just said of a relation, or of its basis.
func (g *grounds) recount(told slots) {
	there, bases := told[""], told[basis]
	if there == nil {
		return
	}
	voices := there.heard
	if bases != nil {
		voices = append(voices[:len(voices):len(voices)], bases.heard...)
	}
	for _, v := range voices {
		for _, k := range g.of[v] {
			g.accounts[k]--
		}
		g.of[v] = g.of[v][:0]
		for _, a := range there.live[v] {
			if a.affirms && !infers(a, bases) {
				k := groundOf(a, a.value)
				g.accounts[k]++
				g.of[v] = append(g.of[v], k)
			}
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
