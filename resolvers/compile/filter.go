package compile

import (
	"fmt"
	"slices"

	"parley/graph"
)

// filter reads a filter on things of the types. All its fields must hold. filter returns nil if
// there is no filter.
func (c *Compiler) filter(v any, input string, types []*graph.Type) (graph.Predicate, error) {
	if v == nil {
		return nil, nil //nolint:nilnil // no filter is a valid filter
	}
	fields, ok := v.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("%w: a %s is an object", graph.ErrBadInput, input)
	}
	all, bounded := graph.And{}, false // bounded: the filter has both ends of a period
	// The order is that of the schema, so that the order of the fields in the request does not
	// change the query.
	for _, def := range c.schema.Types[input].Fields {
		value, given := fields[def.Name]
		if !given || value == nil {
			continue
		}
		if err := c.countValues(value); err != nil {
			return nil, err
		}
		if fields[fromField] != nil && fields[untilField] != nil && (def.Name == fromField || def.Name == untilField) {
			bounded = true
			continue
		}
		done := c.below(def.Name)
		p, err := c.filterField(input, def.Name, value, types)
		done()
		if err != nil {
			return nil, ofField(def.Name, err)
		}
		all = append(all, p)
	}
	if bounded {
		p, err := during(period(types[0].Declared), false, fields[fromField], fields[untilField])
		if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return all, nil
}

// ofField adds the field of a filter to an error about its value. The error of a period names its end already.
func ofField(field string, err error) error {
	if field == fromField || field == untilField {
		return err
	}
	return fmt.Errorf("%s: %w", field, err)
}

// idCondition is the condition that names the things themselves.
const idCondition = "id"

// filterField compiles one field of a filter.
func (c *Compiler) filterField(input, name string, v any, types []*graph.Type) (graph.Predicate, error) {
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
	if name == idCondition {
		c.name(types, v)
	}
	c.nameHeld(types[0].Name, p, v)
	return anyOf(p, types[0], v)
}

// filters compiles a list of filters.
func (c *Compiler) filters(v any, input string, types []*graph.Type) ([]graph.Predicate, error) {
	var list []any
	switch v := v.(type) {
	case []any:
		list = v
	case []map[string]any: // the validator's list for a single object in a variable
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

// anyOf holds for things whose property has one of the values according to any source. If the
// property has variants, they hold the values that are not shown.
func anyOf(p *graph.Property, t *graph.Type, v any) (graph.Predicate, error) {
	variants := t.Property(p.Variants)
	shown, err := oneOf(p, t.Property(openOf), false, v)
	if err != nil || variants == nil {
		return shown, err
	}
	either := graph.Or{shown}
	for _, value := range texts(v) {
		either = append(either, graph.Comparison{Property: variants, Op: graph.Has, Value: value})
	}
	return either, nil
}

// unknown is the value of a closed set that says that the value is not known.
const unknown = "UNKNOWN"

// openOf is the property with the names of the properties on which nothing decides.
const openOf = "open"

// oneOf holds if the property has one of the values. It is a property of the relation if edge
// is set. An absent Boolean is false. For a list of strings the value says whether the list
// has any string. If a closed set has the value UNKNOWN, an absent value is unknown too, unless it is absent because
// sources differ: then open, the list of what is open, has the property.
func oneOf(p, open *graph.Property, edge bool, v any) (graph.Predicate, error) {
	switch p.Kind {
	case graph.Bool:
		is := graph.Comparison{Property: p, Edge: edge, Op: graph.Equal, Value: true}
		if v == true {
			return is, nil
		}
		return graph.Not{Predicate: is}, nil
	case graph.Strings:
		if _, whether := v.(bool); whether {
			return hasAny(p, edge, v), nil
		}
		either := graph.Or{}
		for _, element := range texts(v) {
			either = append(either, graph.Comparison{Property: p, Edge: edge, Op: graph.Has, Value: element})
		}
		return either, nil
	case graph.Int, graph.Float:
		either := graph.Or{}
		for _, element := range elements(v) {
			n, err := number(p.Kind, element)
			if err != nil {
				return nil, err
			}
			either = append(either, graph.Comparison{Property: p, Edge: edge, Op: graph.Equal, Value: n})
		}
		return either, nil
	}
	in := graph.Comparison{Property: p, Edge: edge, Op: graph.In, Value: texts(v)}
	if slices.Contains(p.Enum, unknown) && slices.Contains(texts(v), unknown) {
		known := graph.Comparison{Property: p, Edge: edge, Op: graph.Prefix, Value: ""} // every value has this prefix
		unsaid := graph.And{graph.Not{Predicate: known}}
		if open != nil {
			unsaid = append(unsaid, graph.Not{Predicate: graph.Comparison{Property: open, Edge: edge, Op: graph.Has, Value: p.Name}})
		}
		return graph.Or{in, unsaid}, nil
	}
	return in, nil
}
