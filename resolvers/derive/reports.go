package derive

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"parley/graph"
)

// maxClaims is the largest number of claims of one answer. It bounds the memory of the answer.
const maxClaims = 20_000

var claim = graph.Parley.Type("Claim")

// reports are the claims of a period about one thing.
type reports struct {
	first string // when the first was reported
	ids   []string
	of    map[string]*reports // by property or relation; nil for the reports of one property
}

func (r *reports) add(id, at string) {
	if r.first == "" || at < r.first {
		r.first = at
	}
	if !slices.Contains(r.ids, id) {
		r.ids = append(r.ids, id)
	}
}

// reportsOf asks for claims, and sorts them by the things at both of their ends: an outcome says something about its meeting, too. The
// claims about one property or relation stand at its owner. Claims in except are left out.
func reportsOf(ask Ask, start graph.Start, where graph.Predicate, except map[graph.ID]bool) (map[graph.ID]*reports, error) {
	entities := graph.Parley.Concrete("Entity")
	subject, ok := graph.Parley.Via(claim, "subject")
	if !ok {
		panic("derive: the model has no subject of a claim")
	}
	ids := graph.Selection{}
	for _, t := range entities {
		ids[t] = []graph.Field{{Property: t.Properties[0]}}
	}
	found, err := ask(&graph.Query{
		Start: start,
		Root: graph.Link{
			Types: []*graph.Type{claim}, Many: &graph.List{Where: where, Page: graph.Window{First: maxClaims + 1, Last: -1}},
			Item: []graph.Field{{Far: graph.Selection{claim: {
				{Property: claim.Properties[0]},
				{Property: claim.Property("reported")},
				{Property: claim.Property("property")},
				{Property: claim.Property("object")},
				{Link: &graph.Link{Via: subject, Types: entities, Many: &graph.List{Page: graph.Everything}, Item: []graph.Field{{Far: ids}}}},
			}}}},
		},
	})
	if err != nil {
		return nil, err
	}
	if len(found) > maxClaims {
		return nil, fmt.Errorf("%w: this period has more than %d claims: ask for a shorter period", graph.ErrBadInput, maxClaims)
	}
	all := map[graph.ID]*reports{}
	for _, c := range found {
		subjects, _ := c.at(4).([]Found)
		at, _ := c.at(1).(string)
		property, _ := c.at(2).(string)
		object, _ := c.at(3).(string)
		if len(subjects) == 0 || except[c.id()] {
			continue
		}
		owner, field := owned(subjects[0], property, graph.ID(object))
		for _, id := range Distinct([]graph.ID{subjects[0].id(), cmp.Or(graph.ID(object), owner)}) {
			if all[id] == nil {
				all[id] = &reports{of: map[string]*reports{}}
			}
			all[id].add(string(c.id()), at)
		}
		about := all[owner].of
		if about[field] == nil {
			about[field] = &reports{}
		}
		about[field].add(string(c.id()), at)
	}
	return all, nil
}

// owned returns the owner of what a claim is about, and the property or the field of the relation there.
func owned(subject Found, property string, object graph.ID) (graph.ID, string) {
	field, _, _ := strings.Cut(property, ".")
	via, ok := graph.Parley.Via(subject.Type, field)
	if !ok || via.Relation == nil || object == "" {
		return subject.id(), field
	}
	owner := via.Relation.Owner()
	if owner.Reverse == via.Reverse {
		return subject.id(), field
	}
	if owner.Reverse {
		return object, via.Relation.To.Field
	}
	return object, via.Relation.From.Field
}
