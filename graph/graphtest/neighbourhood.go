package graphtest

import (
	"cmp"
	"slices"

	"parley/graph"
)

// Neighbourhood returns the part of c that n names. It is the reference for graph.Keeper: it looks at everything.
func Neighbourhood(c graph.Contents, n graph.Neighbourhood) graph.Contents {
	records, wanted := map[graph.ID]graph.Record{}, map[graph.ID]bool{}
	for _, r := range c.Records {
		records[r.ID()] = r
		wanted[r.ID()] = slices.Contains(n.IDs, r.ID())
	}
	var part graph.Contents
	for _, e := range c.Edges {
		along := func(near, far graph.ID) func(graph.Arrow) bool {
			return func(a graph.Arrow) bool { return slices.Contains(n.IDs, near) && matches(a, e, records[far]) }
		}
		if slices.ContainsFunc(n.Out, along(e.From, e.To)) || slices.ContainsFunc(n.In, along(e.To, e.From)) {
			part.Edges = append(part.Edges, e)
			wanted[e.From], wanted[e.To] = true, true
		}
	}
	for id, r := range records {
		if wanted[id] {
			part.Records = append(part.Records, r)
		}
	}
	slices.SortFunc(part.Records, func(a, b graph.Record) int { return cmp.Compare(a.ID(), b.ID()) })
	slices.SortFunc(part.Edges, func(a, b graph.Edge) int { return a.Key().Compare(b.Key()) })
	return part
}

// matches reports whether an arrow names an edge with this record at its far end.
func matches(a graph.Arrow, e graph.Edge, far graph.Record) bool {
	if e.Relation != a.Relation || a.With != nil && e.Values[a.With.Index] == nil {
		return false
	}
	if a.Far == "" {
		return true
	}
	of := far.Type.Property(a.Far)
	if of == nil || of.Index < 0 {
		return false
	}
	value, ok := far.Values[of.Index].(string)
	return ok && slices.Contains(a.Values, value)
}
