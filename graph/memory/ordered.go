package memory

import (
	"iter"
	"slices"
	"sort"
	"strings"

	"parley/graph"
)

// chunk is the number of things that inOrder looks at before it asks whether the page is full.
const chunk = 32

// inOrder returns the page of a scan from an index that is in the order of the list. So it looks at few more things
// than the page holds. ok is false if no index has this order, if all things have to be counted, or if the page is not
// full after limit steps.
func (r *run) inOrder(l *graph.Link, limit int) (rows []row, page graph.Page, ok bool) {
	many, w := l.Many, l.Many.Page
	if len(l.Types) != 1 || w.First < 0 || w.First >= limit || w.Before != nil || many.Ungrouped || many.Total && many.Where != nil {
		return nil, page, false
	}
	things, ok := r.sorted(l.Types[0], many.Order, w.After)
	if !ok {
		return nil, page, false
	}
	page.Total = -1
	if many.Total {
		page.Total = len(r.ofType(l.Types[0]))
	}
	last := r.done() + limit
	for chunk := range things {
		begin := len(rows)
		for _, t := range chunk {
			if r.tick(); r.done() > last {
				return nil, page, false
			}
			if r.holds(many.Where, t, nil) {
				rows = append(rows, row{far: t})
			}
		}
		r.keys(l, rows[begin:])
		kept := slices.DeleteFunc(rows[begin:], func(row row) bool {
			return w.After != nil && compareKeys(many.Order, row.key, w.After) <= 0
		})
		if len(many.Order) > 1 {
			slices.SortFunc(kept, func(a, b row) int { return compareKeys(many.Order, a.key, b.key) })
		}
		if rows = rows[:begin+len(kept)]; len(rows) > w.First {
			break
		}
	}
	rows, page = cut(rows, many, page, len(rows))
	return rows, page, true
}

// sorted returns all things of a type in an order, in chunks. Things that are equal by the first value of the order are
// in one chunk if the order has more values. With a key after, things before the key may be left out. ok is false
// if there is no index for the order.
func (r *run) sorted(typ *graph.Type, order []graph.Order, after []graph.Value) (iter.Seq[[]*thing], bool) {
	if len(order) == 0 {
		things := r.ofType(typ)
		if len(after) > 0 {
			id, _ := after[0].(string)
			things = things[sort.Search(len(things), func(i int) bool { return string(things[i].id) >= id }):]
		}
		return slices.Chunk(things, chunk), true
	}
	by := order[0]
	if by.Edge || by.Property.Kind != graph.String || by.Property.Index < 0 {
		return nil, false
	}
	x, whole := r.index(typ, by.Property), len(order) > 1
	var from *string // the first text that can be on the page; nil for all
	absentOnly := false
	if len(after) > 0 {
		if text, there := after[0].(string); there {
			from = &text
		} else {
			absentOnly = by.Property.Time || by.Desc // things without a text are the last
		}
	}
	return func(yield func([]*thing) bool) {
		empty := x.absent
		if equalsEmpty(by) {
			empty = slices.Concat(x.absent, thingsAt(x.entries[:x.behind("")]))
			slices.SortFunc(empty, func(a, b *thing) int { return strings.Compare(string(a.id), string(b.id)) })
		}
		last := by.Property.Time || by.Desc
		if !last && (from == nil || *from == "") && !chunks(empty, whole, yield) {
			return
		}
		if !absentOnly && !x.groups(by, from, func(things []*thing) bool { return chunks(things, whole, yield) }) {
			return
		}
		if last {
			chunks(empty, whole, yield)
		}
	}, true
}

// equalsEmpty reports whether an absent text is equal to an empty text in an order. See compareKeys.
func equalsEmpty(by graph.Order) bool { return !by.Property.Time || by.Desc }

// groups calls yield with the things under each text, in the order of the texts, until yield returns false. Empty texts
// are left out if they equal absent texts.
func (x *index) groups(by graph.Order, from *string, yield func([]*thing) bool) bool {
	low, high := 0, len(x.entries)
	if equalsEmpty(by) {
		low = x.behind("")
	}
	switch {
	case from != nil && by.Desc:
		high = max(low, x.behind(*from))
	case from != nil:
		low = max(low, x.from(*from))
	}
	for low < high {
		begin, end := low, high
		if by.Desc {
			begin = max(low, x.from(x.entries[high-1].text))
			high = begin
		} else {
			end = min(high, x.behind(x.entries[low].text))
			low = end
		}
		if !yield(thingsAt(x.entries[begin:end])) {
			return false
		}
	}
	return true
}

func thingsAt(entries []entry) []*thing {
	things := make([]*thing, len(entries))
	for i, e := range entries {
		things[i] = e.thing
	}
	return things
}

// chunks calls yield with the things, all at once or in chunks, until yield returns false.
func chunks(things []*thing, whole bool, yield func([]*thing) bool) bool {
	if whole {
		return len(things) == 0 || yield(things)
	}
	for part := range slices.Chunk(things, chunk) {
		if !yield(part) {
			return false
		}
	}
	return true
}
