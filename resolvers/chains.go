package resolvers

import (
	"context"
	"fmt"

	"parley/graph"
	"parley/graph/analysis"
)

// maxChains is how many chains one field gives at the most.
const maxChains = 100

// settles bounds how often a graph that is being loaded may change between
// the search for chains and the query for what is in them.
const settles = 3

// chainsRoot answers the root field chains: the chains are found in what is kept
// of the graph, and one query fills in what is asked of their hops. When the
// graph has changed in between, both are done again.
func (e *Executor) chainsRoot(ctx context.Context, c *compiler, f selected, into func(*shape) graph.Sink) error {
	args := f.field.ArgumentMap(c.variables)
	most, err := howMany(args)
	if err != nil {
		return err
	}
	q, sh, err := c.hops(f)
	if err != nil {
		return err
	}
	for attempt := 1; ; attempt++ {
		projection, err := e.kept.Get(ctx)
		if err != nil {
			return err
		}
		var chains []analysis.Chain
		if most > 0 {
			chains, _, err = projection.Chains(ctx, graph.ID(text(args["from"])), graph.ID(text(args["to"])), analysis.Options{
				InPerson: args["inPerson"] == true, InOrder: args["inOrder"] == true, Limit: most,
			})
		}
		if err != nil {
			return err
		}
		q.Start.Given = []graph.Record{}
		lengths := make([]int, len(chains))
		for i, chain := range chains {
			lengths[i] = len(chain.Hops)
			for _, h := range chain.Hops {
				q.Start.Given = append(q.Start.Given, hopRecord(q.Root.Types[0], h))
			}
		}
		revision, err := e.store.Run(ctx, q, &chainSink{Sink: into(sh), lengths: lengths})
		e.lengths.ran(revision, err)
		if err != nil || revision == projection.Revision || attempt == settles {
			return err
		}
	}
}

func howMany(args map[string]any) (int, error) {
	if args["first"] == nil {
		return maxChains, nil
	}
	n, err := integer(args["first"])
	if err != nil {
		return 0, fmt.Errorf("first: %w", err)
	}
	if n < 0 || n > maxChains {
		return 0, fmt.Errorf("%w: first is %d; chains gives %d at the most", graph.ErrBadInput, n, maxChains)
	}
	return n, nil
}

func hopRecord(t *graph.Type, h analysis.Hop) graph.Record {
	r := graph.Record{Type: t, Values: make([]graph.Value, len(t.Properties))}
	for name, id := range map[string]graph.ID{"from": h.From, "meeting": h.Meeting, "to": h.To} {
		r.Values[t.Property(name).Index] = string(id)
	}
	return r
}

// hops compiles the field: a query for the hops of all chains in one list, and
// the shape of the answer, in which each chain is a connection of its hops.
func (c *compiler) hops(f selected) (*graph.Query, *shape, error) {
	hop := c.model.Concrete("Hop")
	link := graph.Link{Types: hop, Many: &graph.List{Page: graph.Everything}, Item: []graph.Field{}}
	chain := &shape{kind: connection, typ: "Chain"}
	subs, err := c.collect(f.sets, c.schema.Types["Chain"])
	if err != nil {
		return nil, nil, err
	}
	for _, sub := range subs {
		out := field{key: sub.key}
		switch sub.field.Name {
		case "__typename":
			out.from = fromType
		case "length":
			out.from = fromTotal
		case "hops":
			out.from, out.view = fromView, len(chain.views)
			far, objects, err := c.things(hop, sub.sets)
			if err != nil {
				return nil, nil, err
			}
			chain.slots = append(chain.slots, slotPlace{view: out.view, field: -1})
			chain.views = append(chain.views, view{node: &shape{kind: objectKind, objects: objects}})
			link.Item = append(link.Item, graph.Field{Far: far})
		}
		chain.fields = append(chain.fields, out)
	}
	return &graph.Query{Root: link}, &shape{kind: list, element: chain}, nil
}

// chainSink cuts the list of the hops of all chains, one behind the other, into
// a list of chains.
type chainSink struct {
	graph.Sink
	lengths []int // of each chain
	chain   int   // the next to begin
	left    int   // hops of the one that has begun
	depth   int   // of what has begun below the list of hops
	begun   bool
}

// List begins the list of chains, or a list below a hop.
func (s *chainSink) List(p graph.Page) {
	if s.begun {
		s.depth++
		s.Sink.List(p)
		return
	}
	s.begun = true
	s.Sink.List(graph.Page{Len: len(s.lengths), Total: -1})
}

// Item begins a hop, and with the first of a chain the chain.
func (s *chainSink) Item(key []graph.Value) {
	if s.depth == 0 {
		if s.left == 0 {
			if s.chain > 0 {
				s.Sink.End()
			}
			s.left = s.lengths[s.chain]
			s.chain++
			s.Sink.Item(nil)
			s.Slot(0)
			s.Sink.List(graph.Page{Len: s.left, Total: s.left})
		}
		s.left--
	}
	s.Sink.Item(key)
}

// Object begins an object.
func (s *chainSink) Object(t *graph.Type) {
	s.depth++
	s.Sink.Object(t)
}

// End ends what is innermost; at the end of the list of hops, the last chain and the list of chains.
func (s *chainSink) End() {
	if s.depth > 0 {
		s.depth--
	} else if s.chain > 0 {
		s.Sink.End()
	}
	s.Sink.End()
}
