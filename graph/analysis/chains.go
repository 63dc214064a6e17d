package analysis

import (
	"context"

	"parley/graph"
)

// Chain is a way from one actor to another: each hop begins with whom the one
// before it ends. No actor and no meeting occurs in it twice.
type Chain struct{ Hops []Hop }

// Hop is a meeting that both From and To attended.
type Hop = graph.Hop

// Options say which chains count.
type Options struct {
	// InPerson: only meetings whose mode is IN_PERSON. One whose mode nobody
	// reports, or a hybrid one, is not known to have brought two people together.
	InPerson bool
	// InOrder: only chains on which something could have been passed on: no
	// meeting is over before one that comes earlier in the chain begins. Of times
	// only the bounds are known, so a meeting counts as not before another if its
	// latest second is not before the other's earliest; an open or unknown bound
	// rules nothing out. The shortest of these may be longer than the shortest of all.
	//
	// It is not enough to look at neighbours: between a meeting in December and one
	// in November, another "in late autumn" is in order with both, and the chain is not.
	InOrder bool
	// Most is how many chains are wanted at the most, from 1 on.
	Most int
}

// Chains returns all the shortest chains from one actor to another, by the ids
// of their meetings in turn, then by the ids of their actors in turn; all are
// of one length. There is none from an actor to itself, and none from or to one
// who attended nothing. More tells that there are more than Options.Most.
//
// The search looks at each attendance once, with InOrder up to once for every
// hop; to list the chains then costs what is listed, however many there are.
// When ctx ends meanwhile, the error wraps ErrDeadline or ErrCanceled.
func (p *Projection) Chains(ctx context.Context, from, to graph.ID, o Options) (chains []Chain, more bool, err error) {
	a, known := p.actor(from)
	b, alsoKnown := p.actor(to)
	if !known || !alsoKnown || a == b {
		return nil, false, interrupted(ctx)
	}
	s := newSearch(ctx, p, a, b, o)
	hops, err := s.back()
	if hops == 0 || err != nil {
		return nil, false, err
	}
	l := lister{search: s, onward: map[place][]int32{}}
	if err = l.list(hops); err != nil {
		return nil, false, err
	}
	return l.chains, l.more, nil
}

// counts tells whether the options let a meeting through.
func (o Options) counts(m *Meeting) bool {
	return !o.InPerson || m.Mode == inPerson
}

const inPerson graph.MeetingMode = "IN_PERSON"
