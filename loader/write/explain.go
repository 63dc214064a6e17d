package write

import "parley/graph"

// Difference is one thing or relation that a change adds, changes or drops.
type Difference struct {
	Op     string       `json:"op"`   // "add", "change" or "drop"
	What   string       `json:"what"` // the type, or the relation: Meeting, ATTENDED
	ID     graph.ID     `json:"id,omitempty"`
	From   graph.ID     `json:"from,omitempty"`
	To     graph.ID     `json:"to,omitempty"`
	Values []ValueShift `json:"values,omitempty"` // of a change; of an addition, what it starts with
}

// ValueShift is a property whose value differs.
type ValueShift struct {
	Property string      `json:"property"`
	Before   graph.Value `json:"before"`
	After    graph.Value `json:"after"`
}

// Explain says what a change does to a graph that holds have: things first, then
// relations, each in the order of the change.
func Explain(have graph.Contents, c graph.Change) []Difference {
	records := map[graph.ID]graph.Record{}
	for _, r := range have.Records {
		records[r.ID()] = r
	}
	edges := map[graph.EdgeKey]graph.Edge{}
	for _, e := range have.Edges {
		edges[e.Key()] = e
	}
	var out []Difference
	for _, r := range c.Put {
		d := Difference{Op: "add", What: r.Type.Name, ID: r.ID()}
		before, there := records[r.ID()]
		if there && before.Type == r.Type {
			d.Op = "change"
		} else {
			before.Values = nil
		}
		d.Values = shifts(r.Type.Properties[1:], before.Values, r.Values)
		out = append(out, d)
	}
	for _, id := range c.Drop {
		out = append(out, Difference{Op: "drop", What: records[id].Type.Name, ID: id})
	}
	for _, e := range c.PutEdges {
		d := Difference{Op: "add", What: e.Relation.Name, From: e.From, To: e.To}
		before, there := edges[e.Key()]
		if there {
			d.Op = "change"
		}
		d.Values = shifts(e.Relation.Properties, before.Values, e.Values)
		out = append(out, d)
	}
	for _, k := range c.DropEdges {
		out = append(out, Difference{Op: "drop", What: k.Relation, From: k.From, To: k.To})
	}
	return out
}

// shifts lists the properties whose values differ. No values at all are as many absent ones.
func shifts(ps []*graph.Property, before, after []graph.Value) []ValueShift {
	var out []ValueShift
	for _, p := range ps {
		var was graph.Value
		if before != nil {
			was = before[p.Index]
		}
		if now := after[p.Index]; !same(was, now) {
			out = append(out, ValueShift{Property: p.Key, Before: was, After: now})
		}
	}
	return out
}
