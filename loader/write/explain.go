package write

import (
	"slices"

	"parley/graph"
	"parley/loader/dossier"
)

// Difference is one thing or relation that a change adds, changes or drops.
type Difference struct {
	Op       string        `json:"op"`             // "add", "change" or "drop"
	What     string        `json:"what"`           // the type or the relation: Meeting, ATTENDED
	ID       graph.ID      `json:"id,omitempty"`   // of a thing
	Name     string        `json:"name,omitempty"` // of a thing: the name that people use
	From     graph.ID      `json:"from,omitempty"` // of a relation
	To       graph.ID      `json:"to,omitempty"`
	Identity string        `json:"like,omitempty"`   // of a relation: its identity, see dossier.IdentityText
	Values   []ValueChange `json:"values,omitempty"` // what differs; of an addition, the first values

	Of Whole `json:"of"` // the thing that the difference belongs to
}

// Whole is the thing that a difference belongs to. A claim belongs to its subject, a relation to one of its ends.
type Whole struct {
	Type string   `json:"type"`
	ID   graph.ID `json:"id"`
	Name string   `json:"name,omitempty"`
}

// ValueChange is a property whose value differs. The values are the stored values. A property with parts has one
// entry for each part that differs.
type ValueChange struct {
	Property string      `json:"property"` // the stored name: when_earliest
	Before   graph.Value `json:"before"`
	After    graph.Value `json:"after"`
}

// Explain lists what a change does to a graph with the contents have. It goes thing by thing: first the thing itself,
// then the claims about it, then its relations. It leaves out values that only the stores use.
func Explain(have graph.Contents, c graph.Change) []Difference {
	e := explainer{records: map[graph.ID]graph.Record{}, edges: map[graph.EdgeKey]graph.Edge{}, after: map[graph.ID]graph.Record{}}
	for _, r := range have.Records {
		e.records[r.ID()], e.after[r.ID()] = r, r
	}
	for _, r := range c.Put {
		e.after[r.ID()] = r
	}
	for _, edge := range have.Edges {
		e.edges[edge.Key()] = edge
	}
	var out []Difference
	for _, p := range split(have, c) {
		out = append(out, e.part(p)...)
	}
	return out
}

// explainer holds the records and edges before and after a change.
type explainer struct {
	records map[graph.ID]graph.Record // before the change
	after   map[graph.ID]graph.Record // after the change; for dropped records, before it
	edges   map[graph.EdgeKey]graph.Edge
}

func (e explainer) part(p part) []Difference {
	whole := e.after[p.id]
	var things, relations []Difference
	for _, r := range p.change.Put {
		d := Difference{Op: "add", What: r.Type.Name, ID: r.ID(), Name: nameOf(r)}
		before, there := e.records[r.ID()]
		if there && before.Type == r.Type {
			d.Op = "change"
		} else {
			before.Values = nil
		}
		d.Values = withoutSortName(valueChanges(r.Type.Properties[1:], before.Values, r.Values))
		things = append(things, d)
	}
	for _, id := range p.change.Drop {
		things = append(things, Difference{Op: "drop", What: e.records[id].Type.Name, ID: id, Name: nameOf(e.records[id])})
	}
	if i := slices.IndexFunc(things, func(d Difference) bool { return d.ID == p.id }); i > 0 {
		itself := things[i]
		things = slices.Insert(slices.Delete(things, i, i+1), 0, itself)
	}
	for _, r := range p.change.PutEdges {
		d := Difference{Op: "add", What: r.Relation.Name, From: r.From, To: r.To, Identity: dossier.IdentityText(r.Relation, r.Values)}
		before, there := e.edges[r.Key()]
		if there {
			d.Op = "change"
		}
		d.Values = valueChanges(r.Relation.Properties, before.Values, r.Values)
		relations = append(relations, d)
	}
	for _, k := range p.change.DropEdges {
		was := e.edges[k]
		d := Difference{Op: "drop", What: k.Relation, From: k.From, To: k.To, Identity: dossier.IdentityText(was.Relation, was.Values)}
		for _, v := range valueChanges(was.Relation.Properties, nil, was.Values) {
			d.Values = append(d.Values, ValueChange{Property: v.Property, Before: v.After})
		}
		relations = append(relations, d)
	}
	all := slices.Concat(things, relations)
	for i := range all {
		all[i].Of = Whole{ID: p.id, Type: whole.Type.Name, Name: nameOf(whole)}
	}
	return all
}

// withoutSortName leaves out the name by which a thing is sorted if its name changes, too: the one follows from the other.
func withoutSortName(changes []ValueChange) []ValueChange {
	if !slices.ContainsFunc(changes, func(v ValueChange) bool { return v.Property == "name" }) {
		return changes
	}
	return slices.DeleteFunc(changes, func(v ValueChange) bool { return v.Property == "sortName" })
}

// nameOf is the name that people use for a thing, or "".
func nameOf(r graph.Record) string {
	if r.Type == nil {
		return ""
	}
	for _, name := range []string{"name", "title", "text", "description"} {
		if p := r.Type.Property(name); p != nil && p.Index >= 0 {
			if s, _ := r.Values[p.Index].(string); s != "" {
				return s
			}
		}
	}
	return ""
}

// valueChanges lists the properties whose values differ. A nil list counts as absent values.
func valueChanges(ps []*graph.Property, before, after []graph.Value) []ValueChange {
	var out []ValueChange
	for _, p := range ps {
		if p.Hidden {
			continue
		}
		var was graph.Value
		if before != nil {
			was = before[p.Index]
		}
		if now := after[p.Index]; !same(was, now) {
			out = append(out, ValueChange{Property: p.Key, Before: was, After: now})
		}
	}
	return out
}
