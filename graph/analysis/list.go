package analysis

import (
	"container/heap"
	"slices"
)

// lister lists the chains that a search has found, in order, up to the limit. In a list of shortest chains, it never has
// to go back: the search's notes show for every meeting whether a chain can continue with it.
//
// A shortest chain never repeats an actor or a room. If an actor occurred twice, the
// hops between the two places could be left out. If a room occurred twice, the actor
// who enters it first and the actor who leaves it last could share one hop. The chain
// would be shorter, and still in order. Longer chains could, so the lister leaves them
// out. In this file, a meeting is a room (see rooms).
type lister struct {
	*search
	onward map[place][]int32 // a cache: the meetings that lead on from a place
	tour   tour              // the actors through whom a chain has to lead

	meetings []int32 // the meetings of the current chain
	actors   []int32 // the actors of the current chain, without its ends
	chains   []Chain
	more     bool
}

// place is an actor with a number of hops that remain, and with the set of actors through whom the chain still has to lead.
type place struct {
	actor, hops int32
	missing     int
}

// upTo lists the shortest chains, and the chains that have up to some more hops. No chain has fewer hops than shortest.
func (l *lister) upTo(shortest, longer int32) ([]Chain, bool, error) {
	for hops := shortest; hops == shortest || hops <= MaxHops; hops++ {
		if len(l.chains) > 0 && hops > int32(len(l.chains[0].Hops))+longer || len(l.chains) == 0 && len(l.tour.through) == 0 && hops > shortest {
			break
		}
		if err := l.back(hops - 1); err != nil {
			return nil, false, err
		}
		if goOn, err := l.extend([]int32{l.from}, start, hops, l.tour.all()); !goOn || err != nil {
			return l.chains, l.more, err
		}
	}
	return l.chains, false, nil
}

// extend lists the chains that begin with the current meetings and continue from one of
// the actors. No current meeting began later than at. The actors of the set missing were at none of them. It returns false when the list
// is full.
func (l *lister) extend(actors []int32, at instant, hops int32, missing int) (bool, error) {
	if hops == 0 {
		return l.add()
	}
	next, err := l.nextMeetings(actors, at, hops, missing)
	if err != nil {
		return false, err
	}
	for len(next) > 0 {
		if err := l.tick(); err != nil {
			return false, err
		}
		m := next.next()
		if slices.Contains(l.meetings, m) || !l.leads(m, at, hops) {
			continue
		}
		first, _ := l.meeting(m)
		l.meetings = append(l.meetings, m)
		goOn, err := l.extend(l.rooms.meetings[m].Attendees, max(at, first), hops-1, l.tour.without(missing, &l.rooms.meetings[m]))
		l.meetings = l.meetings[:len(l.meetings)-1]
		if !goOn || err != nil {
			return false, err
		}
	}
	return true, nil
}

// nextMeetings returns the meetings that lead on from the actors. Some of them can be too
// early for at.
func (l *lister) nextMeetings(actors []int32, at instant, hops int32, missing int) (merge, error) {
	var next merge
	for _, a := range actors {
		if l.latest(a, hops) < at || a == l.to || a == l.from && len(l.meetings) > 0 {
			continue
		}
		here := place{a, hops, missing}
		onward, ok := l.onward[here]
		if !ok {
			for _, m := range l.rooms.attended[a] {
				if err := l.tick(); err != nil {
					return nil, err
				}
				if l.leads(m, start, hops) && l.tour.possible(&l.rooms.meetings[m], missing, hops-1) {
					onward = append(onward, m)
				}
			}
			l.onward[here] = onward
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
func (l *lister) add() (bool, error) {
	between := make([][]int32, len(l.meetings)-1)
	for i := range between {
		between[i] = intersection(l.rooms.meetings[l.meetings[i]].Attendees, l.rooms.meetings[l.meetings[i+1]].Attendees)
	}
	return l.link(between)
}

// link adds the chains whose first links are the current actors, and whose other links are of the lists. It returns false when the list is full.
func (l *lister) link(between [][]int32) (bool, error) {
	missing := 0
	for _, a := range l.tour.through {
		if !slices.Contains(l.actors, a) {
			missing++
		}
	}
	if missing > len(between) {
		return true, nil
	}
	if len(between) == 0 {
		if len(l.chains) == l.options.Limit {
			l.more = true
			return false, nil
		}
		l.chains = append(l.chains, l.chain())
		return true, nil
	}
	for _, a := range between[0] {
		if err := l.tick(); err != nil {
			return false, err
		}
		if a == l.from || a == l.to || slices.Contains(l.actors, a) {
			continue
		}
		l.actors = append(l.actors, a)
		goOn, err := l.link(between[1:])
		l.actors = l.actors[:len(l.actors)-1]
		if !goOn || err != nil {
			return false, err
		}
	}
	return true, nil
}

// chain returns the chain through the current meetings and actors.
func (l *lister) chain() Chain {
	hops := make([]Hop, len(l.meetings))
	from := l.rooms.actors[l.from]
	for i, m := range l.meetings {
		to := l.rooms.actors[l.to]
		if i < len(l.actors) {
			to = l.rooms.actors[l.actors[i]]
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
