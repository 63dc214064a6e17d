package neo4j

import (
	"fmt"
	"strings"

	"parley/graph"
)

// item writes the fields that a link reads at every thing found: of the relation walked, and
// of the thing.
func (c *compiler) item(l *graph.Link, s scope) []string {
	fields := make([]string, len(l.Item))
	for i := range l.Item {
		f := &l.Item[i]
		if f.Far != nil {
			fields[i] = c.object(l.Types, f.Far, s.far)
			continue
		}
		fields[i] = c.field(f, s)
	}
	return fields
}

// object writes the fields that are read of a thing of one of the types. CASE evaluates only
// the branch that it chooses.
func (c *compiler) object(types []*graph.Type, selection graph.Selection, thing far) string {
	if n, ok := thing.(node); ok {
		if text, bound := c.at.bound(n, types, selection, func(n node) string { return c.objectOf(types, selection, n) }); bound {
			return text
		}
	}
	return c.objectOf(types, selection, thing)
}

// objectOf writes the fields of object.
func (c *compiler) objectOf(types []*graph.Type, selection graph.Selection, thing far) string {
	if len(types) == 1 {
		return list(c.fields(selection[types[0]], thing))
	}
	var cases []string
	for i, t := range types {
		fields := append([]string{fmt.Sprint(i)}, c.fields(selection[t], thing)...)
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

// fields writes fields of a thing.
func (c *compiler) fields(fs []graph.Field, thing far) []string {
	texts := make([]string, len(fs))
	for i := range fs {
		texts[i] = c.field(&fs[i], scope{far: thing})
	}
	return texts
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
