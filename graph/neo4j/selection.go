package neo4j

import (
	"fmt"
	"strings"

	"parley/graph"
)

// item writes the fields that a link reads at every thing found: of the relation walked, and
// of the thing. If the row has keys, one of them is the id of the thing, and the id is not written again.
func (c *compiler) item(l *graph.Link, s scope, keyed bool) []string {
	fields := make([]string, len(l.Item))
	for i := range l.Item {
		f := &l.Item[i]
		if f.Far != nil {
			fields[i] = c.object(l.Types, f.Far, s.far, keyed)
			continue
		}
		fields[i] = c.field(f, s)
	}
	return fields
}

// object writes the fields that are read of a thing of one of the types. CASE evaluates only
// the branch that it chooses.
func (c *compiler) object(types []*graph.Type, selection graph.Selection, thing far, keyed bool) string {
	if n, ok := thing.(node); ok {
		if text, bound := c.at.bound(n, types, selection, func(n node) string { return c.objectOf(types, selection, n, keyed) }); bound {
			return text
		}
	}
	return c.objectOf(types, selection, thing, keyed)
}

// objectOf writes the fields of object.
func (c *compiler) objectOf(types []*graph.Type, selection graph.Selection, thing far, keyed bool) string {
	if len(types) == 1 {
		return list(c.fields(types[0], selection[types[0]], thing, keyed))
	}
	var cases []string
	for i, t := range types {
		fields := append([]string{fmt.Sprint(i)}, c.fields(t, selection[t], thing, keyed)...)
		cases = append(cases, "WHEN "+thing.is(t)+" THEN "+list(fields))
	}
	if len(cases) == 0 {
		return "null"
	}
	if flat := "CASE " + strings.Join(cases, " ") + " END"; len(flat) <= 80 && !strings.Contains(flat, "\n") {
		return flat
	}
	return "CASE" + indent(strings.Join(cases, "\n")) + "\nEND"
}

// fields writes fields of a thing of a type.
func (c *compiler) fields(t *graph.Type, fs []graph.Field, thing far, keyed bool) []string {
	texts := make([]string, 0, len(fs))
	for i := range fs {
		if !keyed || !isKey(t, &fs[i]) {
			texts = append(texts, c.field(&fs[i], scope{far: thing}))
		}
	}
	return texts
}

// isKey reports whether a field of a thing of a type is the id that stands among the keys of its row.
func isKey(t *graph.Type, f *graph.Field) bool {
	return f.Link == nil && f.Property.Name == "id" && !t.Derived
}

// field writes a link or a property. A property is read from the relation walked if it
// belongs to that relation, otherwise from the thing.
func (c *compiler) field(f *graph.Field, s scope) string {
	if f.Link != nil {
		return c.link(f.Link, s)
	}
	read := s.far.value
	if s.edge.owns(f.Property) {
		read = s.edge.value
	}
	first := read(f.Property.First())
	if len(f.Property.Parts) == 0 {
		return first
	}
	parts := []string{first}
	for _, p := range f.Parts {
		parts = append(parts, read(p))
	}
	return list(parts)
}
