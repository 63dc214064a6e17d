package analysis

import "container/heap"

// lister lists the chains that a search has found, in their order, no more of
// them than are wanted. It never goes a way that leads nowhere: the search's
// notes say of every meeting whether a chain can go on with it.
//
// The shortest chains repeat nobody of themselves. If an actor came twice, what
// lies between could be left out, and if a meeting did, who led into it first
// could have gone out of it last; either is shorter, and still in order, since
// fewer meetings come before those that remain.
type lister struct {
	*search
	onward map[place][]int32

	meetings []int32 // of the chain being made
	chains   []Chain
	more     bool
}

// place is where a chain can stand: at an actor, with so many hops to go.
type place struct{ actor, hops int32 }

// list lists the chains of so many hops.
func (l *lister) list(hops int32) error {
	_, err := l.extend([]int32{l.from}, start, hops)
	return err
}

// extend lists what goes on from those of the actors who can stand at the end of
// the meetings so far, none of which began later than at. It tells whether more is wanted.
func (l *lister) extend(actors []int32, at instant, hops int32) (bool, error) {
	if hops == 0 {
		return l.add(), nil
	}
	ways, err := l.ways(actors, at, hops)
	if err != nil {
		return false, err
	}
	for len(ways) > 0 {
		if err := l.tick(); err != nil {
			return false, err
		}
		m := ways.next()
		if !l.leads(m, at, hops) {
			continue
		}
		first, _, _ := l.meeting(m)
		l.meetings = append(l.meetings, m)
		on, err := l.extend(l.p.Meetings[m].Attendees, max(at, first), hops-1)
		l.meetings = l.meetings[:len(l.meetings)-1]
		if !on || err != nil {
			return false, err
		}
	}
	return true, nil
}

// ways are the meetings that lead on from the actors; some of them too early for at.
func (l *lister) ways(actors []int32, at instant, hops int32) (heads, error) {
	var ways heads
	for _, a := range actors {
		if l.latest(a, hops) < at {
			continue
		}
		onward, ok := l.onward[place{a, hops}]
		if !ok {
			for _, m := range l.p.attended[a] {
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
			ways = append(ways, onward)
		}
	}
	heap.Init(&ways)
	return ways, nil
}

// add adds the chains that lead through the meetings so far: whoever was both at
// a meeting and at the next one leads from one to the other. It tells whether more is wanted.
func (l *lister) add() bool {
	between := make([][]int32, len(l.meetings)-1)
	for i := range between {
		between[i] = both(l.p.Meetings[l.meetings[i]].Attendees, l.p.Meetings[l.meetings[i+1]].Attendees)
	}
	for chosen := make([]int, len(between)); ; {
		if len(l.chains) == l.options.Most {
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

func (l *lister) chain(between [][]int32, chosen []int) Chain {
	hops := make([]Hop, len(l.meetings))
	from := l.p.Actors[l.from]
	for i, m := range l.meetings {
		to := l.p.Actors[l.to]
		if i < len(between) {
			to = l.p.Actors[between[i][chosen[i]]]
		}
		hops[i] = Hop{From: from, Meeting: l.p.Meetings[m].ID, To: to}
		from = to
	}
	return Chain{Hops: hops}
}

// both returns what is in both lists; all of them ascend.
func both(a, b []int32) []int32 {
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
