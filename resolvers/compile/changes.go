package compile

import (
	"fmt"

	"parley/graph"
	"parley/resolvers/answer"
	"parley/resolvers/derive"
	"parley/schema"
)

// EventField is the one subscription, and EventType is the type of its events.
const (
	EventField = "graphChanged"
	EventType  = "GraphChange"
)

// Event is the compiled root field graphChanged.
type Event struct {
	Changes  derive.Changes    // without Loads: the executor knows the loads of an event
	Filtered bool              // only events with such a change are wanted
	Named    []graph.Reference // what the subscription names; it must be on record when the subscription begins

	Shape *answer.Shape
	Parts []Part // by slot of the answer
}

// Event compiles the root field graphChanged.
func (c *Compiler) Event(f Selected) (*Event, error) {
	args := c.arguments(f)
	c.beginRoot()
	e := &Event{Changes: derive.Changes{Limit: schema.MaxPage}, Filtered: args["of"] != nil || args["kinds"] != nil}
	err := c.concerning(args, &e.Changes)
	if err != nil {
		return nil, err
	}
	e.Named, c.named = c.named, nil // by the time of an event, the thing can be gone
	e.Shape, e.Parts, err = c.parts(f, EventType, "", schema.MaxPage)
	return e, err
}

func (c *Compiler) changes(args map[string]any, _ string) (derive.Question, error) {
	limit, err := limitOf(args, schema.MaxPage)
	if err != nil {
		return nil, err
	}
	q := derive.Changes{Limit: limit}
	switch {
	case args["load"] != nil && (args["since"] != nil || args["until"] != nil):
		return nil, fmt.Errorf("%w: give load, or since and until, and not both", graph.ErrBadInput)
	case args["load"] != nil:
		q.Loads = []graph.ID{graph.ID(text(args["load"]))}
		if err := c.concerning(args, &q); err != nil {
			return nil, err
		}
		q.Named, c.named = c.named, nil // the thing can be gone since the load
		c.nameArgument("load", c.model.Concrete("Load"), args["load"])
		return q, nil
	case args["since"] == nil:
		return nil, fmt.Errorf("%w: give since, to ask for the changes since a moment, or load, to ask for the changes of a load", graph.ErrBadInput)
	default:
		if err := momentsOf(args, &q); err != nil {
			return nil, err
		}
	}
	return q, c.concerning(args, &q)
}

// momentsOf reads the arguments since and until.
func momentsOf(args map[string]any, q *derive.Changes) error {
	since, err := momentOf(args["since"])
	if err != nil {
		return fmt.Errorf("since: %w", err)
	}
	q.Since = since.last()
	if args["until"] == nil {
		return nil
	}
	until, err := momentOf(args["until"])
	if err != nil {
		return fmt.Errorf("until: %w", err)
	}
	if q.Until = until.last(); q.Until < q.Since {
		return fmt.Errorf("%w: until is before since: exchange the two", graph.ErrBadInput)
	}
	return nil
}

// concerning reads the arguments of and kinds.
func (c *Compiler) concerning(args map[string]any, q *derive.Changes) (err error) {
	if args["of"] != nil {
		c.nameArgument("of", c.model.Concrete("Entity"), args["of"])
		q.Of = graph.ID(text(args["of"]))
		if q.Up, err = c.up(append(belowTopics, [2]string{"Place", "within"})...); err != nil {
			return err
		}
	}
	if args["kinds"] != nil {
		q.Kinds = []graph.ChangeKind{}
		for _, kind := range texts(args["kinds"]) {
			q.Kinds = append(q.Kinds, graph.ChangeKind(kind))
		}
	}
	return nil
}
