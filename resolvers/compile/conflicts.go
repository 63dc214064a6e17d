package compile

import (
	"fmt"
	"strings"

	"parley/graph"
	"parley/resolvers/derive"
	"parley/schema"
)

// maxBetween bounds the argument between of the root field conflicts.
const maxBetween = 10

func (c *Compiler) conflicts(args map[string]any, asOf string) (derive.Question, error) {
	limit, err := limitOf(args, schema.MaxPage)
	if err != nil {
		return nil, err
	}
	q := derive.Conflicts{Of: c.entity(args, "of"), AsOf: asOf, Limit: limit}
	if q.Property, err = c.propertyName(args); err != nil {
		return nil, err
	}
	for name, into := range map[string]*string{"since": &q.Since, "until": &q.Until} {
		if args[name] == nil {
			continue
		}
		m, err := momentOf(args[name])
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		*into = m.last()
	}
	if q.Until != "" && q.Until < q.Since {
		return nil, fmt.Errorf("%w: until is before since: exchange the two", graph.ErrBadInput)
	}
	if args["between"] != nil {
		q.Between = derive.Distinct(ids(args["between"]))
		if len(q.Between) == 0 || len(q.Between) > maxBetween {
			return nil, fmt.Errorf("%w: between has %d ids, but this argument takes 1 to %d; leave it out to ask for all conflicts", graph.ErrBadInput, len(q.Between), maxBetween)
		}
		c.nameArgument("between", c.voices(), args["between"])
	}
	if open, ok := args["open"].(bool); ok {
		q.Open = &open
	}
	return q, nil
}

func (c *Compiler) assertions(args map[string]any, asOf string) (derive.Question, error) {
	limit, err := limitOf(args, schema.MaxPage)
	if err != nil {
		return nil, err
	}
	q := derive.Assertions{Of: c.entity(args, "of"), OnlyDenied: args["onlyDenied"] == true, AsOf: asOf, Limit: limit}
	if q.Property, err = c.propertyName(args); err != nil {
		return nil, err
	}
	if args["by"] != nil {
		c.nameArgument("by", c.voices(), args["by"])
		q.By = graph.ID(text(args["by"]))
	}
	if args["maxOrigins"] != nil {
		if q.MaxOrigins, err = integer(args["maxOrigins"]); err != nil {
			return nil, fmt.Errorf("maxOrigins: %w", err)
		}
		if q.MaxOrigins < 1 {
			return nil, fmt.Errorf("%w: maxOrigins is %d, but each assertion has at least one origin: ask for 1 or more", graph.ErrBadInput, q.MaxOrigins)
		}
	}
	return q, nil
}

// entity reads an argument that names a thing of the record. It returns "" if the argument is left out.
func (c *Compiler) entity(args map[string]any, name string) graph.ID {
	if args[name] == nil {
		return ""
	}
	c.nameArgument(name, c.model.Concrete("Entity"), args[name])
	return graph.ID(text(args[name]))
}

// propertyName reads the argument that names a property, a relation, or a property of a relation. It returns "" if the argument is left out.
func (c *Compiler) propertyName(args map[string]any) (string, error) {
	if args["property"] == nil {
		return "", nil
	}
	name := text(args["property"])
	field, _, _ := strings.Cut(name, ".")
	for _, t := range c.model.Concrete("Entity") {
		if _, is := c.model.Via(t, field); is || t.Property(field) != nil {
			return name, nil
		}
	}
	return "", fmt.Errorf("%w: property: nothing in the record has a property or a relation %q; examples are status, when and participants", graph.ErrBadInput, name)
}

// voices are the types of those who say something: sources, people and organizations.
func (c *Compiler) voices() []*graph.Type {
	return append(c.model.Concrete("Actor"), c.model.Concrete("Source")...)
}
