package derive

import (
	"cmp"
	"slices"

	"parley/graph"
)

// The parts of the model from which a network is worked out.
var (
	personType       = graph.Parley.Type("Person")
	organizationType = graph.Parley.Type("Organization")
	meetingType      = graph.Parley.Type("Meeting")
	meetingMode      = meetingType.Property("mode")
	attended         = graph.Parley.Relation("ATTENDED")

	toWhole      = graph.Via{Relation: graph.Parley.Relation("PART_OF")}
	toParent     = graph.Via{Relation: graph.Parley.Relation("SUBORGANIZATION_OF")}
	toMembership = graph.Via{Relation: graph.Parley.Relation("MEMBER_OF")}
)

// gathering is a meeting with its attendances.
type gathering struct {
	id                graph.ID
	earliest, latest  graph.Value       // nil if not known
	firstDay, lastDay string            // "" if not known
	usual             graph.MeetingMode // of the attendances without a mode of their own
	perhaps           graph.MeetingMode // the same, where the mode is open and the talks were perhaps indirect
	attendances       []attendance
}

// attendance is how an actor took part in a meeting.
type attendance struct {
	actor  graph.ID
	person bool
	mode   graph.MeetingMode // the actor's own mode, or ""
	roles  []graph.ParticipationRole
	side   graph.ID // "" if no source says it
	behalf []graph.ID
}

// presence is an actor for whom attendances of a meeting count.
type presence struct {
	actor  graph.ID
	person bool
	own    []int // the indices of these attendances
}

// The slots of a meeting, and of an attendance in the query of a network.
const (
	slotID = iota
	slotMode
	slotDoubtfulMode
	slotEarliest
	slotLatest
	slotFirstDay
	slotLastDay
	slotAttendances

	slotRole   = 0
	slotOwn    = 1
	slotSide   = 2
	slotBehalf = 3
	slotActor  = 4
)

// meetings returns the query for the meetings that can count, with their attendances. With byMode, the condition on the mode is
// tested for pairs of attendances, so all meetings can count.
func (q Network) meetings(byMode bool) *graph.Query {
	when := meetingType.Property("when")
	participants := graph.Via{Relation: attended, Reverse: true}
	if q.Met.Alleged {
		participants.Also = graph.Parley.Relation("ALLEGED_AT")
	}
	far := graph.Selection{}
	for _, t := range actors {
		far[t] = []graph.Field{{Property: t.Property("id")}}
	}
	item := []graph.Field{slotActor: {Far: far}}
	for slot, name := range map[int]string{slotRole: "role", slotOwn: "mode", slotSide: "side", slotBehalf: "onBehalfOf"} {
		item[slot] = graph.Field{Property: attended.Property(name)}
	}
	fields := []graph.Field{
		slotID:           {Property: meetingType.Property("id")},
		slotMode:         {Property: meetingMode},
		slotDoubtfulMode: {Property: meetingType.Property("doubtfulMode")},
		slotEarliest:     {Property: when.Part("earliest")},
		slotLatest:       {Property: when.Part("latest")},
		slotFirstDay:     {Property: when.Part("firstDay")},
		slotLastDay:      {Property: when.Part("lastDay")},
		slotAttendances:  {Link: &graph.Link{Via: participants, Types: actors, Many: &graph.List{Page: graph.Everything}, Item: item}},
	}
	where := q.Met.Where
	if byMode {
		where = nil
	}
	out := scanned(meetingType, fields, where, q.AsOf)
	out.Named = q.Named
	return out
}

// scanned returns a query for some fields of all things of a type for which a condition holds.
func scanned(t *graph.Type, fields []graph.Field, where graph.Predicate, asOf string) *graph.Query {
	return &graph.Query{
		Start: graph.Start{Scan: true}, AsOf: asOf,
		Root: graph.Link{
			Types: []*graph.Type{t}, Many: &graph.List{Where: where, Page: graph.Everything},
			Item: []graph.Field{{Far: graph.Selection{t: fields}}},
		},
	}
}

// newGathering returns a meeting that the query of a network has found.
func newGathering(f Found) *gathering {
	g := &gathering{
		id: f.id(), earliest: f.at(slotEarliest), latest: f.at(slotLatest),
		firstDay: text(f.at(slotFirstDay)), lastDay: text(f.at(slotLastDay)),
	}
	list, _ := f.at(slotAttendances).([]Found)
	remote := false
	for _, p := range list {
		actor := p.at(slotActor).([]Found)[0] //nolint:forcetypeassert // the query reads the actor of every attendance
		a := attendance{actor: actor.id(), person: actor.Type == personType, mode: graph.MeetingMode(text(p.at(slotOwn))), side: graph.ID(text(p.at(slotSide)))}
		roles, _ := p.at(slotRole).([]string)
		for _, r := range roles {
			a.roles = append(a.roles, graph.ParticipationRole(r))
		}
		behalf, _ := p.at(slotBehalf).([]string)
		for _, id := range behalf {
			a.behalf = append(a.behalf, graph.ID(id))
		}
		remote = remote || slices.Contains(graph.RemoteModes, a.mode)
		g.attendances = append(g.attendances, a)
	}
	g.usual = graph.UsualMode(graph.MeetingMode(text(f.at(slotMode))), remote)
	g.perhaps = cmp.Or(g.usual, graph.MeetingMode(text(f.at(slotDoubtfulMode))))
	return g
}

// text returns a value as a text, or "" if it is absent.
func text(v graph.Value) string {
	s, _ := v.(string)
	return s
}

// before reports whether a time is certainly before another time.
func before(a, b graph.Value) bool { return a != nil && b != nil && text(a) < text(b) }

// present returns the actors of the network for whom attendances of the meeting count, ordered by id.
func (g *gathering) present(n *network) []presence {
	var list []presence
	count := func(actor graph.ID, person bool, i int) {
		at := slices.IndexFunc(list, func(p presence) bool { return p.actor == actor })
		if at < 0 {
			at, list = len(list), append(list, presence{actor: actor, person: person})
		}
		if !slices.Contains(list[at].own, i) {
			list[at].own = append(list[at].own, i)
		}
	}
	people, organizations := slices.Contains(n.ask.Types, personType), slices.Contains(n.ask.Types, organizationType)
	for i, a := range g.attendances {
		if a.person && people || !a.person && organizations {
			count(a.actor, a.person, i)
		}
		if !organizations {
			continue
		}
		for _, id := range append([]graph.ID{a.side}, a.behalf...) {
			if n.bodies.organizations[id] { // nobody else attends for a person
				count(id, false, i)
			}
		}
	}
	slices.SortFunc(list, func(a, b presence) int { return cmp.Compare(a.actor, b.actor) })
	return list
}
