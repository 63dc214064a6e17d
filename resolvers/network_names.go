package resolvers

import (
	"context"

	"github.com/99designs/gqlgen/graphql"
	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/validator"

	"parley/graph"
	"parley/graph/analysis"
	"parley/resolvers/compile"
	"parley/resolvers/derive"
)

// NamedNetwork is a network with what a file needs of its actors.
type NamedNetwork struct {
	*analysis.Network
	Actors   map[graph.ID]NamedActor
	Revision graph.Revision
}

// NamedActor is the name and the type of an actor.
type NamedActor struct {
	Name string
	Type string // Person or Organization
}

// networkDocument asks for a network with all its arguments.
const networkDocument = `query ($types: [ActorType!]! = [PERSON], $indirect: Boolean! = false, $alleged: Boolean! = false, $where: MeetingFilter, $asOf: DateOrDateTime) {
	network(types: $types, indirect: $indirect, alleged: $alleged, where: $where, asOf: $asOf) { nodeCount }
}`

// Network returns the network of the root field of that name. The variables are the arguments of the root field, by name; an argument may be left out. The error can be
// shown to who asks. It is that of the root field, and says which variable is not valid. The network may be as large as analysis.Patient allows.
func (e *Executor) Network(ctx context.Context, variables map[string]any) (*NamedNetwork, error) {
	doc, errs := gqlparser.LoadQueryWithRules(e.schema, networkDocument, nil)
	if errs != nil {
		return nil, errs
	}
	op := doc.Operations[0]
	strict := CheckVariables(e.schema, op, variables) // first, because gqlparser changes the variables
	valid, err := validator.VariableValues(e.schema, op, variables)
	if err != nil {
		return nil, err // it names an unknown field
	}
	if strict != nil {
		return nil, strict
	}
	c := compile.New(e.schema, graph.Parley, valid)
	roots, err := c.Roots(op, e.schema.Query)
	if err != nil {
		return nil, err
	}
	ctx = graphql.WithOperationContext(ctx, &graphql.OperationContext{Doc: doc, Operation: op, Variables: valid})
	before := *c
	var out *NamedNetwork
	err = e.former.answer(ctx, func(ids map[graph.ID]graph.ID) (graph.Revision, bool, error) {
		*c = before
		c.Rename(ids)
		asked, err := c.Network(roots[0])
		if err != nil {
			return 0, c.AskedByID(), err
		}
		out, err = e.networks.named(ctx, asked.Key, &asked.Ties)
		if err != nil {
			return 0, c.AskedByID(), err
		}
		return out.Revision, c.AskedByID(), nil
	})
	return out, e.explain(ctx, c, err)
}

// named returns a network with the names of its actors.
func (ns *networks) named(ctx context.Context, key string, ties *derive.Network) (*NamedNetwork, error) {
	for attempt := 1; ; attempt++ {
		network, at, err := ns.network(ctx, "for a file "+key, ties, analysis.Patient)
		if err != nil {
			return nil, err
		}
		s := &derive.Sink{}
		revision, err := ns.store.Run(ctx, namesOf(network, ties.AsOf), s)
		if err != nil {
			return nil, err
		}
		if revision != at && attempt < maxAttempts {
			continue
		}
		out := &NamedNetwork{network, make(map[graph.ID]NamedActor, len(network.Nodes)), at}
		for _, f := range s.Found() {
			id, _ := f.Values[0].(string)
			name, _ := f.Values[1].(string)
			out.Actors[graph.ID(id)] = NamedActor{name, f.Type.Name}
		}
		return out, nil
	}
}

// namesOf asks for the names of all actors of a network.
func namesOf(n *analysis.Network, asOf string) *graph.Query {
	types, far, ids := graph.Parley.Concrete("Actor"), graph.Selection{}, make([]graph.ID, len(n.Nodes))
	for _, t := range types {
		far[t] = []graph.Field{{Property: t.Property("id")}, {Property: t.Property("name")}}
	}
	for i := range ids {
		ids[i] = n.Nodes[i].Actor
	}
	return &graph.Query{AsOf: asOf, Start: graph.Start{IDs: ids}, Root: graph.Link{
		Types: types, Many: &graph.List{Page: graph.Everything}, Item: []graph.Field{{Far: far}},
	}}
}
