package write

import "parley/graph"

// DefaultBatch is the maximum number of records and relations that one transaction changes. A thing and everything
// that belongs to it always share a transaction, so a very large thing can exceed the maximum. Neo4j holds a
// transaction in its heap, and refuses a transaction that does not fit.
const DefaultBatch = 50_000

// batches splits a change into transactions. A change of at most limit rows is one transaction. Otherwise each
// transaction has as many whole things as fit.
func batches(have graph.Contents, c graph.Change, limit int) []graph.Change {
	if c.Size() <= limit {
		return []graph.Change{c}
	}
	var all []graph.Change
	room := 0
	for _, p := range split(have, c) {
		if len(all) == 0 || p.size() > room {
			all = append(all, graph.Change{Fresh: c.Fresh})
			room = limit
		}
		last := &all[len(all)-1]
		last.Put = append(last.Put, p.change.Put...)
		last.PutEdges = append(last.PutEdges, p.change.PutEdges...)
		last.Drop = append(last.Drop, p.change.Drop...)
		last.DropEdges = append(last.DropEdges, p.change.DropEdges...)
		room -= p.size()
	}
	return all
}
