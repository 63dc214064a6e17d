package memory

import (
	"cmp"
	"context"
	"slices"

	"parley/graph"
)

// run is one query being answered.
type run struct {
	reader
	now     reader // the present, where reader may be an earlier state
	scratch *scratch

	ctx    context.Context
	sink   graph.Sink
	work   *graph.Work
	steps  int // that are not yet part of work
	before int // steps that are part of work

	ungrouped int                        // the meetings in no group, after groups
	inside    map[inside]map[*thing]bool // what lies in what, as far as it has been asked
}

// row is one thing found, and the edge that led to it.
type row struct {
	far  *thing
	edge *values       // nil if no relation was walked
	key  []graph.Value // the values by which rows are ordered
}

// stop is the panic that ends a run.
type stop struct{ err error }

// stride is the number of steps between two looks at the context.
const stride = 1024

// tick is called for every row that a run looks at.
func (r *run) tick() { r.look(1) }

// look counts n steps. Once in a stride it checks the context and the work, and panics with a stop if
// the context has ended or the work exceeds its limit.
func (r *run) look(n int) {
	if r.steps += n; r.steps < stride {
		return
	}
	err := r.work.Add(int64(r.steps))
	r.before, r.steps = r.before+r.steps, 0
	if err == nil {
		err = graph.Interrupted(r.ctx)
	}
	if err != nil {
		panic(stop{err})
	}
}

// done returns the number of steps of this run.
func (r *run) done() int { return r.before + r.steps }

// answer gives the sink the answer to q. The error wraps graph.ErrDeadline or
// graph.ErrCanceled if the context ends meanwhile, and graph.ErrTooMuchWork if the work exceeds its limit. It is a *graph.UnknownID if q names a thing
// that is not there.
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
	if err := graph.Interrupted(r.ctx); err != nil {
		return err
	}
	if err := r.know(q.Named); err != nil {
		return err
	}
	for i := range q.Denials {
		r.link(&q.Denials[i], r.denials(q.Start.Encounters))
	}
	r.start(q)
	return r.work.Add(int64(r.steps))
}

// know returns the error for the first thing that is not there or is of another type.
func (r *run) know(named []graph.Reference) error {
	for _, n := range named {
		t := r.now.thing(n.ID)
		switch {
		case t == nil:
			return &graph.UnknownID{Reference: n}
		case !slices.Contains(n.Types, t.typ):
			return &graph.UnknownID{Reference: n, Found: t.typ}
		}
	}
	return nil
}

// link answers a link from the rows that its step found.
func (r *run) link(l *graph.Link, rows []row) {
	if l.Many == nil {
		if len(rows) == 0 {
			r.sink.Null()
			return
		}
		first := slices.MinFunc(rows, func(a, b row) int { return cmp.Compare(a.far.id, b.far.id) })
		r.object(l.Item[0].Far, first.far)
		return
	}
	rows, page := r.list(l, rows)
	r.items(l, rows, page)
}

// items answers the page of a list.
func (r *run) items(l *graph.Link, rows []row, page graph.Page) {
	r.sink.List(page)
	for _, row := range rows {
		r.tick()
		if l.Many.Keys {
			r.sink.Item(row.key)
		} else {
			r.sink.Item(nil)
		}
		for i := range l.Item {
			r.sink.Slot(i)
			if f := &l.Item[i]; f.Far != nil {
				r.object(f.Far, row.far)
			} else {
				r.field(f, row.far, row.edge)
			}
		}
	}
	r.sink.End()
}

// object answers what is read of a thing.
func (r *run) object(s graph.Selection, t *thing) {
	r.sink.Object(t.typ)
	fields, values := s[t.typ], r.values(t)
	for i := range fields {
		r.sink.Slot(i)
		r.field(&fields[i], t, values)
	}
	r.sink.End()
}

// field answers one field from values: the values of a thing, or of the edge that led to
// the thing.
func (r *run) field(f *graph.Field, t *thing, values *values) {
	switch {
	case f.Link != nil:
		r.tick()
		before := r.scratch.mark()
		r.link(f.Link, r.step(f.Link.Via, f.Link.Types, t, values))
		r.scratch.giveBack(before)
	case f.Property.List:
		r.structs(f, values)
	case len(f.Property.Parts) == 0:
		r.scalar(valueOf(values, f.Property))
	case valueOf(values, f.Property.Parts[0]) == nil:
		r.sink.Null()
	default:
		r.sink.Object(nil)
		for i, p := range f.Parts {
			r.sink.Slot(i)
			r.scalar(valueOf(values, p))
		}
		r.sink.End()
	}
}

// structs answers a list of structs. Each part is a list of its own, and the
// first part says how many structs there are.
func (r *run) structs(f *graph.Field, values *values) {
	first, _ := valueOf(values, f.Property.Parts[0]).([]string)
	r.sink.List(graph.Page{Len: len(first), Total: -1})
	for i := range first {
		r.sink.Item(nil)
		r.sink.Slot(0)
		r.sink.Object(nil)
		for slot, p := range f.Parts {
			r.sink.Slot(slot)
			if part, _ := valueOf(values, p).([]string); i < len(part) && part[i] != "" {
				r.sink.String(part[i])
			} else {
				r.sink.Null()
			}
		}
		r.sink.End()
	}
	r.sink.End()
}

// step returns a row for every thing of some types to which a step leads from a thing. A
// step along a relation returns the edges too. A step by ids reads the ids from
// values: the values of the thing, or of the edge that led to the thing. Each id counts
// once, and the rows are ordered by id. The rows are in the scratch of the run.
func (r *run) step(v graph.Via, types []*graph.Type, from *thing, values *values) []row {
	if v.Relation != nil {
		edges := r.edges(from, v)
		rows := r.scratch.rows.lend(len(edges))
		for _, e := range edges {
			if slices.Contains(types, e.far.typ) {
				rows = append(rows, row{far: e.far, edge: e.values})
			}
		}
		return rows
	}
	var ids []string
	switch x := valueOf(values, v.Ref).(type) {
	case string:
		ids = []string{x}
	case []string:
		ids = slices.Compact(slices.Sorted(slices.Values(x)))
	}
	rows := r.scratch.rows.lend(len(ids))
	for _, id := range ids {
		if t := r.thingOf(graph.ID(id), types); t != nil {
			rows = append(rows, row{far: t})
		}
	}
	return rows
}

// scalar answers one value.
func (r *run) scalar(v graph.Value) {
	switch v := v.(type) {
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
