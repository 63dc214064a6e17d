package derive

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"parley/graph"
)

// Changes asks what differs between the record as of two moments.
type Changes struct {
	Since, Until string             // see graph.Query.AsOf
	Of           graph.ID           // only changes of this thing, and of relations that lead to it; "" for all
	Kinds        []graph.ChangeKind // nil for all
	Limit        int
}

// The largest numbers of claims and of things that one period may have. They bound the memory of an answer.
const (
	maxClaims = 20_000
	maxThings = 2_000
)

var (
	claim  = graph.Parley.Type("Claim")
	change = graph.Parley.Type("RecordChange")
)

// Records returns the changes, ordered by the time of their first report, then by thing and property. Only things that the claims
// of the period are about, or lead to, can have changed.
func (q Changes) Records(ask Ask) ([]graph.Record, error) {
	reported, err := q.reported(ask)
	if err != nil {
		return nil, err
	}
	ids := make([]graph.ID, 0, len(reported))
	for id := range reported {
		ids = append(ids, id)
	}
	slices.Sort(ids)
	if len(ids) > maxThings {
		return nil, fmt.Errorf("%w: sources report about %d things in this period, and the maximum is %d: ask for a shorter period", graph.ErrBadInput, len(ids), maxThings)
	}
	before, err := snapshot(ask, ids, q.Since)
	if err != nil {
		return nil, err
	}
	after, err := snapshot(ask, ids, q.Until)
	if err != nil {
		return nil, err
	}
	var out []graph.Record
	for _, id := range ids {
		now, there := after[id]
		if !there {
			continue
		}
		for _, d := range differences(before[id], now) {
			if q.wants(id, now, d) {
				out = append(out, reported[id].record(id, d))
			}
		}
	}
	slices.SortFunc(out, func(a, b graph.Record) int {
		return cmp.Or(graph.Compare(of(a, "at"), of(b, "at")), graph.Compare(of(a, "subject"), of(b, "subject")), graph.Compare(of(a, "property"), of(b, "property")), graph.Compare(of(a, "kind"), of(b, "kind")))
	})
	return out[:min(len(out), q.Limit)], nil
}

// wants reports whether a change is asked for.
func (q Changes) wants(id graph.ID, now state, d difference) bool {
	if q.Kinds != nil && !slices.Contains(q.Kinds, d.kind) {
		return false
	}
	leads := func(v value) bool { return v.relation && slices.Contains(v.texts, string(q.Of)) }
	switch {
	case q.Of == "" || q.Of == id:
		return true
	case d.kind == graph.ChangeAdded:
		for _, v := range now {
			if leads(v) {
				return true
			}
		}
		return false
	}
	return leads(d.before) || leads(d.after)
}

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

// record returns a change with its claims.
func (r *reports) record(id graph.ID, d difference) graph.Record {
	rests := r
	if about := r.of[d.property]; about != nil {
		rests = about
	}
	slices.Sort(rests.ids)
	values := map[string]graph.Value{
		"kind": string(d.kind), "subject": string(id), "before": d.before.texts, "after": d.after.texts, "at": rests.first, "claims": rests.ids,
	}
	if d.property != "" {
		values["property"] = d.property
	}
	if d.before.relation || d.after.relation {
		values["added"], values["removed"] = without(d.after.texts, d.before.texts), without(d.before.texts, d.after.texts)
	}
	return Record(change, values)
}

// reported asks for the claims of the period, and sorts them by the things at both of their ends: an outcome says something about its
// meeting, too. The claims about one property or relation stand at its owner.
func (q Changes) reported(ask Ask) (map[graph.ID]*reports, error) {
	at, entities := claim.Property("reported"), graph.Parley.Concrete("Entity")
	subject, ok := graph.Parley.Via(claim, "subject")
	if !ok {
		panic("derive: the model has no subject of a claim")
	}
	ids := graph.Selection{}
	for _, t := range entities {
		ids[t] = []graph.Field{{Property: t.Properties[0]}}
	}
	where := graph.And{graph.Comparison{Property: at, Op: graph.Greater, Value: q.Since}}
	if q.Until != "" {
		where = append(where, graph.Comparison{Property: at, Op: graph.LessOrEqual, Value: q.Until})
	}
	found, err := ask(&graph.Query{
		Start: graph.Start{Scan: true},
		Root: graph.Link{
			Types: []*graph.Type{claim}, Many: &graph.List{Where: where, Page: graph.Window{First: maxClaims + 1, Last: -1}},
			Item: []graph.Field{{Far: graph.Selection{claim: {
				{Property: claim.Properties[0]},
				{Property: at},
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
		if len(subjects) == 0 {
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

// without returns the texts that are not in another list.
func without(texts, others []string) []string {
	return slices.DeleteFunc(slices.Clone(texts), func(s string) bool { return slices.Contains(others, s) })
}
