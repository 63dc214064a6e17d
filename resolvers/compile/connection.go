package compile

import (
	"fmt"

	"parley/graph"
	"parley/resolvers/answer"
	"parley/schema"
)

// connection compiles a field that leads to a Relay connection. The store lists the items
// once, however many response keys ask for the edges and the nodes.
func (c *Compiler) connection(link *graph.Link, f Selected, args map[string]any) (*answer.Shape, error) {
	typ := f.Field.Definition.Type
	def := c.schema.Types[typ.Name()]
	list, cursors, err := c.list(args, f.Field, link)
	if err != nil {
		return nil, err
	}
	link.Many = list
	shape := &answer.Shape{Kind: answer.ConnectionKind, Nullable: !typ.NonNull, Type: def.Name}
	withKeys := false
	selections, err := c.collect(f.sets, def)
	if err != nil {
		return nil, err
	}
	for _, sub := range selections {
		out := answer.Field{Key: sub.Key}
		switch sub.Field.Name {
		case "__typename":
			out.From = answer.FromType
		case "totalCount":
			out.From, list.Total = answer.FromTotal, true
		case "ungrouped":
			out.From, list.Ungrouped = answer.FromUngrouped, true
		case "pageInfo":
			out.From = answer.FromPage
			var keyed bool
			if out.Page, keyed, err = c.pageInfo(list, sub); err != nil {
				return nil, err
			}
			withKeys = withKeys || keyed
		case denialsField:
			out.From, out.Aside = answer.FromAside, len(shape.Asides)
			if err := c.aside(shape, sub); err != nil {
				return nil, err
			}
		case "nodes":
			out.From, out.View = answer.FromView, len(shape.Views)
			if err := c.nodes(link, shape, sub); err != nil {
				return nil, err
			}
		case "edges":
			out.From, out.View = answer.FromView, len(shape.Views)
			edge, keyed, err := c.edge(link, shape, sub)
			if err != nil {
				return nil, err
			}
			withKeys = withKeys || keyed
			shape.Views = append(shape.Views, answer.View{Edge: edge})
		}
		shape.Fields = append(shape.Fields, out)
	}
	if withKeys {
		list.Keys, shape.Cursors = true, cursors
	}
	return shape, nil
}

// denialsField is the field of a connection of encounters with the claims of graph.Query.Denials.
const denialsField = "denials"

// aside compiles the field denials.
func (c *Compiler) aside(shape *answer.Shape, f Selected) error {
	if err := c.countField(); err != nil {
		return err
	}
	link, list, err := c.link(f, c.arguments(f), graph.Via{}, c.model.Concrete(schema.FarType(c.schema, f.Field.Definition.Type)))
	if err != nil {
		return err
	}
	shape.Asides, c.denials = append(shape.Asides, list), append(c.denials, *link)
	return nil
}

// pageFields maps the fields of PageInfo to the sources of their values.
var pageFields = map[string]answer.From{
	"__typename": answer.FromType, "hasNextPage": answer.FromHasNext, "hasPreviousPage": answer.FromHasPrev,
	"startCursor": answer.FromFirstKey, "endCursor": answer.FromLastKey,
}

// pageInfo compiles the field pageInfo. It reports whether a cursor is selected.
func (c *Compiler) pageInfo(list *graph.List, f Selected) (fields []answer.Field, keyed bool, err error) {
	selections, err := c.collect(f.sets, c.schema.Types["PageInfo"])
	if err != nil {
		return nil, false, err
	}
	for _, sub := range selections {
		from := pageFields[sub.Field.Name]
		fields = append(fields, answer.Field{Key: sub.Key, From: from})
		switch from {
		case answer.FromHasNext, answer.FromHasPrev:
			list.Next = true
		case answer.FromFirstKey, answer.FromLastKey:
			keyed = true
		}
	}
	return fields, keyed, nil
}

// nodes compiles one list of nodes and adds it to the views of the connection.
func (c *Compiler) nodes(link *graph.Link, shape *answer.Shape, f Selected) error {
	far, objects, err := c.things(link.Types, f.sets)
	if err != nil {
		return err
	}
	shape.Slots = append(shape.Slots, answer.Place{View: len(shape.Views), Field: -1})
	shape.Views = append(shape.Views, answer.View{Node: &answer.Shape{Kind: answer.ObjectKind, Objects: objects}})
	link.Item = append(link.Item, graph.Field{Far: far})
	return nil
}

// edge compiles one list of edges: the node, its cursor, and the properties of the relation
// that leads to the node. It reports whether the cursor is selected.
func (c *Compiler) edge(link *graph.Link, shape *answer.Shape, f Selected) (o *answer.Object, keyed bool, err error) {
	def := c.schema.Types[f.Field.Definition.Type.Name()]
	o = &answer.Object{Type: def.Name}
	selections, err := c.collect(f.sets, def)
	if err != nil {
		return nil, false, err
	}
	for _, sub := range selections {
		out := answer.Field{Key: sub.Key}
		switch sub.Field.Name {
		case "__typename":
			out.From = answer.FromType
		case "cursor":
			out.From, keyed = answer.FromKey, true
		default:
			field, value, err := c.edgeField(link, sub)
			if err != nil {
				return nil, false, in(def.Name, sub, err)
			}
			out.Slot, out.Value = len(link.Item), value
			shape.Slots = append(shape.Slots, answer.Place{View: len(shape.Views), Field: len(o.Fields)})
			link.Item = append(link.Item, field)
		}
		o.Fields = append(o.Fields, out)
	}
	return o, keyed, nil
}

// edgeField compiles one field of an edge: the node or a property of the relation.
func (c *Compiler) edgeField(link *graph.Link, f Selected) (graph.Field, *answer.Shape, error) {
	if err := c.countField(); err != nil {
		return graph.Field{}, nil, err
	}
	if f.Field.Name == "node" {
		far, objects, err := c.things(link.Types, f.sets)
		return graph.Field{Far: far}, &answer.Shape{Kind: answer.ObjectKind, Objects: objects}, err
	}
	if link.Via.Relation == nil && link.Via.Ref == nil && f.Field.Name == graph.HitMatch.Name {
		return c.property(graph.HitMatch, f)
	}
	if link.Via.Relation == nil {
		return graph.Field{}, nil, fmt.Errorf("%w: no relation leads here", errUnbound)
	}
	p := link.Via.Relation.Property(f.Field.Name)
	switch {
	case p == nil:
		return graph.Field{}, nil, fmt.Errorf("%w: %s has no such property", errUnbound, link.Via.Relation.Struct)
	case p.Ref != "":
		l, shape, err := c.link(f, c.arguments(f), graph.Via{Ref: p}, c.model.Concrete(p.Ref))
		return graph.Field{Link: l}, shape, err
	}
	return c.property(p, f)
}
