package memory

import (
	"cmp"
	"slices"

	"parley/graph"
)

// list returns the page of rows that a list asks for: filtered, ordered and cut.
// It uses the memory of rows.
func (r *run) list(l *graph.Link, rows []row) ([]row, graph.Page) {
	many := l.Many
	matching := rows[:0]
	for _, row := range rows {
		r.tick()
		if many.Where == nil || r.holds(many.Where, row.far, row.edge) {
			matching = append(matching, row)
		}
	}
	rows = matching
	page := graph.Page{Total: -1}
	if many.Total {
		page.Total = len(rows)
	}
	if many.Ungrouped {
		page.Ungrouped = r.ungrouped
	}
	for i := range rows {
		rows[i].key = r.key(l, rows[i])
	}
	slices.SortFunc(rows, func(a, b row) int { return compareKeys(many.Order, a.key, b.key) })

	w := many.Page
	if w.After != nil {
		i, found := slices.BinarySearchFunc(rows, w.After, func(a row, k []graph.Value) int { return compareKeys(many.Order, a.key, k) })
		if found {
			i++
		}
		rows = rows[i:]
	}
	if w.Before != nil {
		i, _ := slices.BinarySearchFunc(rows, w.Before, func(a row, k []graph.Value) int { return compareKeys(many.Order, a.key, k) })
		rows = rows[:i]
	}
	if many.Next {
		page.HasPrev, page.HasNext = w.After != nil, w.Before != nil
	}
	switch {
	case w.First >= 0:
		if many.Next {
			page.HasNext = len(rows) > w.First
		}
		rows = rows[:min(w.First, len(rows))]
	case w.Last >= 0:
		if many.Next {
			page.HasPrev = len(rows) > w.Last
		}
		rows = rows[max(0, len(rows)-w.Last):]
	default:
		page.HasNext = false
	}
	page.Len = len(rows)
	return rows, page
}

// key returns the values by which a row is ordered: the values of the list's order, then
// the id, then the identity of the relation walked.
func (r *run) key(l *graph.Link, w row) []graph.Value {
	key := make([]graph.Value, 0, len(l.Many.Order)+1)
	for _, o := range l.Many.Order {
		key = append(key, r.either(o.Property, o.Edge, w.far, w.edge))
	}
	key = append(key, string(w.far.id))
	if l.Via.Relation != nil {
		for _, p := range l.Via.Relation.Properties {
			if p.Identity {
				key = append(key, valueOf(w.edge, p))
			}
		}
	}
	return key
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
