package analysis

import (
	"slices"

	"parley/graph"
)

// rooms is a projection in which all attendees of a meeting met each other. A meeting at which
// not all did is split into several entries of the same id: its rooms. Each two actors who met
// at a meeting are together in exactly one of its rooms. The rooms of a meeting lie side by
// side, ordered by their attendees.
type rooms struct {
	actors   []graph.ID
	meetings []Meeting
	attended [][]int32 // by number of an actor: the numbers of the rooms, ascending
}

// The kinds of rooms that options ask for.
const (
	everybody = iota // all who took part in a meeting
	together         // those who met
	inPerson         // those who were in the same room
	roomKinds
)

// rooms returns the rooms that the options allow. It works them out once for each projection.
func (p *Projection) rooms(o Options) *rooms {
	kind := together
	switch {
	case o.InPerson:
		kind = inPerson
	case o.Indirect:
		kind = everybody
	}
	cell := &p.kinds[kind]
	cell.once.Do(func() {
		var meetings []Meeting
		for i := range p.Meetings {
			meetings = append(meetings, p.Meetings[i].split(kind)...)
		}
		cell.rooms = newRooms(p.Actors, meetings)
	})
	return cell.rooms
}

func newRooms(actors []graph.ID, meetings []Meeting) *rooms {
	r := &rooms{actors: actors, meetings: meetings, attended: make([][]int32, len(actors))}
	for m := range meetings {
		for _, a := range meetings[m].Attendees {
			r.attended[a] = append(r.attended[a], int32(m))
		}
	}
	return r
}

// part is how an actor took part in a meeting.
type part struct {
	mode     graph.MeetingMode // the actor's own mode, or ""
	mediates bool
}

// uniform reports whether all attendees took part in the mode of the meeting and met each other.
func (m *Meeting) uniform() bool { return m.parts == nil && m.Mode != graph.ModeIndirect }

// split returns the rooms of a kind of a meeting. A room has at least two attendees.
func (m *Meeting) split(kind int) []Meeting {
	switch {
	case len(m.Attendees) < 2, kind == inPerson && m.uniform() && m.Mode != graph.ModeInPerson:
		return nil
	case kind == everybody, m.uniform():
		return []Meeting{*m}
	case kind == inPerson:
		return m.room(m.inRoom())
	}
	if m.allMet() {
		return []Meeting{*m}
	}
	var pairs []Meeting
	for i, a := range m.Attendees {
		for j := i + 1; j < len(m.Attendees); j++ {
			if m.met(i, j) {
				pairs = append(pairs, m.room([]int32{a, m.Attendees[j]})...)
			}
		}
	}
	return pairs
}

// room returns a room of the meeting, or nothing for fewer than two attendees.
func (m *Meeting) room(attendees []int32) []Meeting {
	if len(attendees) < 2 {
		return nil
	}
	room := *m
	room.Attendees, room.parts = attendees, nil
	return []Meeting{room}
}

// inRoom returns the attendees who were in the room.
func (m *Meeting) inRoom() []int32 {
	var in []int32
	for i, a := range m.Attendees {
		if m.pairMode(i, i) == graph.ModeInPerson {
			in = append(in, a)
		}
	}
	return in
}

// allMet reports whether each two attendees met.
func (m *Meeting) allMet() bool {
	for i := range m.Attendees {
		for j := range i {
			if !m.met(i, j) {
				return false
			}
		}
	}
	return true
}

// met reports whether two attendees met, by their indices.
func (m *Meeting) met(i, j int) bool {
	return m.pairMode(i, j) != graph.ModeIndirect || m.part(i).mediates || m.part(j).mediates
}

// pairMode returns the mode in which two attendees met, by their indices.
func (m *Meeting) pairMode(i, j int) graph.MeetingMode {
	return graph.PairMode(m.part(i).mode, m.part(j).mode, m.usual)
}

func (m *Meeting) part(i int) part {
	if m.parts == nil {
		return part{}
	}
	return m.parts[i]
}

// settle works out the usual mode of the attendees, and forgets parts that change nothing.
func (m *Meeting) settle() {
	remote, own := false, false
	for _, p := range m.parts {
		remote = remote || slices.Contains(graph.RemoteModes, p.mode)
		own = own || p.mode != ""
	}
	m.usual = graph.UsualMode(m.Mode, remote)
	if !own && m.Mode != graph.ModeIndirect {
		m.parts = nil
	}
}
