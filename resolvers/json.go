package resolvers

import (
	"strconv"

	"parley/graph"
)

// jsonSink writes an answer as GraphQL's JSON while the store delivers it. Its
// bytes are those that the generated executor would write.
//
// An object in which something is null that must not be becomes null itself, or
// passes that on to what holds it: each frame remembers where it began, so that
// its bytes can be taken back.
type jsonSink struct {
	out    []byte
	stack  []frame
	next   *shape // what the next value is to look like
	errors []fieldError
	budget *budget  // what is written is taken from it
	spare  [][]byte // buffers that connections are done with
}

// fieldError is a place in an answer where null stands against the schema.
type fieldError struct {
	path []any // string: a response key; int: an index
}

// frame is an object, a list or a connection that has begun and not ended.
type frame struct {
	shape  *shape
	object *object // of an object, or of the edge that is being written
	field  int     // the next field of object to be written
	start  int     // where it begins in out
	count  int     // items so far
	failed bool
	done   bool // of a connection: its last item has been closed

	// connection
	page   graph.Page
	outer  []byte   // what stood in out before it
	views  [][]byte // what was written of each view
	view   int      // the one that out is now; -1 between items
	cursor string   // of the item being written
	first  string
	last   string
}

// newJSONSink returns a sink that appends to out.
func newJSONSink(out []byte, root *shape, b *budget) *jsonSink {
	return &jsonSink{out: out, next: root, budget: b}
}

// perItem is taken for the brackets and commas of an object, a list or an item.
const perItem = 2

func (s *jsonSink) top() *frame { return &s.stack[len(s.stack)-1] }

// Object begins an object. See graph.Sink.
func (s *jsonSink) Object(t *graph.Type) {
	s.budget.left -= perItem
	s.stack = append(s.stack, frame{shape: s.next, object: s.next.objects[t], start: len(s.out)})
	s.out = append(s.out, '{')
}

// List begins a list or a connection. See graph.Sink.
func (s *jsonSink) List(p graph.Page) {
	s.budget.left -= perItem
	f := frame{shape: s.next, start: len(s.out), page: p}
	if s.next.kind == connection {
		f.outer, f.view = s.out, -1
		for range s.next.views {
			f.views = append(f.views, s.buffer())
		}
	} else {
		s.out = append(s.out, '[')
	}
	s.stack = append(s.stack, f)
}

func (s *jsonSink) buffer() []byte {
	if n := len(s.spare); n > 0 {
		b := s.spare[n-1][:0]
		s.spare = s.spare[:n-1]
		return b
	}
	return make([]byte, 0, 256)
}

// Item begins an element. See graph.Sink.
func (s *jsonSink) Item(key []graph.Value) {
	f := s.top()
	if f.shape.kind == list {
		if f.count > 0 {
			s.out = append(s.out, ',')
		}
		f.count++
		return
	}
	if f.count > 0 {
		s.advance(f, len(f.views))
	}
	f.count++
	f.view, f.done = -1, false
	if c := f.shape.cursors; c != nil {
		f.cursor = c.encode(key)
		if f.count == 1 {
			f.first = f.cursor
		}
		f.last = f.cursor
	}
}

// advance closes what was written of the item in one view after the other, and
// opens it in the next, until the view that is wanted is open.
func (s *jsonSink) advance(f *frame, to int) {
	for f.view < to && !f.done {
		if f.view >= 0 {
			if f.object != nil {
				s.constants(f, len(f.object.fields))
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
		f.object, f.field = f.shape.views[f.view].edge, 0
		if f.object != nil {
			s.out = append(s.out, '{')
		}
	}
}

// Slot announces a field. See graph.Sink.
func (s *jsonSink) Slot(i int) {
	f := s.top()
	switch f.shape.kind {
	case list:
		s.next = f.shape.element
		return
	case connection:
		place := f.shape.slots[i]
		s.advance(f, place.view)
		if place.field < 0 {
			s.next = f.shape.views[place.view].node
			return
		}
		s.field(f, place.field)
	default:
		at := f.field
		for f.object.fields[at].from != fromSlot || f.object.fields[at].slot != i {
			at++
		}
		s.field(f, at)
	}
}

// field writes the key of a field of an object, after the constants before it.
func (s *jsonSink) field(f *frame, at int) {
	s.constants(f, at)
	s.key(f.field, f.object.fields[at].key)
	s.next = f.object.fields[at].value
	f.field = at + 1
}

// constants writes the fields of an object up to the given one, which need no
// store to be known.
func (s *jsonSink) constants(f *frame, to int) {
	for ; f.field < to && s.budget.left >= 0; f.field++ {
		c := &f.object.fields[f.field]
		s.key(f.field, c.key)
		if c.from == fromKey {
			s.quote(f.cursor)
		} else {
			s.quote(f.object.typ)
		}
	}
}

func (s *jsonSink) key(i int, key string) {
	if i > 0 {
		s.out = append(s.out, ',')
	}
	s.quote(key)
	s.out = append(s.out, ':')
	s.budget.left -= 2
}

// End ends the innermost object or list. See graph.Sink.
func (s *jsonSink) End() {
	f := s.top()
	switch f.shape.kind {
	case list:
		s.out = append(s.out, ']')
	case connection:
		s.endConnection(f)
	default:
		s.constants(f, len(f.object.fields))
		s.out = append(s.out, '}')
	}
	failed, start, nullable := f.failed, f.start, f.shape.nullable
	s.stack = s.stack[:len(s.stack)-1]
	if failed {
		s.out = append(s.out[:start], "null"...)
		if !nullable {
			s.fail()
		}
	}
}

// fail says that what is being written holds a null that it must not hold.
func (s *jsonSink) fail() {
	if len(s.stack) > 0 {
		s.top().failed = true
	}
}

func (s *jsonSink) endConnection(f *frame) {
	if f.count > 0 {
		s.advance(f, len(f.views))
	}
	s.out = f.outer
	s.out = append(s.out, '{')
	for i := range f.shape.fields {
		c := &f.shape.fields[i]
		s.key(i, c.key)
		switch c.from {
		case fromView:
			s.out = append(s.out, '[')
			s.out = append(s.out, f.views[c.view]...)
			s.out = append(s.out, ']')
		case fromPage:
			s.out = append(s.out, '{')
			for j, p := range c.page {
				s.key(j, p.key)
				s.pageField(f, p.from, "PageInfo")
			}
			s.out = append(s.out, '}')
		default:
			s.pageField(f, c.from, f.shape.typ)
		}
	}
	s.out = append(s.out, '}')
	s.spare = append(s.spare, f.views...)
}

// pageField writes what is known of a connection as a whole.
func (s *jsonSink) pageField(f *frame, from from, typ string) {
	switch from {
	case fromType:
		s.quote(typ)
	case fromTotal:
		s.Int(int64(f.page.Total))
	case fromHasNext:
		s.Bool(f.page.HasNext)
	case fromHasPrev:
		s.Bool(f.page.HasPrev)
	default:
		cursor := f.first
		if from == fromLastKey {
			cursor = f.last
		}
		if f.count == 0 {
			s.out = append(s.out, "null"...)
			return
		}
		s.quote(cursor)
	}
}

// Null writes an absent value. See graph.Sink.
func (s *jsonSink) Null() {
	s.budget.left -= len("null")
	switch {
	case s.next.absent != "":
		s.out = append(s.out, s.next.absent...)
		return
	case !s.next.nullable:
		s.errors = append(s.errors, fieldError{path: s.path()})
		s.fail()
	}
	s.out = append(s.out, "null"...)
}

// path is where the value being written stands.
func (s *jsonSink) path() []any {
	var path []any
	for i := range s.stack {
		f := &s.stack[i]
		if f.shape.kind == list {
			path = append(path, f.count-1)
			continue
		}
		if f.shape.kind == connection {
			path = append(path, f.shape.viewKey(f.view), f.count-1)
		}
		if f.object != nil {
			path = append(path, f.object.fields[f.field-1].key)
		}
	}
	return path
}

// viewKey is the response key of a view.
func (s *shape) viewKey(view int) string {
	for _, f := range s.fields {
		if f.from == fromView && f.view == view {
			return f.key
		}
	}
	return ""
}

// Bool writes a value. See graph.Sink.
func (s *jsonSink) Bool(v bool) { s.wrote(strconv.AppendBool(s.out, v)) }

// Int writes a value. See graph.Sink.
func (s *jsonSink) Int(v int64) { s.wrote(strconv.AppendInt(s.out, v, 10)) }

// Float writes a value. See graph.Sink.
func (s *jsonSink) Float(v float64) { s.wrote(strconv.AppendFloat(s.out, v, 'g', -1, 64)) }

// wrote takes what out has grown to.
func (s *jsonSink) wrote(out []byte) {
	s.budget.left -= len(out) - len(s.out)
	s.out = out
}

// String writes a value. See graph.Sink.
func (s *jsonSink) String(v string) { s.quote(v) }

// Strings writes a list of values. See graph.Sink.
func (s *jsonSink) Strings(v []string) {
	s.out = append(s.out, '[')
	for i, e := range v {
		if i > 0 {
			s.wrote(append(s.out, ','))
		}
		s.quote(e)
	}
	s.out = append(s.out, ']')
}

// quote writes a JSON string with the escapes that GraphQL's reference for this
// server uses: control characters, quotes and backslashes, and nothing else.
func (s *jsonSink) quote(v string) {
	const hex = "0123456789ABCDEF"
	out := s.out
	out = append(out, '"')
	start := 0
	for i := range len(v) {
		c := v[i]
		if c >= 0x20 && c != '\\' && c != '"' {
			continue
		}
		out = append(out, v[start:i]...)
		switch c {
		case '\t':
			out = append(out, `\t`...)
		case '\r':
			out = append(out, `\r`...)
		case '\n':
			out = append(out, `\n`...)
		case '\\', '"':
			out = append(out, '\\', c)
		default:
			out = append(out, '\\', 'u', '0', '0', hex[c>>4], hex[c&0xf])
		}
		start = i + 1
	}
	s.wrote(append(append(out, v[start:]...), '"'))
}

var _ graph.Sink = (*jsonSink)(nil)
