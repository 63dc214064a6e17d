package memory

import (
	"slices"

	"parley/graph"
)

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
		r.link(l, r.candidates(l))
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

// candidates returns a row for every thing at which a scan has to look: all things of the
// types. If every answer must meet a condition graph.All, candidates returns only the things
// that are linked to the first id of that condition.
func (r *run) candidates(l *graph.Link) []row {
	var things []*thing
	all, ok := graph.All{}, false
	if l.Many != nil {
		all, ok = requiredAll(l.Many.Where)
	}
	if ok {
		things = r.linkedTo(all.IDs[0], all.Via, l.Types)
	} else {
		for _, t := range l.Types {
			things = append(things, r.ofType(t)...)
		}
	}
	rows := make([]row, len(things))
	for i, t := range things {
		rows[i].far = t
	}
	return rows
}

// requiredAll returns a condition graph.All that every thing must meet if it meets p. The
// condition has at least one id. ok is false if it finds none.
func requiredAll(p graph.Predicate) (_ graph.All, ok bool) {
	switch p := p.(type) {
	case graph.All:
		return p, len(p.IDs) > 0
	case graph.And:
		for _, q := range p {
			if all, ok := requiredAll(q); ok {
				return all, true
			}
		}
	}
	return graph.All{}, false
}

// linkedTo returns the things of some types from which a step leads to the thing
// with an id, each once.
func (r *run) linkedTo(id graph.ID, v graph.Via, types []*graph.Type) []*thing {
	anchor := r.thing(id)
	if anchor == nil {
		return nil
	}
	v.Reverse = !v.Reverse
	var things []*thing
	for _, e := range r.edges(anchor, v) {
		r.tick()
		// Edges are ordered by their far ends, so edges to one thing are neighbours.
		if slices.Contains(types, e.far.typ) && (len(things) == 0 || things[len(things)-1] != e.far) {
			things = append(things, e.far)
		}
	}
	return things
}
