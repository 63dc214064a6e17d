package derive

import (
	"fmt"
	"slices"
	"strings"

	"parley/graph"
)

// state is what the record shows of a thing at a moment, by property and by field of a relation. Nil stands for a thing that is not on
// record.
type state map[string]value

// value is a property, a relation or a property of a relation at a moment.
type value struct {
	texts    []string // of a relation: the ids to which it leads, sorted
	relation bool
	edges    map[graph.ID][]string // of a property of a relation: by the thing to which edges lead, the values of these edges
}

// The bounds of a time stand in a state beside the time, under the name of the time and one of these endings.
const earliest, latest = ".earliest", ".latest"

// contested is the property that names what sources disagree about.
const contested = "contested"

// contents asks for what is watched of some things as of a moment. The records and the edges have no other values.
func contents(ask Ask, start graph.Start, asOf string) (graph.Contents, error) {
	var out graph.Contents
	many := &graph.List{Page: graph.Everything}
	if start.Scan {
		many.Page.First = maxThings + 1
	}
	found, err := ask(&graph.Query{
		Start: start, AsOf: asOf,
		Root: graph.Link{Types: graph.Parley.Concrete("Entity"), Many: many, Item: []graph.Field{{Far: contentsOf}}},
	})
	for _, f := range found {
		r := graph.Record{Type: f.Type, Values: make([]graph.Value, len(f.Type.Properties))}
		for slot, w := range watch[f.Type] {
			if w.relation == nil {
				r.Values[w.property.Index] = f.at(slot)
				continue
			}
			edges, _ := f.at(slot).([]Found)
			for _, e := range edges {
				out.Edges = append(out.Edges, edge(w.relation, f.id(), e))
			}
		}
		out.Records = append(out.Records, r)
	}
	return out, err
}

// edge returns an edge that a query has found from its owner.
func edge(r *graph.Relation, owner graph.ID, found Found) graph.Edge {
	e := graph.Edge{Relation: r, From: owner, Values: make([]graph.Value, len(r.Properties))}
	read := readOf(r)
	for slot, p := range read {
		e.Values[p.Index] = found.at(slot)
	}
	if len(read) > 0 {
		things, _ := found.at(len(read)).([]Found)
		found = things[0]
	}
	if e.To = found.id(); r.Owner().Reverse {
		e.From, e.To = e.To, e.From
	}
	return e
}

// statesOf returns the states of the entities of some contents.
func statesOf(c graph.Contents) map[graph.ID]state {
	states := make(map[graph.ID]state, len(c.Records))
	for _, r := range c.Records {
		if watch[r.Type] == nil {
			continue
		}
		s := state{}
		for _, w := range watch[r.Type] {
			if w.relation != nil {
				s[w.name] = value{relation: true}
			} else {
				s[w.name] = value{texts: textsOf(r.Values[w.property.Index])}
			}
		}
		states[r.ID()] = s
	}
	for _, e := range c.Edges {
		_, field := ownerOf(e.Relation)
		owner, other := e.From, e.To
		if e.Relation.Owner().Reverse {
			owner, other = other, owner
		}
		if s := states[owner]; s != nil && field != "" {
			v := s[field]
			v.texts = append(v.texts, string(other))
			s[field] = v
			s.add(e, field, other)
		}
	}
	for _, s := range states {
		for name, v := range s {
			if v.relation {
				slices.Sort(v.texts)
				v.texts = slices.Compact(v.texts)
				s[name] = v
			}
			for other, values := range v.edges {
				slices.Sort(values)
				v.edges[other] = slices.Compact(values)
			}
		}
	}
	return states
}

// add adds the properties of an edge that leads to another thing.
func (s state) add(e graph.Edge, field string, other graph.ID) {
	for _, p := range e.Relation.Declared {
		if !isWatched(p) {
			continue
		}
		name := field + "." + p.Name
		v := s[name]
		if v.edges == nil {
			v.edges = map[graph.ID][]string{}
		}
		v.edges[other] = append(v.edges[other], strings.Join(textsOf(e.Values[p.First().Index]), ", "))
		s[name] = v
	}
}

// textsOf returns a value as texts: things as their ids, sorted.
func textsOf(v graph.Value) []string {
	switch v := v.(type) {
	case nil:
		return nil
	case string:
		if v == "" {
			return nil // no value, as for orders and filters
		}
		return []string{v}
	case []string:
		return v
	case []Found:
		var ids []string
		for _, f := range v {
			ids = append(ids, string(f.id()))
		}
		slices.Sort(ids)
		return slices.Compact(ids)
	}
	return []string{fmt.Sprint(v)}
}

// takesPlace reports whether the state is that of a meeting or an event.
func (s state) takesPlace() bool {
	_, has := s["status"]
	return has
}
