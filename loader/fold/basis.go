package fold

import "parley/graph"

const basis = "basis"

// setBasis sets whether a relation is reported or inferred.
//
// A source that states a relation plainly says nothing about its basis, so the two bases are not rival values. A
// relation is inferred while every account that affirms it calls it inferred. It is reported as soon as one account
// reports it.
func setBasis(e graph.Edge, there *slot, g *directReports) {
	p := e.Relation.Property(basis)
	switch {
	case p == nil:
	case there == nil || there.value.Absent(): // only a reference file states it
		if e.Values[p.Index] == nil {
			e.Values[p.Index] = string(graph.BasisReported)
		}
	case g.reported(there):
		e.Values[p.Index] = string(graph.BasisReported)
	default:
		e.Values[p.Index] = string(graph.BasisInferred)
	}
}

// directReports counts the live accounts that affirm a relation and do not infer it. It counts them by phase and
// value.
type directReports struct {
	accounts map[reportKey]int
	of       map[voice][]reportKey // the counted accounts of each voice
}

// reportKey is what the accounts of one count have in common.
type reportKey struct {
	phase Phase
	value string // Value.key
}

func reportKeyOf(s *assertion, v Value) reportKey { return reportKey{s.Phase, v.key} }

// reported reports whether a source plainly reports the value that is shown.
func (g *directReports) reported(there *slot) bool {
	return g.accounts[reportKeyOf(there.ordered[0], there.value)] > 0
}

// update counts the latest accounts of a relation and of its basis.
func (g *directReports) update(slots slotSet) {
	there, bases := slots[existence], slots[basis]
	if there == nil {
		return
	}
	voices := there.newVoices
	if bases != nil {
		voices = append(voices[:len(voices):len(voices)], bases.newVoices...)
	}
	for _, v := range voices {
		for _, k := range g.of[v] {
			g.accounts[k]--
		}
		g.of[v] = g.of[v][:0]
		for _, a := range there.live[v] {
			if a.affirms && !infers(a, bases) {
				k := reportKeyOf(a, a.value)
				g.accounts[k]++
				g.of[v] = append(g.of[v], k)
			}
		}
	}
}

// infers reports whether the voice behind an account says that the relation is inferred, in the same passage or later.
// An inference that is older than the plain report, or in another passage of the same report, does not count.
func infers(a *assertion, bases *slot) bool {
	if bases == nil {
		return false
	}
	for _, b := range bases.live[a.voice()] {
		inferred := b.affirms && b.Values[0] == string(graph.BasisInferred)
		if inferred && b.Relation == a.Relation && (b.LaterThan(a.Claim) || b.samePassage(a)) {
			return true
		}
	}
	return false
}

// samePassage reports whether two accounts come from one passage of one report.
func (s *assertion) samePassage(o *assertion) bool {
	return s.Reported.Equal(o.Reported) && passageOf(s.Claim) == passageOf(o.Claim) && s.Fragment == o.Fragment
}
