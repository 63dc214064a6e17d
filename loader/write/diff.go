package write

import (
	"cmp"
	"slices"

	"parley/graph"
)

// Diff returns the change that turns the contents of a graph at a revision into want. It puts what is new or
// different, and drops what want does not hold. It ignores load records. Each list is sorted, so the same input
// always gives the same change.
func Diff(have graph.Contents, base graph.Revision, want graph.Contents) graph.Change {
	c := graph.Change{Base: base}
	records := map[graph.ID]graph.Record{}
	for _, r := range have.Records {
		if !isLoad(r) {
			records[r.ID()] = r
		}
	}
	for _, r := range want.Records {
		old, there := records[r.ID()]
		if !there || old.Type.Name != r.Type.Name || !slices.EqualFunc(old.Values, r.Values, same) {
			c.Put = append(c.Put, r)
		}
		delete(records, r.ID())
	}
	for id := range records {
		c.Drop = append(c.Drop, id)
	}

	edges := map[graph.EdgeKey]graph.Edge{}
	for _, e := range have.Edges {
		edges[e.Key()] = e
	}
	for _, e := range want.Edges {
		old, there := edges[e.Key()]
		if !there || !slices.EqualFunc(old.Values, e.Values, same) {
			c.PutEdges = append(c.PutEdges, e)
		}
		delete(edges, e.Key())
	}
	for k := range edges {
		c.DropEdges = append(c.DropEdges, k)
	}

	slices.SortFunc(c.Put, func(a, b graph.Record) int { return cmp.Compare(a.ID(), b.ID()) })
	slices.SortFunc(c.PutEdges, func(a, b graph.Edge) int { return a.Key().Compare(b.Key()) })
	slices.Sort(c.Drop)
	slices.SortFunc(c.DropEdges, graph.EdgeKey.Compare)
	return c
}

// same reports whether two values are the same. A store may store an empty value as an absent value.
func same(a, b graph.Value) bool {
	if absent(a) || absent(b) {
		return absent(a) && absent(b)
	}
	x, list := a.([]string)
	y, ok := b.([]string)
	if list || ok {
		return list && ok && slices.Equal(x, y)
	}
	return a == b
}

func absent(v graph.Value) bool {
	switch x := v.(type) {
	case nil:
		return true
	case string:
		return x == ""
	case []string:
		return len(x) == 0
	}
	return false
}
