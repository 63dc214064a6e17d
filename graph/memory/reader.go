package memory

import (
	"cmp"
	"iter"
	"slices"

	"parley/graph"
)

// reader reads one state of the graph for one query. Every value and every relation that
// a query reads comes from a method of reader. A query about an earlier graph reads a state that asof.go made.
//
// Only this file, and state.go, change.go and asof.go, which make states, may look into a thing; TestOneReader checks it.
type reader struct {
	state   *state
	earlier bool // the query asks for an earlier graph, which has no history
}

// thing returns the thing with an id, or nil if it is not in the graph.
func (r reader) thing(id graph.ID) *thing { return r.state.things[id] }

// thingOf returns the thing with an id, or nil if it is not in the graph or is of
// none of the types.
func (r reader) thingOf(id graph.ID, types []*graph.Type) *thing {
	if t := r.thing(id); t != nil && slices.Contains(types, t.typ) {
		return t
	}
	return nil
}

// ofType returns all things of a type, ordered by id. The caller must not change the list.
func (r reader) ofType(t *graph.Type) []*thing { return r.state.byType[t] }

// meetingsOf goes through the meetings with at least one attendance of an actor, on its side or
// on its behalf, each once.
func (r reader) meetingsOf(actor graph.ID, alleged bool) iter.Seq[*thing] {
	meetings := r.state.meetings[actor]
	if !alleged || len(r.state.alleged[actor]) == 0 {
		return slices.Values(meetings)
	}
	both := slices.Concat(meetings, r.state.alleged[actor])
	slices.SortFunc(both, func(a, b *thing) int { return cmp.Compare(a.id, b.id) })
	return slices.Values(slices.Compact(both))
}

// id returns the id of a thing as a value. A derived thing has no property for its id.
func (r reader) id(t *thing) graph.Value {
	if t.typ.Derived {
		return string(t.id)
	}
	return t.stored.at(0)
}

// values returns all values of a thing, by Property.Index of its type. The caller
// must not change the list, and must read a value of it by [valueOf].
func (r reader) values(t *thing) *values { return t.stored }

// value returns one value of a thing, or nil if it is absent. The property may be
// that of another type: interfaces share properties by their keys.
func (r reader) value(t *thing, p *graph.Property) graph.Value {
	if p.Index < len(t.typ.Properties) && t.typ.Properties[p.Index] == p {
		return valueOf(r.values(t), p)
	}
	for _, q := range t.typ.Properties {
		if q.Key == p.Key {
			return valueOf(r.values(t), q)
		}
	}
	return nil
}

// either returns the value of a property of a thing, or with ofEdge set, of the edge that led to
// the thing.
func (r reader) either(p *graph.Property, ofEdge bool, t *thing, edge *values) graph.Value {
	if ofEdge {
		return valueOf(edge, p)
	}
	return r.value(t, p)
}

// edges returns the edges of a thing along the relation of a step, ordered by the
// id at the far end, then by the relation's identity. The caller must not change
// the list.
func (r reader) edges(t *thing, v graph.Via) []edge {
	if v.Also != nil {
		both := slices.Concat(r.edges(t, graph.Via{Relation: v.Relation, Reverse: v.Reverse}), r.edges(t, graph.Via{Relation: v.Also, Reverse: v.Reverse}))
		slices.SortStableFunc(both, func(a, b edge) int { return cmp.Compare(a.far.id, b.far.id) })
		return both
	}
	return r.along(t, v)
}

// along returns the edges of a thing along the first relation of a step.
func (r reader) along(t *thing, v graph.Via) []edge {
	if r.earlier && v.Relation.Past() {
		return nil
	}
	return r.state.along(t, directionOf(v.Relation, v.Reverse))
}

// degree returns the number of edges that edges returns.
func (r reader) degree(t *thing, v graph.Via) int {
	n := len(r.along(t, v))
	if v.Also != nil {
		n += len(r.along(t, graph.Via{Relation: v.Also, Reverse: v.Reverse}))
	}
	return n
}

// indexes returns the indexes of the state.
func (r reader) indexes() *indexes { return &r.state.indexes }

// deferred is a value that is expensive to compute, so it is computed only when it is
// read. An example is a property that is read only for the groups of one page.
type deferred func() graph.Value

// valueOf returns the value of a property from the values of a thing or of an
// edge, or nil if it is absent. The property must be one of that type or relation.
func valueOf(of *values, p *graph.Property) (v graph.Value) {
	v = of.at(p.Index)
	if f, ok := v.(deferred); ok {
		v = f()
	}
	return v
}

// derive returns a thing that is not stored, with the given values.
func derive(id graph.ID, typ *graph.Type, values []graph.Value) *thing {
	return &thing{id: id, typ: typ, stored: whole(values)}
}
