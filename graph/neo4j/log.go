package neo4j

import (
	"context"
	"fmt"
	"slices"

	"parley/graph"
)

const (
	// maxLogged is the largest change, in things and relations, whose content the log keeps.
	maxLogged = 5000
	// keptRevisions is the number of changes that the log keeps.
	keptRevisions = 100
)

const (
	// closeGraph is the last statement of a change. It adds the change to the log: a node for
	// each of the last revisions. A large change has a node without content.
	closeGraph = "MATCH (g:Graph {id: 'graph'})\nSET g.revision = $revision, g.mark = randomUUID()\n" +
		"CREATE (:Revision {number: $revision, mark: g.mark, change: $change})\n" +
		"WITH g\nMATCH (old:Revision)\nWHERE old.number <= $revision - $kept\nDELETE old"

	// changesAfter returns the revision now and its mark, and the part of the log from a revision on.
	changesAfter = "OPTIONAL MATCH (g:Graph {id: 'graph'})\nWITH coalesce(g.revision, 0) AS revision, coalesce(g.mark, '') AS mark\n" +
		"RETURN revision, mark, COLLECT {\n  MATCH (r:Revision)\n  WHERE revision > $after AND revision >= r.number >= $after\n" +
		"  RETURN [r.mark, CASE r.number WHEN $after THEN null ELSE r.change END] ORDER BY r.number\n}"

	// size counts what is stored. Neo4j keeps both counts.
	size = "RETURN COUNT { (:Node) }, COUNT { ()-->() }"
)

// ChangesAfter returns the changes that came after a position, and the position now. See replica.Database.
func (s *Store) ChangesAfter(ctx context.Context, after graph.Position) ([]graph.Change, graph.Position, error) {
	row, err := s.readRow(ctx, changesAfter, map[string]any{"after": int64(after.Revision)})
	if err != nil {
		return nil, graph.Position{}, err
	}
	now := position(row)
	log := items(row[2])
	if after.Revision == 0 {
		log = slices.Insert(log, 0, any([]any{"", nil})) // no change leads to revision 0
	}
	if len(log) != int(now.Revision-after.Revision)+1 || items(log[0])[0] != after.Mark {
		return nil, now, nil
	}
	var changes []graph.Change
	for i, entry := range log[1:] {
		content, ok := items(entry)[1].([]byte)
		if !ok {
			return nil, now, nil // too large for the log
		}
		c, err := graph.DecodeChange(content)
		if err != nil {
			return nil, graph.Position{}, fmt.Errorf("neo4j: read the log of changes: %w", err)
		}
		c.Base = after.Revision + graph.Revision(i)
		changes = append(changes, c)
	}
	return changes, now, nil
}

// position returns the position in the first two columns of a row.
func position(row []any) graph.Position {
	mark, _ := row[1].(string)
	return graph.Position{Revision: revision(row[0]), Mark: mark}
}

// Size returns the number of things and of relations that are stored. See replica.Database.
func (s *Store) Size(ctx context.Context) (things, relations int, err error) {
	row, err := s.readRow(ctx, size, nil)
	if err != nil {
		return 0, 0, err
	}
	n, _ := row[0].(int64)
	m, _ := row[1].(int64)
	return int(n), int(m), nil
}

// readRow runs a statement that returns one row.
func (s *Store) readRow(ctx context.Context, text string, params map[string]any) ([]any, error) {
	ctx, cancel := bounded(ctx, s.readTime())
	defer cancel()
	ctx, stop := s.pulse.watchOver(ctx, s.readAway, s.beat)
	defer stop()
	if err := ctx.Err(); err != nil {
		return nil, translate(ctx, err)
	}
	rows, err := s.ask(ctx, text, params)
	if err == nil && len(rows) != 1 {
		err = fmt.Errorf("neo4j: the answer has %d rows, want 1", len(rows))
	}
	if err != nil {
		return nil, err
	}
	return rows[0], nil
}

// logged returns the stored form of a change, or nil if the log does not keep a change of this size.
func logged(c graph.Change) (content any, err error) {
	if c.Size() > maxLogged {
		return content, nil
	}
	return graph.EncodeChange(c)
}
