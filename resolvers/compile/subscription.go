package compile

import (
	"parley/graph"
	"parley/resolvers/answer"
)

// The one subscription, and the type of its events.
const (
	ChangeField = "graphChanged"
	ChangeType  = "GraphChange"
)

// Change compiles the root field graphChanged. The query starts from the record of the change.
func (c *Compiler) Change(f Selected, change graph.Record) (*graph.Query, *answer.Shape, error) {
	c.beginRoot()
	link, shape, err := c.link(f, nil, graph.Via{}, c.model.Concrete(ChangeType))
	if err != nil {
		return nil, nil, err
	}
	return &graph.Query{Start: graph.Start{Given: []graph.Record{change}}, Root: *link, Named: c.named}, shape, nil
}
