package memory

import (
	"cmp"
	"slices"

	"parley/graph"
)

// The parts of the model from which encounters and groups are computed.
var (
	attended   = graph.Parley.Relation("ATTENDED")
	side       = attended.Property("side")
	onBehalfOf = attended.Property("onBehalfOf")
	meeting    = graph.Parley.Type("Meeting")
	earliest   = meeting.Property("when").Part("earliest")

	toAttendees = graph.Via{Relation: attended, Reverse: true}
	toTopics    = graph.Via{Relation: graph.Parley.Relation("TOPIC")}
	toPlaces    = graph.Via{Relation: graph.Parley.Relation("AT")}
)

// encounters returns one row for every counterpart, in no order. See graph.Encounters.
func (r *run) encounters(e *graph.Encounters, typ *graph.Type) []row {
	met := map[graph.ID][]*thing{}
	for m := range r.meetingsOf(e.Actor) {
		r.tick()
		if !r.holds(e.Where, m, nil) {
			continue
		}
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

// standsFor reports whether an attendance counts for an actor.
func standsFor(actor graph.ID, attendance edge) bool {
	if attendance.far.id == actor || valueOf(attendance.values, side) == string(actor) {
		return true
	}
	represented, _ := valueOf(attendance.values, onBehalfOf).([]string)
	return slices.Contains(represented, string(actor))
}

// counterparts returns the actors whom the actor met at a meeting.
func (r *run) counterparts(m *thing, e *graph.Encounters) []graph.ID {
	var ids []graph.ID
	for _, a := range r.edges(m, toAttendees) {
		if standsFor(e.Actor, a) {
			continue
		}
		switch {
		case e.With == "":
			ids = append(ids, a.far.id)
		case standsFor(e.With, a) && ids == nil:
			ids = []graph.ID{e.With}
		}
	}
	return ids
}

// encounter returns the Encounter of two actors who met at the meetings, of which
// there is at least one.
func (r *run) encounter(typ *graph.Type, actor, counterpart graph.ID, meetings []*thing) *thing {
	when := func(m *thing) graph.Value { return r.value(m, earliest) }
	dated := slices.DeleteFunc(slices.Clone(meetings), func(m *thing) bool { return when(m) == nil })
	slices.SortFunc(dated, func(a, b *thing) int {
		return cmp.Or(graph.Compare(when(a), when(b)), cmp.Compare(a.id, b.id))
	})

	var ids, issues, places []string
	for _, m := range meetings {
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
	values := make([]graph.Value, len(typ.Properties))
	set := func(name string, v graph.Value) { values[typ.Property(name).Index] = v }
	set("actor", string(actor))
	set("counterpart", string(counterpart))
	set("count", int64(len(meetings)))
	set("undated", int64(len(meetings)-len(dated)))
	if n := len(dated); n > 0 {
		first, last := dated[0], dated[n-1]
		set("firstMet", string(first.id))
		set("lastMet", string(last.id))
		set("firstTime", when(first))
		set("lastTime", when(last))
	}
	set("meetings", distinct(ids))
	set("issues", distinct(issues))
	set("places", distinct(places))
	return derive(counterpart, typ, values)
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
