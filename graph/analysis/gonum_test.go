package analysis

import (
	"slices"

	gonum "gonum.org/v1/gonum/graph"
	"gonum.org/v1/gonum/graph/iterator"
	"gonum.org/v1/gonum/graph/simple"
)

// undirected is a network as gonum sees it. Its iterators go in the order of the nodes.
type undirected struct{ *weighted }

// Node returns a node, or nil if there is none. See gonum's graph.Graph.
func (u undirected) Node(id int64) gonum.Node {
	if id < 0 || id >= int64(len(u.near)) {
		return nil
	}
	return simple.Node(id)
}

// Nodes returns all nodes. See gonum's graph.Graph.
func (u undirected) Nodes() gonum.Nodes {
	all := make([]gonum.Node, len(u.near))
	for i := range all {
		all[i] = simple.Node(i)
	}
	return iterator.NewOrderedNodes(all)
}

// From returns the nodes to which a node is tied. See gonum's graph.Graph.
func (u undirected) From(id int64) gonum.Nodes {
	near := make([]gonum.Node, len(u.near[id]))
	for i, v := range u.near[id] {
		near[i] = simple.Node(v)
	}
	return iterator.NewOrderedNodes(near)
}

// HasEdgeBetween reports whether two nodes are tied. See gonum's graph.Graph.
func (u undirected) HasEdgeBetween(x, y int64) bool { return u.EdgeBetween(x, y) != nil }

// Edge returns the tie of two nodes, or nil. See gonum's graph.Graph.
func (u undirected) Edge(x, y int64) gonum.Edge { return u.EdgeBetween(x, y) }

// EdgeBetween returns the tie of two nodes, or nil. See gonum's graph.Undirected.
func (u undirected) EdgeBetween(x, y int64) gonum.Edge {
	if e := u.WeightedEdgeBetween(x, y); e != nil {
		return e
	}
	return nil
}

// WeightedEdge returns the tie of two nodes, or nil. See gonum's graph.Weighted.
func (u undirected) WeightedEdge(x, y int64) gonum.WeightedEdge { return u.WeightedEdgeBetween(x, y) }

// WeightedEdgeBetween returns the tie of two nodes, or nil. See gonum's graph.WeightedUndirected.
func (u undirected) WeightedEdgeBetween(x, y int64) gonum.WeightedEdge {
	if x == y {
		return nil
	}
	count, tied := u.Weight(x, y)
	if !tied {
		return nil
	}
	return simple.WeightedEdge{F: simple.Node(x), T: simple.Node(y), W: count}
}

// Weight returns the count of the tie of two nodes, and whether they are tied or the same. See gonum's graph.Weighted.
func (u undirected) Weight(x, y int64) (float64, bool) {
	if x == y {
		return 0, true
	}
	i, tied := slices.BinarySearch(u.near[x], int32(y))
	if !tied {
		return 0, false
	}
	return u.weight[x][i], true
}

var _ gonum.WeightedUndirected = undirected{}
