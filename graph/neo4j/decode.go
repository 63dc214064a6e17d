package neo4j

import (
	"cmp"
	"slices"

	"parley/graph"
)

// Decode gives the sink the answer that the statement's row holds. It visits the parts of the
// query in the order of the compiler. If the query names a thing that is not there, Decode
// returns a *graph.UnknownID and does not call the sink.
func (s Statement) Decode(row []any, sink graph.Sink) error {
	if s.named > 0 {
		if err := unknown(s.query.Named, items(row[s.named])); err != nil {
			return err
		}
	}
	d := decoder{sink: sink}
	if s.denials > 0 {
		for i, list := range items(row[s.denials]) {
			d.link(&s.query.Denials[i], list)
		}
	}
	answer := row[1]
	switch {
	case s.query.Start.IDs != nil:
		d.byIDs(s.query, items(answer))
	case s.query.Start.Given != nil:
		d.given(s.query, items(answer))
	case s.query.Start.Groups != nil && s.query.Root.Many != nil && s.query.Root.Many.Ungrouped:
		pair := items(answer)
		n, _ := pair[0].(int64)
		d.ungrouped = int(n)
		d.link(&s.query.Root, pair[1])
	default:
		d.link(&s.query.Root, answer)
	}
	return nil
}

// unknown returns the error for the first thing of references that was not found, or was found
// to be of another type. Each thing found is its id and its labels.
func unknown(references []graph.Reference, found []any) error {
	types := make(map[graph.ID]*graph.Type, len(found))
	for _, f := range found {
		thing := items(f)
		id, _ := thing[0].(string)
		types[graph.ID(id)] = typeOf(thing[1])
	}
	for _, r := range references {
		if t := types[r.ID]; t == nil || !slices.Contains(r.Types, t) {
			return &graph.UnknownID{Reference: r, Found: t}
		}
	}
	return nil
}

// decoder gives an answer to a sink.
type decoder struct {
	sink      graph.Sink
	ungrouped int // see graph.List.Ungrouped
}

// items returns a list as the driver delivers it, or nil for another value.
func items(v any) []any {
	vs, _ := v.([]any)
	return vs
}

// byIDs answers the things found, in the order of the query's ids.
func (d decoder) byIDs(q *graph.Query, found []any) {
	byID := make(map[graph.ID][]any, len(found))
	for _, f := range found {
		row := items(f)
		id, _ := row[0].(string)
		byID[graph.ID(id)] = row
	}
	rows := make([][]any, len(q.Start.IDs))
	for i, id := range q.Start.IDs {
		rows[i] = byID[id]
	}
	d.inPlace(&q.Root, rows, true)
}

// given answers the records of the query, in their order.
func (d decoder) given(q *graph.Query, found []any) {
	rows := make([][]any, len(found))
	for _, f := range found {
		row := items(f)
		place, _ := row[0].(int64)
		rows[place] = row
	}
	d.inPlace(&q.Root, rows, false)
}

// inPlace answers rows in the order given, with Null for each nil. Before the fields of a row stands one value: the id of the
// thing if keyed is set. If the link wants one thing, it answers the first, or Null for no rows.
func (d decoder) inPlace(l *graph.Link, rows [][]any, keyed bool) {
	id := func(row []any) any {
		if keyed {
			return row[0]
		}
		return nil
	}
	if l.Many == nil {
		if len(rows) == 0 || rows[0] == nil {
			d.sink.Null()
			return
		}
		d.thing(l, rows[0][1:], id(rows[0]))
		return
	}
	d.sink.List(graph.Page{Len: len(rows), Total: -1})
	for _, row := range rows {
		d.sink.Item(nil)
		for i := range l.Item {
			d.sink.Slot(i)
			if row != nil {
				d.itemField(l, i, row[1+i], id(row))
			} else {
				d.sink.Null()
			}
		}
	}
	d.sink.End()
}

// link answers a link.
func (d decoder) link(l *graph.Link, v any) {
	rows := items(v)
	switch {
	case l.Many == nil:
		d.one(l, rows)
	case paged(l.Many):
		d.page(l, rows)
	default:
		d.whole(l, rows)
	}
}

// one answers the first of the things found, or Null for none.
func (d decoder) one(l *graph.Link, rows []any) {
	if len(rows) == 0 {
		d.sink.Null()
		return
	}
	cs := criteria(l)
	first := rows[0]
	if len(rows) > 1 {
		first = slices.MinFunc(rows, func(a, b any) int { return compare(cs, items(a), items(b)) })
	}
	row := items(first)
	d.thing(l, row[len(cs):], row[idAt(l)])
}

// thing answers a link to one thing with the fields of its row, and its id. The id is nil if it is among the fields.
func (d decoder) thing(l *graph.Link, fields []any, id any) {
	for i := range l.Item {
		d.itemField(l, i, fields[i], id)
	}
}

// idAt returns the place of the id among the keys of a row. See criteria.
func idAt(l *graph.Link) int {
	if l.Many == nil {
		return 0
	}
	return len(l.Many.Order)
}

// whole sorts a list that came in no order, and answers it.
func (d decoder) whole(l *graph.Link, rows []any) {
	cs := criteria(l)
	if len(rows) > 1 {
		slices.SortFunc(rows, func(a, b any) int { return compare(cs, items(a), items(b)) })
	}
	p := graph.Page{Len: len(rows), Total: -1}
	if l.Many.Total {
		p.Total = len(rows)
	}
	if l.Many.Ungrouped {
		p.Ungrouped = d.ungrouped
	}
	d.rows(l, p, rows, len(cs))
}

// page answers a list that the database has ordered and cut.
func (d decoder) page(l *graph.Link, rows []any) {
	p := graph.Page{Total: -1}
	if l.Many.Ungrouped {
		p.Ungrouped = d.ungrouped
	}
	if l.Many.Total {
		total, _ := rows[0].(int64)
		p.Total, rows = int(total), items(rows[1])
	}
	w := l.Many.Page
	n := max(w.First, w.Last)
	more := n >= 0 && len(rows) > n
	if more {
		rows = rows[:n]
	}
	if w.Last >= 0 {
		rows = slices.Clone(rows) // the rows are needed again if the query repeats an id
		slices.Reverse(rows)
	}
	if l.Many.Next {
		p.HasPrev = w.After != nil
		if w.Last >= 0 {
			p.HasPrev, p.HasNext = more, w.Before != nil
		} else {
			p.HasNext = more
		}
	}
	p.Len = len(rows)
	keys := 0
	if l.Many.Keys {
		keys = len(criteria(l))
	}
	d.rows(l, p, rows, keys)
}

// rows answers the items of a list. Each row begins with a number of key values.
func (d decoder) rows(l *graph.Link, p graph.Page, rows []any, keys int) {
	d.sink.List(p)
	var key []graph.Value
	if l.Many.Keys {
		key = make([]graph.Value, keys)
	}
	for _, v := range rows {
		row := items(v)
		for i := range key {
			key[i] = value(row[i])
		}
		var id any
		if keys > 0 {
			id = row[idAt(l)]
		}
		d.sink.Item(key)
		for i := range l.Item {
			d.sink.Slot(i)
			d.itemField(l, i, row[keys+i], id)
		}
	}
	d.sink.End()
}

// itemField answers field i of an item. The id of the thing is nil if it is not among the keys of the row.
func (d decoder) itemField(l *graph.Link, i int, v, id any) {
	f := &l.Item[i]
	if f.Far == nil {
		d.field(f, v)
		return
	}
	fields, typ := items(v), 0
	if v == nil || len(l.Types) == 0 {
		d.sink.Null() // a thing of a type that is not allowed; the model excludes this
		return
	}
	if len(l.Types) > 1 {
		i, _ := fields[0].(int64)
		typ, fields = int(i), fields[1:]
	}
	t := l.Types[typ]
	d.sink.Object(t)
	selection := f.Far[t]
	for i := range selection {
		d.sink.Slot(i)
		if id != nil && isKey(t, &selection[i]) {
			d.value(id, graph.String)
			continue
		}
		d.field(&selection[i], fields[0])
		fields = fields[1:]
	}
	d.sink.End()
}

// field answers a property or a link.
func (d decoder) field(f *graph.Field, v any) {
	if f.Link != nil {
		d.link(f.Link, v)
		return
	}
	if len(f.Property.Parts) == 0 {
		d.value(v, f.Property.Kind)
		return
	}
	parts := items(v)
	if f.Property.List {
		d.structs(parts)
		return
	}
	if parts[0] == nil {
		d.sink.Null()
		return
	}
	d.sink.Object(nil)
	for i, p := range f.Parts {
		d.sink.Slot(i)
		d.value(parts[1+i], p.Kind)
	}
	d.sink.End()
}

// structs answers a list of structs. Each part is a list of its own, and the first part
// says how many structs there are.
func (d decoder) structs(parts []any) {
	n := len(items(parts[0]))
	d.sink.List(graph.Page{Len: n, Total: -1})
	for i := range n {
		d.sink.Item(nil)
		d.sink.Slot(0)
		d.sink.Object(nil)
		for slot, part := range parts[1:] {
			d.sink.Slot(slot)
			if texts := items(part); i < len(texts) && texts[i] != "" {
				d.value(texts[i], graph.String)
			} else {
				d.sink.Null()
			}
		}
		d.sink.End()
	}
	d.sink.End()
}

// compare orders two items by the key values at their beginning.
func compare(cs []criterion, a, b []any) int {
	for i, k := range cs {
		x, y := value(a[i]), value(b[i])
		if k.kind() == graph.String {
			absent := graph.Value("")
			if k.property != nil && k.property.Time {
				absent = k.absentTime()
			}
			x, y = cmp.Or(x, absent), cmp.Or(y, absent)
		}
		d := graph.Compare(x, y)
		if k.desc {
			d = -d
		}
		if d != 0 {
			return d
		}
	}
	return 0
}
