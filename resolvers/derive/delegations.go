package derive

import (
	"cmp"
	"fmt"
	"slices"

	"parley/graph"
)

// maxOverlaps is the largest number of comparisons of two delegations in one answer. It bounds the time of the answer.
const maxOverlaps = 1_000_000

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
	known := map[string]bool{}
	for _, d := range attended {
		fresh := [][]graph.ID{d.members}
		for _, g := range groups {
			fresh = append(fresh, common(d.members, g.members))
		}
		if *left -= 2 * len(fresh); *left < 0 {
			return nil, errOverlaps
		}
		for _, members := range fresh {
			if key := fmt.Sprint(members); len(members) > 1 && !known[key] {
				known[key] = true
				groups = append(groups, delegation{members: members})
			}
		}
	}
	if *left -= len(groups) * len(attended); *left < 0 {
		return nil, errOverlaps
	}
	for i := range groups {
		for _, d := range attended {
			if len(common(d.members, groups[i].members)) == len(groups[i].members) {
				groups[i].meetings = append(groups[i].meetings, d.meetings...)
			}
		}
	}
	return groups, nil
}

// common returns the ids that are in both of two sorted lists.
func common(a, b []graph.ID) []graph.ID {
	var in []graph.ID
	for _, id := range a {
		if _, there := slices.BinarySearch(b, id); there {
			in = append(in, id)
		}
	}
	return in
}

// texts returns ids as texts.
func texts(ids []graph.ID) []string {
	out := make([]string, len(ids))
	for i, id := range ids {
		out[i] = string(id)
	}
	return out
}
