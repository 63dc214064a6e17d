package derive

import (
	"slices"

	"parley/graph"
)

// bodies holds the organizations, what lies above them, and who is a member. With them, an attendance is on a side: see
// graph.Encounters.
type bodies struct {
	organizations, people map[graph.ID]bool
	above                 map[graph.ID][]graph.ID
	memberships           map[graph.ID][]membership // by person
}

// membership is a time during which a person belongs to an organization.
type membership struct {
	of         graph.ID
	from, last graph.Value // nil if not known
}

// readBodies reads the organizations and the memberships of a graph.
func readBodies(ask Ask, asOf string) (*bodies, error) {
	b := &bodies{map[graph.ID]bool{}, map[graph.ID]bool{}, map[graph.ID][]graph.ID{}, map[graph.ID][]membership{}}
	id := graph.Field{Property: organizationType.Property("id")}
	parents := ids(toParent, organizationType)
	found, err := ask(scanned(organizationType, []graph.Field{id, {Link: parents}}, nil, asOf))
	if err != nil {
		return nil, err
	}
	for _, f := range found {
		b.organizations[f.id()] = true
		b.above[f.id()] = linked(f.at(1))
	}
	of := ids(toMembership, organizationType)
	start, end := toMembership.Relation.Property("start").Part("earliest"), toMembership.Relation.Property("end").Part("latest")
	of.Item = []graph.Field{{Property: start}, {Property: end}, of.Item[0]}
	if found, err = ask(scanned(personType, []graph.Field{{Property: personType.Property("id")}, {Link: of}}, nil, asOf)); err != nil {
		return nil, err
	}
	for _, f := range found {
		b.people[f.id()] = true
		list, _ := f.at(1).([]Found)
		for _, m := range list {
			far := m.at(2).([]Found) //nolint:forcetypeassert // the query reads the organization of every membership
			b.memberships[f.id()] = append(b.memberships[f.id()], membership{far[0].id(), m.at(0), m.at(1)})
		}
	}
	return b, nil
}

// ids returns a link to the ids of all things of a type at the end of a step.
func ids(via graph.Via, t *graph.Type) *graph.Link {
	return &graph.Link{
		Via: via, Types: []*graph.Type{t}, Many: &graph.List{Page: graph.Everything},
		Item: []graph.Field{{Far: graph.Selection{t: {{Property: t.Property("id")}}}}},
	}
}

// linked returns the ids that were found along such a link.
func linked(v graph.Value) []graph.ID {
	list, _ := v.([]Found)
	out := make([]graph.ID, len(list))
	for i, f := range list {
		out[i] = f.id()
	}
	return out
}

// readWholes reads of which meetings each meeting is a part.
func readWholes(ask Ask, asOf string) (map[graph.ID][]graph.ID, error) {
	id := graph.Field{Property: meetingType.Property("id")}
	isPart := graph.Some{Via: toWhole, Types: []*graph.Type{meetingType}}
	found, err := ask(scanned(meetingType, []graph.Field{id, {Link: ids(toWhole, meetingType)}}, isPart, asOf))
	wholes := make(map[graph.ID][]graph.ID, len(found))
	for _, f := range found {
		wholes[f.id()] = linked(f.at(1))
	}
	return wholes, err
}

// onOneSide reports whether an attendance that counts for an actor is on the side of another actor at a meeting.
func (b *bodies) onOneSide(g *gathering, of presence, actor graph.ID, attendance int) bool {
	ours := map[graph.ID]bool{}
	above := map[graph.ID]bool{}
	for _, own := range of.own {
		for _, id := range b.standsFor(g, of.actor, own) {
			ours[id] = true
			for _, up := range climb(id, b.above) {
				above[up] = true
			}
		}
	}
	return slices.ContainsFunc(b.standsFor(g, actor, attendance), func(id graph.ID) bool {
		return above[id] || slices.ContainsFunc(climb(id, b.above), func(up graph.ID) bool { return ours[up] })
	})
}

// standsFor returns for whom an attendance stands that counts for an actor.
func (b *bodies) standsFor(g *gathering, actor graph.ID, attendance int) []graph.ID {
	a := &g.attendances[attendance]
	all := append([]graph.ID{actor}, a.behalf...)
	if a.side != "" {
		all = append(all, a.side)
	}
	if len(all) > 1 {
		return slices.DeleteFunc(all, func(id graph.ID) bool { return !b.organizations[id] && !b.people[id] })
	}
	for _, m := range b.memberships[a.actor] {
		if !before(m.last, g.earliest) && !before(g.latest, m.from) {
			all = append(all, m.of)
		}
	}
	return all
}
