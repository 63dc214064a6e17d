package resolve

import (
	"slices"

	"parley/graph"
)

// checkStates warns where two or more states stand among the participants, next to as many people without a side and
// without a post. Then nothing says for whom the people speak, and the states are probably their sides.
func (r *resolver) checkStates() {
	over := r.bodies()
	sided := map[seat]map[graph.ID]bool{}
	for _, c := range r.dossier.Claims {
		if asserts(c) && c.Relation != nil && c.Property != nil && (c.Property.Name == sideProperty || c.Property.Name == onBehalfProperty) {
			if from, _ := c.Ends(); sided[seatOf(c)] == nil {
				sided[seatOf(c)] = map[graph.ID]bool{from: true}
			} else {
				sided[seatOf(c)][from] = true
			}
		}
	}
	type row struct {
		states, people []graph.ID
		at             int // the claim of the first state
	}
	rows := map[seat]*row{}
	var seats []seat // in the order of the claims
	for i, c := range r.dossier.Claims {
		if !asserts(c) || !is(c, attended, expectedAt) {
			continue
		}
		at := seatOf(c)
		who, _ := c.Ends()
		if rows[at] == nil {
			rows[at] = &row{}
			seats = append(seats, at)
		}
		s := rows[at]
		switch {
		case sided[at][who] || slices.Contains(s.states, who) || slices.Contains(s.people, who):
		case r.isState(who):
			if s.states = append(s.states, who); len(s.states) == 1 {
				s.at = i
			}
		case r.known[who].typ.Name == "Person" && len(over[who]) == 0:
			s.people = append(s.people, who)
		}
	}
	for _, at := range seats {
		s := rows[at]
		if len(s.states) < 2 || len(s.people) < len(s.states) {
			continue
		}
		r.warnAt(r.dossier.Claims[s.at].At, "%s stand here next to people without a side: Parley takes the states for participants. If they are the sides, remove them, and write `side` at each person",
			joinWords(asTexts(s.states), "and"))
	}
}

func asTexts(ids []graph.ID) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = string(id)
	}
	return out
}
