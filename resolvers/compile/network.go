package compile

import (
	"encoding/json"
	"fmt"

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
	Parts []NetworkPart // by slot of the answer
}

// NetworkPart is one selected field of a network: a number or a list.
type NetworkPart struct {
	Field string       // such as nodeCount or nodes
	Query *graph.Query // of a list: what is selected of its items; the executor sets the items as its start
}

// Network compiles the root field network.
func (c *Compiler) Network(f Selected) (*Network, error) {
	n, err := c.networkOf(c.arguments(f))
	if err != nil {
		return nil, err
	}
	def := c.schema.Types[NetworkType]
	selections, err := c.collect(f.sets, def)
	if err != nil {
		return nil, err
	}
	object := &answer.Object{Type: NetworkType}
	for _, sub := range selections {
		if sub.Field.Name == "__typename" {
			object.Fields = append(object.Fields, answer.Field{Key: sub.Key, From: answer.FromType})
			continue
		}
		if err := c.countField(); err != nil {
			return nil, err
		}
		part, shape := NetworkPart{Field: sub.Field.Name}, &answer.Shape{Kind: answer.ScalarKind}
		if typ := sub.Field.Definition.Type; typ.Elem != nil {
			var link *graph.Link
			if link, shape, err = c.link(sub, map[string]any{}, graph.Via{}, c.model.Concrete(typ.Name())); err != nil {
				return nil, err
			}
			part.Query = &graph.Query{Root: *link, Named: c.named, AsOf: n.Ties.AsOf}
		}
		object.Fields = append(object.Fields, answer.Field{Key: sub.Key, Slot: len(n.Parts), Value: shape})
		n.Parts = append(n.Parts, part)
	}
	n.Shape = &answer.Shape{Kind: answer.ObjectKind, Objects: map[*graph.Type]*answer.Object{nil: object}}
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
