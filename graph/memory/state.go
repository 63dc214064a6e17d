package memory

import (
	"cmp"
	"fmt"
	"maps"
	"slices"

	"parley/graph"
)

// state is one revision of the graph. It is not changed once it is made.
type state struct {
	revision graph.Revision
	things   map[graph.ID]*thing
	byType   map[*graph.Type][]*thing // by id
	records  map[graph.ID]graph.Record
	edges    map[graph.EdgeKey]graph.Edge
	acted    map[graph.ID]map[*thing]bool // the meetings at which an actor stands for an attendance
}

// thing is a node with the edges that end at it.
type thing struct {
	id     graph.ID
	typ    *graph.Type
	values []graph.Value
	ties   []tie
}

// tie is all edges of a thing along one relation in one direction, by the id
// of the far end, then by the relation's identity.
type tie struct {
	relation *graph.Relation
	reverse  bool
	edges    []edge
}

type edge struct {
	far    *thing
	values []graph.Value
}

func newState(rev graph.Revision, records map[graph.ID]graph.Record, edges map[graph.EdgeKey]graph.Edge) *state {
	st := &state{
		revision: rev, records: records, edges: edges,
		things: make(map[graph.ID]*thing, len(records)),
		byType: map[*graph.Type][]*thing{},
		acted:  map[graph.ID]map[*thing]bool{},
	}
	for id, r := range records {
		t := &thing{id: id, typ: r.Type, values: r.Values}
		st.things[id] = t
		st.byType[r.Type] = append(st.byType[r.Type], t)
	}
	for _, ts := range st.byType {
		slices.SortFunc(ts, func(a, b *thing) int { return cmp.Compare(a.id, b.id) })
	}
	for _, e := range edges {
		from, to := st.things[e.From], st.things[e.To]
		from.tie(e.Relation, false, edge{far: to, values: e.Values})
		to.tie(e.Relation, true, edge{far: from, values: e.Values})
		if e.Relation == attended {
			st.attend(edge{far: from, values: e.Values}, to)
		}
	}
	for _, t := range st.things {
		for _, tie := range t.ties {
			slices.SortFunc(tie.edges, func(a, b edge) int {
				return cmp.Or(cmp.Compare(a.far.id, b.far.id), compareIdentity(tie.relation, a.values, b.values))
			})
		}
	}
	return st
}

// attend notes for whom an attendance counts.
func (st *state) attend(e edge, meeting *thing) {
	for _, v := range []graph.Value{string(e.far.id), e.values[side.Index], e.values[behalf.Index]} {
		id, ok := v.(string)
		if !ok {
			continue
		}
		if st.acted[graph.ID(id)] == nil {
			st.acted[graph.ID(id)] = map[*thing]bool{}
		}
		st.acted[graph.ID(id)][meeting] = true
	}
}

func (t *thing) tie(r *graph.Relation, reverse bool, e edge) {
	for i := range t.ties {
		if t.ties[i].relation == r && t.ties[i].reverse == reverse {
			t.ties[i].edges = append(t.ties[i].edges, e)
			return
		}
	}
	t.ties = append(t.ties, tie{relation: r, reverse: reverse, edges: []edge{e}})
}

// along returns the edges of a thing along a relation.
func (t *thing) along(r *graph.Relation, reverse bool) []edge {
	for i := range t.ties {
		if t.ties[i].relation == r && t.ties[i].reverse == reverse {
			return t.ties[i].edges
		}
	}
	return nil
}

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

// compareAbsentAsEmpty orders values as lists do: absent first, and an absent
// string as an empty one.
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

// change returns the state that follows. The receiver stays as it is.
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

func (st *state) contents() graph.Contents {
	c := graph.Contents{
		Records: slices.Collect(maps.Values(st.records)),
		Edges:   slices.Collect(maps.Values(st.edges)),
	}
	slices.SortFunc(c.Records, func(a, b graph.Record) int { return cmp.Compare(a.ID(), b.ID()) })
	slices.SortFunc(c.Edges, func(a, b graph.Edge) int { return a.Key().Compare(b.Key()) })
	return c
}
