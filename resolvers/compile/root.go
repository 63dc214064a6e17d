package compile

import (
	"fmt"

	"github.com/vektah/gqlparser/v2/ast"

	"parley/graph"
	"parley/resolvers/answer"
	"parley/schema"
)

// Root compiles one root field of a query. The executor compiles ChainsField, SchemaField and
// TypeField by methods of their own.
func (c *Compiler) Root(f Selected) (*graph.Query, *answer.Shape, error) {
	args := c.arguments(f)
	c.beginRoot()
	moment, err := asOf(args)
	if err != nil {
		return nil, nil, err
	}
	types := c.model.Concrete(schema.FarType(c.schema, f.Field.Definition.Type))
	start, types, err := c.start(f.Field, args, types)
	if err != nil {
		return nil, nil, err
	}
	link, shape, err := c.link(f, args, graph.Via{}, types)
	if err != nil {
		return nil, nil, err
	}
	if link.Many != nil && start.IDs == nil && link.Many.Page.First < 0 && link.Many.Page.Last < 0 {
		link.Many.Page.First = schema.DefaultPage
	}
	return &graph.Query{Start: start, Root: *link, Denials: c.denials, Named: c.named, AsOf: moment}, shape, nil
}

// start returns the start of a root field's query, and the types that the query can find. It
// removes the filters that it reads from args.
func (c *Compiler) start(f *ast.Field, args map[string]any, types []*graph.Type) (graph.Start, []*graph.Type, error) {
	switch f.Name {
	case "nodes":
		list := ids(args["ids"])
		if len(list) > schema.MaxPage {
			return graph.Start{}, nil, fmt.Errorf("%w: %d ids, but the maximum for one field is %d", graph.ErrBadInput, len(list), schema.MaxPage)
		}
		return graph.Start{IDs: list}, types, nil
	case "whoMet":
		if with, given := args["with"]; given && with != nil && text(with) == "" {
			return graph.Start{}, nil, fmt.Errorf("%w: with is empty; leave it out to ask for everyone", graph.ErrBadInput)
		}
		actors := c.model.Concrete("Actor")
		counterparts := chosen(args["counterparts"], actors)
		if len(counterparts) == 0 {
			return graph.Start{}, nil, fmt.Errorf("%w: counterparts is empty; leave it out to ask for people", graph.ErrBadInput)
		}
		c.nameArgument("actor", actors, args["actor"])
		c.nameArgument("with", actors, args["with"])
		where, err := c.takeMeetingFilter(args)
		return graph.Start{Encounters: &graph.Encounters{
			Actor: graph.ID(text(args["actor"])), With: graph.ID(text(args["with"])),
			Counterparts: counterparts, Indirect: args["indirect"] == true, Alleged: args["alleged"] == true, Where: where,
		}}, types, err
	case "meetingGroups":
		groups, err := c.grouping(text(args["by"]), args["alleged"] == true)
		if err != nil {
			return graph.Start{}, nil, err
		}
		groups.Where, err = c.takeMeetingFilter(args)
		return graph.Start{Groups: groups}, types, err
	case searchField:
		found, err := search(text(args["text"]))
		types = chosen(args["types"], types)
		if err == nil && len(types) == 0 {
			err = fmt.Errorf("%w: types is empty; leave it out to search for all types", graph.ErrBadInput)
		}
		return graph.Start{Search: found}, types, err
	case saidField:
		s, err := askSaid(text(args["text"]))
		return graph.Start{Said: &graph.Said{Words: s.Words, Phrases: s.Phrases, Whole: s.Whole}}, types, err
	}
	if f.Definition.Arguments.ForName("id") != nil {
		return graph.Start{IDs: []graph.ID{graph.ID(text(args["id"]))}}, types, nil
	}
	return graph.Start{Scan: true}, types, nil
}

// takeMeetingFilter reads the argument where of a field whose answer is computed from
// meetings, and removes it from args.
func (c *Compiler) takeMeetingFilter(args map[string]any) (graph.Predicate, error) {
	defer c.below("where")()
	where, err := c.filter(args["where"], "MeetingFilter", c.model.Concrete("Meeting"))
	delete(args, "where")
	return where, err
}

// chosen returns those of the types whose names, in capitals, are in the list. It returns all
// types if there is no list.
func chosen(v any, types []*graph.Type) []*graph.Type {
	if v == nil {
		return types
	}
	wanted := map[string]bool{}
	for _, name := range texts(v) {
		wanted[camel(name)] = true
	}
	found := []*graph.Type{}
	for _, t := range types {
		if wanted[uncapitalized(t.Name)] {
			found = append(found, t)
		}
	}
	return found
}

// periods are the groupings by time, each with the form of its keys.
var periods = map[string]string{"YEAR": "2025", "MONTH": "2025-11", "DAY": "2025-11-30"}

// grouping reads the arguments by and alleged of meetingGroups.
func (c *Compiler) grouping(by string, alleged bool) (*graph.Groups, error) {
	meeting := c.model.Type("Meeting")
	along := func(field, of string) (*graph.Groups, error) {
		via, err := c.via([]*graph.Type{meeting}, field)
		if alleged && field == "participants" {
			via.Also = c.model.Relation("ALLEGED_AT")
		}
		return &graph.Groups{Via: via, Types: c.model.Concrete(of)}, err
	}
	switch by {
	case "PARTICIPANT":
		return along("participants", "Actor")
	case "SIDE":
		g, err := along("participants", "Actor")
		if err == nil {
			g.Edge = g.Via.Relation.Property("side")
		}
		return g, err
	case "ISSUE":
		return along("topics", "Issue")
	case "TOPIC":
		return along("topics", "Topic")
	case "PLACE":
		return along("places", "Place")
	case "PROCESS":
		return along("processes", "Process")
	}
	if by == "WEEK" {
		return &graph.Groups{Property: meeting.Property("when").Part("periods"), Prefix: len(periods["DAY"]), Weeks: true}, nil
	}
	if example, ok := periods[by]; ok {
		return &graph.Groups{Property: meeting.Property("when").Part("periods"), Prefix: len(example)}, nil
	}
	p := meeting.Property(camel(by)) // STATUS, CLASSIFICATION, MODE
	if p == nil {
		return nil, fmt.Errorf("%w: there is no grouping by %s", errUnbound, by)
	}
	return &graph.Groups{Property: p}, nil
}
