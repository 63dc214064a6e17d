package memory

import (
	"cmp"
	"slices"
	"sync"

	"parley/graph"
)

// The parts of the model from which encounters and groups are computed.
var (
	attended   = graph.Parley.Relation("ATTENDED")
	allegedAt  = graph.Parley.Relation("ALLEGED_AT")
	side       = attended.Property("side")
	onBehalfOf = attended.Property("onBehalfOf")
	ownMode    = attended.Property("mode")
	role       = attended.Property("role")
	meeting    = graph.Parley.Type("Meeting")
	earliest   = meeting.Property("when").Part("earliest")

	meetingMode  = meeting.Property("mode")
	doubtfulMode = meeting.Property("doubtfulMode")
	person       = graph.Parley.Type("Person")

	toAttendees = graph.Via{Relation: attended, Reverse: true}
	toWhole     = graph.Via{Relation: graph.Parley.Relation("PART_OF")}
	toParent    = graph.Via{Relation: graph.Parley.Relation("SUBORGANIZATION_OF")}
	toTopics    = graph.Via{Relation: graph.Parley.Relation("TOPIC")}
	toPlaces    = graph.Via{Relation: graph.Parley.Relation("AT")}
)

// encounters returns one row for every counterpart, in no order. See graph.Encounters.
func (r *run) encounters(e *graph.Encounters, typ *graph.Type) []row {
	met := map[graph.ID][]*thing{}
	for m := range r.meetingsOf(e.Actor, e.Alleged) {
		r.tick()
		for _, c := range r.counterparts(m, e) {
			met[c] = append(met[c], m)
		}
	}
	rows := make([]row, 0, len(met))
	for c, meetings := range met {
		rows = append(rows, row{far: r.encounter(typ, e.Actor, c, meetings)})
	}
	return rows
}

// attendees returns the step to the attendances that count.
func attendees(e *graph.Encounters) graph.Via {
	if e.Alleged {
		return graph.Via{Relation: attended, Also: allegedAt, Reverse: true}
	}
	return toAttendees
}

// countsFor reports whether an attendance counts for an actor. The actor is nil if it is not
// in the graph.
func countsFor(id graph.ID, actor *thing, attendance edge) bool {
	if attendance.far.id == id {
		return true
	}
	if isPerson(actor) {
		return false
	}
	return valueOf(attendance.values, side) == string(id) || slices.Contains(represented(attendance), string(id))
}

// represented are the actors on whose behalf an attendance is.
func represented(attendance edge) []string {
	ids, _ := valueOf(attendance.values, onBehalfOf).([]string)
	return ids
}

// counterparts returns the actors whom the actor met at a meeting, each once.
func (r *run) counterparts(m *thing, e *graph.Encounters) []graph.ID {
	var own, others []edge
	actor, with := r.now.thing(e.Actor), r.now.thing(e.With) // whether they are people does not change
	for _, a := range r.edges(m, attendees(e)) {
		switch {
		case countsFor(e.Actor, actor, a):
			own = append(own, a)
		case e.With == "" && slices.Contains(e.Counterparts, a.far.typ), e.With != "" && countsFor(e.With, with, a):
			others = append(others, a)
		}
	}
	if len(own) == 0 {
		return nil
	}
	var ids []graph.ID
	pairs := r.pairsOf(m, e)
	ours := sync.OnceValue(func() sides { return r.sidesOf(m, e.Actor, own) })
	for _, a := range others {
		counterpart, met := a.far, slices.ContainsFunc(own, func(o edge) bool { return pairs.count(o, a) })
		id := a.far.id
		if e.With != "" {
			counterpart, id = with, e.With
		}
		twoPeople := isPerson(actor) && isPerson(counterpart)
		switch {
		case !met || !twoPeople && r.onSides(ours(), m, id, a):
		case e.With != "":
			return []graph.ID{id}
		default:
			ids = append(ids, id)
		}
	}
	return ids
}

// pairs decides which pairs of attendances of a meeting count as encounters.
type pairs struct {
	run     *run
	meeting *thing
	asked   *graph.Encounters
	usual   graph.MeetingMode          // of the attendances without a mode of their own
	perhaps graph.MeetingMode          // the same, where the mode is open and the talks were perhaps indirect
	holds   map[graph.MeetingMode]bool // by mode of a pair: whether the condition on the meeting holds
}

func (r *run) pairsOf(m *thing, e *graph.Encounters) pairs {
	mode, _ := r.value(m, meetingMode).(string)
	remote := slices.ContainsFunc(r.edges(m, attendees(e)), func(a edge) bool {
		return slices.Contains(graph.RemoteModes, modeOf(a))
	})
	usual := graph.UsualMode(graph.MeetingMode(mode), remote)
	doubtful, _ := r.value(m, doubtfulMode).(string)
	return pairs{r, m, e, usual, cmp.Or(usual, graph.MeetingMode(doubtful)), map[graph.MeetingMode]bool{}}
}

// count reports whether two attendances count.
func (p pairs) count(own, other edge) bool {
	perhaps := graph.PairMode(modeOf(own), modeOf(other), p.perhaps)
	if !p.asked.Indirect && !graph.Met(perhaps, append(rolesOf(own), rolesOf(other)...)...) {
		return false
	}
	mode := graph.PairMode(modeOf(own), modeOf(other), p.usual)
	holds, known := p.holds[mode]
	if !known {
		holds = p.run.holds(p.asked.Where, p.run.inMode(p.meeting, mode), nil)
		p.holds[mode] = holds
	}
	return holds
}

// modeOf returns the own mode of an attendance, or "".
func modeOf(attendance edge) graph.MeetingMode {
	mode, _ := valueOf(attendance.values, ownMode).(string)
	return graph.MeetingMode(mode)
}

// rolesOf returns the roles of an attendance.
func rolesOf(attendance edge) []graph.ParticipationRole {
	list, _ := valueOf(attendance.values, role).([]string)
	roles := make([]graph.ParticipationRole, len(list))
	for i, r := range list {
		roles[i] = graph.ParticipationRole(r)
	}
	return roles
}

// inMode returns the meeting with another mode. "" is no mode.
func (r *run) inMode(m *thing, mode graph.MeetingMode) *thing {
	var v graph.Value
	if mode != "" {
		v = string(mode)
	}
	if r.value(m, meetingMode) == v {
		return m
	}
	return m.with(meetingMode, v)
}

// wholes returns those of the meetings of which another of the meetings is a part.
func (r *run) wholes(meetings []*thing) map[*thing]bool {
	var parts []*thing
	for _, m := range meetings {
		if len(r.edges(m, toWhole)) > 0 {
			parts = append(parts, m)
		}
	}
	if len(parts) == 0 {
		return nil // as for most lists of meetings
	}
	among := make(map[*thing]bool, len(meetings))
	for _, m := range meetings {
		among[m] = true
	}
	wholes := map[*thing]bool{}
	for _, m := range parts {
		seen := map[*thing]bool{m: true}
		above := r.edges(m, toWhole)
		for len(above) > 0 {
			w := above[0].far
			above = above[1:]
			if seen[w] {
				continue
			}
			seen[w] = true
			if among[w] {
				wholes[w] = true
			}
			above = append(slices.Clone(above), r.edges(w, toWhole)...)
			r.tick()
		}
	}
	return wholes
}

// encounter returns the Encounter of two actors who met at the meetings, of which
// there is at least one.
func (r *run) encounter(typ *graph.Type, actor, counterpart graph.ID, all []*thing) *thing {
	isWhole := r.wholes(all)
	var meetings []*thing
	var ids, wholes, issues, places []string
	for _, m := range all {
		if isWhole[m] {
			wholes = append(wholes, string(m.id))
			continue
		}
		meetings = append(meetings, m)
		ids = append(ids, string(m.id))
		for _, e := range r.edges(m, toTopics) {
			if e.far.typ.Name == "Issue" {
				issues = append(issues, string(e.far.id))
			}
		}
		for _, e := range r.edges(m, toPlaces) {
			places = append(places, string(e.far.id))
		}
	}
	dated := r.dated(meetings)
	values := make([]graph.Value, len(typ.Properties))
	set := func(name string, v graph.Value) { values[typ.Property(name).Index] = v }
	set("undated", int64(len(meetings)-len(dated)))
	if n := len(dated); n > 0 {
		first, last := dated[0], dated[n-1]
		set("firstMet", string(first.id))
		set("lastMet", string(last.id))
		set("firstTime", r.value(first, earliest))
		set("lastTime", r.value(last, earliest))
	}
	set("actor", string(actor))
	set("counterpart", string(counterpart))
	set("count", int64(len(meetings)))
	set("meetingCount", int64(len(all)))
	set("meetings", distinct(ids))
	set("wholes", distinct(wholes))
	set("issues", distinct(issues))
	set("places", distinct(places))
	set("contested", r.deniesSince(actor, counterpart, values[typ.Property("firstTime").Index]))
	return derive(counterpart, typ, values)
}

// dated returns the meetings with a beginning, sorted by their beginning, then by id.
func (r *run) dated(meetings []*thing) []*thing {
	when := func(m *thing) graph.Value { return r.value(m, earliest) }
	dated := slices.DeleteFunc(slices.Clone(meetings), func(m *thing) bool { return when(m) == nil })
	slices.SortFunc(dated, func(a, b *thing) int {
		return cmp.Or(graph.Compare(when(a), when(b)), cmp.Compare(a.id, b.id))
	})
	return dated
}

// distinct returns the ids sorted, each once, or nil if there are none. It sorts
// the list that it is given.
func distinct(ids []string) graph.Value {
	if len(ids) == 0 {
		return nil
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
