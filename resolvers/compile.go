package resolvers

import (
	"errors"
	"fmt"
	"reflect"

	"github.com/vektah/gqlparser/v2/ast"

	"parley/graph"
	"parley/schema"
)

// compiler turns the root fields of one operation into queries.
type compiler struct {
	schema    *ast.Schema
	model     *graph.Model
	variables map[string]any
	fields    int // compiled so far
	steps     int // selections looked at so far
	values    int // of conditions, compiled so far
}

// maxFields bounds what one operation compiles to. A field below an interface is
// compiled for each type that implements it, so that a short document which
// nests them deeply would grow without end.
const maxFields = 20_000

// maxSteps bounds what is looked at to find out what that is: fields that are merged
// are looked at for each type that they apply to.
const maxSteps = 50_000

var errTooLarge = fmt.Errorf("%w: this operation asks for too many fields of too many types, or filters them by too much; ask for less at once", graph.ErrBadInput)

// maxValues bounds what filters compile to, which are compiled as often as their fields.
const maxValues = 25_000

// count counts a field against the bound.
func (c *compiler) count() error {
	if c.fields++; c.fields > maxFields {
		return errTooLarge
	}
	return c.within()
}

// condition counts a condition, and each of the values that it allows, against the bound.
func (c *compiler) condition(v any) error {
	c.values++
	if list := reflect.ValueOf(v); list.Kind() == reflect.Slice {
		c.values += list.Len()
	}
	if c.values > maxValues {
		return errTooLarge
	}
	return nil
}

// within returns an error once more selections were looked at than may be.
func (c *compiler) within() error {
	if c.steps > maxSteps {
		return errTooLarge
	}
	return nil
}

// misplaced is an error with the field below a root field in which it was found. Nothing
// has been run by then, so that there is no path to it: where it stands in the
// document tells it from others of its name.
type misplaced struct {
	error
	typ   string
	field *ast.Field
}

func (m misplaced) Error() string { return m.typ + "." + m.field.Name + ": " + m.error.Error() }

func (m misplaced) Unwrap() error { return m.error }

// in says in which field an error was found, the innermost.
func in(typ string, f selected, err error) error {
	if _, known := errors.AsType[misplaced](err); known || errors.Is(err, errTooLarge) { // which is about the whole operation
		return err
	}
	return misplaced{err, typ, f.field}
}

// farName is the name of the type or interface of the things that a field
// leads to, through lists and connections.
func (c *compiler) farName(t *ast.Type) string {
	name := t.Name()
	if nodes := c.schema.Types[name].Fields.ForName("nodes"); nodes != nil && schema.IsConnection(name) {
		return nodes.Type.Name()
	}
	return name
}

// link compiles a field that leads to other things.
func (c *compiler) link(f selected, args map[string]any, via graph.Via, types []*graph.Type) (*graph.Link, *shape, error) {
	link := &graph.Link{Via: via, Types: types}
	typ := f.field.Definition.Type
	if schema.IsConnection(typ.Name()) {
		sh, err := c.connection(link, f, args)
		return link, sh, err
	}
	far, objects, err := c.things(types, f.sets)
	if err != nil {
		return nil, nil, err
	}
	link.Item = []graph.Field{{Far: far}}
	if typ.Elem == nil {
		return link, &shape{kind: objectKind, nullable: !typ.NonNull, objects: objects}, nil
	}
	link.Many = &graph.List{Page: graph.Everything, Order: defaultOrder(link)}
	return link, &shape{
		kind: list, nullable: !typ.NonNull,
		element: &shape{kind: objectKind, nullable: !typ.Elem.NonNull, objects: objects},
	}, nil
}

// things compiles what is read of the things at the far end of a link, for
// each concrete type.
func (c *compiler) things(types []*graph.Type, sets []ast.SelectionSet) (graph.Selection, map[*graph.Type]*object, error) {
	far := make(graph.Selection, len(types))
	objects := make(map[*graph.Type]*object, len(types))
	for _, t := range types {
		def := c.schema.Types[t.Name]
		o := &object{typ: t.Name}
		fields := []graph.Field{}
		selected, err := c.collect(sets, def)
		if err != nil {
			return nil, nil, err
		}
		for _, f := range selected {
			if f.field.Name == "__typename" {
				o.fields = append(o.fields, field{key: f.key, from: fromType})
				continue
			}
			gf, sh, err := c.thingField(t, f)
			if err != nil {
				return nil, nil, in(t.Name, f, err)
			}
			o.fields = append(o.fields, field{key: f.key, slot: len(fields), value: sh})
			fields = append(fields, gf)
		}
		far[t], objects[t] = fields, o
	}
	return far, objects, nil
}

// thingField compiles one field of a thing.
func (c *compiler) thingField(t *graph.Type, f selected) (graph.Field, *shape, error) {
	if err := c.count(); err != nil {
		return graph.Field{}, nil, err
	}
	if via, ok := c.model.Via(t, f.field.Name); ok {
		link, sh, err := c.link(f, f.field.ArgumentMap(c.variables), via, c.model.Concrete(via.Far()))
		return graph.Field{Link: link}, sh, err
	}
	if p := t.Property(f.field.Name); p != nil {
		return c.property(p, f)
	}
	return graph.Field{}, nil, fmt.Errorf("%w: nothing in the graph answers this field", errUnbound)
}

// property compiles a field that shows a value.
func (c *compiler) property(p *graph.Property, f selected) (graph.Field, *shape, error) {
	typ := f.field.Definition.Type
	if len(p.Parts) == 0 {
		sh := &shape{kind: scalar, nullable: !typ.NonNull}
		switch {
		case typ.NonNull && p.Kind == graph.Strings:
			sh.absent = "[]"
		case typ.NonNull && p.Kind == graph.Bool:
			sh.absent = "false"
		}
		return graph.Field{Property: p}, sh, nil
	}
	gf := graph.Field{Property: p, Parts: []*graph.Property{}}
	// Of a list of structs each part is a list, and each element of that a value.
	o := &object{typ: typ.Name()}
	parts, err := c.collect(f.sets, c.schema.Types[typ.Name()])
	if err != nil {
		return graph.Field{}, nil, err
	}
	for _, sub := range parts {
		if sub.field.Name == "__typename" {
			o.fields = append(o.fields, field{key: sub.key, from: fromType})
			continue
		}
		part := p.Part(sub.field.Name)
		if part == nil {
			return graph.Field{}, nil, fmt.Errorf("%w: nothing in the graph answers %s.%s", errUnbound, typ.Name(), sub.field.Name)
		}
		o.fields = append(o.fields, field{
			key: sub.key, slot: len(gf.Parts),
			value: &shape{kind: scalar, nullable: !sub.field.Definition.Type.NonNull},
		})
		gf.Parts = append(gf.Parts, part)
	}
	one := &shape{kind: objectKind, nullable: !typ.NonNull, objects: map[*graph.Type]*object{nil: o}}
	if p.List {
		one.nullable = !typ.Elem.NonNull
		return gf, &shape{kind: list, nullable: !typ.NonNull, element: one}, nil
	}
	return gf, one, nil
}
