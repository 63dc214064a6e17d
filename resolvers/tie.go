package resolvers

import (
	"fmt"

	"parley/graph"
)

// tieConditions holds the conditions on ties that are more than "the relation's
// property of that name has one of these values", by input and field.
var tieConditions = map[string]func(v any, r *graph.Relation, far []*graph.Type) (graph.Predicate, error){
	"ParticipationTie.actor": func(v any, _ *graph.Relation, far []*graph.Type) (graph.Predicate, error) {
		return among(far[0].Property("id"), false, v), nil
	},
	"ParticipationTie.contested": contestedTie,
	"AttendanceTie.contested":    contestedTie,
	"AgendaTie.contested":        contestedTie,
	"MembershipTie.at":           lasting,
	"StanceTie.from": func(v any, r *graph.Relation, _ []*graph.Type) (graph.Predicate, error) {
		day, err := date(v)
		return notBefore(r.Property("when"), true, day), err
	},
	"StanceTie.until": func(v any, r *graph.Relation, _ []*graph.Type) (graph.Predicate, error) {
		day, err := date(v)
		return notAfter(r.Property("when"), true, day), err
	},
}

func contestedTie(v any, r *graph.Relation, _ []*graph.Type) (graph.Predicate, error) {
	return disputed(r.Property("contested"), true, v), nil
}

// lasting holds for a tie that can have lasted on that day: one without dates can.
func lasting(v any, r *graph.Relation, _ []*graph.Type) (graph.Predicate, error) {
	day, err := date(v)
	return graph.And{
		graph.Not{Predicate: graph.Comparison{Property: r.Property("start").Part("earliest"), Edge: true, Op: graph.Greater, Value: day + "T23:59:59Z"}},
		graph.Not{Predicate: graph.Comparison{Property: r.Property("end").Part("latest"), Edge: true, Op: graph.Less, Value: day + "T00:00:00Z"}},
	}, err
}

// tie reads a condition on the relation walked, all of whose fields must hold. One
// that is left out gives nil.
func (c *compiler) tie(v any, input string, r *graph.Relation, far []*graph.Type) (graph.Predicate, error) {
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
		if cond := tieConditions[input+"."+def.Name]; cond != nil {
			p, err := cond(value, r, far)
			if err != nil {
				return nil, fmt.Errorf("%s: %w", def.Name, err)
			}
			all = append(all, p)
			continue
		}
		all = append(all, among(r.Property(def.Name), true, value))
	}
	return all, nil
}

// someTie holds for what has one tie by a field for which all of a condition holds.
func (c *compiler) someTie(field, input string, v any, types []*graph.Type) (graph.Predicate, error) {
	via, err := c.via(types, field)
	if err != nil {
		return nil, err
	}
	far := c.model.Concrete(via.Far())
	where, err := c.tie(v, input, via.Relation, far)
	return graph.Some{Via: via, Types: far, Where: where}, err
}
