package write

import "parley/graph"

// DefaultBatch is how many things and relations one transaction changes at the
// most, unless a single thing with all that hangs on it has more. Neo4j keeps a
// transaction in its heap, and refuses one that does not fit.
const DefaultBatch = 50_000

// batches makes transactions of a change: one if it has no more than limit
// rows, and else as many whole things in each as fit.
func batches(have graph.Contents, c graph.Change, limit int) []graph.Change {
	if size(c) <= limit {
		return []graph.Change{c}
	}
	var all []graph.Change
	room := 0
	for _, p := range split(have, c) {
		if len(all) == 0 || p.size() > room {
			all = append(all, graph.Change{})
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
