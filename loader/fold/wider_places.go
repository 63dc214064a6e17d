package fold

import (
	"slices"

	"parley/graph"
)

// readWiderPlaces applies denials of a larger place to the places inside it: who was not in a country was in no town of the
// country. Each account about the larger place, of a voice that denies it, is noted with the places inside, as Wider. A report that
// denies a place and names a place inside it only says where exactly, so it denies nothing of the place inside.
func (f *folding) readWiderPlaces() {
	for of, ends := range f.fanned {
		if of.relation != atPlace || len(ends) < 2 {
			continue
		}
		for _, larger := range ends {
			denying := map[voice]bool{}
			for _, a := range f.accounts[larger][existence] {
				denying[a.voice()] = denying[a.voice()] || a.Polarity == graph.Denies
			}
			if len(denying) == 0 {
				continue
			}
			for _, m := range ends {
				if m.to == larger.to || !f.geography.inside(m.to, larger.to) || f.geography.inside(larger.to, m.to) {
					continue
				}
				for _, a := range f.accounts[larger][existence] {
					if (a.Retracts || denying[a.voice()]) && !f.affirmsIn(a.report(), m) {
						a.Wider = true
						f.fromSiblings[m] = append(f.fromSiblings[m], a)
					}
				}
			}
		}
	}
}

// affirmsIn reports whether a report affirms a relation.
func (f *folding) affirmsIn(r report, m subject) bool {
	return slices.ContainsFunc(f.accounts[m][existence], func(a Account) bool { return a.Polarity != graph.Denies && !a.Retracts && a.report() == r })
}
