package neo4j

import (
	"context"
	"fmt"
	"strings"

	"github.com/neo4j/neo4j-go-driver/v5/neo4j"

	"parley/graph"
)

// allDegrees returns the revision, and for each step that fields walk the sum of the
// degrees and that of their squares. A node knows how many relationships of a type it
// has, so that none is walked.
var allDegrees = func() string {
	steps, from := graph.Parley.Walked()
	sums := make([]string, len(steps))
	for i, via := range steps {
		sums[i] = fmt.Sprintf("COLLECT { MATCH (n:%s) WITH COUNT { %s } AS d RETURN [sum(d), sum(d * d)] }[0]", name(from[i]), degreePattern(via))
	}
	return "OPTIONAL MATCH (g:Graph {id: 'graph'})\nWITH coalesce(g.revision, 0) AS revision\nRETURN revision, [\n  " + strings.Join(sums, ",\n  ") + "\n]"
}()

func degreePattern(via graph.Via) string {
	if via.Reverse {
		return "(n)<-[:" + name(via.Relation.Name) + "]-()"
	}
	return "(n)-[:" + name(via.Relation.Name) + "]->()"
}

// Degrees returns how long the lists are. See graph.Store.
func (s *Store) Degrees(ctx context.Context) (graph.Degrees, graph.Revision, error) {
	ctx, cancel := bounded(ctx, readTime)
	defer cancel()
	ctx, stop := s.pulse.watchOver(ctx, readAway, s.beat)
	defer stop()
	if err := ctx.Err(); err != nil {
		return nil, 0, translate(ctx, err)
	}
	var row []any
	err := s.transact(ctx, neo4j.AccessModeRead, func(tx neo4j.ManagedTransaction) error {
		rows, err := query(ctx, tx, allDegrees, nil)
		if err == nil && len(rows) != 1 {
			err = fmt.Errorf("the degrees have %d rows where they should have one", len(rows))
		}
		if err == nil {
			row = rows[0]
		}
		return err
	})
	if err != nil {
		return nil, 0, err
	}
	all := graph.Degrees{}
	steps, _ := graph.Parley.Walked()
	for i, sums := range items(row[1]) {
		pair := items(sums)
		sum, _ := pair[0].(int64)
		squares, _ := pair[1].(int64)
		if n := (graph.Degree{Sum: sum, Squares: squares}).Mean(); n > 0 {
			all[steps[i]] = n
		}
	}
	return all, revision(row[0]), nil
}
