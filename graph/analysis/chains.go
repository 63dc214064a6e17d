package analysis

import (
	"context"
	"slices"

	"parley/graph"
)

// Chain is a path from one actor to another. Each hop begins at the actor at whom the hop
// before it ends. No actor occurs twice. A meeting occurs twice only if its talks were
// indirect: one party met the mediator, and the mediator met another party.
type Chain struct{ Hops []Hop }

// Hop is a meeting at which the actors From and To met.
type Hop = graph.Hop

// Options select the chains.
type Options struct {
	// InPerson allows only hops between two actors who were both in the room: the mode of
	// the pair is IN_PERSON (see graph.PairMode). If a meeting has no known mode, nobody
	// knows whether it brought two people together.
	InPerson bool
	// Indirect allows hops between two actors who took part in the same indirect talks and
	// did not meet (see graph.Met). It does not change anything for chains in person.
	Indirect bool
	// InOrder allows only chains along which information could pass: no meeting ends
	// before an earlier meeting of the chain begins. Only bounds of times are known. So a
	// meeting is "not before" another if its latest second is not before the earliest
	// second of the other. An open or unknown bound excludes nothing. The shortest chains
	// in order can be longer than the shortest chains.
	//
	// The order is tested for all pairs of meetings, not only for neighbours. Take a
	// meeting in December, one "in late autumn" and one in November: each is in order
	// with its neighbour, and the chain is not in order.
	InOrder bool
	// Longer allows chains that have up to this many hops more than the shortest chains.
	Longer int
	// Through allows only chains that lead through all these actors, in any order. The
	// shortest chains are then the shortest of those.
	Through []graph.ID
	// Limit is the largest number of chains to return, at least 1.
	Limit int
}

// MaxHops is the largest number of hops of a chain that is not one of the shortest from one actor to another. The search for such chains tries many ways that
// lead nowhere, and each hop more multiplies the ways.
const MaxHops = 10

// Chains returns chains from one actor to another, at most o.Limit. The shortest chains
// come first. Chains of one length are ordered hop by hop, by the id of the meeting, and in a
// meeting at which not all met each other, by the ids of the two actors too. Then they are
// ordered by the ids of their actors. more reports whether there are more chains. There is no chain from an
// actor to itself, and none from or to an actor who attended nothing.
//
// The search looks at each attendance once, or with InOrder at most once for every hop.
// The cost of a list of shortest chains depends only on the chains returned. Longer and
// Through try ways that lead nowhere, too: they count their steps as work. The error
// wraps graph.ErrTooMuchWork, or if ctx ends during the search, graph.ErrDeadline or
// graph.ErrCanceled.
func (p *Projection) Chains(ctx context.Context, from, to graph.ID, o Options) (chains []Chain, more bool, err error) {
	a, known := p.actor(from)
	b, alsoKnown := p.actor(to)
	if !known || !alsoKnown || a == b {
		return nil, false, graph.Interrupted(ctx)
	}
	l := lister{search: newSearch(ctx, p.rooms(o), a, b, o), onward: map[place][]int32{}}
	var through []int32
	for _, id := range o.Through {
		n, attended := p.actor(id)
		if !attended {
			return nil, false, nil
		}
		if n == a || n == b || slices.Contains(through, n) {
			continue
		}
		const inAndOut = 2 // a chain comes to an actor by one meeting, and goes on by another meeting
		if len(l.rooms.attended[n]) < inAndOut {
			return nil, false, nil
		}
		through = append(through, n)
	}
	shortest, err := l.distance()
	if shortest == 0 || err != nil {
		return nil, false, err
	}
	if len(through) > 0 || o.Longer > 0 {
		l.work = graph.WorkOf(ctx)
	}
	if l.tour, err = newTour(l.search, through); err != nil {
		return nil, false, err
	}
	return l.upTo(shortest, int32(o.Longer))
}
