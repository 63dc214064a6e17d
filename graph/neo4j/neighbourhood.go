package neo4j

import (
	"context"
	"maps"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"parley/graph"
)

// recordsWithIDs returns the records with some ids.
var recordsWithIDs = "UNWIND $ids AS id\nMATCH (n" + withID("id") + ")\nRETURN labels(n), properties(n)"

// Neighbourhood returns a part of what is stored. See graph.Keeper. Its user needs
// the right to write, because it locks a node while it reads.
func (s *Store) Neighbourhood(ctx context.Context, n graph.Neighbourhood) (graph.Contents, graph.Revision, error) {
	part, at, err := s.read(ctx, neo4j.AccessModeWrite, lockRevision, func(ctx context.Context, tx neo4j.ManagedTransaction, part *reading) error {
		ids := map[graph.ID]bool{}
		for _, id := range n.IDs {
			ids[id] = true
		}
		begin := unordered(ids)
		for _, w := range walks(n) {
			if err := each(ctx, tx, w.text, map[string]any{"ids": begin, "values": w.values}, part.addEdge); err != nil {
				return err
			}
		}
		edges := map[graph.EdgeKey]graph.Edge{} // two statements can find one edge
		for _, e := range part.Edges {
			edges[e.Key()] = e
			ids[e.From], ids[e.To] = true, true
		}
		part.Edges = slices.Collect(maps.Values(edges))
		// The records come last: the server sends a record once, even if many edges end there.
		return each(ctx, tx, recordsWithIDs, map[string]any{"ids": unordered(ids)}, part.addRecord)
	})
	return part, at.Revision, err
}

// unordered returns the ids of a set as a parameter.
func unordered(set map[graph.ID]bool) []string {
	list := make([]string, 0, len(set))
	for id := range set {
		list = append(list, string(id))
	}
	return list
}

// walk is a statement that finds the edges at the records with some ids.
type walk struct {
	text   string
	values []string // see graph.Arrow
}

// walks returns the statements for the edges of a neighbourhood. The arrows without limits that have one direction
// share a statement. The function is pure.
func walks(n graph.Neighbourhood) []walk {
	var all []walk
	for _, side := range []struct {
		arrows  []graph.Arrow
		reverse bool
	}{{n.Out, false}, {n.In, true}} {
		var free []graph.Via
		for _, a := range side.arrows {
			via := graph.Via{Relation: a.Relation, Reverse: side.reverse}
			conditions, possible := limits(a, via)
			switch {
			case !possible:
			case conditions == nil:
				free = append(free, via)
			default:
				all = append(all, walk{text: walkText([]graph.Via{via}, conditions), values: a.Values})
			}
		}
		if free != nil {
			all = append(all, walk{text: walkText(free, nil)})
		}
	}
	return all
}

// limits writes the conditions of an arrow on the relationship r and its far end b. It reports false if no edge can
// fulfil them.
func limits(a graph.Arrow, via graph.Via) (conditions []string, possible bool) {
	if a.With != nil {
		r := edge{variable: "r"}
		conditions = append(conditions, r.value(a.With)+" IS NOT NULL")
	}
	if a.Far == "" {
		return conditions, true
	}
	var types []*graph.Type
	for _, t := range graph.Parley.Concrete(via.Far()) {
		if a.FarProperty(t) != nil {
			types = append(types, t)
		}
	}
	if types == nil {
		return nil, false
	}
	b := node{name: "b"}
	if !implied(types, via.Far()) {
		conditions = append(conditions, b.name+":"+labels(types))
	}
	return append(conditions, b.value(a.FarProperty(types[0]))+" IN $values"), true
}

// walkText returns the edges along any of some steps. All steps have one direction.
func walkText(steps []graph.Via, conditions []string) string {
	ends := "a.id, b.id"
	if steps[0].Reverse {
		ends = "b.id, a.id"
	}
	return "UNWIND $ids AS id\nMATCH (a" + withID("id") + ")\nMATCH " +
		arrow{via: steps[0], or: steps[1:], variable: "r"}.between("a", "b") + where("\n", conditions) +
		"\nRETURN type(r), " + ends + ", properties(r)"
}
