package derive

import (
	"cmp"
	"slices"
	"strings"

	"parley/graph"
)

// Changes asks what differs between two states of the record: as of two moments, or before and after loads.
type Changes struct {
	Since, Until string             // see graph.Query.AsOf; without Loads
	Loads        []graph.ID         // loads that followed each other, in any order; nil to compare two moments
	Of           graph.ID           // only changes that concern this thing, or a thing that lies in it; "" for all
	Up           []graph.Via        // with Of: the steps from a thing to the larger thing in which it lies, see graph.Within
	Named        []graph.Reference  // with Loads: what must be on record now, or before or after the loads
	Kinds        []graph.ChangeKind // nil for all
	Limit        int

	of map[graph.ID]bool // Of and what lies in it; set by Records
}

// maxThings is the largest number of things that can have changed. It bounds the memory of an answer.
const maxThings = 2_000

var change = graph.Parley.Type("RecordChange")

// compared are two states of the things that can have changed.
type compared struct {
	ids           []graph.ID // sorted
	before, after map[graph.ID]state
	reported      map[graph.ID]*reports
	joins         map[graph.ID][]graph.ID // see joined; nil for loads
	spans         map[graph.ID][]span     // of things about which sources began or ceased to disagree; nil for loads
	at            string                  // when all changes came on record; "" if the reports say when
}

// Records returns the changes, ordered by the time at which they came on record, then by thing, property and kind.
func (q Changes) Records(ask Ask) ([]graph.Record, error) {
	compare := q.moments
	if q.Loads != nil {
		compare = q.loads
	}
	c, err := compare(ask)
	if err != nil {
		return nil, err
	}
	if q.of, err = q.inside(ask); err != nil {
		return nil, err
	}
	near, err := placesAround(ask, c.places(), q.Until)
	if err != nil {
		return nil, err
	}
	found, doubtful := map[graph.ID][]difference{}, []graph.ID{}
	for _, id := range c.ids {
		for _, d := range differences(c.before[id], c.after[id], near) {
			if q.wants(id, c.before[id], c.after[id], d) {
				found[id] = append(found[id], d)
				if d.doubt() {
					doubtful = append(doubtful, id)
				}
			}
		}
	}
	if q.Loads == nil {
		if c.spans, err = spansOf(ask, Distinct(doubtful)); err != nil {
			return nil, err
		}
	}
	var out []graph.Record
	for _, id := range c.ids {
		for _, d := range found[id] {
			out = append(out, c.record(id, d, q.Until))
		}
	}
	slices.SortStableFunc(out, func(a, b graph.Record) int { return graph.Compare(of(a, "at"), of(b, "at")) })
	return out[:min(len(out), q.Limit)], nil
}

// moments compares two moments. Only things that the claims of the period are about, or lead to, can have changed, and what is
// joined with them: if a meeting is denied, so is its outcome.
func (q Changes) moments(ask Ask) (*compared, error) {
	at := claim.Property("reported")
	where := graph.And{graph.Comparison{Property: at, Op: graph.Greater, Value: q.Since}}
	if q.Until != "" {
		where = append(where, graph.Comparison{Property: at, Op: graph.LessOrEqual, Value: q.Until})
	}
	reported, err := reportsOf(ask, graph.Start{Scan: true}, where, nil)
	if err != nil {
		return nil, err
	}
	c := &compared{reported: reported, ids: []graph.ID{}} // with nil, the store would look at all things
	for id := range reported {
		c.ids = append(c.ids, id)
	}
	if c.ids, c.joins, err = joined(ask, c.ids); err != nil {
		return nil, err
	}
	for at, into := range map[string]*map[graph.ID]state{q.Since: &c.before, q.Until: &c.after} {
		things, err := contents(ask, graph.Start{IDs: c.ids}, at)
		if err != nil {
			return nil, err
		}
		*into = statesOf(things)
	}
	return c, nil
}

// inside returns the thing of the question and what lies in it at the end of the period: in a place other places, in an issue other issues, in a
// plan its versions and points.
func (q Changes) inside(ask Ask) (map[graph.ID]bool, error) {
	of := map[graph.ID]bool{q.Of: true}
	if q.Of == "" || len(q.Up) == 0 {
		return of, nil
	}
	types, far := []*graph.Type{}, graph.Selection{}
	for _, up := range q.Up {
		for _, t := range graph.Parley.Concrete(up.Near()) {
			if far[t] == nil {
				types, far[t] = append(types, t), []graph.Field{{Property: t.Properties[0]}}
			}
		}
	}
	found, err := ask(&graph.Query{Start: graph.Start{Scan: true}, AsOf: q.Until, Root: graph.Link{
		Types: types, Many: &graph.List{Page: graph.Everything, Where: graph.Within{Up: q.Up, ID: q.Of}}, Item: []graph.Field{{Far: far}},
	}})
	for _, f := range found {
		of[f.id()] = true
	}
	return of, err
}

// wants reports whether a change is asked for.
func (q Changes) wants(id graph.ID, before, after state, d difference) bool {
	if q.Kinds != nil && !slices.Contains(q.Kinds, d.kind) {
		return false
	}
	if q.Of == "" || q.of[id] || q.leads(d.before) || q.leads(d.after) {
		return true
	}
	// Who follows a thing wants to know what becomes of the meetings and events that lead to the thing.
	if d.property != "" && !after.takesPlace() {
		return false
	}
	for _, s := range []state{before, after} {
		for _, v := range s {
			if q.leads(v) {
				return true
			}
		}
	}
	return false
}

// leads reports whether a value is a relation that leads to the thing of the question, or to a thing that lies in it.
func (q Changes) leads(v value) bool {
	names := func(text string) bool { return q.of[graph.ID(text)] }
	for other, values := range v.edges {
		// A relation can also name a third thing, such as the side of a participant.
		if q.of[other] || slices.ContainsFunc(values, func(s string) bool { return slices.ContainsFunc(strings.Split(s, ", "), names) }) {
			return true
		}
	}
	return v.relation && slices.ContainsFunc(v.texts, names)
}

// places returns the places of the meetings and events whose places are not the same at both moments.
func (c *compared) places() []graph.ID {
	ids := []graph.ID{}
	for _, id := range c.ids {
		before, after := c.before[id]["places"].texts, c.after[id]["places"].texts
		if len(without(before, after)) == 0 {
			continue
		}
		for _, place := range append(slices.Clone(before), after...) {
			ids = append(ids, graph.ID(place))
		}
	}
	return ids
}

// record returns a change of a thing with the claims that are behind the change. The period ends at until.
func (c *compared) record(id graph.ID, d difference, until string) graph.Record {
	turned := ""
	if d.doubt() {
		turned = turnedAt(c.spans[id], d, until)
	}
	ids, first := resting(c.behind(id, d, turned))
	values := map[string]graph.Value{
		"kind": string(d.kind), "subject": string(id), "subjectId": string(id), "before": d.before.texts, "after": d.after.texts, "at": cmp.Or(c.at, turned, first), "claims": ids,
	}
	if d.property != "" {
		values["property"] = d.property
	}
	if d.before.relation || d.after.relation {
		values["added"], values["removed"] = without(d.after.texts, d.before.texts), without(d.before.texts, d.after.texts)
	}
	return Record(change, values)
}

// without returns the texts that are not in another list.
func without(texts, others []string) []string {
	return slices.DeleteFunc(slices.Clone(texts), func(s string) bool { return slices.Contains(others, s) })
}
