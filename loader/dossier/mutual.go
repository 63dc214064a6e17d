package dossier

import (
	"cmp"
	"slices"

	"parley/graph"
)

// One source can say that a first thing lies within a second thing. Another source can say the opposite. The writer of the dossier
// has made no mistake. The fold compares the two reports, and shows at most one of the two steps. So these two steps are no circle.
// A longer circle that contains one of these steps is a circle.

// ends are the two things of a step.
type ends struct {
	relation string
	from, to graph.ID
}

func (s Step) ends() ends     { return ends{s.Relation.Name, s.From, s.To} }
func (e ends) reversed() ends { return ends{e.relation, e.to, e.from} }

// mutual returns the steps whose direction sources dispute: each source claims only one of the two directions, no reference
// file states one of them, and the relation leads to one thing at a time.
func mutual(steps []Step) map[ends]bool {
	claimed, stated := map[ends][]voice{}, map[ends]bool{}
	for _, s := range steps {
		switch {
		case s.Relation.From.Shape != graph.One:
		case s.Claimed:
			claimed[s.ends()] = append(claimed[s.ends()], s.voice)
		default:
			stated[s.ends()] = true
		}
	}
	out := map[ends]bool{}
	for e, voices := range claimed {
		r := e.reversed()
		both := slices.ContainsFunc(voices, func(v voice) bool { return slices.Contains(claimed[r], v) })
		if len(claimed[r]) > 0 && !both && !stated[e] && !stated[r] {
			out[e] = true
		}
	}
	return out
}

// around returns a circle that begins with a step whose direction is disputed, and does not lead straight back. It is nil if
// there is none. The argument onward has the steps from each thing.
func around(s Step, onward map[graph.ID][]Step) []Step {
	reached := map[graph.ID][]Step{s.To: {s}}
	for next := []graph.ID{s.To}; len(next) > 0; next = next[1:] {
		for _, o := range onward[next[0]] {
			path := append(slices.Clone(reached[next[0]]), o)
			switch {
			case o.ends() == s.ends().reversed():
			case o.To == s.From:
				return path
			case reached[o.To] == nil:
				reached[o.To] = path
				next = append(next, o.To)
			}
		}
	}
	return nil
}

// voice is who makes a claim: a publisher, and the speaker whom the publisher relays.
type voice struct{ publisher, speaker graph.ID }

func voiceOf(c Claim, publishers map[graph.ID]graph.ID) voice {
	publisher := cmp.Or(publishers[c.Source], c.Source)
	return voice{publisher, c.SpeakerBesides(publisher)}
}
