package neo4j

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"parley/graph"
)

// stored are the types that nodes can be of.
var stored = slices.DeleteFunc(slices.Clone(graph.Parley.Types()), func(t *graph.Type) bool { return t.Derived })

// extent returns the revision, how many things there are of each type, and for each
// step that fields walk the sum of the degrees and that of their squares. Neo4j keeps
// the numbers of nodes by label, and a node knows how many relationships of a type it
// has, so that none is walked.
var extent = func() string {
	counts := make([]string, len(stored))
	for i, t := range stored {
		counts[i] = "COUNT { (:" + name(t.Name) + ") }"
	}
	steps, from := graph.Parley.Walked()
	sums := make([]string, len(steps))
	for i, via := range steps {
		sums[i] = fmt.Sprintf("COLLECT { MATCH (n:%s) WITH COUNT { %s } AS d RETURN [sum(d), sum(d * d)] }[0]", name(from[i]), degreePattern(via))
	}
	return "OPTIONAL MATCH (g:Graph {id: 'graph'})\nWITH coalesce(g.revision, 0) AS revision\nRETURN revision, [\n  " + strings.Join(counts, ",\n  ") + "\n], [\n  " + strings.Join(sums, ",\n  ") + "\n]"
}()

func degreePattern(via graph.Via) string {
	if via.Reverse {
		return "(n)<-[:" + name(via.Relation.Name) + "]-()"
	}
	return "(n)-[:" + name(via.Relation.Name) + "]->()"
}

// Extent returns how much there is. See graph.Store.
func (s *Store) Extent(ctx context.Context) (graph.Extent, graph.Revision, error) {
	ctx, cancel := bounded(ctx, readTime)
	defer cancel()
	ctx, stop := s.pulse.watchOver(ctx, readAway, s.beat)
	defer stop()
	if err := ctx.Err(); err != nil {
		return graph.Extent{}, 0, translate(ctx, err)
	}
	var row []any
	err := s.transact(ctx, neo4j.AccessModeRead, func(tx neo4j.ManagedTransaction) error {
		rows, err := query(ctx, tx, extent, nil)
		if err == nil && len(rows) != 1 {
			err = fmt.Errorf("the extent has %d rows where it should have one", len(rows))
		}
		if err == nil {
			row = rows[0]
		}
		return err
	})
	if err != nil {
		return graph.Extent{}, 0, err
	}
	all := graph.Extent{Things: map[*graph.Type]int{}, Degrees: map[graph.Via]int{}}
	for i, count := range items(row[1]) {
		if n, _ := count.(int64); n > 0 {
			all.Things[stored[i]] = int(n)
		}
	}
	steps, _ := graph.Parley.Walked()
	for i, sums := range items(row[2]) {
		pair := items(sums)
		sum, _ := pair[0].(int64)
		squares, _ := pair[1].(int64)
		if n := (graph.Degree{Sum: sum, Squares: squares}).Mean(); n > 0 {
			all.Degrees[steps[i]] = n
		}
	}
	return all, revision(row[0]), nil
}
