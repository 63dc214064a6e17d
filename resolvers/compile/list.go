package compile

import (
	"fmt"

	"github.com/vektah/gqlparser/v2/ast"

	"parley/graph"
	"parley/resolvers/answer"
)

// list reads the arguments of a connection.
func (c *Compiler) list(args map[string]any, f *ast.Field, link *graph.Link) (*graph.List, *answer.Cursors, error) {
	order, err := orderOf(args["orderBy"], link)
	if err != nil {
		return nil, nil, err
	}
	cursors := answer.NewCursors(link, order)
	if f.ObjectDefinition.Name == c.schema.Query.Name {
		switch f.Name {
		case searchField:
			cursors = answer.RankedCursors(nil)
		case saidField:
			cursors = answer.RankedCursors(order)
		}
	}
	page, err := pageOf(args, cursors)
	if err != nil {
		return nil, nil, err
	}
	list := &graph.List{Order: order, Page: page}
	if list.Where, err = c.where(args, f, link); err != nil {
		return nil, nil, err
	}
	return list, cursors, nil
}

// where reads the filter on the things of a link (where), and the filter on the relation that
// leads to them (edge). It returns nil if there is no filter.
func (c *Compiler) where(args map[string]any, f *ast.Field, link *graph.Link) (graph.Predicate, error) {
	var all graph.And
	if arg := f.Definition.Arguments.ForName("where"); arg != nil && args["where"] != nil {
		done := c.below("where")
		p, err := c.filter(args["where"], arg.Type.Name(), link.Types)
		done()
		if err != nil {
			return nil, fmt.Errorf("where: %w", err)
		}
		all = append(all, p)
	}
	if arg := f.Definition.Arguments.ForName("edge"); arg != nil && args["edge"] != nil {
		done := c.below("edge")
		p, err := c.edgeFilter(args["edge"], arg.Type.Name(), link.Via.Relation, link.Types)
		done()
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
