package resolvers

import (
	"fmt"

	"parley/graph"
)

// edgeCondition turns the value of one field of an edge filter into a predicate on the
// relation that is walked.
type edgeCondition func(v any, r *graph.Relation, far []*graph.Type) (graph.Predicate, error)

// edgeConditions holds the fields of edge filters that mean more than "the relation's
// property of that name has one of these values".
var edgeConditions = map[string]edgeCondition{
	"actor": func(v any, _ *graph.Relation, far []*graph.Type) (graph.Predicate, error) {
		return among(far[0].Property("id"), false, v), nil
	},
	"contested": func(v any, r *graph.Relation, _ []*graph.Type) (graph.Predicate, error) {
		return disputed(r.Property("contested"), true, v), nil
	},
	"at": lasting,
	"from": func(v any, r *graph.Relation, _ []*graph.Type) (graph.Predicate, error) {
		day, err := date(v)
		return notBefore(period(r.Declared), true, day), err
	},
	"until": func(v any, r *graph.Relation, _ []*graph.Type) (graph.Predicate, error) {
		day, err := date(v)
		return notAfter(period(r.Declared), true, day), err
	},
}

// lasting holds for a relation that can have lasted on that day. A relation without dates can.
func lasting(v any, r *graph.Relation, _ []*graph.Type) (graph.Predicate, error) {
	day, err := date(v)
	return graph.And{
		graph.Not{Predicate: graph.Comparison{Property: r.Property("start").Part("earliest"), Edge: true, Op: graph.Greater, Value: day + "T23:59:59Z"}},
		graph.Not{Predicate: graph.Comparison{Property: r.Property("end").Part("latest"), Edge: true, Op: graph.Less, Value: day + "T00:00:00Z"}},
	}, err
}

// edgeFilter reads a filter on the relation that is walked. All its fields must hold. It
// returns nil if there is no filter.
func (c *compiler) edgeFilter(v any, input string, r *graph.Relation, far []*graph.Type) (graph.Predicate, error) {
	if v == nil {
		return nil, nil //nolint:nilnil // no condition is a valid condition
	}
	fields, ok := v.(map[string]any)
	if !ok {
		return nil, fmt.Errorf("%w: a %s is an object", graph.ErrBadInput, input)
	}
	all := graph.And{}
	for _, def := range c.schema.Types[input].Fields {
		value := fields[def.Name]
		if value == nil {
			continue
		}
		if err := c.condition(value); err != nil {
			return nil, err
		}
		if cond := edgeConditions[def.Name]; cond != nil {
			p, err := cond(value, r, far)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", def.Name, err)
			}
			all = append(all, p)
			continue
		}
		all = append(all, among(r.Property(def.Name), true, value))
	}
	return all, checkPeriod(fields)
}

// someEdge holds for a thing with one relation, by a field, for which a whole edge filter holds.
func (c *compiler) someEdge(field, input string, v any, types []*graph.Type) (graph.Predicate, error) {
	via, err := c.via(types, field)
	if err != nil {
		return nil, err
	}
	far := c.model.Concrete(via.Far())
	where, err := c.edgeFilter(v, input, via.Relation, far)
	return graph.Some{Via: via, Types: far, Where: where}, err
}
