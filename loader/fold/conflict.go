package fold

import "parley/graph"

// conflict reports whether two relations of one fan are different answers to one question. A source can mean both, such as
// two places, if it names both in one report. If it names the other later, it corrects itself (see readMoves). If sources
// name one each, they disagree (see siblings.rivals).
func (g geography) conflict(m, o subject) bool {
	switch {
	case m.oneAtATime(), m.relation == said:
		return true
	case m.relation == atPlace:
		return !g.inside(o.to, m.to) && !g.inside(m.to, o.to)
	case m.relation == topicOf, m.relation == notTopicOf:
		return o.relation != m.relation
	}
	return false
}

// oneAtATime reports whether the relation leads to one thing at a time.
func (m subject) oneAtATime() bool {
	r := graph.Parley.Relation(m.relation) // nil for attendance
	return r != nil && r.From.Shape == graph.One
}
