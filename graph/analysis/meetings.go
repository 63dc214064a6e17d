package analysis

import (
	"cmp"
	"slices"

	"parley/graph"
)

// The slots of a meeting, and of its time, in allMeetings.
const (
	slotID = iota
	slotMode
	slotDoubtfulMode
	slotWhen
	slotParticipants

	slotEarliest = 0
	slotLatest   = 1

	// The slots of a participant in allMeetings.
	slotRole  = 0
	slotPart  = 1
	slotActor = 2
)

var meeting = graph.Parley.Type("Meeting")

// allMeetings returns the query for all meetings, ordered by id, with the ids of their
// attendees.
// With View.Alleged, they include the actors of whom it is only alleged that they attended.
func allMeetings(of View) *graph.Query {
	when := meeting.Property("when")
	participants, ok := graph.Parley.Via(meeting, "participants")
	if !ok {
		panic("analysis: the model has no participants of a meeting")
	}
	if of.Alleged {
		participants.Also = graph.Parley.Relation("ALLEGED_AT")
	}
	actors := graph.Parley.Concrete(participants.Far())
	ids := graph.Selection{}
	for _, t := range actors {
		ids[t] = []graph.Field{{Property: t.Property("id")}}
	}
	those := everything(actors, ids)
	those.Item = []graph.Field{
		slotRole:  {Property: participants.Relation.Property("role")},
		slotPart:  {Property: participants.Relation.Property("mode")},
		slotActor: those.Item[0],
	}
	return &graph.Query{
		AsOf:  of.AsOf,
		Start: graph.Start{Scan: true},
		Root: everything([]*graph.Type{meeting}, graph.Selection{meeting: {
			slotID:           {Property: meeting.Property("id")},
			slotMode:         {Property: meeting.Property("mode")},
			slotDoubtfulMode: {Property: meeting.Property("doubtfulMode")},
			slotWhen: {Property: when, Parts: []*graph.Property{
				slotEarliest: when.Part("earliest"), slotLatest: when.Part("latest"),
			}},
			slotParticipants: {Link: along(participants, those)},
		}}),
	}
}

// revisionOnly returns a query for no things. Its answer is empty, and comes with
// the revision.
func revisionOnly() *graph.Query {
	ids := graph.Selection{meeting: {{Property: meeting.Property("id")}}}
	return &graph.Query{Start: graph.Start{IDs: []graph.ID{}}, Root: everything([]*graph.Type{meeting}, ids)}
}

// everything returns a link to all things of some types, without a step.
func everything(types []*graph.Type, far graph.Selection) graph.Link {
	return graph.Link{
		Types: types,
		Many:  &graph.List{Page: graph.Everything},
		Item:  []graph.Field{{Far: far}},
	}
}

// along returns the link with a step.
func along(v graph.Via, l graph.Link) *graph.Link {
	l.Via = v
	return &l
}

// The depths in the answer to allMeetings: the number of open lists and objects. In
// a meeting, either its time is open or the list of its participants.
const (
	inMeeting      = 2
	inTime         = 3
	inParticipants = inTime
	inActor        = 4
)

// meetingSink is the sink for the answer to allMeetings.
type meetingSink struct {
	graph.Discard // allMeetings asks for no keys and for no values but strings and lists of strings

	meetings []Meeting
	actors   []graph.ID         // in the order of their first appearance
	numbers  map[graph.ID]int32 // the index of each actor in actors

	depth, slot int
	listed      bool // the list of the participants is open
	part        part // of the participant that the sink receives now
}

// List begins the meetings, or the participants of a meeting.
func (s *meetingSink) List(p graph.Page) {
	if s.depth++; s.depth < inMeeting {
		s.meetings = make([]Meeting, 0, p.Len)
	} else {
		m := s.last()
		m.Attendees, m.parts, s.listed = make([]int32, 0, p.Len), make([]part, 0, p.Len), true
	}
}

// Item begins a meeting or a participant.
func (s *meetingSink) Item([]graph.Value) { s.part = part{} }

// Object begins a meeting, its time or a participant.
func (s *meetingSink) Object(*graph.Type) {
	if s.depth++; s.depth == inMeeting {
		s.meetings = append(s.meetings, Meeting{})
	}
}

// Strings takes the roles of a participant.
func (s *meetingSink) Strings(roles []string) {
	s.part.mediates = slices.Contains(roles, string(graph.RoleMediator))
}

// String takes the id, the mode or a bound of the time of a meeting, or the mode or the id of a
// participant.
func (s *meetingSink) String(v string) {
	m := s.last()
	switch s.depth {
	case inMeeting:
		switch s.slot {
		case slotID:
			m.ID = graph.ID(v)
		case slotMode:
			m.Mode = graph.MeetingMode(v)
		case slotDoubtfulMode:
			m.Mode = cmp.Or(m.Mode, graph.MeetingMode(v))
		}
	case inTime: // or inParticipants
		switch {
		case s.listed && s.slot == slotPart:
			s.part.mode = graph.MeetingMode(v)
		case s.slot == slotEarliest:
			m.Earliest = v
		case s.slot == slotLatest:
			m.Latest = v
		}
	case inActor:
		m.Attendees, m.parts = append(m.Attendees, s.number(graph.ID(v))), append(m.parts, s.part)
	}
}

// number returns the number of an actor. A new actor gets the next number.
func (s *meetingSink) number(id graph.ID) int32 {
	n, ok := s.numbers[id]
	if !ok {
		n = int32(len(s.actors))
		s.numbers[id] = n
		s.actors = append(s.actors, id)
	}
	return n
}

// last returns the meeting that the sink receives now.
func (s *meetingSink) last() *Meeting { return &s.meetings[len(s.meetings)-1] }

// Slot notes which field follows.
func (s *meetingSink) Slot(i int) { s.slot = i }

// End closes a list or an object.
func (s *meetingSink) End() {
	if s.depth == inParticipants && s.listed {
		s.listed = false
	}
	s.depth--
}
