package memory

import (
	"slices"

	"parley/graph"
)

// start finds what a query sets out from, and answers it.
func (r *run) start(q *graph.Query) {
	s, l := q.Start, &q.Root
	switch {
	case s.IDs != nil:
		r.inPlace(l, r.byIDs(s.IDs, l.Types))
	case s.Given != nil:
		r.inPlace(l, given(s.Given))
	case s.Encounters != nil:
		r.link(l, r.encounters(s.Encounters, l.Types[0]))
	case s.Groups != nil:
		r.link(l, r.groups(s.Groups, l.Types[0]))
	case s.Search != nil:
		r.link(ranked(l), r.search(s.Search, l.Types))
	default:
		r.link(l, r.candidates(l))
	}
}

// byIDs looks things up: nil for what is not there.
func (r *run) byIDs(ids []graph.ID, types []*graph.Type) []*thing {
	ts := make([]*thing, len(ids))
	for i, id := range ids {
		if t := r.state.things[id]; t != nil && slices.Contains(types, t.typ) {
			ts[i] = t
		}
	}
	return ts
}

// given makes things of records that are not stored.
func given(records []graph.Record) []*thing {
	ts := make([]*thing, len(records))
	for i, g := range records {
		ts[i] = &thing{typ: g.Type, values: g.Values}
	}
	return ts
}

// inPlace answers things in the order that they come in, nil by Null. Where one
// is asked for, it is the first.
func (r *run) inPlace(l *graph.Link, ts []*thing) {
	if l.Many == nil {
		if len(ts) == 0 {
			ts = []*thing{nil}
		}
		r.farOrNull(l.Item[0].Far, ts[0])
		return
	}
	r.sink.List(graph.Page{Len: len(ts), Total: -1})
	for _, t := range ts {
		r.tick()
		r.sink.Item(nil)
		for i := range l.Item {
			r.sink.Slot(i)
			r.farOrNull(l.Item[i].Far, t)
		}
	}
	r.sink.End()
}

func (r *run) farOrNull(s graph.Selection, t *thing) {
	if t == nil {
		r.sink.Null()
		return
	}
	r.far(s, t)
}

// candidates are the things that a scan has to look at: all of the types, or
// just those at the far end of a condition that names who must be there.
func (r *run) candidates(l *graph.Link) []row {
	var ts []*thing
	all, ok := graph.All{}, false
	if l.Many != nil {
		all, ok = allOf(l.Many.Where)
	}
	if ok {
		ts = r.allFrom(all, l.Types)
	} else {
		for _, t := range l.Types {
			ts = append(ts, r.state.byType[t]...)
		}
	}
	rows := make([]row, len(ts))
	for i, t := range ts {
		rows[i].far = t
	}
	return rows
}

// allOf finds a condition of the kind All that every answer must meet.
func allOf(p graph.Predicate) (graph.All, bool) {
	switch p := p.(type) {
	case graph.All:
		return p, len(p.IDs) > 0
	case graph.And:
		for _, q := range p {
			if all, ok := allOf(q); ok {
				return all, true
			}
		}
	}
	return graph.All{}, false
}

func (r *run) allFrom(all graph.All, types []*graph.Type) []*thing {
	anchor := r.state.things[all.IDs[0]]
	if anchor == nil {
		return nil
	}
	var ts []*thing
	for _, e := range anchor.along(all.Via.Relation, !all.Via.Reverse) {
		r.tick()
		// They are sorted by what they lead to, so that what is there twice comes together.
		if slices.Contains(types, e.far.typ) && (len(ts) == 0 || ts[len(ts)-1] != e.far) {
			ts = append(ts, e.far)
		}
	}
	return ts
}
