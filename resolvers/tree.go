package resolvers

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2/ast"

	"parley/graph"
	"parley/schema/tree"
)

// Root answers a root field as a tree, for the oracle of the tests. See
// tree.Source.
func (e *Executor) Root(ctx context.Context, f graphql.CollectedField) (any, error) {
	c := e.compiler(graphql.GetOperationContext(ctx))
	// The oracle has merged the selections already.
	merged := selected{key: f.Alias, field: f.Field, sets: []ast.SelectionSet{f.Selections}}
	b := budgetOf(ctx)
	b.turn.Lock()
	defer b.turn.Unlock()
	var sink *treeSink
	err := e.answer(ctx, c, merged, func(sh *shape) graph.Sink {
		sink = &treeSink{next: sh, budget: b}
		return sink
	})
	if err != nil {
		return nil, err
	}
	return sink.root, nil
}

// treeSink builds an answer as the tree that the oracle reads. It leaves nulls
// where they are: the oracle decides what they do. It takes from the budget about
// the bytes that the answer has as JSON.
type treeSink struct {
	next   *shape
	stack  []treeFrame
	root   any
	budget *budget
}

const (
	perValue = 12 // about the bytes of a value without its text: its name, quotes, a comma
	perKey   = 30 // about the bytes of a value in a cursor
)

type treeFrame struct {
	shape  *shape
	object *object
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
	place  slotPlace
	slot   int
}

func (s *treeSink) top() *treeFrame { return &s.stack[len(s.stack)-1] }

// put places a finished value where it belongs.
func (s *treeSink) put(v any) {
	if len(s.stack) == 0 {
		s.root = v
		return
	}
	f := s.top()
	switch f.shape.kind {
	case list:
		f.items = append(f.items, v)
	case connection:
		if f.place.field < 0 {
			f.views[f.place.view] = append(f.views[f.place.view], v)
		} else {
			o := f.shape.views[f.place.view].edge
			f.edge[f.place.view].Fields[o.fields[f.place.field].key] = v
		}
	default:
		for _, c := range f.object.fields {
			if c.from == fromSlot && c.slot == f.slot {
				f.into.Fields[c.key] = v
			}
		}
	}
}

func (s *treeSink) Object(t *graph.Type) {
	s.budget.left -= perItem
	o := s.next.objects[t]
	s.stack = append(s.stack, treeFrame{shape: s.next, object: o, into: newTreeObject(o)})
}

func newTreeObject(o *object) tree.Object {
	into := tree.Object{Type: o.typ, Fields: map[string]any{}}
	return into
}

func (s *treeSink) List(p graph.Page) {
	s.budget.left -= perItem
	f := treeFrame{shape: s.next, page: p, items: []any{}}
	for range s.next.views {
		f.views = append(f.views, []any{})
	}
	f.edge = make([]tree.Object, len(f.views))
	s.stack = append(s.stack, f)
}

func (s *treeSink) Item(key []graph.Value) {
	s.budget.left -= 1 + perKey*len(key)
	f := s.top()
	if f.shape.kind == list {
		return
	}
	if c := f.shape.cursors; c != nil {
		f.cursor = c.encode(key)
		if f.count == 0 {
			f.first = f.cursor
		}
		f.last = f.cursor
	}
	f.count++
	for i, v := range f.shape.views {
		if v.edge == nil {
			continue
		}
		f.edge[i] = newTreeObject(v.edge)
		for _, c := range v.edge.fields {
			if c.from == fromKey {
				f.edge[i].Fields[c.key] = f.cursor
			}
		}
		f.views[i] = append(f.views[i], f.edge[i])
	}
}

func (s *treeSink) Slot(i int) {
	s.budget.left -= perValue
	f := s.top()
	switch f.shape.kind {
	case list:
		s.next = f.shape.element
	case connection:
		f.place = f.shape.slots[i]
		v := f.shape.views[f.place.view]
		if f.place.field < 0 {
			s.next = v.node
		} else {
			s.next = v.edge.fields[f.place.field].value
		}
	default:
		f.slot = i
		for _, c := range f.object.fields {
			if c.from == fromSlot && c.slot == i {
				s.next = c.value
			}
		}
	}
}

func (s *treeSink) End() {
	f := *s.top()
	s.stack = s.stack[:len(s.stack)-1]
	switch f.shape.kind {
	case list:
		s.put(f.items)
	case connection:
		s.put(f.connection())
	default:
		s.put(f.into)
	}
}

func (f *treeFrame) connection() tree.Object {
	o := tree.Object{Type: f.shape.typ, Fields: map[string]any{}}
	known := map[from]any{
		fromTotal: int64(f.page.Total), fromHasNext: f.page.HasNext, fromHasPrev: f.page.HasPrev,
		fromFirstKey: f.first, fromLastKey: f.last,
	}
	for _, c := range f.shape.fields {
		switch c.from {
		case fromView:
			o.Fields[c.key] = f.views[c.view]
		case fromPage:
			info := tree.Object{Type: "PageInfo", Fields: map[string]any{}}
			for _, p := range c.page {
				info.Fields[p.key] = known[p.from]
			}
			o.Fields[c.key] = info
		default:
			o.Fields[c.key] = known[c.from]
		}
	}
	return o
}

func (s *treeSink) Null() {
	switch s.next.absent {
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
	s.budget.left -= perValue
	s.put(v)
}

func (s *treeSink) String(v string) {
	s.budget.left -= len(v)
	s.put(v)
}

func (s *treeSink) Strings(v []string) {
	for _, e := range v {
		s.budget.left -= len(e) + len(`"",`)
	}
	s.put(v)
}

var (
	_ graph.Sink  = (*treeSink)(nil)
	_ tree.Source = (*Executor)(nil)
)
