package fold

import (
	"strings"

	"parley/graph"
)

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
		return o.relation != m.relation && (m.discussed() || o.discussed())
	}
	return false
}

// oneAtATime reports whether the relation leads to one thing at a time.
func (m subject) oneAtATime() bool {
	r := graph.Parley.Relation(m.relation) // nil for attendance
	return r != nil && r.From.Shape == graph.One
}

// discussed reports whether the subject is a topic that was discussed.
func (m subject) discussed() bool {
	return m.relation == topicOf && m.first() == string(graph.TopicDiscussed)
}

// first is the first of the values that tell the relation from others between the same things.
func (m subject) first() string {
	first, _, _ := strings.Cut(m.identity, "\x1f")
	return first
}
