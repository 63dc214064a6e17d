package answer

import "bytes"

// Response is the data of a response: a JSON object with one member for each root field.
//
// For each root field, call Begin, and then one of Text, Null, Schema, or Answer with the sink
// that Sink returned.
type Response struct {
	writer
	buffers *buffers
	start   int // where the value of the last member begins
}

// NewResponse returns a response without members. Its bytes come from the budget.
func NewResponse(b *Budget) *Response {
	lent := pool.Get().(*buffers)
	return &Response{writer: writer{out: append(lent.out[:0], '{'), budget: b}, buffers: lent}
}

// Begin writes the response key of the next member.
func (r *Response) Begin(key string) {
	if len(r.out) > 1 {
		r.out = append(r.out, ',')
	}
	r.key(0, key)
	r.start = len(r.out)
}

// Text writes a string as the value of the member.
func (r *Response) Text(v string) { r.quote(v) }

// Null writes null as the value of the member.
func (r *Response) Null() { r.out = append(r.out, "null"...) }

// Schema writes a part of the schema as the value of the member: a *introspection.Schema or a
// *introspection.Type, which may be nil. If the budget does not suffice, Schema writes
// nothing and returns ErrTooLarge.
func (r *Response) Schema(v any, s *SchemaShape) error {
	w := schemaWriter{&writer{out: r.out, budget: r.budget}}
	w.value(v, s)
	if r.budget.left < 0 {
		return ErrTooLarge
	}
	r.out = w.out
	return nil
}

// Sink returns a sink for the value of the member. The value becomes part of the response
// when Answer is called with the sink.
func (r *Response) Sink(shape *Shape) *JSON {
	s := newJSON(r.out, shape, r.budget)
	s.spare, s.stack = r.buffers.spare, r.buffers.stack[:0]
	return s
}

// Answer takes the value of the member from a sink.
func (r *Response) Answer(s *JSON) { r.out, r.buffers.spare, r.buffers.stack = s.out, s.spare, s.stack }

// IsNull reports whether the value of the member is null.
func (r *Response) IsNull() bool { return string(r.out[r.start:]) == "null" }

// Bytes ends the object and returns its JSON. Nothing may be called after it.
func (r *Response) Bytes() []byte {
	r.out = append(r.out, '}')
	r.buffers.out = r.out
	data := bytes.Clone(r.buffers.out)
	r.buffers.keep()
	r.out, r.buffers = nil, nil
	return data
}
