package memory

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"parley/graph"
)

// state is one revision of the graph. A state never changes once it is made.
//
// Queries read a state through a reader, and through nothing else.
type state struct {
	revision graph.Revision
	things   map[graph.ID]*thing
	byType   map[*graph.Type][]*thing // ordered by id
	records  map[graph.ID]graph.Record
	edges    map[graph.EdgeKey]graph.Edge
	meetings map[graph.ID]map[*thing]bool // by actor: the meetings with an attendance of the actor, on its side or on its behalf
	alleged  map[graph.ID]map[*thing]bool // the same for attendances that are only alleged
	indexes  indexes
}

// thing is a record with its relations, or a derived record that a query works out.
type thing struct {
	id     graph.ID
	typ    *graph.Type
	stored []graph.Value // by Property.Index
	lists  []adjacency
}

// with returns a copy of the thing with another value of one of its properties.
func (t *thing) with(p *graph.Property, v graph.Value) *thing {
	other := *t
	other.stored = slices.Clone(t.stored)
	other.stored[p.Index] = v
	return &other
}

// adjacency lists the edges of one thing along one relation in one direction.
// They are ordered by the id at the far end, then by the identity of the relation.
type adjacency struct {
	relation *graph.Relation
	reverse  bool
	edges    []edge
}

// edge is one stored relation, seen from one of its ends.
type edge struct {
	far    *thing
	values []graph.Value // by Property.Index
}

// newState returns the state that holds the records and the edges. It uses both maps, so the caller must not change them.
func newState(rev graph.Revision, records map[graph.ID]graph.Record, edges map[graph.EdgeKey]graph.Edge) *state {
	st := &state{
		revision: rev, records: records, edges: edges,
		things:   make(map[graph.ID]*thing, len(records)),
		byType:   map[*graph.Type][]*thing{},
		meetings: map[graph.ID]map[*thing]bool{},
		alleged:  map[graph.ID]map[*thing]bool{},
	}
	for id, r := range records {
		t := &thing{id: id, typ: r.Type, stored: r.Values}
		st.things[id] = t
		st.byType[r.Type] = append(st.byType[r.Type], t)
	}
	for _, ts := range st.byType {
		slices.SortFunc(ts, func(a, b *thing) int { return cmp.Compare(a.id, b.id) })
	}
	for _, e := range edges {
		from, to := st.things[e.From], st.things[e.To]
		from.add(e.Relation, false, edge{far: to, values: e.Values})
		to.add(e.Relation, true, edge{far: from, values: e.Values})
		switch e.Relation {
		case attended:
			attend(st.meetings, edge{far: from, values: e.Values}, to)
		case allegedAt:
			attend(st.alleged, edge{far: from, values: e.Values}, to)
		}
	}
	for _, t := range st.things {
		for _, list := range t.lists {
			slices.SortFunc(list.edges, func(a, b edge) int {
				return cmp.Or(cmp.Compare(a.far.id, b.far.id), compareIdentity(list.relation, a.values, b.values))
			})
		}
	}
	return st
}

// attend notes the actors who attended a meeting, or for whom somebody did.
func attend(meetings map[graph.ID]map[*thing]bool, e edge, meeting *thing) {
	ids := []string{string(e.far.id)}
	if id, ok := e.values[side.Index].(string); ok {
		ids = append(ids, id)
	}
	represented, _ := e.values[onBehalfOf.Index].([]string)
	for _, id := range append(ids, represented...) {
		if meetings[graph.ID(id)] == nil {
			meetings[graph.ID(id)] = map[*thing]bool{}
		}
		meetings[graph.ID(id)][meeting] = true
	}
}

// add puts an edge into the adjacency list of its relation and direction.
func (t *thing) add(r *graph.Relation, reverse bool, e edge) {
	for i := range t.lists {
		if t.lists[i].relation == r && t.lists[i].reverse == reverse {
			t.lists[i].edges = append(t.lists[i].edges, e)
			return
		}
	}
	t.lists = append(t.lists, adjacency{relation: r, reverse: reverse, edges: []edge{e}})
}

// compareIdentity orders the values of two edges by the identity of their relation.
func compareIdentity(r *graph.Relation, a, b []graph.Value) int {
	for _, p := range r.Properties {
		if p.Identity {
			if c := compareAbsentAsEmpty(a[p.Index], b[p.Index]); c != 0 {
				return c
			}
		}
	}
	return 0
}

// compareAbsentAsEmpty orders two values as lists do: an absent value comes first,
// and an absent string equals an empty string.
func compareAbsentAsEmpty(a, b graph.Value) int {
	if a == nil {
		if s, ok := b.(string); ok && s == "" {
			return 0
		}
	}
	if s, ok := a.(string); ok && s == "" && b == nil {
		return 0
	}
	return graph.Compare(a, b)
}

// change returns the state that follows. The receiver stays as it is. The error
// wraps graph.ErrDangling if an edge would end at a thing that is not there.
func (st *state) change(c graph.Change) (*state, error) {
	records, edges := maps.Clone(st.records), maps.Clone(st.edges)
	if records == nil {
		records, edges = map[graph.ID]graph.Record{}, map[graph.EdgeKey]graph.Edge{}
	}
	for _, k := range c.DropEdges {
		delete(edges, k)
	}
	if len(c.Drop) > 0 {
		gone := map[graph.ID]bool{}
		for _, id := range c.Drop {
			delete(records, id)
			gone[id] = true
		}
		maps.DeleteFunc(edges, func(k graph.EdgeKey, _ graph.Edge) bool { return gone[k.From] || gone[k.To] })
	}
	for _, r := range c.Put {
		records[r.ID()] = r
	}
	for _, e := range c.PutEdges {
		edges[e.Key()] = e
	}
	for k := range edges {
		for _, id := range []graph.ID{k.From, k.To} {
			if _, ok := records[id]; !ok {
				return nil, fmt.Errorf("%w: %s from %s to %s, and there is no %s", graph.ErrDangling, k.Relation, k.From, k.To, id)
			}
		}
	}
	return newState(st.revision+1, records, edges), nil
}

// contents returns all records ordered by id, and all edges ordered by key.
func (st *state) contents() graph.Contents {
	c := graph.Contents{
		Records: slices.Collect(maps.Values(st.records)),
		Edges:   slices.Collect(maps.Values(st.edges)),
	}
	slices.SortFunc(c.Records, func(a, b graph.Record) int { return cmp.Compare(a.ID(), b.ID()) })
	slices.SortFunc(c.Edges, func(a, b graph.Edge) int { return a.Key().Compare(b.Key()) })
	return c
}

// extent counts the things of each type, and the edges of each thing along the
// steps that fields walk.
func (st *state) extent() graph.Extent {
	all := graph.Extent{Things: map[*graph.Type]int{}, Degrees: map[graph.Via]int{}}
	for t, things := range st.byType {
		all.Things[t] = len(things)
	}
	sums := map[graph.Via]*graph.Degree{}
	steps, _ := graph.Parley.Walked()
	for _, via := range steps {
		sums[via] = &graph.Degree{}
	}
	for _, t := range st.things {
		for _, list := range t.lists {
			if sum := sums[graph.Via{Relation: list.relation, Reverse: list.reverse}]; sum != nil {
				sum.Add(len(list.edges))
			}
		}
	}
	for via, sum := range sums {
		if n := sum.Mean(); n > 0 {
			all.Degrees[via] = n
		}
	}
	return all
}
