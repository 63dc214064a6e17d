package analysis

import "parley/graph"

// The slots of a meeting, and of its time, in everyMeeting.
const (
	slotID = iota
	slotMode
	slotWhen
	slotParticipants

	slotEarliest = 0
	slotLatest   = 1
)

var meeting = graph.Parley.Type("Meeting")

// everyMeeting asks for all meetings, by id, and who attended them.
func everyMeeting() *graph.Query {
	when := meeting.Property("when")
	participants, ok := graph.Parley.Via(meeting, "participants")
	if !ok {
		panic("analysis: a meeting has no participants")
	}
	actors := graph.Parley.Concrete(participants.Far())
	ids := graph.Selection{}
	for _, t := range actors {
		ids[t] = []graph.Field{{Property: t.Property("id")}}
	}
	return &graph.Query{
		Start: graph.Start{Scan: true},
		Root: everything([]*graph.Type{meeting}, graph.Selection{meeting: {
			slotID:   {Property: meeting.Property("id")},
			slotMode: {Property: meeting.Property("mode")},
			slotWhen: {Property: when, Parts: []*graph.Property{
				slotEarliest: when.Part("earliest"), slotLatest: when.Part("latest"),
			}},
			slotParticipants: {Link: along(participants, everything(actors, ids))},
		}}),
	}
}

// nothing asks for no thing at all: what remains of the answer is the revision.
func nothing() *graph.Query {
	ids := graph.Selection{meeting: {{Property: meeting.Property("id")}}}
	return &graph.Query{Start: graph.Start{IDs: []graph.ID{}}, Root: everything([]*graph.Type{meeting}, ids)}
}

func everything(types []*graph.Type, far graph.Selection) graph.Link {
	return graph.Link{
		Types: types,
		Many:  &graph.List{Page: graph.Everything},
		Item:  []graph.Field{{Far: far}},
	}
}

func along(v graph.Via, l graph.Link) *graph.Link {
	l.Via = v
	return &l
}

// The depths at which everyMeeting is answered: how many lists and objects are
// open. What is open in a meeting is its time, or the list of its participants.
const (
	inMeeting = 2
	inTime    = 3
	inActor   = 4
)

// reading is the sink of everyMeeting, and of nothing.
type reading struct {
	meetings []Meeting
	actors   []graph.ID         // in the order in which they came
	numbers  map[graph.ID]int32 // their places in actors

	depth, slot int
}

// List begins the meetings, or the participants of one.
func (r *reading) List(p graph.Page) {
	if r.depth++; r.depth < inMeeting {
		r.meetings = make([]Meeting, 0, p.Len)
	} else {
		r.last().Attendees = make([]int32, 0, p.Len)
	}
}

// Object begins a meeting, its time or a participant.
func (r *reading) Object(*graph.Type) {
	if r.depth++; r.depth == inMeeting {
		r.meetings = append(r.meetings, Meeting{})
	}
}

// String takes what a meeting is called, how and when it was, or a participant's id.
func (r *reading) String(s string) {
	m := r.last()
	switch r.depth {
	case inMeeting:
		switch r.slot {
		case slotID:
			m.ID = graph.ID(s)
		case slotMode:
			m.Mode = graph.MeetingMode(s)
		}
	case inTime:
		switch r.slot {
		case slotEarliest:
			m.Earliest = s
		case slotLatest:
			m.Latest = s
		}
	case inActor:
		m.Attendees = append(m.Attendees, r.number(graph.ID(s)))
	}
}

func (r *reading) number(id graph.ID) int32 {
	n, ok := r.numbers[id]
	if !ok {
		n = int32(len(r.actors))
		r.numbers[id] = n
		r.actors = append(r.actors, id)
	}
	return n
}

func (r *reading) last() *Meeting { return &r.meetings[len(r.meetings)-1] }

// Slot notes what comes next.
func (r *reading) Slot(i int) { r.slot = i }

// End closes what List and Object open.
func (r *reading) End() { r.depth-- }

// Item tells nothing that is kept: neither key nor relation is asked for.
func (r *reading) Item([]graph.Value) {}

// Null is what is not known, and stays empty.
func (r *reading) Null() {}

// Bool is not asked for.
func (r *reading) Bool(bool) {}

// Int is not asked for.
func (r *reading) Int(int64) {}

// Float is not asked for.
func (r *reading) Float(float64) {}

// Strings is not asked for.
func (r *reading) Strings([]string) {}
