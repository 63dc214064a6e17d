package compile

import (
	"fmt"

	"github.com/vektah/gqlparser/v2/ast"

	"parley/graph"
	"parley/resolvers/answer"
	"parley/schema"
)

// link compiles a field that leads to things of the types, by a step from the thing that has
// the field.
func (c *Compiler) link(f Selected, args map[string]any, via graph.Via, types []*graph.Type) (*graph.Link, *answer.Shape, error) {
	link := &graph.Link{Via: via, Types: types}
	typ := f.Field.Definition.Type
	if schema.IsConnection(typ.Name()) {
		shape, err := c.connection(link, f, args)
		return link, shape, err
	}
	far, objects, err := c.things(types, f.sets)
	if err != nil {
		return nil, nil, err
	}
	link.Item = []graph.Field{{Far: far}}
	if typ.Elem == nil {
		return link, &answer.Shape{Kind: answer.ObjectKind, Nullable: !typ.NonNull, Objects: objects}, nil
	}
	link.Many = &graph.List{Page: graph.Everything, Order: defaultOrder(link)}
	return link, &answer.Shape{
		Kind: answer.ListKind, Nullable: !typ.NonNull,
		Element: &answer.Shape{Kind: answer.ObjectKind, Nullable: !typ.Elem.NonNull, Objects: objects},
	}, nil
}

// things compiles the selections on the things of a link, for each concrete type.
func (c *Compiler) things(types []*graph.Type, sets []ast.SelectionSet) (graph.Selection, map[*graph.Type]*answer.Object, error) {
	far := make(graph.Selection, len(types))
	objects := make(map[*graph.Type]*answer.Object, len(types))
	for _, t := range types {
		def := c.schema.Types[t.Name]
		o := &answer.Object{Type: t.Name}
		fields := []graph.Field{}
		selections, err := c.collect(sets, def)
		if err != nil {
			return nil, nil, err
		}
		for _, f := range selections {
			if f.Field.Name == "__typename" {
				o.Fields = append(o.Fields, answer.Field{Key: f.Key, From: answer.FromType})
				continue
			}
			field, shape, err := c.thingField(t, f)
			if err != nil {
				return nil, nil, in(t.Name, f, err)
			}
			o.Fields = append(o.Fields, answer.Field{Key: f.Key, Slot: len(fields), Value: shape})
			fields = append(fields, field)
		}
		far[t], objects[t] = fields, o
	}
	return far, objects, nil
}

// thingField compiles one field of a thing.
func (c *Compiler) thingField(t *graph.Type, f Selected) (graph.Field, *answer.Shape, error) {
	if err := c.countField(); err != nil {
		return graph.Field{}, nil, err
	}
	if via, ok := c.model.Via(t, f.Field.Name); ok {
		defer c.below(f.Key)()
		link, shape, err := c.link(f, c.arguments(f), via, c.model.Concrete(via.Far()))
		return graph.Field{Link: link}, shape, err
	}
	if p := t.Property(f.Field.Name); p != nil {
		return c.property(p, f)
	}
	return graph.Field{}, nil, fmt.Errorf("%w: nothing in the graph answers this field", errUnbound)
}

// property compiles a field that shows a value.
func (c *Compiler) property(p *graph.Property, f Selected) (graph.Field, *answer.Shape, error) {
	typ := f.Field.Definition.Type
	if len(p.Parts) == 0 {
		shape := &answer.Shape{Kind: answer.ScalarKind, Nullable: !typ.NonNull}
		switch {
		case typ.NonNull && p.Kind == graph.Strings:
			shape.Absent = "[]"
		case typ.NonNull && p.Kind == graph.Bool:
			shape.Absent = "false"
		}
		return graph.Field{Property: p}, shape, nil
	}
	field := graph.Field{Property: p, Parts: []*graph.Property{}}
	// In a list of structs, each part is stored as a list. Each struct of the answer has one
	// value of each part.
	o := &answer.Object{Type: typ.Name()}
	parts, err := c.collect(f.sets, c.schema.Types[typ.Name()])
	if err != nil {
		return graph.Field{}, nil, err
	}
	for _, sub := range parts {
		if sub.Field.Name == "__typename" {
			o.Fields = append(o.Fields, answer.Field{Key: sub.Key, From: answer.FromType})
			continue
		}
		part := p.Part(sub.Field.Name)
		if part == nil {
			return graph.Field{}, nil, fmt.Errorf("%w: nothing in the graph answers %s.%s", errUnbound, typ.Name(), sub.Field.Name)
		}
		o.Fields = append(o.Fields, answer.Field{
			Key: sub.Key, Slot: len(field.Parts),
			Value: &answer.Shape{Kind: answer.ScalarKind, Nullable: !sub.Field.Definition.Type.NonNull},
		})
		field.Parts = append(field.Parts, part)
	}
	one := &answer.Shape{Kind: answer.ObjectKind, Nullable: !typ.NonNull, Objects: map[*graph.Type]*answer.Object{nil: o}}
	if p.List {
		one.Nullable = !typ.Elem.NonNull
		return field, &answer.Shape{Kind: answer.ListKind, Nullable: !typ.NonNull, Element: one}, nil
	}
	return field, one, nil
}
