package answer

import "parley/graph"

// A connection shows its items in several views, such as edges and nodes, but the store sends
// each item once. The sink writes each view into a buffer of its own, and joins the buffers
// when the connection ends.

// beginConnection gives each view a buffer.
func (s *JSON) beginConnection(f *frame) {
	f.outer, f.view = s.out, -1
	for range f.shape.Views {
		f.views = append(f.views, s.buffer())
	}
}

func (s *JSON) buffer() []byte {
	if n := len(s.spare); n > 0 {
		b := s.spare[n-1][:0]
		s.spare = s.spare[:n-1]
		return b
	}
	return make([]byte, 0, 256)
}

// beginItem closes the item before and notes the cursor of the new item.
func (s *JSON) beginItem(f *frame, key []graph.Value) {
	if f.count > 0 {
		s.advance(f, len(f.views))
	}
	f.count++
	f.view, f.done = -1, false
	if c := f.shape.Cursors; c != nil {
		f.cursor = c.Encode(key)
		if f.count == 1 {
			f.first = f.cursor
		}
		f.last = f.cursor
	}
}

// slotOfItem opens the view that shows a slot of the item.
func (s *JSON) slotOfItem(f *frame, i int) {
	place := f.shape.Slots[i]
	s.advance(f, place.View)
	if place.Field < 0 {
		s.next = f.shape.Views[place.View].Node
		return
	}
	s.field(f, place.Field)
}

// advance closes the item in the current view and opens the item in the next view, until the
// view `to` is open.
func (s *JSON) advance(f *frame, to int) {
	for f.view < to && !f.done {
		if f.view >= 0 {
			if f.object != nil {
				s.constants(f, len(f.object.Fields))
				s.out = append(s.out, '}')
			}
			f.views[f.view] = s.out
		}
		f.view++
		if f.view == len(f.views) {
			f.done = true
			return
		}
		s.out = f.views[f.view]
		if f.count > 1 {
			s.out = append(s.out, ',')
		}
		s.budget.left -= perItem
		f.object, f.field = f.shape.Views[f.view].Edge, 0
		if f.object != nil {
			s.out = append(s.out, '{')
		}
	}
}

// endConnection writes the connection with its views.
func (s *JSON) endConnection(f *frame) {
	if f.count > 0 {
		s.advance(f, len(f.views))
	}
	s.out = f.outer
	s.out = append(s.out, '{')
	for i := range f.shape.Fields {
		c := &f.shape.Fields[i]
		s.key(i, c.Key)
		switch c.From {
		case FromView:
			s.out = append(s.out, '[')
			s.out = append(s.out, f.views[c.View]...)
			s.out = append(s.out, ']')
		case FromAside:
			s.out = append(s.out, s.asides[c.Aside]...)
		case FromPage:
			s.out = append(s.out, '{')
			for j, p := range c.Page {
				s.key(j, p.Key)
				s.pageField(f, p.From, "PageInfo")
			}
			s.out = append(s.out, '}')
		default:
			s.pageField(f, c.From, f.shape.Type)
		}
	}
	s.out = append(s.out, '}')
	s.spare = append(s.spare, f.views...)
}

// pageField writes a property of the connection as a whole.
func (s *JSON) pageField(f *frame, from From, typ string) {
	switch from {
	case FromType:
		s.quote(typ)
	case FromTotal:
		s.Int(int64(f.page.Total))
	case FromUngrouped:
		s.Int(int64(f.page.Ungrouped))
	case FromHasNext:
		s.Bool(f.page.HasNext)
	case FromHasPrev:
		s.Bool(f.page.HasPrev)
	default:
		cursor := f.first
		if from == FromLastKey {
			cursor = f.last
		}
		if f.count == 0 {
			s.out = append(s.out, "null"...)
			return
		}
		s.quote(cursor)
	}
}

// viewKey returns the response key of a view.
func (s *Shape) viewKey(view int) string {
	for _, f := range s.Fields {
		if f.From == FromView && f.View == view {
			return f.Key
		}
	}
	return ""
}

// asideKey returns the response key of an aside.
func (s *Shape) asideKey(aside int) string {
	for _, f := range s.Fields {
		if f.From == FromAside && f.Aside == aside {
			return f.Key
		}
	}
	return ""
}
