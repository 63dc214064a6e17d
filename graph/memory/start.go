package memory

import "parley/graph"

// start finds the things from which a query starts, and answers the query.
func (r *run) start(q *graph.Query) {
	s, l := q.Start, &q.Root
	switch {
	case s.IDs != nil:
		things := make([]*thing, len(s.IDs))
		for i, id := range s.IDs {
			things[i] = r.thingOf(id, l.Types)
		}
		r.inPlace(l, things)
	case s.Given != nil:
		things := make([]*thing, len(s.Given))
		for i, g := range s.Given {
			things[i] = derive("", g.Type, g.Values)
		}
		r.inPlace(l, things)
	case s.Encounters != nil:
		r.link(l, r.encounters(s.Encounters, l.Types[0]))
	case s.Groups != nil:
		r.link(l, r.groups(s.Groups, l.Types[0]))
	case s.Search != nil:
		r.link(byRank(l, false), r.search(s.Search, l))
	case s.Said != nil:
		r.link(byRank(l, true), r.said(s.Said, l.Types[0]))
	default:
		r.scan(l)
	}
}

// inPlace answers a list of things in the order given, with Null for each nil. If
// the link wants one thing, it answers the first, or Null for an empty list.
func (r *run) inPlace(l *graph.Link, things []*thing) {
	if l.Many == nil {
		if len(things) == 0 {
			things = []*thing{nil}
		}
		r.objectOrNull(l.Item[0].Far, things[0])
		return
	}
	r.sink.List(graph.Page{Len: len(things), Total: -1})
	for _, t := range things {
		r.tick()
		r.sink.Item(nil)
		for i := range l.Item {
			r.sink.Slot(i)
			r.objectOrNull(l.Item[i].Far, t)
		}
	}
	r.sink.End()
}

// objectOrNull answers what is read of a thing, or Null for nil.
func (r *run) objectOrNull(s graph.Selection, t *thing) {
	if t == nil {
		r.sink.Null()
		return
	}
	r.object(s, t)
}

// scan answers a list of all things of some types.
func (r *run) scan(l *graph.Link) {
	if l.Many == nil {
		r.link(l, r.candidates(l.Types, nil))
		return
	}
	from, limited := r.beginning(l.Types, l.Many.Where)
	if rows, page, ok := r.inOrder(l, from.size); ok {
		r.items(l, rows, page)
		return
	}
	rows := r.rowsAt(l.Types, from, limited)
	if limited {
		rest, many := *l, *l.Many
		many.Where, rest.Many = from.rest, &many
		l = &rest
	}
	r.link(l, rows)
}

// beginning returns where a scan begins. limited is false if it looks at all things of the types.
func (r *run) beginning(types []*graph.Type, where graph.Predicate) (from beginning, limited bool) {
	all := 0
	for _, t := range types {
		all += len(r.ofType(t))
	}
	if from, limited = r.begin(where, types, all); limited {
		return from, true
	}
	return beginning{size: all}, false
}

// candidates returns a row for every thing of some types at which a scan has to look, in no order: all things that meet
// the condition are among them.
func (r *run) candidates(types []*graph.Type, where graph.Predicate) []row {
	from, limited := r.beginning(types, where)
	return r.rowsAt(types, from, limited)
}

func (r *run) rowsAt(types []*graph.Type, from beginning, limited bool) []row {
	rows := r.scratch.rows.lend(from.size)
	if limited {
		for _, t := range from.things() {
			rows = append(rows, row{far: t})
		}
		return rows
	}
	for _, typ := range types {
		for _, t := range r.ofType(typ) {
			rows = append(rows, row{far: t})
		}
	}
	return rows
}
