package fold

import (
	"slices"
	"strings"

	"parley/graph"
	"parley/loader/dossier"
)

// conflict reports whether two relations of one fan are different answers to one question. A source can mean both, such as
// two places, if it names both in one report. If it names the other later, it corrects itself (see readMoves). If sources
// name one each, they disagree (see siblings.rivals).
func (g geography) conflict(m, o subject) bool {
	switch {
	case m.oneAtATime(), m.relation == said:
		return true
	case m.relation == atPlace:
		return !g.related(o.to, m.to)
	case m.relation == topicOf, m.relation == notTopicOf:
		return o.relation != m.relation || m.discussion() != o.discussion() && m.discussion() != "" && o.discussion() != ""
	case m.relation == stanceOn:
		return favours(m) && refuses(o) || refuses(m) && favours(o)
	}
	return false
}

const stanceOn = "TAKES_STANCE_ON"

// discussion says whether a topic was discussed, or was raised and not discussed. It is empty for other topics.
func (m subject) discussion() string {
	if is := m.first(); is == string(graph.TopicDiscussed) || is == string(graph.TopicRaised) {
		return is
	}
	return ""
}

// favours reports whether a stance is for what it is about. DEMANDS and SEEKS are not among these stances: an actor can demand
// one thing and reject another.
func favours(m subject) bool {
	is := graph.StancePosition(m.first())
	return is == graph.StanceSupports || is == graph.StanceAccepts
}

// refuses reports whether a stance is against what it is about.
func refuses(m subject) bool {
	is := graph.StancePosition(m.first())
	return is == graph.StanceOpposes || is == graph.StanceRejects
}

// atOneTime reports whether two relations are about one time. An actor can change a stance, so two stances disagree only if
// their times overlap. If the time of one of them is unknown, the reports must be of one time.
func (b siblings) atOneTime(m, o subject) bool {
	if m.relation != stanceOn {
		return true
	}
	if !b.when(m).Absent() && !b.when(o).Absent() {
		return b.overlap(m, o)
	}
	return slices.ContainsFunc(b.slots[m].compared(), func(a *assertion) bool {
		return a.affirms && slices.ContainsFunc(b.slots[o].compared(), func(c *assertion) bool {
			return c.affirms && !a.LaterThan(c.Claim) && !c.LaterThan(a.Claim)
		})
	})
}

// when is the time of a stance: as sources report it, or else as a reference file states it.
func (b siblings) when(m subject) Value {
	if v := b.whens[m].value; !v.Absent() {
		return v
	}
	return b.times[m]
}

// overlap reports whether the times of two stances are known and overlap.
func (b siblings) overlap(m, o subject) bool {
	mine, theirs := b.when(m), b.when(o)
	return !mine.Absent() && !theirs.Absent() && overlap(mine.bounds, theirs.bounds)
}

// statedTime is the time of a stance that a reference file states.
func statedTime(stated []dossier.StatedRelation) Value {
	if len(stated) == 0 || stated[0].Relation.Name != stanceOn {
		return Value{}
	}
	return statedValue(stated[0].Relation.Property(when), stated[0].Values)
}

// overlap reports whether two spans of time overlap. "" is an open end.
func overlap(v, w [2]string) bool {
	return (v[1] == "" || w[0] <= v[1]) && (w[1] == "" || v[0] <= w[1])
}

// first is the first of the values that tell the relation from other relations between the same things.
func (m subject) first() string {
	first, _, _ := strings.Cut(m.identity, "\x1f")
	return first
}

// oneAtATime reports whether the relation leads to one thing at a time.
func (m subject) oneAtATime() bool {
	r := graph.Parley.Relation(m.relation) // nil for attendance
	return r != nil && r.From.Shape == graph.One
}
