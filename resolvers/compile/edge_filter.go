package compile

import (
	"fmt"

	"parley/graph"
)

// edgeCondition turns the value of one field of an edge filter into a predicate on a relation
// that leads to things of the types.
type edgeCondition func(v any, r *graph.Relation, far []*graph.Type) (graph.Predicate, error)

// actorCondition is the field of an edge filter that names the things at the far end.
const actorCondition = "actor"

// edgeConditions holds the fields of edge filters that are more than "the relation's property
// of this name has one of these values".
var edgeConditions = map[string]edgeCondition{
	actorCondition: func(v any, _ *graph.Relation, far []*graph.Type) (graph.Predicate, error) {
		return oneOf(far[0].Property("id"), nil, false, v)
	},
	"contested": func(v any, r *graph.Relation, _ []*graph.Type) (graph.Predicate, error) {
		return hasAny(r.Property("contested"), true, v), nil
	},
	"open": func(v any, r *graph.Relation, _ []*graph.Type) (graph.Predicate, error) {
		return hasAny(r.Property("open"), true, v), nil
	},
	"at": lasting,
	fromField: func(v any, r *graph.Relation, _ []*graph.Type) (graph.Predicate, error) {
		return during(period(r.Declared), true, v, nil)
	},
	untilField: func(v any, r *graph.Relation, _ []*graph.Type) (graph.Predicate, error) {
		return during(period(r.Declared), true, nil, v)
	},
}

// edgeFilter reads a filter on a relation that leads to things of the types. All its fields
// must hold for the same relation. edgeFilter returns nil if there is no filter.
func (c *Compiler) edgeFilter(v any, input string, r *graph.Relation, far []*graph.Type) (graph.Predicate, error) {
	if v == nil {
		return nil, nil //nolint:nilnil // no condition is a valid condition
	}
	fields, ok := v.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("%w: a %s is an object", graph.ErrBadInput, input)
	}
	all, bounded := graph.And{}, false // bounded: the filter has both ends of a period
	for _, def := range c.schema.Types[input].Fields {
		value := fields[def.Name]
		if value == nil {
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
		p, err := c.edgeCondition(def.Name, value, r, far)
		done()
		if err != nil {
			return nil, ofField(def.Name, err)
		}
		all = append(all, p)
	}
	if bounded {
		p, err := during(period(r.Declared), true, fields[fromField], fields[untilField])
		if err != nil {
			return nil, err
		}
		all = append(all, p)
	}
	return all, nil
}

// edgeCondition compiles one field of an edge filter.
func (c *Compiler) edgeCondition(name string, v any, r *graph.Relation, far []*graph.Type) (graph.Predicate, error) {
	if cond := edgeConditions[name]; cond != nil {
		if name == actorCondition {
			c.name(far, v)
		}
		return cond(v, r, far)
	}
	c.nameHeld(r.Struct, r.Property(name), v)
	return oneOf(r.Property(name), r.Property(openOf), true, v)
}

// someEdge holds for a thing that has, by a field, one relation for which the whole edge
// filter holds.
func (c *Compiler) someEdge(field, input string, v any, types []*graph.Type) (graph.Predicate, error) {
	via, err := c.via(types, field)
	if err != nil {
		return nil, err
	}
	far := c.model.Concrete(via.Far())
	where, err := c.edgeFilter(v, input, via.Relation, far)
	return graph.Some{Via: via, Types: far, Where: where}, err
}
