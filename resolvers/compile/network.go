package compile

import (
	"encoding/json"
	"fmt"
	"math"

	"parley/graph"
	"parley/resolvers/answer"
	"parley/resolvers/derive"
)

// NetworkField is the root field with the network of actors that met each other, and NetworkType is its type.
const (
	NetworkField = "network"
	NetworkType  = "Network"
)

// Network is the compiled root field network.
type Network struct {
	Ties derive.Network
	Key  string // the same for all questions with the same network

	Shape *answer.Shape
	Parts []Part // by slot of the answer
}

// Network compiles the root field network.
func (c *Compiler) Network(f Selected) (*Network, error) {
	n, err := c.networkOf(c.arguments(f))
	if err != nil {
		return nil, err
	}
	if n.Shape, n.Parts, err = c.parts(f, NetworkType, n.Ties.AsOf, math.MaxInt32); err != nil {
		return nil, err
	}
	n.Ties.Named = c.named
	return n, nil
}

// networkOf reads the arguments of the root field network.
func (c *Compiler) networkOf(args map[string]any) (*Network, error) {
	c.beginRoot()
	moment, err := asOf(args)
	if err != nil {
		return nil, err
	}
	types := chosen(args["types"], c.model.Concrete("Actor"))
	if len(types) == 0 {
		return nil, fmt.Errorf("%w: types is empty; leave it out to ask for people", graph.ErrBadInput)
	}
	asked := map[string]any{"asOf": moment, "where": args["where"], "indirect": args["indirect"] == true, "alleged": args["alleged"] == true}
	var names []string
	for _, t := range types {
		names = append(names, t.Name)
	}
	asked["types"] = names
	key, err := json.Marshal(asked) // it sorts the names of all fields
	if err != nil {
		return nil, fmt.Errorf("%w: where: %w", graph.ErrBadInput, err)
	}
	met, err := c.metBy(args)
	return &Network{Ties: derive.Network{Types: types, Met: met, AsOf: moment}, Key: string(key)}, err
}
