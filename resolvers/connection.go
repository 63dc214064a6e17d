package resolvers

import (
	"fmt"

	"github.com/vektah/gqlparser/v2/ast"

	"parley/graph"
)

// connection compiles a field whose answer is a Relay connection. However many
// response keys ask for its edges and nodes, the store lists its items once.
func (c *compiler) connection(link *graph.Link, f selected, args map[string]any) (*shape, error) {
	typ := f.field.Definition.Type
	def := c.schema.Types[typ.Name()]
	many, cursors, err := c.list(args, f.field, link)
	if err != nil {
		return nil, err
	}
	link.Many = many
	sh := &shape{kind: connection, nullable: !typ.NonNull, typ: def.Name}
	wantsKey := false
	subs, err := c.collect(f.sets, def)
	if err != nil {
		return nil, err
	}
	for _, sub := range subs {
		out := field{key: sub.key}
		switch sub.field.Name {
		case "__typename":
			out.from = fromType
		case "totalCount":
			out.from, many.Total = fromTotal, true
		case "pageInfo":
			out.from = fromPage
			infos, err := c.collect(sub.sets, c.schema.Types["PageInfo"])
			if err != nil {
				return nil, err
			}
			for _, p := range infos {
				from := pageFields[p.field.Name]
				out.page = append(out.page, field{key: p.key, from: from})
				switch from {
				case fromHasNext, fromHasPrev:
					many.Next = true
				case fromFirstKey, fromLastKey:
					wantsKey = true
				}
			}
		case "nodes":
			out.from, out.view = fromView, len(sh.views)
			far, objects, err := c.things(link.Types, sub.sets)
			if err != nil {
				return nil, err
			}
			sh.slots = append(sh.slots, slotPlace{view: out.view, field: -1})
			sh.views = append(sh.views, view{node: &shape{kind: objectKind, objects: objects}})
			link.Item = append(link.Item, graph.Field{Far: far})
		case "edges":
			out.from, out.view = fromView, len(sh.views)
			edge, keyed, err := c.edge(link, sh, sub)
			if err != nil {
				return nil, err
			}
			wantsKey = wantsKey || keyed
			sh.views = append(sh.views, view{edge: edge})
		}
		sh.fields = append(sh.fields, out)
	}
	if wantsKey {
		many.Keys, sh.cursors = true, cursors
	}
	return sh, nil
}

var pageFields = map[string]from{
	"__typename": fromType, "hasNextPage": fromHasNext, "hasPreviousPage": fromHasPrev,
	"startCursor": fromFirstKey, "endCursor": fromLastKey,
}

// edge compiles the edges of a connection: the node, its cursor, and what is
// known of the relation walked.
func (c *compiler) edge(link *graph.Link, sh *shape, f selected) (o *object, keyed bool, err error) {
	def := c.schema.Types[f.field.Definition.Type.Name()]
	o = &object{typ: def.Name}
	subs, err := c.collect(f.sets, def)
	if err != nil {
		return nil, false, err
	}
	for _, sub := range subs {
		out := field{key: sub.key}
		switch sub.field.Name {
		case "__typename":
			out.from = fromType
		case "cursor":
			out.from, keyed = fromKey, true
		default:
			gf, value, err := c.edgeField(link, sub)
			if err != nil {
				return nil, false, in(def.Name, sub, err)
			}
			out.slot, out.value = len(link.Item), value
			sh.slots = append(sh.slots, slotPlace{view: len(sh.views), field: len(o.fields)})
			link.Item = append(link.Item, gf)
		}
		o.fields = append(o.fields, out)
	}
	return o, keyed, nil
}

func (c *compiler) edgeField(link *graph.Link, f selected) (graph.Field, *shape, error) {
	if err := c.count(); err != nil {
		return graph.Field{}, nil, err
	}
	if f.field.Name == "node" {
		far, objects, err := c.things(link.Types, f.sets)
		return graph.Field{Far: far}, &shape{kind: objectKind, objects: objects}, err
	}
	if link.Via.Relation == nil {
		return graph.Field{}, nil, fmt.Errorf("%w: no relation is walked here", errUnbound)
	}
	p := link.Via.Relation.Property(f.field.Name)
	switch {
	case p == nil:
		return graph.Field{}, nil, fmt.Errorf("%w: %s has no such property", errUnbound, link.Via.Relation.Struct)
	case p.Ref != "":
		l, sh, err := c.link(f, f.field.ArgumentMap(c.variables), graph.Via{Ref: p}, c.model.Concrete(p.Ref))
		return graph.Field{Link: l}, sh, err
	}
	return c.property(p, f)
}

// list reads the arguments of a connection.
func (c *compiler) list(args map[string]any, f *ast.Field, link *graph.Link) (*graph.List, *cursorKind, error) {
	order, err := orderOf(args["orderBy"], link)
	if err != nil {
		return nil, nil, err
	}
	cursors := newCursorKind(link, order)
	if f.ObjectDefinition.Name == c.schema.Query.Name && f.Name == searchField {
		cursors = rankedCursorKind
	}
	page, err := window(args, cursors)
	if err != nil {
		return nil, nil, err
	}
	many := &graph.List{Order: order, Page: page}
	if many.Where, err = c.where(args, f, link); err != nil {
		return nil, nil, err
	}
	return many, cursors, nil
}

// where reads the filter on the things of a link, and the filter on the relation to them.
func (c *compiler) where(args map[string]any, f *ast.Field, link *graph.Link) (graph.Predicate, error) {
	var all graph.And
	if arg := f.Definition.Arguments.ForName("where"); arg != nil && args["where"] != nil {
		p, err := c.filter(args["where"], arg.Type.Name(), link.Types)
		if err != nil {
			return nil, fmt.Errorf("where: %w", err)
		}
		all = append(all, p)
	}
	if arg := f.Definition.Arguments.ForName("edge"); arg != nil && args["edge"] != nil {
		p, err := c.edgeFilter(args["edge"], arg.Type.Name(), link.Via.Relation, link.Types)
		if err != nil {
			return nil, fmt.Errorf("edge: %w", err)
		}
		all = append(all, p)
	}
	switch len(all) {
	case 0:
		return nil, nil //nolint:nilnil // no condition is a valid condition
	case 1:
		return all[0], nil
	}
	return all, nil
}
