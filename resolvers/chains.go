package resolvers

import (
	"context"
	"sync"

	lru "github.com/hashicorp/golang-lru/v2/simplelru"

	"parley/graph"
	"parley/graph/analysis"
	"parley/resolvers/answer"
	"parley/resolvers/compile"
)

// maxAttempts is how often Parley asks a graph that changes between two queries which should
// see the same revision.
const maxAttempts = 3

// chains answers the root field chains.
type chains struct {
	projected, queried graph.Store
	now, alleged       *analysis.Cache // where the chains of the present are found; alleged counts attendances that are only alleged

	lock    sync.Mutex
	earlier *lru.LRU[analysis.View, *analysis.Projection] // the projections of earlier graphs that were used last
}

// mostProjections is the number of projections of earlier graphs that are kept. A projection is small: it has only meetings and who attended.
const mostProjections = 8

// newChains returns chains that reads the projection from one store and runs queries on
// another store over the same graph.
func newChains(projected, queried graph.Store) *chains {
	kept, err := lru.NewLRU[analysis.View, *analysis.Projection](mostProjections, nil)
	if err != nil {
		panic(err) // the number is not positive
	}
	return &chains{
		projected: projected, queried: queried, earlier: kept,
		now: analysis.NewCache(projected, analysis.View{}), alleged: analysis.NewCache(projected, analysis.View{Alleged: true}),
	}
}

// projection returns the projection of a view. A projection of an earlier graph is read for the query alone: the reading ends when
// the query ends.
func (cs *chains) projection(ctx context.Context, v analysis.View) (*analysis.Projection, error) {
	switch {
	case v.AsOf == "" && v.Alleged:
		return cs.alleged.Get(ctx)
	case v.AsOf == "":
		return cs.now.Get(ctx)
	}
	cs.lock.Lock()
	known, there := cs.earlier.Get(v)
	cs.lock.Unlock()
	if there {
		if current, err := known.Current(ctx, cs.projected); current || err != nil {
			return known, err
		}
	}
	p, err := analysis.Read(ctx, cs.projected, v)
	if err != nil {
		return nil, err
	}
	cs.lock.Lock()
	defer cs.lock.Unlock()
	cs.earlier.Add(v, p)
	return p, nil
}

// answer finds the chains in the projection of the graph. Then it runs one query for what is
// selected of their hops. If the graph changes in between, answer does both again. It returns the revision of the
// answer.
func (cs *chains) answer(ctx context.Context, c *compile.Compiler, f compile.Selected, into func(*answer.Shape) graph.Sink) (graph.Revision, error) {
	asked, err := c.Chains(f)
	if err != nil {
		return 0, err
	}
	for attempt := 1; ; attempt++ {
		projection, err := cs.projection(ctx, analysis.View{Alleged: asked.Alleged, AsOf: asked.Query.AsOf})
		if err != nil {
			return 0, err
		}
		at := projection.Revision
		if asked.Meetings != nil || len(asked.Avoiding) > 0 {
			if projection, at, err = cs.restricted(ctx, projection, asked); err != nil {
				return 0, err
			}
		}
		var found []analysis.Chain
		if asked.Limit > 0 {
			found, _, err = projection.Chains(ctx, asked.From, asked.To, analysis.Options{
				InPerson: asked.InPerson, Indirect: asked.Indirect, InOrder: asked.InOrder,
				Longer: asked.Longer, Through: asked.Through, Limit: asked.Limit,
			})
		}
		if err != nil {
			return 0, err
		}
		q := asked.Query
		q.Start.Given = []graph.Record{}
		lengths := make([]int, len(found))
		for i, chain := range found {
			lengths[i] = len(chain.Hops)
			for _, h := range chain.Hops {
				q.Start.Given = append(q.Start.Given, hopRecord(q.Root.Types[0], h))
			}
		}
		revision, err := cs.queried.Run(ctx, q, &chainSink{Sink: into(asked.Shape), lengths: lengths})
		same := revision == projection.Revision && at == revision
		if err != nil || same || attempt == maxAttempts {
			return revision, err
		}
	}
}

// restricted returns the part of a projection that counts for chains with conditions, and the revision at which the conditions were read.
func (cs *chains) restricted(ctx context.Context, p *analysis.Projection, asked *compile.Chains) (*analysis.Projection, graph.Revision, error) {
	if asked.Meetings == nil {
		return p.Restricted(nil, asked.Avoiding), p.Revision, nil
	}
	s := &idSink{}
	at, err := cs.queried.Run(ctx, asked.Meetings, s)
	meetings := make(map[graph.ID]bool, len(s.ids))
	for _, id := range s.ids {
		meetings[graph.ID(id)] = true
	}
	return p.Restricted(meetings, asked.Avoiding), at, err
}

// hopRecord returns a hop as a record of the type Hop.
func hopRecord(t *graph.Type, h analysis.Hop) graph.Record {
	r := graph.Record{Type: t, Values: make([]graph.Value, len(t.Properties))}
	for name, id := range map[string]graph.ID{"from": h.From, "meeting": h.Meeting, "to": h.To} {
		r.Values[t.Property(name).Index] = string(id)
	}
	return r
}

// chainSink turns the list of the hops of all chains into a list of chains, each with the list
// of its hops.
type chainSink struct {
	graph.Sink
	lengths []int // the numbers of hops of the chains
	chain   int   // the next chain to begin
	left    int   // the hops that are left of the chain that has begun
	depth   int   // the number of open objects and lists below the list of hops
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

// Item begins a hop. The first hop of a chain begins the chain too.
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

// End ends the innermost object or list. The end of the list of hops ends the last chain and
// the list of chains.
func (s *chainSink) End() {
	if s.depth > 0 {
		s.depth--
	} else if s.chain > 0 {
		s.Sink.End()
	}
	s.Sink.End()
}
