package resolvers

import (
	"fmt"

	"parley/graph"
)

// filter reads a filter, whose fields must all hold. A filter that is left out
// gives nil.
func (c *compiler) filter(v any, input string, types []*graph.Type) (graph.Predicate, error) {
	if v == nil {
		return nil, nil //nolint:nilnil // no filter is a valid filter
	}
	fields, ok := v.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("%w: a %s is an object", graph.ErrBadInput, input)
	}
	all := graph.And{}
	// In the order of the schema, so that a query is the same however its
	// variables were written.
	for _, def := range c.schema.Types[input].Fields {
		value, given := fields[def.Name]
		if !given || value == nil {
			continue
		}
		if err := c.condition(value); err != nil {
			return nil, err
		}
		p, err := c.filterField(input, def.Name, value, types)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", def.Name, err)
		}
		all = append(all, p)
	}
	return all, checkPeriod(fields)
}

func (c *compiler) filterField(input, name string, v any, types []*graph.Type) (graph.Predicate, error) {
	switch name {
	case "not":
		p, err := c.filter(v, input, types)
		return graph.Not{Predicate: p}, err
	case "and", "or":
		ps, err := c.filters(v, input, types)
		if name == "or" {
			return graph.Or(ps), err
		}
		return graph.And(ps), err
	}
	if cond := conditionOf(input, name); cond != nil {
		return cond(c, v, types)
	}
	p := types[0].Property(name)
	if p == nil {
		return nil, fmt.Errorf("%w: %s has no condition %s", errUnbound, input, name)
	}
	return anyOf(p, types[0].Property(p.Variants), v), nil
}

// anyOf holds for what has one of these values, whichever source has it so: of a
// property with variants the others are gathered beside the one that is shown.
func anyOf(p, variants *graph.Property, v any) graph.Predicate {
	shown := among(p, false, v)
	if variants == nil {
		return shown
	}
	either := graph.Or{shown}
	for _, value := range texts(v) {
		either = append(either, graph.Comparison{Property: variants, Op: graph.Has, Value: value})
	}
	return either
}

// among holds for a property, of the relation walked if edge is set, that has one
// of these values. What is not true is false, stored or not.
func among(p *graph.Property, edge bool, v any) graph.Predicate {
	switch p.Kind {
	case graph.Bool:
		is := graph.Comparison{Property: p, Edge: edge, Op: graph.Equal, Value: true}
		if v == true {
			return is
		}
		return graph.Not{Predicate: is}
	case graph.String:
		return graph.Comparison{Property: p, Edge: edge, Op: graph.In, Value: texts(v)}
	}
	return graph.Comparison{Property: p, Edge: edge, Op: graph.Equal, Value: v}
}

func (c *compiler) filters(v any, input string, types []*graph.Type) ([]graph.Predicate, error) {
	var list []any
	switch v := v.(type) {
	case []any:
		list = v
	case []map[string]any: // one object in a variable, which the validator makes a list
		for _, f := range v {
			list = append(list, f)
		}
	default:
		list = []any{v}
	}
	ps := make([]graph.Predicate, len(list))
	for i := range list {
		p, err := c.filter(list[i], input, types)
		if err != nil {
			return nil, err
		}
		ps[i] = p
	}
	return ps, nil
}
