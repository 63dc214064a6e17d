package derive

import (
	"fmt"
	"slices"

	"parley/graph"
)

// occurrences are the types of meetings and events.
var occurrences = graph.Parley.Concrete("Occurrence")

// joins are the relations to meetings and events of what stands or falls with them: outcomes, quotations, agreements and versions of plans.
// A report about one end of such a relation can change what the record shows of the other end.
var joins = func() (out []*graph.Relation) {
	for _, r := range graph.Parley.Relations() {
		if _, field := ownerOf(r); field == "" {
			continue
		}
		via := r.Owner()
		far := func(t *graph.Type) bool { return slices.Contains(occurrences, t) }
		if !slices.ContainsFunc(graph.Parley.Concrete(via.Near()), far) && !slices.ContainsFunc(graph.Parley.Concrete(via.Far()), func(t *graph.Type) bool { return !far(t) }) {
			out = append(out, r, r.History)
		}
	}
	return out
}()

// joinedTypes are the types of the things at the ends of the joins. alongJoins reads the id of a thing, and the ids to which the joins lead from there.
var joinedTypes, alongJoins = func() ([]*graph.Type, graph.Selection) {
	far := graph.Selection{}
	for _, r := range joins {
		for _, via := range []graph.Via{{Relation: r}, {Relation: r, Reverse: true}} {
			step := &graph.Link{Via: via, Types: graph.Parley.Concrete(via.Far()), Many: &graph.List{Page: graph.Everything}}
			end := graph.Selection{}
			for _, t := range step.Types {
				end[t] = justID(t)
			}
			step.Item = []graph.Field{{Far: end}}
			for _, t := range graph.Parley.Concrete(via.Near()) {
				if far[t] == nil {
					far[t] = justID(t)
				}
				far[t] = append(far[t], graph.Field{Link: step})
			}
		}
	}
	return slices.DeleteFunc(slices.Clone(graph.Parley.Concrete("Entity")), func(t *graph.Type) bool { return far[t] == nil }), far
}()

// joined returns the ids of some things, and of all things to which steps along the joins lead from them, sorted. It also returns where the steps lead.
func joined(ask Ask, ids []graph.ID) ([]graph.ID, map[graph.ID][]graph.ID, error) {
	all, steps := map[graph.ID]bool{}, map[graph.ID][]graph.ID{}
	for _, id := range ids {
		all[id] = true
	}
	for next := ids; ; {
		found, err := ask(&graph.Query{Start: graph.Start{IDs: next}, Root: graph.Link{Types: joinedTypes, Many: &graph.List{Page: graph.Everything}, Item: []graph.Field{{Far: alongJoins}}}})
		if err != nil {
			return nil, nil, err
		}
		next = nil
		for _, f := range found {
			for slot := 1; slot < len(f.Values); slot++ {
				for _, text := range textsOf(f.at(slot)) {
					id := graph.ID(text)
					steps[f.id()] = append(steps[f.id()], id)
					if !all[id] {
						all[id], next = true, append(next, id)
					}
				}
			}
		}
		if len(all) > maxThings {
			return nil, nil, fmt.Errorf("%w: the reports of this period concern at least %d things, and the maximum is %d: ask for a shorter period", graph.ErrBadInput, len(all), maxThings)
		}
		if len(next) == 0 {
			return sortedIDs(all), steps, nil
		}
	}
}
