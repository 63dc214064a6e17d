package scope

import (
	"cmp"
	"context"
	"fmt"
	"maps"
	"slices"

	"parley/graph"
)

// Reader reads parts of a graph, all from one state of the graph. It keeps what it has read.
type Reader struct {
	keeper   graph.Keeper
	revision graph.Revision
	records  map[graph.ID]graph.Record
	edges    map[graph.EdgeKey]graph.Edge
}

// NewReader returns a reader of a graph at a revision.
func NewReader(k graph.Keeper, at graph.Revision) *Reader {
	return &Reader{keeper: k, revision: at, records: map[graph.ID]graph.Record{}, edges: map[graph.EdgeKey]graph.Edge{}}
}

// Contents is everything that was read, sorted.
func (r *Reader) Contents() graph.Contents {
	c := graph.Contents{Records: slices.Collect(maps.Values(r.records)), Edges: slices.Collect(maps.Values(r.edges))}
	slices.SortFunc(c.Records, func(a, b graph.Record) int { return cmp.Compare(a.ID(), b.ID()) })
	slices.SortFunc(c.Edges, func(a, b graph.Edge) int { return a.Key().Compare(b.Key()) })
	return c
}

// read reads a neighbourhood. It returns graph.ErrConflict if the graph is at another revision.
func (r *Reader) read(ctx context.Context, n graph.Neighbourhood) (graph.Contents, error) {
	if len(n.IDs) == 0 {
		return graph.Contents{}, nil
	}
	c, at, err := r.keeper.Neighbourhood(ctx, n)
	if err != nil {
		return graph.Contents{}, fmt.Errorf("read a part of the graph: %w", err)
	}
	if at != r.revision {
		return graph.Contents{}, fmt.Errorf("read a part of the graph: %w", graph.ErrConflict)
	}
	for _, rec := range c.Records {
		r.records[rec.ID()] = rec
	}
	for _, e := range c.Edges {
		r.edges[e.Key()] = e
	}
	return c, nil
}

// Records reads records by their ids, and adds nothing else.
func (r *Reader) Records(ctx context.Context, ids []graph.ID) ([]graph.Record, error) {
	c, err := r.read(ctx, graph.Neighbourhood{IDs: ids})
	return c.Records, err
}

// Known returns which of some ids a dossier uses, with their types: for a thing that it mentions, and for one of its sources.
func (r *Reader) Known(ctx context.Context, id graph.ID, of []graph.ID) (map[graph.ID]*graph.Type, error) {
	c, err := r.read(ctx, graph.Neighbourhood{IDs: of, In: []graph.Arrow{arrow(statedBy)}, Out: []graph.Arrow{arrow(collected)}})
	if err != nil {
		return nil, err
	}
	known := map[graph.ID]*graph.Type{}
	for _, e := range c.Edges {
		if e.Relation.Name == statedBy && e.From == id {
			known[e.To] = r.records[e.To].Type
		}
		if e.Relation.Name == collected && e.To == id {
			known[e.From] = r.records[e.From].Type
		}
	}
	return known, nil
}
