package analysis

import (
	"cmp"
	"context"
	"math"
	"slices"
	"sync"

	"parley/graph"
)

// Projection holds the meetings and their attendees at one revision of the graph. It
// does not change once it is made, except that a search adds what it works out. Many
// goroutines can search at the same time. The number of a meeting or an actor is its index in
// Meetings or Actors. Both are sorted by id.
type Projection struct {
	Revision graph.Revision
	Meetings []Meeting
	Actors   []graph.ID // the actors who attended at least one of Meetings

	kinds [roomKinds]struct { // by kind of rooms; worked out when a search asks for them
		once  sync.Once
		rooms *rooms
	}
}

// Meeting is a meeting of a projection.
type Meeting struct {
	ID        graph.ID
	Mode      graph.MeetingMode // "" if the mode is unknown; INDIRECT if it is open, and the talks were perhaps indirect
	Earliest  string            // RFC 3339, UTC; "" if the time is open or unknown
	Latest    string            // RFC 3339, UTC; "" if the time is open or unknown
	Attendees []int32           // the numbers of the actors who attended, ascending

	parts       []part            // how each of Attendees took part; nil if all did in the mode of the meeting
	usual       graph.MeetingMode // the mode of attendees without a mode of their own
	first, last instant           // Earliest and Latest
}

// instant is the rank of a time among all times of a projection. A search compares
// these numbers instead of times.
type instant int32

const (
	never  instant = 0             // before every time
	start  instant = 1             // an open beginning
	always instant = math.MaxInt32 // an open end
)

// Read reads the projection of a view from a store with one query. It returns the store's errors.
func Read(ctx context.Context, store graph.Store, of View) (*Projection, error) {
	s := &meetingSink{numbers: map[graph.ID]int32{}}
	revision, err := store.Run(ctx, allMeetings(of), s)
	if err != nil {
		return nil, err
	}
	p := &Projection{Revision: revision, Meetings: s.meetings, Actors: s.actors}
	p.sortActors()
	p.rankTimes()
	for i := range p.Meetings {
		p.Meetings[i].settle()
	}
	return p, nil
}

// sortActors sorts the actors by id, and renumbers them in all meetings.
func (p *Projection) sortActors() {
	order := make([]int32, len(p.Actors))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return cmp.Compare(p.Actors[a], p.Actors[b]) })
	sorted, number := make([]graph.ID, len(order)), make([]int32, len(order))
	for i, old := range order {
		sorted[i], number[old] = p.Actors[old], int32(i)
	}
	p.Actors = sorted
	for i := range p.Meetings {
		p.Meetings[i].renumber(number)
	}
}

// renumber gives the attendees new numbers, and sorts them with their parts.
func (m *Meeting) renumber(number []int32) {
	type attendee struct {
		actor int32
		part  part
	}
	all := make([]attendee, len(m.Attendees))
	for i, old := range m.Attendees {
		all[i] = attendee{number[old], m.parts[i]}
	}
	slices.SortFunc(all, func(a, b attendee) int { return cmp.Compare(a.actor, b.actor) })
	for i, a := range all {
		m.Attendees[i], m.parts[i] = a.actor, a.part
	}
}

// rankTimes sets the ranks of all times. Equal times have equal ranks. Times in RFC 3339
// and UTC sort as text.
func (p *Projection) rankTimes() {
	ranks := map[string]instant{}
	for i := range p.Meetings {
		ranks[p.Meetings[i].Earliest], ranks[p.Meetings[i].Latest] = never, never
	}
	times := make([]string, 0, len(ranks))
	for t := range ranks {
		times = append(times, t)
	}
	slices.Sort(times)
	for i, t := range times {
		ranks[t] = start + 1 + instant(i)
	}
	for i := range p.Meetings {
		m := &p.Meetings[i]
		m.first, m.last = start, always
		if m.Earliest != "" {
			m.first = ranks[m.Earliest]
		}
		if m.Latest != "" {
			m.last = ranks[m.Latest]
		}
	}
}

// actor returns the number of an actor, and whether the projection has the actor.
func (p *Projection) actor(id graph.ID) (int32, bool) {
	i, ok := slices.BinarySearch(p.Actors, id)
	return int32(i), ok
}
