package derive

import (
	"cmp"
	"fmt"
	"slices"

	"parley/graph"
)

// The types of the model that are worked out from encounters.
var (
	encounter = graph.Parley.Type("Encounter")
	goBetween = graph.Parley.Type("GoBetween")
	actors    = graph.Parley.Concrete("Actor")
)

// GoBetweens asks which actors met both of two actors.
type GoBetweens struct {
	Ends  [2]graph.ID
	Met   graph.Encounters // how they met; its Counterparts are the types of the actors in between
	AsOf  string
	Limit int
}

// Records returns the actors in between. The order is: by the smaller of the two counts, by their sum, by id.
func (q GoBetweens) Records(ask Ask) ([]graph.Record, error) {
	var met [2][]Found
	for i, end := range q.Ends {
		with := q.Met
		with.Actor = end
		found, err := ask(everything(encounter, graph.Start{Encounters: &with}, nil, q.AsOf))
		if err != nil {
			return nil, err
		}
		met[i] = found
	}
	first := map[graph.Value]Found{}
	for _, f := range met[0] {
		first[f.property("counterpart")] = f
	}
	var out []graph.Record
	for _, to := range met[1] {
		actor, _ := to.property("counterpart").(string)
		from, both := first[actor]
		if !both || slices.Contains(q.Ends[:], graph.ID(actor)) {
			continue
		}
		out = append(out, Record(goBetween, map[string]graph.Value{
			"actor": actor, "countFrom": from.property("count"), "countTo": to.property("count"),
			"meetingsFrom": from.property("meetings"), "meetingsTo": to.property("meetings"),
		}))
	}
	slices.SortFunc(out, compareLinks)
	return out[:min(len(out), q.Limit)], nil
}

// compareLinks orders actors in between: those with the strongest links first.
func compareLinks(a, b graph.Record) int {
	counts := func(r graph.Record) (lesser, sum int64) {
		from, _ := of(r, "countFrom").(int64)
		to, _ := of(r, "countTo").(int64)
		return min(from, to), from + to
	}
	lesserA, sumA := counts(a)
	lesserB, sumB := counts(b)
	return cmp.Or(cmp.Compare(lesserB, lesserA), cmp.Compare(sumB, sumA), graph.Compare(of(a, "actor"), of(b, "actor")))
}

// MaxPairs is the largest number of pairs in one answer of Encounters.
const MaxPairs = 100

// Encounters asks how often each actor of a list met each actor of another list.
type Encounters struct {
	Of, With []graph.ID // with With nil, each actor of Of is paired with each of the others, once
	Met      graph.Encounters
	AsOf     string
}

// Records returns an encounter for each pair of actors on record, also for a pair without a meeting.
func (q Encounters) Records(ask Ask) ([]graph.Record, error) {
	pairs := q.pairs()
	if len(pairs) > MaxPairs {
		return nil, fmt.Errorf("%w: %d pairs, but the maximum is %d: name fewer actors", graph.ErrBadInput, len(pairs), MaxPairs)
	}
	known, err := q.known(ask)
	if err != nil {
		return nil, err
	}
	var out []graph.Record
	for _, p := range pairs {
		if !known[p[0]] || !known[p[1]] {
			continue
		}
		with := q.Met
		with.Actor, with.With, with.Counterparts = p[0], p[1], actors
		found, err := ask(everything(encounter, graph.Start{Encounters: &with}, nil, q.AsOf))
		if err != nil {
			return nil, err
		}
		if len(found) > 0 {
			out = append(out, graph.Record{Type: encounter, Values: found[0].Values})
			continue
		}
		out = append(out, Record(encounter, map[string]graph.Value{
			"actor": string(p[0]), "counterpart": string(p[1]), "count": int64(0), "meetingCount": int64(0), "undated": int64(0), "contested": false,
		}))
	}
	return out, nil
}

// known returns which of the actors are on record.
func (q Encounters) known(ask Ask) (map[graph.ID]bool, error) {
	ids := graph.Selection{}
	for _, t := range actors {
		ids[t] = []graph.Field{{Property: t.Properties[0]}}
	}
	found, err := ask(&graph.Query{
		Start: graph.Start{IDs: Distinct(append(append([]graph.ID{}, q.Of...), q.With...))}, AsOf: q.AsOf,
		Root: graph.Link{Types: actors, Many: &graph.List{Page: graph.Everything}, Item: []graph.Field{{Far: ids}}},
	})
	known := map[graph.ID]bool{}
	for _, f := range found {
		known[f.id()] = true
	}
	return known, err
}

func (q Encounters) pairs() [][2]graph.ID {
	of, with := Distinct(q.Of), Distinct(q.With)
	var pairs [][2]graph.ID
	for i, a := range of {
		others := with
		if q.With == nil {
			others = of[i+1:]
		}
		for _, b := range others {
			if a != b {
				pairs = append(pairs, [2]graph.ID{a, b})
			}
		}
	}
	return pairs
}

// Distinct returns the ids, each once, in order. The result is not nil.
func Distinct(list []graph.ID) []graph.ID {
	out := []graph.ID{}
	for _, id := range list {
		if !slices.Contains(out, id) {
			out = append(out, id)
		}
	}
	return out
}
