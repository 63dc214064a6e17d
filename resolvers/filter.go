package resolvers

import (
	"fmt"
	"strings"
	"time"

	"parley/graph"
)

// condition turns the value of one field of a filter into a predicate on things of the types.
type condition func(c *compiler, v any, types []*graph.Type) (graph.Predicate, error)

// conditions holds the fields of filters that are more than "the property of
// that name has one of these values", by filter and field. The fields and, or
// and not are understood in every filter.
var conditions = map[string]condition{
	"MeetingFilter.from":         since,
	"MeetingFilter.until":        until,
	"MeetingFilter.place":        within("place", "Place", "within"),
	"MeetingFilter.topic":        within("topics", "Issue", "parent"),
	"MeetingFilter.participants": participants,
	"MeetingFilter.side":         onSide,
}

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
		p, err := c.filterField(input, def.Name, value, types)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", def.Name, err)
		}
		all = append(all, p)
	}
	return all, nil
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
	if cond := conditions[input+"."+name]; cond != nil {
		return cond(c, v, types)
	}
	p := types[0].Property(name)
	if p == nil {
		return nil, fmt.Errorf("%w: %s has no condition %s", errUnbound, input, name)
	}
	if p.Kind != graph.String {
		return graph.Comparison{Property: p, Op: graph.Equal, Value: v}, nil
	}
	return graph.Comparison{Property: p, Op: graph.In, Value: texts(v)}, nil
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

// since holds for what can have happened on that day or later.
func since(_ *compiler, v any, types []*graph.Type) (graph.Predicate, error) {
	day, err := date(v)
	if err != nil {
		return nil, err
	}
	return graph.Comparison{Property: types[0].Property("when").Part("latest"), Op: graph.GreaterOrEqual, Value: day + "T00:00:00Z"}, nil
}

// until holds for what can have happened on that day or earlier.
func until(_ *compiler, v any, types []*graph.Type) (graph.Predicate, error) {
	day, err := date(v)
	if err != nil {
		return nil, err
	}
	return graph.Comparison{Property: types[0].Property("when").Part("earliest"), Op: graph.LessOrEqual, Value: day + "T23:59:59Z"}, nil
}

// date reads a Date: a day that the calendar has.
func date(v any) (string, error) {
	s := text(v)
	day, err := time.Parse(time.DateOnly, s)
	if err != nil || day.Year() == 0 {
		return "", fmt.Errorf("%w: %s is no day; write one as 2025-11-30", graph.ErrBadInput, quoteShort(s))
	}
	return s, nil
}

func quoteShort(s string) string {
	if r := []rune(s); len(r) > 40 {
		s = string(r[:40]) + "…"
	}
	return "“" + strings.ToValidUTF8(s, "�") + "”"
}

// within holds for what leads by a field to a thing, or to one that lies
// within it.
func within(field, of, up string) condition {
	return func(c *compiler, v any, types []*graph.Type) (graph.Predicate, error) {
		via, ok := c.model.Via(types[0], field)
		if !ok {
			return nil, fmt.Errorf("%w: %s has no %s", errUnbound, types[0].Name, field)
		}
		higher, ok := c.model.Via(c.model.Type(of), up)
		if !ok {
			return nil, fmt.Errorf("%w: %s has no %s", errUnbound, of, up)
		}
		return graph.Within{Via: via, Up: higher, ID: graph.ID(text(v))}, nil
	}
}

func participants(c *compiler, v any, types []*graph.Type) (graph.Predicate, error) {
	via, _ := c.model.Via(types[0], "participants")
	all := graph.All{Via: via}
	for _, id := range texts(v) {
		all.IDs = append(all.IDs, graph.ID(id))
	}
	return all, nil
}

func onSide(c *compiler, v any, types []*graph.Type) (graph.Predicate, error) {
	via, _ := c.model.Via(types[0], "participants")
	return graph.Some{
		Via: via, Types: c.model.Concrete(via.Far()),
		Where: graph.Comparison{Property: via.Relation.Property("side"), Edge: true, Op: graph.Equal, Value: text(v)},
	}, nil
}
