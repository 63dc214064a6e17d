package memory

import (
	"cmp"
	"slices"

	"parley/graph"
)

// list returns the page of rows that a list asks for: filtered, ordered and cut.
// It uses the memory of rows.
func (r *run) list(l *graph.Link, rows []row) ([]row, graph.Page) {
	many, w := l.Many, l.Many.Page
	r.look(len(rows))
	if many.Where != nil {
		rows = slices.DeleteFunc(rows, func(row row) bool {
			return !r.holds(many.Where, row.far, row.edge)
		})
	}
	page := graph.Page{Total: -1}
	if many.Total {
		page.Total = len(rows)
	}
	if many.Ungrouped {
		page.Ungrouped = r.ungrouped
	}
	if w.First == 0 && w.After == nil && w.Before == nil { // asked for its total
		return cut(nil, many, page, len(rows))
	}
	// Edges are in the order of a list without an order of its own.
	sorted := len(many.Order) == 0 && l.Via.Relation != nil && l.Via.Also == nil
	if !sorted || many.Keys || w.After != nil || w.Before != nil {
		r.keys(l, rows)
	}
	if w.After != nil || w.Before != nil {
		rows = slices.DeleteFunc(rows, func(row row) bool {
			return w.After != nil && compareKeys(many.Order, row.key, w.After) <= 0 ||
				w.Before != nil && compareKeys(many.Order, row.key, w.Before) >= 0
		})
	}
	found := len(rows)
	if !sorted {
		rows = first(rows, w, func(a, b row) int { return compareKeys(many.Order, a.key, b.key) })
	}
	return cut(rows, many, page, found)
}

// cut cuts the page out of the first rows of a list, or of the last rows. found is the number of all rows.
func cut(rows []row, many *graph.List, page graph.Page, found int) ([]row, graph.Page) {
	w := many.Page
	if many.Next {
		page.HasPrev, page.HasNext = w.After != nil, w.Before != nil
	}
	switch {
	case w.First >= 0:
		if many.Next {
			page.HasNext = found > w.First
		}
		rows = rows[:min(w.First, len(rows))]
	case w.Last >= 0:
		if many.Next {
			page.HasPrev = found > w.Last
		}
		rows = rows[max(0, len(rows)-w.Last):]
	default:
		page.HasNext = false
	}
	page.Len = len(rows)
	return rows, page
}

// keys gives each row the values by which it is ordered: the values of the list's order, then
// the id, then the identity of the relation walked.
func (r *run) keys(l *graph.Link, rows []row) {
	identity := identityOf(l.Via.Relation)
	width := len(l.Many.Order) + 1 + len(identity)
	all := r.scratch.keys.lend(width * len(rows))
	for i, w := range rows {
		begin := len(all)
		for _, o := range l.Many.Order {
			all = append(all, r.either(o.Property, o.Edge, w.far, w.edge))
		}
		all = append(all, r.id(w.far))
		for _, p := range identity {
			all = append(all, valueOf(w.edge, p))
		}
		rows[i].key = all[begin:len(all):len(all)]
	}
}

// identityOf returns the properties that are part of the identity of a relation. The relation may be nil.
func identityOf(r *graph.Relation) []*graph.Property {
	var identity []*graph.Property
	if r != nil {
		for _, p := range r.Properties {
			if p.Identity {
				identity = append(identity, p)
			}
		}
	}
	return identity
}

// first returns the rows of a page in their order, and at least one row more if there are more.
// It does not sort the rows that no page of this length can hold.
func first(rows []row, w graph.Window, compare func(a, b row) int) []row {
	n, order := w.First, compare
	if w.Last >= 0 {
		n, order = w.Last, func(a, b row) int { return compare(b, a) }
	}
	if n < 0 || n >= len(rows)/4 {
		slices.SortFunc(rows, compare)
		return rows
	}
	top := rows[:n+1] // a heap: the last row of the order is at its root
	for i := len(top)/2 - 1; i >= 0; i-- {
		sink(top, i, order)
	}
	for _, w := range rows[n+1:] {
		if order(w, top[0]) < 0 {
			top[0] = w
			sink(top, 0, order)
		}
	}
	slices.SortFunc(top, compare)
	return top
}

// sink moves the row at a place of a heap down, until no row below it comes after it.
func sink(heap []row, i int, order func(a, b row) int) {
	for {
		below := 2*i + 1
		if below >= len(heap) {
			return
		}
		if below+1 < len(heap) && order(heap[below+1], heap[below]) > 0 {
			below++
		}
		if order(heap[below], heap[i]) <= 0 {
			return
		}
		heap[i], heap[below] = heap[below], heap[i]
		i = below
	}
}

// compareKeys compares two keys in an order. The shorter of two keys that begin
// alike comes first.
func compareKeys(order []graph.Order, a, b []graph.Value) int {
	for i := range a {
		if i >= len(b) {
			return 1
		}
		var c int
		switch {
		case i >= len(order):
			c = compareAbsentAsEmpty(a[i], b[i])
		case order[i].Property.Time:
			c = compareTimes(a[i], b[i], order[i].Desc)
		case order[i].Desc:
			c = compareAbsentAsEmpty(b[i], a[i])
		default:
			c = compareAbsentAsEmpty(a[i], b[i])
		}
		if c != 0 {
			return c
		}
	}
	return cmp.Compare(len(a), len(b))
}

// compareTimes compares two times in a direction. An absent time comes last in either direction: a text stands for it
// that comes after all times, or before all times if the direction is down.
func compareTimes(a, b graph.Value, desc bool) int {
	absent := "\uffff"
	if desc {
		absent = ""
	}
	if a == nil {
		a = absent
	}
	if b == nil {
		b = absent
	}
	if desc {
		return graph.Compare(b, a)
	}
	return graph.Compare(a, b)
}
