package oracle

import (
	"parley/graph"
	"parley/resolvers/answer"
	"parley/schema/tree"
)

// treeSink builds an answer as the tree that the generated executor reads. The executor decides
// what a null does, so the sink only puts it into the tree. The sink takes from the budget
// about as many bytes as the answer has in JSON.
type treeSink struct {
	next   *answer.Shape
	stack  []treeFrame
	root   any
	budget *answer.Budget
	main   *answer.Shape // the connection that follows its asides; nil if no asides are left
	asides []any
}

func newTreeSink(shape *answer.Shape, budget *answer.Budget) *treeSink {
	s := &treeSink{next: shape, budget: budget}
	if len(shape.Asides) > 0 {
		s.main, s.next = shape, shape.Asides[0]
	}
	return s
}

const (
	perItem  = 2  // the brackets and commas of an object, a list or an item
	perValue = 12 // about the bytes of a value without its text: its name, quotes, a comma
	perKey   = 30 // about the bytes of a value in a cursor
)

type treeFrame struct {
	shape  *answer.Shape
	object *answer.Object
	into   tree.Object
	items  []any
	page   graph.Page

	// connection: for each view, its elements
	views  [][]any
	edge   []tree.Object // the item's edge in each view
	cursor string
	first  any
	last   any
	count  int
	place  answer.Place
	slot   int
}

func (s *treeSink) top() *treeFrame { return &s.stack[len(s.stack)-1] }

// put places a finished value where it belongs.
func (s *treeSink) put(v any) {
	if len(s.stack) == 0 && s.main != nil {
		if s.asides = append(s.asides, v); len(s.asides) < len(s.main.Asides) {
			s.next = s.main.Asides[len(s.asides)]
		} else {
			s.next, s.main = s.main, nil
		}
		return
	}
	if len(s.stack) == 0 {
		s.root = v
		return
	}
	f := s.top()
	switch f.shape.Kind {
	case answer.ListKind:
		f.items = append(f.items, v)
	case answer.ConnectionKind:
		if f.place.Field < 0 {
			f.views[f.place.View] = append(f.views[f.place.View], v)
		} else {
			o := f.shape.Views[f.place.View].Edge
			f.edge[f.place.View].Fields[o.Fields[f.place.Field].Key] = v
		}
	default:
		for _, c := range f.object.Fields {
			if c.From == answer.FromSlot && c.Slot == f.slot {
				f.into.Fields[c.Key] = v
			}
		}
	}
}

func (s *treeSink) Object(t *graph.Type) {
	s.budget.Take(perItem)
	o := s.next.Objects[t]
	s.stack = append(s.stack, treeFrame{shape: s.next, object: o, into: newTreeObject(o)})
}

func newTreeObject(o *answer.Object) tree.Object {
	return tree.Object{Type: o.Type, Fields: map[string]any{}}
}

func (s *treeSink) List(p graph.Page) {
	s.budget.Take(perItem)
	f := treeFrame{shape: s.next, page: p, items: []any{}}
	for range s.next.Views {
		f.views = append(f.views, []any{})
	}
	f.edge = make([]tree.Object, len(f.views))
	s.stack = append(s.stack, f)
}

func (s *treeSink) Item(key []graph.Value) {
	s.budget.Take(1 + perKey*len(key))
	f := s.top()
	if f.shape.Kind == answer.ListKind {
		return
	}
	if c := f.shape.Cursors; c != nil {
		f.cursor = c.Encode(key)
		if f.count == 0 {
			f.first = f.cursor
		}
		f.last = f.cursor
	}
	f.count++
	for i, v := range f.shape.Views {
		if v.Edge == nil {
			continue
		}
		f.edge[i] = newTreeObject(v.Edge)
		for _, c := range v.Edge.Fields {
			if c.From == answer.FromKey {
				f.edge[i].Fields[c.Key] = f.cursor
			}
		}
		f.views[i] = append(f.views[i], f.edge[i])
	}
}

func (s *treeSink) Slot(i int) {
	s.budget.Take(perValue)
	f := s.top()
	switch f.shape.Kind {
	case answer.ListKind:
		s.next = f.shape.Element
	case answer.ConnectionKind:
		f.place = f.shape.Slots[i]
		v := f.shape.Views[f.place.View]
		if f.place.Field < 0 {
			s.next = v.Node
		} else {
			s.next = v.Edge.Fields[f.place.Field].Value
		}
	default:
		f.slot = i
		for _, c := range f.object.Fields {
			if c.From == answer.FromSlot && c.Slot == i {
				s.next = c.Value
			}
		}
	}
}

func (s *treeSink) End() {
	f := *s.top()
	s.stack = s.stack[:len(s.stack)-1]
	switch f.shape.Kind {
	case answer.ListKind:
		s.put(f.items)
	case answer.ConnectionKind:
		s.put(f.connection(s.asides))
	default:
		s.put(f.into)
	}
}

func (f *treeFrame) connection(asides []any) tree.Object {
	o := tree.Object{Type: f.shape.Type, Fields: map[string]any{}}
	known := map[answer.From]any{
		answer.FromTotal: int64(f.page.Total), answer.FromUngrouped: int64(f.page.Ungrouped), answer.FromHasNext: f.page.HasNext, answer.FromHasPrev: f.page.HasPrev,
		answer.FromFirstKey: f.first, answer.FromLastKey: f.last,
	}
	for _, c := range f.shape.Fields {
		switch c.From {
		case answer.FromView:
			o.Fields[c.Key] = f.views[c.View]
		case answer.FromAside:
			o.Fields[c.Key] = asides[c.Aside]
		case answer.FromPage:
			info := tree.Object{Type: "PageInfo", Fields: map[string]any{}}
			for _, p := range c.Page {
				info.Fields[p.Key] = known[p.From]
			}
			o.Fields[c.Key] = info
		default:
			o.Fields[c.Key] = known[c.From]
		}
	}
	return o
}

func (s *treeSink) Null() {
	switch s.next.Absent {
	case "[]":
		s.put([]string{})
	case "false":
		s.put(false)
	default:
		s.put(nil)
	}
}

func (s *treeSink) Bool(v bool) { s.put(v) }

func (s *treeSink) Int(v int64) { s.put(v) }

func (s *treeSink) Float(v float64) {
	s.budget.Take(perValue)
	s.put(v)
}

func (s *treeSink) String(v string) {
	s.budget.Take(len(v))
	s.put(v)
}

func (s *treeSink) Strings(v []string) {
	for _, e := range v {
		s.budget.Take(len(e) + len(`"",`))
	}
	s.put(v)
}

var _ graph.Sink = (*treeSink)(nil)
