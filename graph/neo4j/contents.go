package neo4j

import (
	"context"
	"fmt"
	"slices"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"parley/graph"
)

const (
	// lockRevision waits until no other load runs. No other load can start until the
	// transaction ends. It writes a property, which locks the node.
	lockRevision = "MATCH (g:Graph {id: 'graph'})\nSET g.lock = true\nREMOVE g.lock\nRETURN coalesce(g.revision, 0)"

	allRecords = "MATCH (n:Node) RETURN labels(n), properties(n)"
	allEdges   = "MATCH (a:Node)-[r]->(b:Node) RETURN type(r), a.id, b.id, properties(r)"
)

// Contents returns everything that is stored. See graph.Keeper. Its user needs
// the right to write, because it locks a node while it reads.
func (s *Store) Contents(ctx context.Context) (graph.Contents, graph.Revision, error) {
	ctx, cancel := bounded(ctx, writeTime)
	defer cancel()
	ctx, stop := s.pulse.watchOver(ctx, writeAway, s.beat)
	defer stop()
	var (
		all graph.Contents
		rev graph.Revision
	)
	err := s.transact(ctx, neo4j.AccessModeWrite, func(tx neo4j.ManagedTransaction) error {
		all, rev = graph.Contents{}, 0
		locked, err := query(ctx, tx, lockRevision, nil)
		if err != nil || len(locked) == 0 { // no row: nothing was ever loaded
			return err
		}
		rev = revision(locked[0][0])
		nodes, err := query(ctx, tx, allRecords, nil)
		if err != nil {
			return err
		}
		edges, err := query(ctx, tx, allEdges, nil)
		if err != nil {
			return err
		}
		all, err = contents(nodes, edges)
		return err
	})
	if err != nil {
		return graph.Contents{}, 0, err
	}
	return all, rev, nil
}

// contents returns the records and edges of the rows of allRecords and allEdges, both
// sorted. It returns an error for a type or relation that the model lacks.
func contents(nodes, edges [][]any) (graph.Contents, error) {
	var all graph.Contents
	for _, row := range nodes {
		t := typeOf(row[0])
		if t == nil {
			return all, fmt.Errorf("the model has no type for a node with the labels %v", row[0])
		}
		all.Records = append(all.Records, graph.Record{Type: t, Values: values(t.Properties, row[1])})
	}
	for _, row := range edges {
		kind, _ := row[0].(string)
		r := graph.Parley.Relation(kind)
		if r == nil {
			return all, fmt.Errorf("the model has no relation %s", kind)
		}
		from, _ := row[1].(string)
		to, _ := row[2].(string)
		all.Edges = append(all.Edges, graph.Edge{
			Relation: r, From: graph.ID(from), To: graph.ID(to), Values: values(r.Properties, row[3]),
		})
	}
	slices.SortFunc(all.Records, func(a, b graph.Record) int {
		return graph.Compare(string(a.ID()), string(b.ID()))
	})
	slices.SortFunc(all.Edges, func(a, b graph.Edge) int { return a.Key().Compare(b.Key()) })
	return all, nil
}

// typeOf returns the type that one of a node's labels names, or nil.
func typeOf(labels any) *graph.Type {
	for _, l := range items(labels) {
		s, _ := l.(string)
		if t := graph.Parley.Type(s); t != nil && !t.Derived {
			return t
		}
	}
	return nil
}

// values returns stored properties in the order of the model. It ignores keys that
// the model lacks.
func values(ps []*graph.Property, properties any) []graph.Value {
	stored, _ := properties.(map[string]any)
	vs := make([]graph.Value, len(ps))
	for i, p := range ps {
		vs[i] = value(stored[p.Key])
	}
	return vs
}
