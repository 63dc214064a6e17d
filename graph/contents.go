package graph

import (
	"cmp"
	"iter"
	"slices"
)

// Contents holds all records and edges of a graph, or of a part of a graph.
type Contents struct {
	Records []Record
	Edges   []Edge
}

// Whole returns parts of a graph as one, with the records sorted by id and the edges by key.
func Whole(parts iter.Seq[Contents]) Contents {
	var out Contents
	for part := range parts {
		out.Records, out.Edges = append(out.Records, part.Records...), append(out.Edges, part.Edges...)
	}
	slices.SortFunc(out.Records, func(a, b Record) int { return cmp.Compare(a.ID(), b.ID()) })
	out.Edges = sortedEdges(out.Edges)
	return out
}

// sortedEdges sorts edges by key. It works out each key once.
func sortedEdges(edges []Edge) []Edge {
	type keyed struct {
		key EdgeKey
		at  int
	}
	all := make([]keyed, len(edges))
	for i, e := range edges {
		all[i] = keyed{e.Key(), i}
	}
	slices.SortFunc(all, func(a, b keyed) int { return a.key.Compare(b.key) })
	sorted := make([]Edge, len(edges))
	for i, k := range all {
		sorted[i] = edges[k.at]
	}
	return sorted
}
