package memory

import (
	"cmp"
	"slices"

	"parley/graph"
)

// list filters, orders and cuts what a link found.
func (r *run) list(l *graph.Link, rows []row) ([]row, graph.Page) {
	many := l.Many
	kept := rows[:0]
	for _, row := range rows {
		r.tick()
		if many.Where == nil || r.holds(many.Where, row.far, row.edge) {
			kept = append(kept, row)
		}
	}
	rows = kept
	page := graph.Page{Total: -1}
	if many.Total {
		page.Total = len(rows)
	}
	for i := range rows {
		rows[i].key = keyOf(l, rows[i])
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

// keyOf is what a row is ordered by: the values of the order, the id, and the
// identity of the relation walked.
func keyOf(l *graph.Link, w row) []graph.Value {
	key := make([]graph.Value, 0, len(l.Many.Order)+1)
	for _, o := range l.Many.Order {
		key = append(key, valueOf(o.Property, o.Edge, w.far, w.edge))
	}
	key = append(key, string(w.far.id))
	if l.Via.Relation != nil {
		for _, p := range l.Via.Relation.Properties {
			if p.Identity {
				key = append(key, w.edge[p.Index])
			}
		}
	}
	return key
}

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

func valueOf(p *graph.Property, ofEdge bool, t *thing, edge []graph.Value) graph.Value {
	if ofEdge {
		return edge[p.Index]
	}
	return t.value(p)
}

// value reads a property of a thing that may be of another type than the one
// that the property was taken from: interfaces share properties by their keys.
func (t *thing) value(p *graph.Property) graph.Value {
	if p.Index < len(t.typ.Properties) && t.typ.Properties[p.Index] == p {
		if v, ok := t.values[p.Index].(later); ok {
			return v()
		}
		return t.values[p.Index]
	}
	for i, q := range t.typ.Properties {
		if q.Key == p.Key {
			return t.values[i]
		}
	}
	return nil
}
