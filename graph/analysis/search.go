package analysis

import (
	"cmp"
	"context"
	"slices"

	"parley/graph"
)

// search goes back from the end of the chains, one hop at a time. For each actor it notes
// the latest time at which a chain can arrive there and still reach the end.
//
// Without InOrder, that time is always, and the search is breadth-first. With
// InOrder, more hops can allow a later time: the actor then gets another note, and so
// do the actors from whom a chain arrives there.
type search struct {
	ctx      context.Context
	rooms    *rooms
	from, to int32
	options  Options

	last    []int32   // by actor: the index of its latest note, 0 for none
	notes   []note    // notes[0] stands for none
	reached []instant // by meeting: the latest time at which a chain can continue with it

	frontier []int32 // the actors that the last hop back noted
	gone     int32   // the number of hops back

	steps int         // counts the calls of tick
	work  *graph.Work // counts the steps, too; nil for a search that never goes back
}

// note says that a chain can arrive at an actor and still reach the end. Two conditions must
// hold: at least this many hops remain, and no meeting of the chain began later than latest.
type note struct {
	hops   int32
	latest instant
	before int32 // the index of the actor's previous note, with fewer hops and an earlier time
}

func newSearch(ctx context.Context, r *rooms, from, to int32, o Options) *search {
	return &search{
		ctx: ctx, rooms: r, from: from, to: to, options: o,
		last: make([]int32, len(r.actors)), notes: make([]note, 1), reached: make([]instant, len(r.meetings)),
	}
}

// distance returns the number of hops of the shortest chains, or 0 if there are none.
func (s *search) distance() (int32, error) {
	s.note(s.to, 0, always)
	s.frontier = []int32{s.to}
	for hops := int32(1); len(s.frontier) > 0; hops++ {
		// Look at the start before the next hop back. The last hop back would be the largest,
		// and it is not needed.
		for _, m := range s.rooms.attended[s.from] {
			if err := s.tick(); err != nil {
				return 0, err
			}
			if s.leads(m, start, hops) {
				s.note(s.from, hops, start)
				return hops, nil
			}
		}
		if err := s.back(hops); err != nil {
			return 0, err
		}
	}
	return 0, nil
}

// back goes back until it is a number of hops from the end.
func (s *search) back(hops int32) (err error) {
	for ; s.gone < hops && len(s.frontier) > 0 && err == nil; s.gone++ {
		s.frontier, err = s.hop(s.frontier, s.gone+1)
	}
	return err
}

// hop goes back one hop from the actors that the previous hop noted. It returns the actors
// that it notes.
func (s *search) hop(frontier []int32, hops int32) ([]int32, error) {
	// The latest time comes first, so that no meeting is visited twice.
	slices.SortFunc(frontier, func(a, b int32) int {
		return cmp.Or(cmp.Compare(s.latest(b, hops-1), s.latest(a, hops-1)), cmp.Compare(a, b))
	})
	var next []int32
	for _, to := range frontier {
		latest := s.latest(to, hops-1)
		for _, m := range s.rooms.attended[to] {
			if err := s.tick(); err != nil {
				return nil, err
			}
			first, last := s.meeting(m)
			if first > latest || min(last, latest) <= s.reached[m] {
				continue
			}
			s.reached[m] = min(last, latest)
			for _, a := range s.rooms.meetings[m].Attendees {
				if s.note(a, hops, s.reached[m]) {
					next = append(next, a)
				}
			}
		}
	}
	return next, nil
}

// meeting returns the bounds of a meeting's time. Without InOrder, the bounds are open.
func (s *search) meeting(m int32) (first, last instant) {
	if s.options.InOrder {
		meeting := &s.rooms.meetings[m]
		return meeting.first, meeting.last
	}
	return start, always
}

// note adds a note to an actor if its time is later than that of the last note. It reports
// whether this is the actor's first note with this number of hops.
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

// latest returns the time that is noted for an actor and a number of hops, or never if the
// end is out of reach.
func (s *search) latest(actor, hops int32) instant {
	i := s.last[actor]
	for i > 0 && s.notes[i].hops > hops {
		i = s.notes[i].before
	}
	return s.notes[i].latest
}

// leads reports whether a chain can continue with a meeting and reach the end in a number of
// hops, this hop included. The chain's meetings began no later than at.
func (s *search) leads(m int32, at instant, hops int32) bool {
	first, last := s.meeting(m)
	return at <= last && slices.ContainsFunc(s.rooms.meetings[m].Attendees, func(a int32) bool {
		return s.latest(a, hops-1) >= max(at, first)
	})
}

// tick returns an error if the context has ended. It checks once in 1,024 calls.
func (s *search) tick() error {
	if s.steps++; s.steps%1024 != 1 {
		return nil
	}
	if s.work != nil {
		if err := s.work.Add(1024); err != nil {
			return err
		}
	}
	return graph.Interrupted(s.ctx)
}
