package analysis

import (
	"cmp"
	"context"
	"math"
	"slices"

	"parley/graph"
)

// Projection is who attended which meeting, at one revision of the graph. It is
// not changed once it is made. Inside of it, meetings and actors go by their
// numbers: their places in Meetings and Actors, which are sorted by id.
type Projection struct {
	Revision graph.Revision
	Meetings []Meeting
	Actors   []graph.ID // those who attended at least one of Meetings

	attended [][]int32 // by actor: meetings, ascending
}

// Meeting is what the projection keeps of a meeting.
type Meeting struct {
	ID        graph.ID
	Mode      graph.MeetingMode // "" where none is known
	Earliest  string            // RFC 3339, UTC; "" where the time is open or unknown
	Latest    string            // RFC 3339, UTC; "" where the time is open or unknown
	Attendees []int32           // who ATTENDED it, as numbers of Actors, ascending

	first, last instant // Earliest and Latest
}

// instant is a time as a rank among all the times of a projection, so that a
// search compares numbers.
type instant int32

const (
	never  instant = 0             // comes before every time there is
	start  instant = 1             // an open beginning
	always instant = math.MaxInt32 // an open end
)

// Read reads the projection from a store by one query.
func Read(ctx context.Context, store graph.Store) (*Projection, error) {
	r := &reading{numbers: map[graph.ID]int32{}}
	revision, err := store.Run(ctx, everyMeeting(), r)
	if err != nil {
		return nil, err
	}
	p := &Projection{Revision: revision, Meetings: r.meetings, Actors: r.actors}
	p.sortActors()
	p.rankTimes()
	p.attended = make([][]int32, len(p.Actors))
	for m := range p.Meetings {
		for _, a := range p.Meetings[m].Attendees {
			p.attended[a] = append(p.attended[a], int32(m))
		}
	}
	return p, nil
}

// sortActors numbers the actors by their ids; until then, they are numbered as they came.
func (p *Projection) sortActors() {
	order := make([]int32, len(p.Actors))
	for i := range order {
		order[i] = int32(i)
	}
	slices.SortFunc(order, func(a, b int32) int { return cmp.Compare(p.Actors[a], p.Actors[b]) })
	sorted, number := make([]graph.ID, len(order)), make([]int32, len(order))
	for i, came := range order {
		sorted[i], number[came] = p.Actors[came], int32(i)
	}
	p.Actors = sorted
	for _, m := range p.Meetings {
		for i, came := range m.Attendees {
			m.Attendees[i] = number[came]
		}
		slices.Sort(m.Attendees)
	}
}

// rankTimes gives equal times equal ranks. RFC 3339 in UTC sorts as text.
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

// actor returns an actor's number.
func (p *Projection) actor(id graph.ID) (int32, bool) {
	i, ok := slices.BinarySearch(p.Actors, id)
	return int32(i), ok
}
