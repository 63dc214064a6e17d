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
		c := compareAbsentAsEmpty(a[i], b[i])
		if i < len(order) && order[i].Desc {
			c = -c
		}
		if c != 0 {
			return c
		}
	}
	return cmp.Compare(len(a), len(b))
}
