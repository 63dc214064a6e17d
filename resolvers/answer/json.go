package answer

import (
	"slices"

	"parley/graph"
)

// JSON is a sink that writes an answer as GraphQL's JSON while the store sends it. Its bytes
// are the same as those of gqlgen's executor.
//
// Where null stands against the schema, the object that holds it becomes null itself. If the
// object must not be null either, the object or list that holds the object becomes null, and
// so on. Each frame remembers where it began, so that the sink can take its bytes back.
type JSON struct {
	writer
	stack []frame
	next  *Shape // the shape of the next value
	nulls [][]any
	spare [][]byte // buffers of connections that have ended
	main  *Shape   // the connection that follows its asides; nil if no asides are left

	asides      [][]byte // the lists that came before the connection
	asideFailed bool     // one of them holds a null against the schema
}

// frame is an object, a list or a connection that has begun and not ended.
type frame struct {
	shape  *Shape
	object *Object // of an object, or of the edge that is being written
	field  int     // the next field of object to be written
	start  int     // where it begins in out
	count  int     // items so far
	failed bool    // it holds a null against the schema
	done   bool    // of a connection: its last item is closed

	// The rest is for a connection.

	page   graph.Page
	outer  []byte   // the value of out before the connection
	views  [][]byte // the bytes of each view
	view   int      // the view that out is now; -1 between items
	cursor string   // of the item that is being written
	first  string   // the cursor of the first item
	last   string   // the cursor of the last item
}

// newJSON returns a sink that appends an answer of a shape to out and takes its bytes from the
// budget.
func newJSON(out []byte, shape *Shape, b *Budget) *JSON {
	s := &JSON{writer: writer{out: out, budget: b}, next: shape}
	if len(shape.Asides) > 0 {
		s.main, s.next = shape, shape.Asides[0]
	}
	return s
}

// Nulls returns the places where null stands against the schema, in the order of the answer.
// A place is a path below the answer: a string is a response key, an int is an index.
func (s *JSON) Nulls() [][]any { return s.nulls }

func (s *JSON) top() *frame { return &s.stack[len(s.stack)-1] }

// Object begins an object. See graph.Sink.
func (s *JSON) Object(t *graph.Type) {
	s.budget.left -= perItem
	s.stack = append(s.stack, frame{shape: s.next, object: s.next.Objects[t], start: len(s.out)})
	s.out = append(s.out, '{')
}

// List begins a list or a connection. See graph.Sink.
func (s *JSON) List(p graph.Page) {
	s.budget.left -= perItem
	f := frame{shape: s.next, start: len(s.out), page: p}
	if len(s.stack) == 0 && s.main == nil {
		f.failed = s.asideFailed
	}
	if s.next.Kind == ConnectionKind {
		s.beginConnection(&f)
	} else {
		s.out = append(s.out, '[')
	}
	s.stack = append(s.stack, f)
}

// Item begins an element. See graph.Sink.
func (s *JSON) Item(key []graph.Value) {
	f := s.top()
	if f.shape.Kind == ConnectionKind {
		s.beginItem(f, key)
		return
	}
	if f.count > 0 {
		s.out = append(s.out, ',')
	}
	f.count++
}

// Slot announces a field. See graph.Sink.
func (s *JSON) Slot(i int) {
	f := s.top()
	switch f.shape.Kind {
	case ListKind:
		s.next = f.shape.Element
	case ConnectionKind:
		s.slotOfItem(f, i)
	default:
		at := f.field
		for f.object.Fields[at].From != FromSlot || f.object.Fields[at].Slot != i {
			at++
		}
		s.field(f, at)
	}
}

// field writes the key of a field of an object, after the constants before it.
func (s *JSON) field(f *frame, at int) {
	s.constants(f, at)
	s.key(f.field, f.object.Fields[at].Key)
	s.next = f.object.Fields[at].Value
	f.field = at + 1
}

// constants writes the fields of an object that do not come from the store, up to the field
// with the index `to`.
func (s *JSON) constants(f *frame, to int) {
	for ; f.field < to && s.budget.left >= 0; f.field++ {
		c := &f.object.Fields[f.field]
		s.key(f.field, c.Key)
		if c.From == FromKey {
			s.quote(f.cursor)
		} else {
			s.quote(f.object.Type)
		}
	}
}

// End ends the innermost object or list. See graph.Sink.
func (s *JSON) End() {
	f := s.top()
	switch f.shape.Kind {
	case ListKind:
		s.out = append(s.out, ']')
	case ConnectionKind:
		s.endConnection(f)
	default:
		s.constants(f, len(f.object.Fields))
		s.out = append(s.out, '}')
	}
	failed, start, nullable := f.failed, f.start, f.shape.Nullable
	s.stack = s.stack[:len(s.stack)-1]
	if failed {
		s.out = append(s.out[:start], "null"...)
		if !nullable {
			s.fail()
		}
	}
	if len(s.stack) == 0 && s.main != nil {
		s.setAside(start)
	}
}

// setAside keeps a list that has ended for the connection that follows.
func (s *JSON) setAside(start int) {
	s.asides = append(s.asides, slices.Clone(s.out[start:]))
	s.out = s.out[:start]
	if n := len(s.asides); n < len(s.main.Asides) {
		s.next = s.main.Asides[n]
		return
	}
	s.next, s.main = s.main, nil
}

// Null writes an absent value. See graph.Sink.
func (s *JSON) Null() {
	s.budget.left -= len("null")
	switch {
	case s.next.Absent != "":
		s.out = append(s.out, s.next.Absent...)
		return
	case !s.next.Nullable:
		s.nulls = append(s.nulls, s.path())
		s.fail()
	}
	s.out = append(s.out, "null"...)
}

// fail marks the innermost object or list: it holds a null against the schema.
func (s *JSON) fail() {
	if len(s.stack) > 0 {
		s.top().failed = true
	} else if s.main != nil {
		s.asideFailed = true
	}
}

// path returns the place of the value that is being written.
func (s *JSON) path() []any {
	var path []any
	if s.main != nil {
		path = append(path, s.main.asideKey(len(s.asides)))
	}
	for i := range s.stack {
		f := &s.stack[i]
		if f.shape.Kind == ListKind {
			path = append(path, f.count-1)
			continue
		}
		if f.shape.Kind == ConnectionKind {
			path = append(path, f.shape.viewKey(f.view), f.count-1)
		}
		if f.object != nil {
			path = append(path, f.object.Fields[f.field-1].Key)
		}
	}
	return path
}

var _ graph.Sink = (*JSON)(nil)
