package resolvers

import (
	"fmt"

	"github.com/vektah/gqlparser/v2/ast"

	"parley/graph"
	"parley/graph/words"
)

// The root fields that are more than a thing by its id or a list of all things
// of a type.
const (
	searchField = "search"
	chainsField = "chains"
)

// rootField compiles one root field of a query operation. Chains, which have to
// be found first, are compiled in chains.go.
func (c *compiler) rootField(f selected) (*graph.Query, *shape, error) {
	args := f.field.ArgumentMap(c.variables)
	types := c.model.Concrete(c.farName(f.field.Definition.Type))
	start, types, err := c.start(f.field, args, types)
	if err != nil {
		return nil, nil, err
	}
	link, sh, err := c.link(f, args, graph.Via{}, types)
	if err != nil {
		return nil, nil, err
	}
	if link.Many != nil && start.IDs == nil && link.Many.Page.First < 0 && link.Many.Page.Last < 0 {
		link.Many.Page.First = defaultPage
	}
	return &graph.Query{Start: start, Root: *link}, sh, nil
}

// start tells what a root field sets out from, and which types it can find. It
// takes the arguments that it uses up out of args.
func (c *compiler) start(f *ast.Field, args map[string]any, types []*graph.Type) (graph.Start, []*graph.Type, error) {
	switch f.Name {
	case "nodes":
		list := ids(args["ids"])
		if len(list) > maxPage {
			return graph.Start{}, nil, fmt.Errorf("%w: %d ids, where %d are the most that one field takes", graph.ErrBadInput, len(list), maxPage)
		}
		return graph.Start{IDs: list}, types, nil
	case "whoMet":
		if with, given := args["with"]; given && with != nil && text(with) == "" {
			return graph.Start{}, nil, fmt.Errorf("%w: with is empty; leave it out for anyone", graph.ErrBadInput)
		}
		where, err := c.takeMeetingFilter(args)
		return graph.Start{Encounters: &graph.Encounters{
			Actor: graph.ID(text(args["actor"])), With: graph.ID(text(args["with"])), Where: where,
		}}, types, err
	case "meetingGroups":
		groups, err := c.grouping(text(args["by"]))
		if err != nil {
			return graph.Start{}, nil, err
		}
		groups.Where, err = c.takeMeetingFilter(args)
		return graph.Start{Groups: groups}, types, err
	case searchField:
		tokens, err := searched(text(args["text"]))
		types = chosen(args["types"], types)
		if err == nil && len(types) == 0 {
			err = fmt.Errorf("%w: types is empty; leave it out for all", graph.ErrBadInput)
		}
		return graph.Start{Search: &graph.Search{Tokens: tokens, Whole: words.Whole(text(args["text"]))}}, types, err
	}
	if f.Definition.Arguments.ForName("id") != nil {
		return graph.Start{IDs: []graph.ID{graph.ID(text(args["id"]))}}, types, nil
	}
	return graph.Start{Scan: true}, types, nil
}

// takeMeetingFilter reads the argument where of a field whose answer is worked
// out of meetings.
func (c *compiler) takeMeetingFilter(args map[string]any) (graph.Predicate, error) {
	where, err := c.filter(args["where"], "MeetingFilter", c.model.Concrete("Meeting"))
	delete(args, "where")
	return where, err
}

// chosen keeps the types that a list of their names in capitals holds; all when
// there is no list.
func chosen(v any, types []*graph.Type) []*graph.Type {
	if v == nil {
		return types
	}
	wanted := map[string]bool{}
	for _, name := range texts(v) {
		wanted[camel(name)] = true
	}
	kept := []*graph.Type{}
	for _, t := range types {
		if wanted[uncapitalized(t.Name)] {
			kept = append(kept, t)
		}
	}
	return kept
}

// grouping reads what meetings are grouped by.
func (c *compiler) grouping(by string) (*graph.Groups, error) {
	meeting := c.model.Type("Meeting")
	along := func(field, of string) (*graph.Groups, error) {
		via, err := c.via([]*graph.Type{meeting}, field)
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
		return along("process", "Process")
	case "MONTH":
		return &graph.Groups{Property: meeting.Property("when").Part("earliest"), Prefix: len("2025-11")}, nil
	}
	p := meeting.Property(camel(by)) // STATUS, CLASSIFICATION, MODE
	if p == nil {
		return nil, fmt.Errorf("%w: no grouping by %s", errUnbound, by)
	}
	return &graph.Groups{Property: p}, nil
}
