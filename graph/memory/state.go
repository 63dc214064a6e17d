package memory

import (
	"cmp"
	"slices"

	"parley/graph"
)

// state is one revision of the graph. A state never changes once it is made.
//
// Queries read a state through a reader, and through nothing else.
type state struct {
	revision graph.Revision
	things   map[graph.ID]*thing
	ordered  []*thing                 // by id
	byType   map[*graph.Type][]*thing // ordered by id
	lists    []list                   // those of one thing together, in the order of the things
	edges    [][]edge                 // by direction: the edges of all things, those of one thing together
	meetings map[graph.ID][]*thing    // by actor: the meetings with an attendance of the actor, on its side or on its behalf, each once
	alleged  map[graph.ID][]*thing    // the same for attendances that are only alleged
	indexes  indexes
	earlier  earlier
}

// thing is a record with its relations, or a derived record that a query works out.
type thing struct {
	id     graph.ID
	typ    *graph.Type
	stored *values
	number uint32 // its place among all things by id; 0 for a derived record
	// Its lists in the state: from first up to behind.
	first, behind uint32
}

// with returns a copy of the thing with another value of one of its properties.
func (t *thing) with(p *graph.Property, v graph.Value) *thing {
	other, list := *t, t.stored.full(len(t.typ.Properties))
	list[p.Index] = v
	other.stored = whole(list)
	return &other
}

// record returns the stored form of the thing.
func (t *thing) record() graph.Record {
	return graph.Record{Type: t.typ, Values: t.stored.full(len(t.typ.Properties))}
}

// list says where the edges of a thing in one direction are: from first up to behind. They are
// ordered by the id at the far end, then by the identity of the relation.
type list struct {
	direction     uint32
	first, behind uint32
}

// edge is one stored relation, seen from one of its ends.
type edge struct {
	far    *thing
	values *values // by Property.Index
}

// directionOf numbers the directions along relations.
func directionOf(r *graph.Relation, reverse bool) uint32 {
	n := uint32(r.Index) * 2 //nolint:gosec // the model has some hundred relations
	if reverse {
		n++
	}
	return n
}

// relationOf returns the relation of a direction.
func relationOf(direction int) *graph.Relation { return graph.Parley.Relations()[direction/2] }

// attend returns the meetings of each actor who attended a meeting, or for whom somebody did.
func (st *state) attend(relation *graph.Relation) map[graph.ID][]*thing {
	of := map[graph.ID][]*thing{}
	add := func(id graph.ID, meeting *thing) {
		// The meetings come one after the other, so a meeting that is there already is the last.
		if list := of[id]; len(list) == 0 || list[len(list)-1] != meeting {
			of[id] = append(list, meeting)
		}
	}
	at := directionOf(relation, true)
	for _, meeting := range st.byType[meeting] {
		for _, e := range st.along(meeting, at) {
			add(e.far.id, meeting)
			if id, ok := e.values.at(side.Index).(string); ok {
				add(graph.ID(id), meeting)
			}
			represented, _ := e.values.at(onBehalfOf.Index).([]string)
			for _, id := range represented {
				add(graph.ID(id), meeting)
			}
		}
	}
	return of
}

// along returns the edges of a thing in a direction.
func (st *state) along(t *thing, direction uint32) []edge {
	lists := st.lists[t.first:t.behind]
	for i := range lists {
		if l := &lists[i]; l.direction == direction {
			return st.edges[direction][l.first:l.behind:l.behind]
		}
	}
	return nil
}

// compareIdentity orders the values of two edges by the identity of their relation.
func compareIdentity(r *graph.Relation, a, b *values) int {
	for _, p := range r.Properties {
		if p.Identity {
			if c := compareAbsentAsEmpty(a.at(p.Index), b.at(p.Index)); c != 0 {
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

// contents returns all records ordered by id, and all edges ordered by key.
func (st *state) contents() graph.Contents {
	var c graph.Contents
	for _, t := range st.ordered {
		c.Records = append(c.Records, t.record())
	}
	relations := slices.Clone(graph.Parley.Relations())
	slices.SortFunc(relations, func(a, b *graph.Relation) int { return cmp.Compare(a.Name, b.Name) })
	for _, r := range relations {
		direction := directionOf(r, false)
		begin := len(c.Edges)
		for _, record := range c.Records {
			from := record.ID()
			for _, e := range st.along(st.things[from], direction) {
				c.Edges = append(c.Edges, graph.Edge{Relation: r, From: from, To: e.far.id, Values: e.values.full(len(r.Properties))})
			}
		}
		identity := func(e graph.Edge) string { return e.Key().Identity }
		slices.SortFunc(c.Edges[begin:], func(a, b graph.Edge) int {
			if d := cmp.Or(cmp.Compare(a.From, b.From), cmp.Compare(a.To, b.To)); d != 0 {
				return d
			}
			return cmp.Compare(identity(a), identity(b))
		})
	}
	return c
}

// extent counts the things of each type, and the edges of each thing along the
// steps that fields walk.
func (st *state) extent() graph.Extent {
	all := graph.Extent{Things: map[*graph.Type]int{}, Degrees: map[graph.Via]int{}}
	for t, things := range st.byType {
		all.Things[t] = len(things)
	}
	sums := make([]graph.Degree, len(st.edges))
	for _, t := range st.ordered {
		for _, l := range st.lists[t.first:t.behind] {
			sums[l.direction].Add(int(l.behind - l.first))
		}
	}
	steps, _ := graph.Parley.Walked()
	for _, via := range steps {
		if n := sums[directionOf(via.Relation, via.Reverse)].Mean(); n > 0 {
			all.Degrees[via] = n
		}
	}
	return all
}
