package neo4j

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"parley/graph"
)

// stored lists the types whose things are nodes. Derived types have no nodes.
var stored = slices.DeleteFunc(slices.Clone(graph.Parley.Types()), func(t *graph.Type) bool { return t.Derived })

// extent is the statement for the extent. It returns the revision, the number of
// things of each type, and for each step that fields walk the sum of the degrees and the
// sum of their squares. It walks no relationship: Neo4j stores the number of nodes with
// each label, and the number of relationships of each type at each node.
var extent = func() string {
	counts := make([]string, len(stored))
	for i, t := range stored {
		counts[i] = "COUNT { (:" + name(t.Name) + ") }"
	}
	steps, from := graph.Parley.Walked()
	sums := make([]string, len(steps))
	for i, via := range steps {
		sums[i] = fmt.Sprintf("COLLECT { MATCH (n:%s) WITH COUNT { %s } AS d RETURN [sum(d), sum(d * d)] }[0]", name(from[i]), arrow{via: via}.between("n", ""))
	}
	return "OPTIONAL MATCH (g:Graph {id: 'graph'})\nWITH coalesce(g.revision, 0) AS revision\nRETURN revision, [\n  " + strings.Join(counts, ",\n  ") + "\n], [\n  " + strings.Join(sums, ",\n  ") + "\n]"
}()

// Extent returns how much the graph holds. See graph.Store.
func (s *Store) Extent(ctx context.Context) (graph.Extent, graph.Revision, error) {
	row, err := s.readRow(ctx, extent, nil)
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
