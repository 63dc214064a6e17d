package analysis

import (
	"cmp"
	"context"
	"slices"
)

// search goes back from the end of the chains, a hop at a time, and notes for
// each actor how late a chain may come to it and still reach the end.
//
// Where order does not matter that is always, and the search is a breadth-first
// one. Where it does, more hops may allow for a later time: an actor is then
// noted again, and who comes to it with it.
type search struct {
	ctx      context.Context
	p        *Projection
	from, to int32
	options  Options

	last    []int32   // by actor: the latest of its notes, 0 for none
	notes   []note    // notes[0] is none
	reached []instant // by meeting: how late a chain that goes on with it may be
	steps   int
}

// note says that with so many hops to go, or more, a chain may come to an actor
// with meetings that began no later than latest.
type note struct {
	hops   int32
	latest instant
	before int32 // the actor's note before this one, with fewer hops and an earlier time
}

func newSearch(ctx context.Context, p *Projection, from, to int32, o Options) *search {
	return &search{
		ctx: ctx, p: p, from: from, to: to, options: o,
		last: make([]int32, len(p.Actors)), notes: make([]note, 1), reached: make([]instant, len(p.Meetings)),
	}
}

// back returns how many hops the shortest chains have, 0 if there are none.
func (s *search) back() (int32, error) {
	s.note(s.to, 0, always)
	frontier := []int32{s.to}
	for hops := int32(1); len(frontier) > 0; hops++ {
		// From the near side first: the last hop back would else be the widest of all.
		for _, m := range s.p.attended[s.from] {
			if err := s.tick(); err != nil {
				return 0, err
			}
			if s.leads(m, start, hops) {
				s.note(s.from, hops, start)
				return hops, nil
			}
		}
		var err error
		if frontier, err = s.hop(frontier, hops); err != nil {
			return 0, err
		}
	}
	return 0, nil
}

// hop goes back one hop from the actors noted in the one before, and returns those noted now.
func (s *search) hop(frontier []int32, hops int32) ([]int32, error) {
	// The latest first, so that no meeting is gone through twice.
	slices.SortFunc(frontier, func(a, b int32) int {
		return cmp.Or(cmp.Compare(s.latest(b, hops-1), s.latest(a, hops-1)), cmp.Compare(a, b))
	})
	var next []int32
	for _, to := range frontier {
		latest := s.latest(to, hops-1)
		for _, m := range s.p.attended[to] {
			if err := s.tick(); err != nil {
				return nil, err
			}
			first, last, ok := s.meeting(m)
			if !ok || first > latest || min(last, latest) <= s.reached[m] {
				continue
			}
			s.reached[m] = min(last, latest)
			for _, a := range s.p.Meetings[m].Attendees {
				if s.note(a, hops, s.reached[m]) {
					next = append(next, a)
				}
			}
		}
	}
	return next, nil
}

// meeting returns between when and when a meeting took place, as far as the
// options ask for that, and whether it counts.
func (s *search) meeting(m int32) (first, last instant, counts bool) {
	meeting := &s.p.Meetings[m]
	if s.options.InOrder {
		return meeting.first, meeting.last, s.options.counts(meeting)
	}
	return start, always, s.options.counts(meeting)
}

// note notes an actor if that is news, and tells whether it is the first with so many hops.
func (s *search) note(actor, hops int32, latest instant) bool {
	n := &s.notes[s.last[actor]]
	switch {
	case latest <= n.latest:
		return false
	case s.last[actor] > 0 && n.hops == hops:
		n.latest = latest
		return false
	}
	s.notes = append(s.notes, note{hops: hops, latest: latest, before: s.last[actor]})
	s.last[actor] = int32(len(s.notes) - 1)
	return true
}

// latest is the time that was noted of an actor for so many hops: never if the end is out of reach.
func (s *search) latest(actor, hops int32) instant {
	i := s.last[actor]
	for i > 0 && s.notes[i].hops > hops {
		i = s.notes[i].before
	}
	return s.notes[i].latest
}

// leads tells whether a chain whose meetings began no later than at can go on
// with this one, and reach the end in so many hops, this one included.
func (s *search) leads(m int32, at instant, hops int32) bool {
	first, last, ok := s.meeting(m)
	return ok && at <= last && slices.ContainsFunc(s.p.Meetings[m].Attendees, func(a int32) bool {
		return s.latest(a, hops-1) >= max(at, first)
	})
}

// tick looks now and then whether somebody still waits.
func (s *search) tick() error {
	if s.steps++; s.steps%1024 == 1 {
		return interrupted(s.ctx)
	}
	return nil
}
