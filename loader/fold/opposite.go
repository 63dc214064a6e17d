package fold

// Sources can disagree which of two things lies within the other. A thing cannot lie within itself. So who says that the first
// lies within the second denies that the second lies within the first. The record then shows one of the two relations at most.

// opposite is the same relation in the other direction.
func (m subject) opposite() subject {
	m.from, m.to = m.to, m.from
	return m
}

// denyingOpposite are the accounts that affirm a relation, as denials of the opposite relation. There are none if better
// accounts deny the relation itself.
func (s *slot) denyingOpposite(m subject) []*assertion {
	if s.refutes() {
		return nil
	}
	var out []*assertion
	for _, a := range s.compared() {
		if a.affirms {
			out = append(out, &assertion{Account: a.Account, value: Value{key: string(m.to)}})
		}
	}
	return out
}
