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
	lockRevision = "MATCH (g:Graph {id: 'graph'})\nSET g.lock = true\nREMOVE g.lock\nRETURN coalesce(g.revision, 0), coalesce(g.mark, '')"

	positionNow = "MATCH (g:Graph {id: 'graph'})\nRETURN coalesce(g.revision, 0), coalesce(g.mark, '')"

	// everyEdge is any edge from a node a.
	everyEdge = "(a)-[r]->(b:Node)"

	allRecords = "MATCH (n:Node) RETURN labels(n), properties(n)"
	allEdges   = "MATCH (a:Node)-[r]->(b:Node) RETURN type(r), a.id, b.id, properties(r)"
)

// Contents returns everything that is stored. See graph.Keeper. Its user needs
// the right to write, because it locks a node while it reads.
func (s *Store) Contents(ctx context.Context) (graph.Contents, graph.Revision, error) {
	all, at, err := s.read(ctx, neo4j.AccessModeWrite, lockRevision, readAll)
	return all, at.Revision, err
}

// Whole returns everything that is stored, and waits for no load. See replica.Database.
func (s *Store) Whole(ctx context.Context) (graph.Contents, graph.Position, error) {
	return s.read(ctx, neo4j.AccessModeRead, positionNow, readAll)
}

// readAll reads everything that is stored.
func readAll(ctx context.Context, tx neo4j.ManagedTransaction, all *reading) error {
	if err := each(ctx, tx, allRecords, nil, all.addRecord); err != nil {
		return err
	}
	return each(ctx, tx, allEdges, nil, all.addEdge)
}

// read returns what a function reads, sorted, and the position that a statement returns before.
func (s *Store) read(ctx context.Context, mode neo4j.AccessMode, statement string, work func(context.Context, neo4j.ManagedTransaction, *reading) error) (graph.Contents, graph.Position, error) {
	ctx, cancel := bounded(ctx, writeTime)
	defer cancel()
	ctx, stop := s.pulse.watchOver(ctx, writeAway, s.beat)
	defer stop()
	var (
		all reading
		now graph.Position
	)
	err := s.transact(ctx, mode, func(tx neo4j.ManagedTransaction) error {
		all, now = reading{}, graph.Position{}
		at, err := query(ctx, tx, statement, nil)
		if err != nil || len(at) == 0 { // no row: nothing was ever loaded
			return err
		}
		now = position(at[0])
		return work(ctx, tx, &all)
	})
	if err != nil {
		return graph.Contents{}, graph.Position{}, err
	}
	slices.SortFunc(all.Records, func(a, b graph.Record) int {
		return graph.Compare(string(a.ID()), string(b.ID()))
	})
	slices.SortFunc(all.Edges, func(a, b graph.Edge) int { return a.Key().Compare(b.Key()) })
	return all.Contents, now, nil
}

// reading collects rows of records and edges.
type reading struct{ graph.Contents }

// addRecord adds a row of recordOf.
func (c *reading) addRecord(row []any) error {
	r, err := recordOf(row)
	c.Records = append(c.Records, r)
	return err
}

// addEdge adds a row of edgeOf.
func (c *reading) addEdge(row []any) error {
	e, err := edgeOf(row)
	c.Edges = append(c.Edges, e)
	return err
}

// recordOf returns the record of a row that begins with the labels and the properties of a node. It returns an error for a type
// that the model lacks.
func recordOf(row []any) (graph.Record, error) {
	t := typeOf(row[0])
	if t == nil {
		return graph.Record{}, fmt.Errorf("the model has no type for a node with the labels %v", row[0])
	}
	return graph.Record{Type: t, Values: values(t.Properties, row[1])}, nil
}

// edgeOf returns the edge of a row: the type of a relationship, the ids of its two ends, and its properties. It returns an error
// for a relation that the model lacks.
func edgeOf(row []any) (graph.Edge, error) {
	kind, _ := row[0].(string)
	r := graph.Parley.Relation(kind)
	if r == nil {
		return graph.Edge{}, fmt.Errorf("the model has no relation %s", kind)
	}
	from, _ := row[1].(string)
	to, _ := row[2].(string)
	return graph.Edge{Relation: r, From: graph.ID(from), To: graph.ID(to), Values: values(r.Properties, row[3])}, nil
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
		if vs[i] = value(stored[p.Key]); isSince(p) && vs[i] == always {
			vs[i] = nil
		}
	}
	return vs
}
