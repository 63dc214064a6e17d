package compile

import (
	"math"

	"github.com/vektah/gqlparser/v2/ast"

	"parley/graph"
	"parley/resolvers/answer"
)

// Part is one selected field of an object that the executor puts together: a number, or what a query finds.
type Part struct {
	Field string       // such as nodeCount or nodes
	Query *graph.Query // without its start, which the executor sets; nil for a number
	Limit int          // the largest number of things that are wanted, if Query gives a list
	Args  map[string]any
}

// parts compiles what is selected of an object of a type that the executor puts together. The argument first of a list takes most at most. The parts
// stand by slot of the shape.
func (c *Compiler) parts(f Selected, typ, asOf string, most int) (*answer.Shape, []Part, error) {
	selections, err := c.collect(f.sets, c.schema.Types[typ])
	if err != nil {
		return nil, nil, err
	}
	object, parts := &answer.Object{Type: typ}, []Part{}
	for _, sub := range selections {
		if sub.Field.Name == "__typename" {
			object.Fields = append(object.Fields, answer.Field{Key: sub.Key, From: answer.FromType})
			continue
		}
		if err := c.countField(); err != nil {
			return nil, nil, err
		}
		part, shape := Part{Field: sub.Field.Name}, &answer.Shape{Kind: answer.ScalarKind}
		if name := sub.Field.Definition.Type.Name(); c.schema.Types[name].Kind == ast.Object {
			var link *graph.Link
			if link, shape, err = c.link(sub, map[string]any{}, graph.Via{}, c.model.Concrete(name)); err != nil {
				return nil, nil, err
			}
			part.Query = &graph.Query{Root: *link, AsOf: asOf}
			part.Limit, part.Args = math.MaxInt, c.arguments(sub)
			if part.Args["first"] != nil {
				if part.Limit, err = numberOf(part.Args, "first", 0, most); err != nil {
					return nil, nil, err
				}
			}
		}
		object.Fields = append(object.Fields, answer.Field{Key: sub.Key, Slot: len(parts), Value: shape})
		parts = append(parts, part)
	}
	for _, part := range parts {
		if part.Query != nil {
			part.Query.Named = c.named
		}
	}
	return &answer.Shape{Kind: answer.ObjectKind, Objects: map[*graph.Type]*answer.Object{nil: object}}, parts, nil
}
