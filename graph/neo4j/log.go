package neo4j

import (
	"bytes"
	"compress/gzip"
	"context"
	"encoding/gob"
	"fmt"
	"io"
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
		c, err := decodeChange(content)
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

// loggedChange is the stored form of a change. It names types, relations and properties, so
// that a program with another model can read it.
type loggedChange struct {
	Put       []loggedRecord
	PutEdges  []loggedEdge
	Drop      []graph.ID
	DropEdges []graph.EdgeKey
}

type loggedRecord struct {
	Type   string
	Values map[string]any
}

type loggedEdge struct {
	Relation string
	From, To graph.ID
	Values   map[string]any
}

// encodeChange returns the stored form of a change: a []byte, or nil if the change is too large.
func encodeChange(c graph.Change) (content any, err error) {
	if len(c.Put)+len(c.PutEdges)+len(c.Drop)+len(c.DropEdges) > maxLogged {
		return content, nil
	}
	l := loggedChange{Drop: c.Drop, DropEdges: c.DropEdges}
	for _, r := range c.Put {
		l.Put = append(l.Put, loggedRecord{r.Type.Name, properties(r.Type.Properties, r.Values)})
	}
	for _, e := range c.PutEdges {
		l.PutEdges = append(l.PutEdges, loggedEdge{e.Relation.Name, e.From, e.To, properties(e.Relation.Properties, e.Values)})
	}
	var b bytes.Buffer
	z, err := gzip.NewWriterLevel(&b, gzip.BestSpeed)
	if err != nil {
		return nil, fmt.Errorf("write the log of changes: %w", err)
	}
	if err := gob.NewEncoder(z).Encode(l); err != nil {
		return nil, fmt.Errorf("write the log of changes: %w", err)
	}
	if err := z.Close(); err != nil {
		return nil, fmt.Errorf("write the log of changes: %w", err)
	}
	return b.Bytes(), nil
}

// decodeChange returns the change of a stored form. It returns an error for a type or relation
// that the model lacks.
func decodeChange(content []byte) (graph.Change, error) {
	var c graph.Change
	z, err := gzip.NewReader(bytes.NewReader(content))
	if err != nil {
		return c, fmt.Errorf("unpack a change: %w", err)
	}
	text, err := io.ReadAll(z) // to its end, where the checksum is
	if err != nil {
		return c, fmt.Errorf("unpack a change: %w", err)
	}
	var l loggedChange
	if err := gob.NewDecoder(bytes.NewReader(text)).Decode(&l); err != nil {
		return c, fmt.Errorf("decode a change: %w", err)
	}
	c.Drop, c.DropEdges = l.Drop, l.DropEdges
	for _, r := range l.Put {
		t := graph.Parley.Type(r.Type)
		if t == nil {
			return c, fmt.Errorf("the model has no type %s", r.Type)
		}
		c.Put = append(c.Put, graph.Record{Type: t, Values: logged(t.Properties, r.Values)})
	}
	for _, e := range l.PutEdges {
		r := graph.Parley.Relation(e.Relation)
		if r == nil {
			return c, fmt.Errorf("the model has no relation %s", e.Relation)
		}
		c.PutEdges = append(c.PutEdges, graph.Edge{Relation: r, From: e.From, To: e.To, Values: logged(r.Properties, e.Values)})
	}
	return c, nil
}

// logged returns logged properties in the order of the model. It ignores keys that the model lacks.
func logged(ps []*graph.Property, properties map[string]any) []graph.Value {
	vs := make([]graph.Value, len(ps))
	for i, p := range ps {
		vs[i] = properties[p.Key]
	}
	return vs
}
