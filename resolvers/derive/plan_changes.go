package derive

import (
	"cmp"
	"math"
	"slices"
	"strconv"
	"strings"

	"parley/graph"
)

// PlanChanges asks for the points of two versions of a plan, side by side.
type PlanChanges struct {
	From, To graph.ID
	AsOf     string
}

// provision is a point as one version has it.
type provision struct{ wordings, numbers []string }

// Records returns a record for each point that a source names for one of the versions. Points with numbers come first, in the order of
// their numbers in the version To, or else in the version From. Then the order is by id.
func (q PlanChanges) Records(ask Ask) ([]graph.Record, error) {
	version, point := graph.Parley.Type("PlanVersion"), graph.Parley.Type("Point")
	provides := graph.Parley.Relation("PROVIDES")
	found, err := ask(&graph.Query{
		Start: graph.Start{IDs: []graph.ID{q.From, q.To}}, AsOf: q.AsOf,
		Root: graph.Link{Types: []*graph.Type{version}, Many: &graph.List{Page: graph.Everything}, Item: []graph.Field{{Far: graph.Selection{version: {
			{Property: version.Properties[0]},
			{Link: &graph.Link{
				Via: graph.Via{Relation: provides}, Types: []*graph.Type{point}, Many: &graph.List{Page: graph.Everything},
				Item: []graph.Field{{Property: provides.Property("wording")}, {Property: provides.Property("number")}, {Far: graph.Selection{point: {{Property: point.Properties[0]}}}}},
			}},
		}}}}},
	})
	if err != nil {
		return nil, err
	}
	versions := map[graph.ID]map[graph.ID]provision{}
	var points []graph.ID
	for _, v := range found {
		of := map[graph.ID]provision{}
		items, _ := v.at(1).([]Found)
		for _, item := range items {
			things, _ := item.at(2).([]Found)
			if len(things) == 0 {
				continue
			}
			id := things[0].id()
			p := of[id]
			p.wordings, p.numbers = with(p.wordings, item.at(0)), with(p.numbers, item.at(1))
			of[id] = p
			points = append(points, id)
		}
		versions[v.id()] = of
	}
	before, after := versions[q.From], versions[q.To]
	slices.SortFunc(points, func(a, b graph.ID) int {
		place := func(id graph.ID) int { return min(after[id].place(), noPlace+before[id].place()) }
		return cmp.Or(cmp.Compare(place(a), place(b)), cmp.Compare(a, b))
	})
	var out []graph.Record
	for _, id := range slices.Compact(points) {
		was, had := before[id]
		now, has := after[id]
		out = append(out, Record(graph.Parley.Type("ProvisionChange"), map[string]graph.Value{
			"point": string(id), "kind": string(provisionKind(was, now, had, has)),
			"wordingsBefore": was.wordings, "wordingsAfter": now.wordings, "numbersBefore": was.numbers, "numbersAfter": now.numbers,
		}))
	}
	return out, nil
}

// provisionKind says how a point differs, that the versions had and have.
func provisionKind(was, now provision, had, has bool) graph.ProvisionChangeKind {
	switch {
	case !had:
		return graph.ProvisionOnlyAfter
	case !has:
		return graph.ProvisionOnlyBefore
	case !slices.Equal(was.wordings, now.wordings):
		return graph.ProvisionReworded
	case !slices.Equal(was.numbers, now.numbers):
		return graph.ProvisionRenumbered
	}
	return graph.ProvisionSame
}

// with returns sorted texts with one more text, if the value is a text that is not there yet.
func with(texts []string, v graph.Value) []string {
	text, _ := v.(string)
	i, there := slices.BinarySearch(texts, text)
	if text == "" || there {
		return texts
	}
	return slices.Insert(texts, i, text)
}

// noPlace comes after all numbers of points.
const noPlace = math.MaxInt32

// place returns the smallest number with which a number of the point begins, such as 3 for `3 (b)`.
func (p provision) place() int {
	least := noPlace
	for _, number := range p.numbers {
		digits := strings.IndexFunc(number+".", func(c rune) bool { return c < '0' || c > '9' })
		if n, err := strconv.Atoi(number[:digits]); err == nil {
			least = min(least, n)
		}
	}
	return least
}
