package memory

import (
	"context"
	"maps"
	"slices"

	"parley/graph"
)

// Neighbourhood returns a part of what is stored. See graph.Keeper.
func (s *Store) Neighbourhood(_ context.Context, n graph.Neighbourhood) (graph.Contents, graph.Revision, error) {
	st := s.current.Load()
	p := part{reader: reader{state: st}, things: map[graph.ID]*thing{}, edges: map[graph.EdgeKey]graph.Edge{}}
	for _, id := range n.IDs {
		t := p.thing(id)
		if t == nil {
			continue
		}
		p.things[id] = t
		for _, a := range n.Out {
			p.walk(t, a, false)
		}
		for _, a := range n.In {
			p.walk(t, a, true)
		}
	}
	return p.contents(), st.revision, nil
}

// part collects a part of the graph.
type part struct {
	reader
	things map[graph.ID]*thing
	edges  map[graph.EdgeKey]graph.Edge
}

// walk adds the edges of a thing along an arrow, and their far ends.
func (p *part) walk(t *thing, a graph.Arrow, reverse bool) {
	for _, e := range p.reader.edges(t, graph.Via{Relation: a.Relation, Reverse: reverse}) {
		if a.With != nil && e.values.at(a.With.Index) == nil || a.Far != "" && !p.chosen(e.far, a) {
			continue
		}
		stored := graph.Edge{Relation: a.Relation, From: t.id, To: e.far.id, Values: e.values.full(len(a.Relation.Properties))}
		if reverse {
			stored.From, stored.To = stored.To, stored.From
		}
		p.edges[stored.Key()] = stored
		p.things[e.far.id] = e.far
	}
}

// chosen reports whether the far end of an edge has a value that an arrow names.
func (p *part) chosen(far *thing, a graph.Arrow) bool {
	of := a.FarProperty(far.typ)
	if of == nil {
		return false
	}
	value, ok := p.value(far, of).(string)
	return ok && slices.Contains(a.Values, value)
}

// contents returns the records ordered by id, and the edges ordered by key.
func (p *part) contents() graph.Contents {
	var c graph.Contents
	for _, id := range slices.Sorted(maps.Keys(p.things)) {
		c.Records = append(c.Records, p.things[id].record())
	}
	for _, k := range slices.SortedFunc(maps.Keys(p.edges), graph.EdgeKey.Compare) {
		c.Edges = append(c.Edges, p.edges[k])
	}
	return c
}
