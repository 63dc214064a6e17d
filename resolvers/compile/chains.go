package compile

import (
	"fmt"

	"parley/graph"
	"parley/resolvers/answer"
)

// ChainsField is the root field whose answer the executor finds before it runs a query.
const ChainsField = "chains"

// The bounds of a question for chains.
const (
	maxChains  = 100 // chains in an answer
	maxLonger  = 3   // meetings that a chain can have more than the shortest chains
	maxThrough = 5   // actors through whom the chains have to lead
)

// Chains is the compiled root field chains.
type Chains struct {
	From, To graph.ID
	InPerson bool // only meetings in person
	Indirect bool // also indirect talks
	Alleged  bool // also attendances that are only alleged
	InOrder  bool // each meeting after the one before
	Longer   int  // meetings that a chain can have more than the shortest chains
	Limit    int  // the largest number of chains

	Meetings *graph.Query // finds the ids of the meetings that count; nil for all meetings
	Avoiding []graph.ID   // no chain leads through these actors
	Through  []graph.ID   // each chain leads through all these actors

	// Query asks for what is selected of the hops of all chains, in one list. The executor sets
	// the hops as its start. The chains are those of the graph for which it asks: see graph.Query.AsOf. Shape is a list of chains, each a connection of its hops.
	Query *graph.Query
	Shape *answer.Shape
}

// Chains compiles the root field chains.
func (c *Compiler) Chains(f Selected) (*Chains, error) {
	args := c.arguments(f)
	c.beginRoot()
	c.nameArgument("from", c.model.Concrete("Actor"), args["from"])
	c.nameArgument("to", c.model.Concrete("Actor"), args["to"])
	limit, err := limitOf(args, maxChains)
	if err != nil {
		return nil, err
	}
	where, err := c.takeMeetingFilter(args)
	if err != nil {
		return nil, err
	}
	c.nameArgument("avoiding", c.model.Concrete("Actor"), args["avoiding"])
	c.nameArgument("through", c.model.Concrete("Actor"), args["through"])
	through := ids(args["through"])
	if len(through) > maxThrough {
		return nil, fmt.Errorf("%w: through has %d actors, but this argument takes at most %d", graph.ErrBadInput, len(through), maxThrough)
	}
	longer, err := numberOf(args, "longer", 0, maxLonger)
	if err != nil {
		return nil, err
	}
	query, shape, err := c.hops(f)
	if err != nil {
		return nil, err
	}
	query.Named = c.named
	if query.AsOf, err = asOf(args); err != nil {
		return nil, err
	}
	var meetings *graph.Query
	if where != nil {
		meeting := c.model.Type("Meeting")
		meetings = &graph.Query{Start: graph.Start{Scan: true}, AsOf: query.AsOf, Root: graph.Link{
			Types: []*graph.Type{meeting}, Many: &graph.List{Where: where, Page: graph.Everything},
			Item: []graph.Field{{Far: graph.Selection{meeting: {{Property: meeting.Property("id")}}}}},
		}}
	}
	return &Chains{
		Meetings: meetings, Avoiding: ids(args["avoiding"]), Through: through,
		From: graph.ID(text(args["from"])), To: graph.ID(text(args["to"])),
		InPerson: args["inPerson"] == true, Indirect: args["indirect"] == true, Alleged: args["alleged"] == true, InOrder: args["inOrder"] == true,
		Longer: longer, Limit: limit, Query: query, Shape: shape,
	}, nil
}

// hops compiles what is selected of the chains and their hops.
func (c *Compiler) hops(f Selected) (*graph.Query, *answer.Shape, error) {
	link := graph.Link{Types: c.model.Concrete("Hop"), Many: &graph.List{Page: graph.Everything}, Item: []graph.Field{}}
	chain := &answer.Shape{Kind: answer.ConnectionKind, Type: "Chain"}
	selections, err := c.collect(f.sets, c.schema.Types["Chain"])
	if err != nil {
		return nil, nil, err
	}
	for _, sub := range selections {
		out := answer.Field{Key: sub.Key}
		switch sub.Field.Name {
		case "__typename":
			out.From = answer.FromType
		case "length":
			out.From = answer.FromTotal
		case "hops":
			out.From, out.View = answer.FromView, len(chain.Views)
			if err := c.nodes(&link, chain, sub); err != nil {
				return nil, nil, err
			}
		}
		chain.Fields = append(chain.Fields, out)
	}
	return &graph.Query{Root: link}, &answer.Shape{Kind: answer.ListKind, Element: chain}, nil
}
