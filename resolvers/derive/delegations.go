package derive

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"parley/graph"
)

// maxOverlaps is the largest number of comparisons in one answer: of a person of a delegation with a group that has the person. It bounds the time
// of the answer.
const maxOverlaps = 5_000_000

var errOverlaps = fmt.Errorf("%w: too many delegations to be compared: give a filter that fits fewer meetings, such as from and until, or name the actor with of", graph.ErrBadInput)

// Delegations asks which people acted together for an actor, time and again.
type Delegations struct {
	Of      graph.ID // the actor for whom they acted; "" for any
	Met     graph.Encounters
	AtLeast int // the least number of meetings
	AsOf    string
	Limit   int
}

// delegation is a group of people who acted for an actor at some meetings.
type delegation struct {
	side     graph.ID
	members  []graph.ID // sorted
	meetings []*gathering
	count    int // the number of meetings, without the wholes
}

// Records returns the largest groups: nobody else was at all meetings of a group. The order is: by the number of meetings, by the number
// of people, by the ids of the actor and the people.
func (q Delegations) Records(ask Ask) ([]graph.Record, error) {
	found, err := ask(Network{Met: q.Met, AsOf: q.AsOf}.meetings(false))
	if err != nil {
		return nil, err
	}
	wholes, err := readWholes(ask, q.AsOf)
	if err != nil {
		return nil, err
	}
	attended := map[graph.ID][]delegation{}
	for _, f := range found {
		g := newGathering(f)
		for side, members := range g.delegations() {
			if q.Of == "" || q.Of == side {
				attended[side] = append(attended[side], delegation{side: side, members: members, meetings: []*gathering{g}})
			}
		}
	}
	left := maxOverlaps
	var all []delegation
	for side, list := range attended {
		groups, err := recurring(list, &left)
		if err != nil {
			return nil, err
		}
		for _, g := range groups {
			g.side, g.count = side, len(withoutWholes(slices.Clone(g.meetings), wholes))
			if g.count >= q.AtLeast {
				all = append(all, g)
			}
		}
	}
	slices.SortFunc(all, func(a, b delegation) int {
		return cmp.Or(cmp.Compare(b.count, a.count), cmp.Compare(len(b.members), len(a.members)), cmp.Compare(a.side, b.side), slices.Compare(a.members, b.members))
	})
	var out []graph.Record
	for _, d := range all[:min(len(all), q.Limit)] {
		meetings := make([]string, len(d.meetings))
		for i, m := range d.meetings {
			meetings[i] = string(m.id)
		}
		out = append(out, Record(graph.Parley.Type("Delegation"), map[string]graph.Value{
			"side": string(d.side), "members": texts(d.members), "count": int64(d.count), "meetings": meetings,
		}))
	}
	return out, nil
}

// delegations returns the people who acted for an actor at the meeting, by actor, where there were at least two.
func (g *gathering) delegations() map[graph.ID][]graph.ID {
	of := map[graph.ID][]graph.ID{}
	for _, a := range g.attendances {
		for _, id := range Distinct(append([]graph.ID{a.side}, a.behalf...)) {
			if a.person && id != "" {
				of[id] = append(of[id], a.actor)
			}
		}
	}
	for id, members := range of {
		slices.Sort(members)
		if of[id] = slices.Compact(members); len(of[id]) < 2 {
			delete(of, id)
		}
	}
	return of
}

// recurring returns every group of at least two people that is a delegation, or what some delegations have in common, with all meetings at
// which the whole group was. It takes the comparisons from what is left.
func recurring(attended []delegation, left *int) ([]delegation, error) {
	var groups []delegation
	known, with := map[string]bool{}, map[graph.ID][]int{} // with: the groups of each person
	for _, d := range attended {
		shared, err := d.shared(with, left)
		if err != nil {
			return nil, err
		}
		fresh := append([][]graph.ID{d.members}, slices.Collect(maps.Values(shared))...)
		for _, members := range fresh {
			key := fmt.Sprint(members)
			if len(members) < 2 || known[key] {
				continue
			}
			known[key] = true
			for _, m := range members {
				with[m] = append(with[m], len(groups))
			}
			groups = append(groups, delegation{members: members})
		}
	}
	for _, d := range attended {
		shared, err := d.shared(with, left)
		if err != nil {
			return nil, err
		}
		for i, members := range shared {
			if len(members) == len(groups[i].members) {
				groups[i].meetings = append(groups[i].meetings, d.meetings...)
			}
		}
	}
	return groups, nil
}

// shared returns which people a delegation shares with each group, by the number of the group.
func (d delegation) shared(with map[graph.ID][]int, left *int) (map[int][]graph.ID, error) {
	shared := map[int][]graph.ID{}
	for _, m := range d.members {
		if *left -= len(with[m]); *left < 0 {
			return nil, errOverlaps
		}
		for _, i := range with[m] {
			shared[i] = append(shared[i], m)
		}
	}
	return shared, nil
}

// texts returns ids as texts.
func texts(ids []graph.ID) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = string(id)
	}
	return out
}
