package resolvers

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"parley/graph"
	"parley/graph/analysis"
	"parley/resolvers/answer"
	"parley/resolvers/compile"
	"parley/resolvers/derive"
)

// networks answers the root field network.
type networks struct {
	store graph.Store
	kept  *keptNetworks
}

func newNetworks(store graph.Store) *networks {
	return &networks{store: store, kept: newKeptNetworks()}
}

// answer measures the network. Then it runs one query for each list that is selected. If the graph changes in between, answer does all again. It returns the
// revision of the answer.
func (ns *networks) answer(ctx context.Context, c *compile.Compiler, f compile.Selected, into func(*answer.Shape) graph.Sink) (graph.Revision, error) {
	asked, err := c.Network(f)
	if err != nil {
		return 0, err
	}
	for attempt := 1; ; attempt++ {
		network, at, err := ns.network(ctx, asked.Key, &asked.Ties, analysis.Prompt)
		if err != nil {
			return 0, err
		}
		revisions, err := putTogether(ctx, ns.store, asked.Parts, into(asked.Shape),
			func(field string) int { return number(network, field) },
			func(p compile.Part) (graph.Start, bool) {
				found := records(network, p.Query.Root.Types[0], p.Args["ranked"] == true)
				return graph.Start{Given: found[:min(len(found), p.Limit)]}, true
			})
		if err != nil {
			return 0, err
		}
		if same(revisions, at) || attempt == maxAttempts {
			return at, nil
		}
	}
}

// number returns a number of a network by the name of its field.
func number(n *analysis.Network, field string) int {
	switch field {
	case "nodeCount":
		return len(n.Nodes)
	case "edgeCount":
		return len(n.Ties)
	case "communityCount":
		return n.Communities
	}
	panic(fmt.Sprintf("resolvers: a network has no number %s", field))
}

// network returns a network and its revision. It measures the network only if it is not kept.
func (ns *networks) network(ctx context.Context, key string, ties *derive.Network, within analysis.Bounds) (*analysis.Network, graph.Revision, error) {
	current, err := ns.store.Run(ctx, nothing(), graph.Discard{})
	if err != nil {
		return nil, 0, err
	}
	return ns.kept.get(ctx, key, current, func(ctx context.Context) (*analysis.Network, graph.Revision, error) {
		return ns.measure(ctx, ties, within)
	})
}

// measure reads who met whom, and measures the network. It reads again if the graph changes in between.
func (ns *networks) measure(ctx context.Context, q *derive.Network, within analysis.Bounds) (*analysis.Network, graph.Revision, error) {
	q.Most = within.Ties
	for attempt := 1; ; attempt++ {
		var revisions []graph.Revision
		found, err := q.Ties(ctx, asking(ctx, ns.store, &revisions))
		if err != nil {
			return nil, 0, err
		}
		last := revisions[len(revisions)-1]
		if !same(revisions, last) && attempt < maxAttempts {
			continue
		}
		ties := make([]analysis.Tie, len(found))
		for i, t := range found {
			ties[i] = analysis.Tie(t)
		}
		network, err := analysis.Measure(ctx, ties, within)
		return network, last, err
	}
}

// nothing is a query for no things. Its answer comes with the revision.
func nothing() *graph.Query {
	meeting := graph.Parley.Type("Meeting")
	return &graph.Query{Start: graph.Start{IDs: []graph.ID{}}, Root: graph.Link{
		Types: []*graph.Type{meeting}, Many: &graph.List{Page: graph.Everything},
		Item: []graph.Field{{Far: graph.Selection{meeting: {{Property: meeting.Property("id")}}}}},
	}}
}

// records returns the nodes or the edges of a network as records of the type NetworkNode or NetworkEdge. If ranked is set, the edges with the largest count
// come first.
func records(n *analysis.Network, t *graph.Type, ranked bool) []graph.Record {
	if t == graph.Parley.Type("NetworkNode") {
		out := make([]graph.Record, len(n.Nodes))
		for i, node := range n.Nodes {
			out[i] = derive.Record(t, map[string]graph.Value{
				"actor": string(node.Actor), "degree": int64(node.Degree), "weightedDegree": int64(node.WeightedDegree), "betweenness": node.Betweenness,
				"pageRank": node.PageRank, "community": int64(node.Community), "x": node.X, "y": node.Y,
			})
		}
		return out
	}
	ties := n.Ties
	if ranked {
		ties = slices.Clone(ties) // the network is kept for other questions
		slices.SortStableFunc(ties, func(a, b analysis.Tie) int { return cmp.Compare(b.Count, a.Count) })
	}
	out := make([]graph.Record, len(ties))
	for i, tie := range ties {
		values := map[string]graph.Value{"from": string(tie.From), "to": string(tie.To), "count": int64(tie.Count)}
		for name, v := range map[string]string{"firstMet": string(tie.FirstMet), "lastMet": string(tie.LastMet), "firstDay": tie.FirstDay, "lastDay": tie.LastDay} {
			if v != "" {
				values[name] = v
			}
		}
		out[i] = derive.Record(t, values)
	}
	return out
}
