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

// reported is a claim of a period, and what it says.
type reported struct {
	id, at   string
	value    string // or the id of the thing to which a relation leads
	identity string // of the relation, or ""
	denies   bool   // it denies the value, or takes back that the value holds
}

// reports are the claims of a period about one thing, each once.
type reports struct {
	claims []reported
	of     map[string]*reports // by property or relation; nil for the reports of one property
}

// resting returns the ids of claims, sorted, and when the first was reported.
func resting(claims []reported) (ids []string, first string) {
	for _, c := range claims {
		ids = append(ids, c.id)
		if first == "" || c.at < first {
			first = c.at
		}
	}
	slices.Sort(ids)
	return ids, first
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
				{Property: claim.Property("value")},
				{Property: claim.Property("polarity")},
				{Property: claim.Property("retracts")},
				{Property: claim.Property("identity")},
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
		subjects, _ := c.at(8).([]Found)
		at, _ := c.at(1).(string)
		property, _ := c.at(2).(string)
		object, _ := c.at(3).(string)
		if len(subjects) == 0 || except[c.id()] {
			continue
		}
		retracts, _ := c.at(6).(bool)
		told := reported{id: string(c.id()), at: at, value: words(c, 4), identity: words(c, 7), denies: retracts != (words(c, 5) == string(graph.Denies))}
		if object != "" && !strings.Contains(property, ".") {
			told.value = object
		}
		owner, field := owned(subjects[0], property, graph.ID(object))
		for _, id := range Distinct([]graph.ID{subjects[0].id(), cmp.Or(graph.ID(object), owner)}) {
			if all[id] == nil {
				all[id] = &reports{of: map[string]*reports{}}
			}
			all[id].claims = append(all[id].claims, told)
		}
		about := all[owner].of
		if about[field] == nil {
			about[field] = &reports{}
		}
		if owner != subjects[0].id() && told.value == object {
			told.value = string(subjects[0].id()) // told from the other end
		}
		about[field].claims = append(about[field].claims, told)
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
