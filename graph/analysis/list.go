package analysis

import "container/heap"

// lister lists the chains that a search has found, in order, up to the limit. It never has
// to go back: the search's notes show for every meeting whether a chain can continue with it.
//
// A shortest chain never repeats an actor or a room. If an actor occurred twice, the
// hops between the two places could be left out. If a room occurred twice, the actor
// who enters it first and the actor who leaves it last could share one hop. The chain
// would be shorter, and still in order. In this file, a meeting is a room (see rooms).
type lister struct {
	*search
	onward map[place][]int32 // a cache: the meetings that lead on from a place

	meetings []int32 // the meetings of the current chain
	chains   []Chain
	more     bool
}

// place is an actor with a number of hops that remain.
type place struct{ actor, hops int32 }

// list lists the chains with a number of hops.
func (l *lister) list(hops int32) error {
	_, err := l.extend([]int32{l.from}, start, hops)
	return err
}

// extend lists the chains that begin with the current meetings and continue from one of
// the actors. No current meeting began later than at. It returns false when the list
// is full.
func (l *lister) extend(actors []int32, at instant, hops int32) (bool, error) {
	if hops == 0 {
		return l.add(), nil
	}
	next, err := l.nextMeetings(actors, at, hops)
	if err != nil {
		return false, err
	}
	for len(next) > 0 {
		if err := l.tick(); err != nil {
			return false, err
		}
		m := next.next()
		if !l.leads(m, at, hops) {
			continue
		}
		first, _ := l.meeting(m)
		l.meetings = append(l.meetings, m)
		goOn, err := l.extend(l.rooms.meetings[m].Attendees, max(at, first), hops-1)
		l.meetings = l.meetings[:len(l.meetings)-1]
		if !goOn || err != nil {
			return false, err
		}
	}
	return true, nil
}

// nextMeetings returns the meetings that lead on from the actors. Some of them can be too
// early for at.
func (l *lister) nextMeetings(actors []int32, at instant, hops int32) (merge, error) {
	var next merge
	for _, a := range actors {
		if l.latest(a, hops) < at {
			continue
		}
		onward, ok := l.onward[place{a, hops}]
		if !ok {
			for _, m := range l.rooms.attended[a] {
				if err := l.tick(); err != nil {
					return nil, err
				}
				if l.leads(m, start, hops) {
					onward = append(onward, m)
				}
			}
			l.onward[place{a, hops}] = onward
		}
		if len(onward) > 0 {
			next = append(next, onward)
		}
	}
	heap.Init(&next)
	return next, nil
}

// add adds the chains through the current meetings: an actor who attended both a meeting
// and the next meeting links the two. It returns false when the list is full.
func (l *lister) add() bool {
	between := make([][]int32, len(l.meetings)-1)
	for i := range between {
		between[i] = intersection(l.rooms.meetings[l.meetings[i]].Attendees, l.rooms.meetings[l.meetings[i+1]].Attendees)
	}
	for chosen := make([]int, len(between)); ; {
		if len(l.chains) == l.options.Limit {
			l.more = true
			return false
		}
		l.chains = append(l.chains, l.chain(between, chosen))
		i := len(chosen) - 1
		for i >= 0 && chosen[i] == len(between[i])-1 {
			chosen[i] = 0
			i--
		}
		if i < 0 {
			return true
		}
		chosen[i]++
	}
}

// chain returns the chain through the current meetings with the chosen links.
func (l *lister) chain(between [][]int32, chosen []int) Chain {
	hops := make([]Hop, len(l.meetings))
	from := l.rooms.actors[l.from]
	for i, m := range l.meetings {
		to := l.rooms.actors[l.to]
		if i < len(between) {
			to = l.rooms.actors[between[i][chosen[i]]]
		}
		hops[i] = Hop{From: from, Meeting: l.rooms.meetings[m].ID, To: to}
		from = to
	}
	return Chain{Hops: hops}
}

// intersection returns the numbers that are in both lists. All lists ascend.
func intersection(a, b []int32) []int32 {
	var in []int32
	for len(a) > 0 && len(b) > 0 {
		switch {
		case a[0] < b[0]:
			a = a[1:]
		case a[0] > b[0]:
			b = b[1:]
		default:
			in = append(in, a[0])
			a, b = a[1:], b[1:]
		}
	}
	return in
}
