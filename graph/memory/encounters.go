package memory

import (
	"cmp"
	"slices"

	"parley/graph"
)

var (
	attended = graph.Parley.Relation("ATTENDED")
	meeting  = graph.Parley.Type("Meeting")
	topic    = graph.Parley.Relation("TOPIC")
	at       = graph.Parley.Relation("AT")
	side     = attended.Property("side")
	behalf   = attended.Property("onBehalfOf")
)

// encounters works out who met whom. See graph.Encounters.
func (r *run) encounters(e *graph.Encounters, typ *graph.Type) []row {
	met := map[graph.ID][]*thing{}
	for m := range r.state.acted[e.Actor] {
		r.tick()
		if !r.holds(e.Where, m, nil) {
			continue
		}
		for _, c := range counterparts(m, e) {
			met[c] = append(met[c], m)
		}
	}
	rows := make([]row, 0, len(met))
	for c, meetings := range met {
		rows = append(rows, row{far: encounter(typ, e.Actor, c, meetings)})
	}
	return rows
}

func standsFor(actor graph.ID, e edge) bool {
	return e.far.id == actor || e.values[side.Index] == string(actor) || e.values[behalf.Index] == string(actor)
}

func counterparts(m *thing, e *graph.Encounters) []graph.ID {
	var ids []graph.ID
	for _, a := range m.along(attended, true) {
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

func encounter(typ *graph.Type, actor, counterpart graph.ID, meetings []*thing) *thing {
	earliest := meetings[0].typ.Property("when").Part("earliest").Index
	when := func(m *thing) string { s, _ := m.values[earliest].(string); return s }
	slices.SortFunc(meetings, func(a, b *thing) int {
		return cmp.Or(cmp.Compare(when(a), when(b)), cmp.Compare(a.id, b.id))
	})
	first, last := meetings[0], meetings[len(meetings)-1]

	var ids, issues, places []string
	for _, m := range meetings {
		ids = append(ids, string(m.id))
		for _, e := range m.along(topic, false) {
			if e.far.typ.Name == "Issue" {
				issues = append(issues, string(e.far.id))
			}
		}
		for _, e := range m.along(at, false) {
			places = append(places, string(e.far.id))
		}
	}
	t := &thing{id: counterpart, typ: typ, values: make([]graph.Value, len(typ.Properties))}
	set := func(name string, v graph.Value) { t.values[typ.Property(name).Index] = v }
	set("actor", string(actor))
	set("counterpart", string(counterpart))
	set("count", int64(len(meetings)))
	set("firstMet", string(first.id))
	set("lastMet", string(last.id))
	set("meetings", distinct(ids))
	set("issues", distinct(issues))
	set("places", distinct(places))
	set("firstTime", first.values[earliest])
	set("lastTime", last.values[earliest])
	return t
}

func distinct(ids []string) graph.Value {
	if len(ids) == 0 {
		return nil
	}
	slices.Sort(ids)
	return slices.Compact(ids)
}
