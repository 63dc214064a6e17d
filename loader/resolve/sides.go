package resolve

import (
	"slices"

	"parley/graph"
	"parley/loader/dossier"
)

// seat is a meeting in the words of one source, and the list in which actors stand: participants or expected.
type seat struct {
	source, meeting graph.ID
	relation        string
}

// checkSides warns where a side stands among the participants, next to people who are there for the side. Parley then
// takes the side for somebody who was there. It also warns where a side stands among the absentees next to such people: a reader cannot
// know who of the side was there.
func (r *resolver) checkSides() {
	sides := map[seat]map[graph.ID]graph.ID{} // who is there for a side
	var seated, absent []dossier.Claim
	spoken := map[seat]map[graph.ID]bool{} // whose side the source names
	for _, c := range r.dossier.Claims {
		if asserts(c) && is(c, absentFrom) {
			absent = append(absent, c)
		}
		if !asserts(c) || c.Relation == nil || c.Relation.Name != attended && c.Relation.Name != expectedAt {
			continue
		}
		at := seatOf(c)
		switch {
		case c.Property == nil:
			seated = append(seated, c)
		case c.Property.Name == sideProperty:
			from, _ := c.Ends()
			if sides[at] == nil {
				sides[at], spoken[at] = map[graph.ID]graph.ID{}, map[graph.ID]bool{}
			}
			side := graph.ID(text(c))
			if first := sides[at][side]; from != side && (first == "" || from < first) {
				sides[at][side] = from
			}
			spoken[at][from] = true
		}
	}
	r.addOwnSides(sides, spoken, seated)
	warned := map[seat]map[graph.ID]bool{}
	for _, c := range seated {
		at := seatOf(c)
		side, _ := c.Ends()
		who := sides[at][side]
		if who == "" || warned[at][side] {
			continue
		}
		if warned[at] == nil {
			warned[at] = map[graph.ID]bool{}
		}
		warned[at][side] = true
		r.warnAt(c.At, "`%s` stands here next to `%s`, who is there for `%s`: Parley takes `%s` for one more participant. Remove it, and write `side: %s` at each person of the side; for people without names, write an organization with `unnamed: true` and the same side",
			side, who, side, side, side)
	}

	for _, c := range absent {
		side, meeting := c.Ends()
		if who := sides[seat{c.Source, meeting, attended}][side]; who != "" {
			r.warnAt(c.At, "`%s` stands among the absentees, next to the participant `%s`, who is there for `%s`. If only some people of the side stayed away, name these people in place of the side. If nobody of the side was there, remove `%s` from `participants`",
				side, who, side, who)
		}
	}
}

func seatOf(c dossier.Claim) seat {
	_, to := c.Ends()
	return seat{c.Source, to, c.Relation.Name}
}

// addOwnSides finds people without a side in the source, who hold a post in a state or a government that stands next to
// them.
func (r *resolver) addOwnSides(sides map[seat]map[graph.ID]graph.ID, spoken map[seat]map[graph.ID]bool, seated []dossier.Claim) {
	over := r.bodies()
	at := map[seat][]graph.ID{}
	for _, c := range seated {
		from, _ := c.Ends()
		at[seatOf(c)] = append(at[seatOf(c)], from)
	}
	for s, actors := range at {
		for _, side := range actors {
			if !r.isState(side) {
				continue
			}
			for _, who := range actors {
				if who != side && r.known[who].typ.Name == "Person" && !spoken[s][who] && belongs(who, side, over) && sides[s][side] == "" {
					if sides[s] == nil {
						sides[s] = map[graph.ID]graph.ID{}
					}
					sides[s][side] = who
				}
			}
		}
	}
}

// bodies maps each person to the organizations in which the person holds a post, and each organization to its parents.
func (r *resolver) bodies() map[graph.ID][]graph.ID {
	over := map[graph.ID][]graph.ID{}
	add := func(relation string, from, to graph.ID) {
		if relation == "MEMBER_OF" || relation == "SUBORGANIZATION_OF" {
			over[from] = append(over[from], to)
		}
	}
	for _, s := range r.dossier.Stated {
		add(s.Relation.Name, s.From, s.To)
	}
	for _, c := range r.dossier.Claims {
		if asserts(c) && is(c, "MEMBER_OF", "SUBORGANIZATION_OF") {
			from, to := c.Ends()
			add(c.Relation.Name, from, to)
		}
	}
	return over
}

// belongs reports whether a chain of posts and parents leads from an actor to an organization.
func belongs(who, to graph.ID, over map[graph.ID][]graph.ID) bool {
	seen := map[graph.ID]bool{who: true}
	for next := []graph.ID{who}; len(next) > 0; next = next[1:] {
		if slices.Contains(over[next[0]], to) {
			return true
		}
		for _, id := range over[next[0]] {
			if !seen[id] {
				seen[id], next = true, append(next, id)
			}
		}
	}
	return false
}

// isState reports whether an actor is a state or a government.
func (r *resolver) isState(id graph.ID) bool {
	t := r.made[id]
	if t == nil || t.Type.Name != "Organization" {
		return false
	}
	switch t.Values[t.Type.Property("classification").Index] {
	case string(graph.OrganizationState), string(graph.OrganizationGovernment):
		return true
	}
	return false
}
