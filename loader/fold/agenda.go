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
// was planned is no topic of the meeting any more once the meeting is over. A topic that the meeting dealt with has a relation of its own.
func agendaUnder(t dossier.StatedRelation, d decision) *graph.Relation {
	r := t.Relation
	if r.Name != topic || d.verdict != tookPlace || !d.over || t.Values[r.Property("as").Index] != string(graph.TopicPlanned) {
		return r
	}
	return graph.Parley.Relation(topicBefore)
}
