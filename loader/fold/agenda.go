package fold

import (
	"parley/graph"
	"parley/loader/dossier"
)

// The relations between a meeting and its topics.
const (
	topic = "TOPIC"
	// topicBefore is the relation of a topic that was planned for a meeting that is over.
	topicBefore = "TOPIC_BEFORE"
)

// agendaUnder returns the relation that the decision on a meeting leaves of a relation between two things. A topic that
// was only planned is no topic of the meeting any more once the meeting is over: the topic is called planned, or all accounts
// of it are from before the meeting. A topic that the meeting dealt with has a relation of its own.
func (r *relationFold) agendaUnder(t dossier.StatedRelation) *graph.Relation {
	if t.Relation.Name != topic || !isOver(r.decision) {
		return t.Relation
	}
	there := r.slots[existence]
	foretold := len(r.stated) == 0 && there != nil && there.affirmedIn() == Before
	if foretold || t.Values[t.Relation.Property("as").Index] == string(graph.TopicPlanned) {
		return graph.Parley.Relation(topicBefore)
	}
	return t.Relation
}

// markedUnder returns the relation whose field carries the marks of a relation that is shown. The marks of a topic stand under
// `topics`, as its accounts do, also if the topic was only planned.
func markedUnder(r *graph.Relation) *graph.Relation {
	if r.Name == topicBefore {
		return graph.Parley.Relation(topic)
	}
	return r
}

// isOver reports whether a meeting took place and is over. If no account says something about this, a reference file can say it.
func isOver(d decision) bool { return d.over && (d.verdict == tookPlace || d.verdict == unsaid) }

// foretoldOfTopic reports whether a relation of a meeting to a topic is only an expectation, and not shown. All accounts of
// an expectation are from before the meeting. An expectation is not shown if accounts from during or after the meeting
// affirm another relation to the topic that conflicts with it. That a topic would be kept off the agenda is not shown once
// the meeting is over, unless a reference file states it. A topic that was planned has a relation of its own: see agendaUnder.
func (b siblings) foretoldOfTopic(m subject, here *slot, over bool) bool {
	if m.relation != topicOf && m.relation != notTopicOf || here.affirmedIn() != Before || m.first() == string(graph.TopicPlanned) {
		return false
	}
	if over && m.relation == notTopicOf && !b.stated[m] {
		return true
	}
	for _, s := range b.others(m, b.against(m)) {
		if s.affirmedIn() > Before {
			return true
		}
	}
	return false
}
