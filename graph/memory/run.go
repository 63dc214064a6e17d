package memory

import (
	"cmp"
	"context"
	"slices"

	"parley/graph"
)

// run is one query being answered.
type run struct {
	ctx   context.Context
	state *state
	sink  graph.Sink
	steps int // rows looked at, so that the deadline is looked at now and then
}

// row is one thing found, and the edge that led there.
type row struct {
	far  *thing
	edge []graph.Value // nil where no relation was walked
	key  []graph.Value // what it is ordered by
}

// stop carries the end of the context out of the recursion.
type stop struct{ err error }

func (r *run) tick() {
	if r.steps++; r.steps%1024 == 1 {
		if err := interrupted(r.ctx); err != nil {
			panic(stop{err})
		}
	}
}

func (r *run) answer(q *graph.Query) (err error) {
	defer func() {
		switch p := recover().(type) {
		case nil:
		case stop:
			err = p.err
		default:
			panic(p)
		}
	}()
	r.tick()
	r.start(q)
	return nil
}

// follow takes a step from a thing. Ids are read from values: those of the
// thing, or of the edge that led to it.
func (r *run) follow(v graph.Via, types []*graph.Type, from *thing, values []graph.Value) []row {
	var rows []row
	if v.Relation != nil {
		for _, e := range from.along(v.Relation, v.Reverse) {
			if slices.Contains(types, e.far.typ) {
				rows = append(rows, row{far: e.far, edge: e.values})
			}
		}
		return rows
	}
	var ids []string
	switch x := values[v.Ref.Index].(type) {
	case string:
		ids = []string{x}
	case []string:
		ids = slices.Compact(slices.Sorted(slices.Values(x)))
	}
	for _, id := range ids {
		if t := r.state.things[graph.ID(id)]; t != nil && slices.Contains(types, t.typ) {
			rows = append(rows, row{far: t})
		}
	}
	return rows
}

// link answers a link whose things were found.
func (r *run) link(l *graph.Link, rows []row) {
	if l.Many == nil {
		if len(rows) == 0 {
			r.sink.Null()
			return
		}
		first := slices.MinFunc(rows, func(a, b row) int { return cmp.Compare(a.far.id, b.far.id) })
		r.far(l.Item[0].Far, first.far)
		return
	}
	rows, page := r.list(l, rows)
	r.sink.List(page)
	for _, row := range rows {
		r.tick()
		r.sink.Item(row.shown(l.Many))
		for i := range l.Item {
			r.sink.Slot(i)
			if f := &l.Item[i]; f.Far != nil {
				r.far(f.Far, row.far)
			} else {
				r.field(f, row.far, row.edge)
			}
		}
	}
	r.sink.End()
}

func (w row) shown(l *graph.List) []graph.Value {
	if l.Keys {
		return w.key
	}
	return nil
}

func (r *run) far(s graph.Selection, t *thing) {
	r.sink.Object(t.typ)
	fields := s[t.typ]
	for i := range fields {
		r.sink.Slot(i)
		r.field(&fields[i], t, t.values)
	}
	r.sink.End()
}

// field answers a field of a thing, or of an edge, whose values are given.
func (r *run) field(f *graph.Field, t *thing, values []graph.Value) {
	switch {
	case f.Link != nil:
		r.tick()
		r.link(f.Link, r.follow(f.Link.Via, f.Link.Types, t, values))
	case f.Property.List:
		r.structs(f, values)
	case len(f.Property.Parts) == 0:
		r.value(values[f.Property.Index])
	case values[f.Property.Parts[0].Index] == nil:
		r.sink.Null()
	default:
		r.sink.Object(nil)
		for i, p := range f.Parts {
			r.sink.Slot(i)
			r.value(values[p.Index])
		}
		r.sink.End()
	}
}

// structs answers a list of structs, whose parts lie side by side. There are as
// many of them as the first part has.
func (r *run) structs(f *graph.Field, values []graph.Value) {
	first, _ := values[f.Property.Parts[0].Index].([]string)
	r.sink.List(graph.Page{Len: len(first), Total: -1})
	for i := range first {
		r.sink.Item(nil)
		r.sink.Slot(0)
		r.sink.Object(nil)
		for slot, p := range f.Parts {
			r.sink.Slot(slot)
			if part, _ := values[p.Index].([]string); i < len(part) && part[i] != "" {
				r.sink.String(part[i])
			} else {
				r.sink.Null()
			}
		}
		r.sink.End()
	}
	r.sink.End()
}

func (r *run) value(v graph.Value) {
	switch v := v.(type) {
	case later:
		r.value(v())
	case string:
		r.sink.String(v)
	case int64:
		r.sink.Int(v)
	case bool:
		r.sink.Bool(v)
	case float64:
		r.sink.Float(v)
	case []string:
		r.sink.Strings(v)
	default:
		r.sink.Null()
	}
}
