package export

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"
	"unicode/utf8"

	"parley/graph"
)

// ErrNotText says that a value of the graph is no valid text or number, so that no file can hold it.
var ErrNotText = errors.New("a value is not valid text or not a finite number: load the dossier again, or correct the value in Neo4j")

// object is a JSON object whose keys keep their order.
type object struct {
	bytes.Buffer

	err error
}

func newObject() *object {
	o := &object{}
	o.WriteByte('{')
	return o
}

// key writes a key.
func (o *object) key(k string) {
	if o.Len() > 1 {
		o.WriteByte(',')
	}
	o.json(k)
	o.WriteByte(':')
}

// set writes a key with a value, unless the value is absent or empty.
func (o *object) set(k string, v any) {
	switch x := v.(type) {
	case nil:
		return
	case string:
		if x == "" {
			return
		}
	case []string:
		if len(x) == 0 {
			return
		}
	case []any:
		if len(x) == 0 {
			return
		}
	}
	o.key(k)
	o.value(v)
}

// value writes a value of the graph, or anything that JSON can hold.
func (o *object) value(v any) {
	switch x := v.(type) {
	case float64:
		if math.IsNaN(x) || math.IsInf(x, 0) {
			o.fail(v)
			return
		}
		text := strconv.FormatFloat(x, 'g', -1, 64)
		if !strings.ContainsAny(text, ".e") {
			text += ".0" // so that it stays a float
		}
		o.WriteString(text)
	case *object:
		o.Write(x.closed())
		o.err = errors.Join(o.err, x.err)
	case string:
		o.text(x)
	case []string:
		o.WriteByte('[')
		for i, s := range x {
			if i > 0 {
				o.WriteByte(',')
			}
			o.text(s)
		}
		o.WriteByte(']')
	case []any:
		o.WriteByte('[')
		for i, item := range x {
			if i > 0 {
				o.WriteByte(',')
			}
			o.value(item)
		}
		o.WriteByte(']')
	default:
		o.json(v)
	}
}

func (o *object) text(s string) {
	if !utf8.ValidString(s) {
		o.fail(s)
		return
	}
	o.json(s)
}

func (o *object) fail(v any) {
	o.err = errors.Join(o.err, fmt.Errorf("%w: %q", ErrNotText, fmt.Sprint(v)))
}

func (o *object) json(v any) {
	e := json.NewEncoder(&o.Buffer)
	e.SetEscapeHTML(false)
	if err := e.Encode(v); err != nil {
		o.err = errors.Join(o.err, err)
	}
	o.Truncate(o.Len() - 1) // the line break
}

// closed ends the object, and returns its text.
func (o *object) closed() []byte {
	o.WriteByte('}')
	return o.Bytes()
}

// object writes an object.
func (w *writer) object(o *object) error {
	text := o.closed()
	if o.err != nil {
		return o.err
	}
	_, err := w.Write(text)
	return err
}

// array writes the items of a JSON array, one a line.
type array struct {
	w     *writer
	begun bool
}

func (a *array) add(o *object) error {
	separator := "\n"
	if a.begun {
		separator = ",\n"
	}
	a.begun = true
	if _, err := a.w.WriteString(separator); err != nil {
		return err
	}
	return a.w.object(o)
}

// text returns the value of a property of a thing as text, or "".
func text(r graph.Record, property string) string {
	p := r.Type.Property(property)
	if p == nil || p.Index < 0 {
		return ""
	}
	s, _ := r.Values[p.Index].(string)
	return s
}

// texts returns the value of a property of a thing as a list, or nil.
func texts(r graph.Record, property string) []string {
	p := r.Type.Property(property)
	if p == nil || p.Index < 0 {
		return nil
	}
	list, _ := r.Values[p.Index].([]string)
	return list
}

// part returns the value of a part of a property, or "".
func part(p *graph.Property, values []graph.Value, name string) string {
	if p == nil || p.Part(name) == nil {
		return ""
	}
	s, _ := values[p.Part(name).Index].(string)
	return s
}

// parts returns the values of a part of a list of structs.
func parts(p *graph.Property, values []graph.Value, name string) []string {
	list, _ := values[p.Part(name).Index].([]string)
	return list
}
