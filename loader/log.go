package loader

import (
	"cmp"
	"context"
	"slices"

	"parley/graph"
	"parley/loader/write"
)

// LoggedLoad is a load that changed the graph.
type LoggedLoad struct {
	ID, Dossier graph.ID
	Status      graph.LoadStatus
	Started     string         // RFC 3339, UTC
	Finished    string         // the same; "" while the load is under way
	Revision    graph.Revision // of the graph after the load; 0 while the load is under way, and for a load that was imported with the graph
	Digest      string         // of the graph after the load
	Again       bool           // the graph after the load is a graph that was there before, such as after a revert
	SameAs      graph.Revision // if Again: the latest earlier revision with this graph, or 0 for the empty graph
}

// Log returns the loads that changed a graph, the latest first.
func Log(ctx context.Context, s graph.Store) ([]LoggedLoad, error) {
	all, _, err := loads(ctx, s, nil)
	if err != nil {
		return nil, err
	}
	log := make([]LoggedLoad, len(all))
	for i, l := range all {
		log[i] = LoggedLoad{ID: l.id, Dossier: l.Dossier, Status: l.status, Started: l.started, Finished: l.finished, Revision: l.made, Digest: l.Digest}
	}
	slices.SortFunc(log, func(a, b LoggedLoad) int {
		return cmp.Or(cmp.Compare(b.Started, a.Started), cmp.Compare(b.Revision, a.Revision), cmp.Compare(b.ID, a.ID))
	})
	for i := range log {
		log[i].compare(log)
	}
	return log, nil
}

// compare sets Again and SameAs.
func (l *LoggedLoad) compare(log []LoggedLoad) {
	if l.Revision == 0 {
		return
	}
	l.Again = l.Digest == write.Digest(graph.Contents{})
	for _, earlier := range log {
		if earlier.Revision > 0 && earlier.Revision < l.Revision && earlier.Digest == l.Digest {
			l.Again, l.SameAs = true, max(l.SameAs, earlier.Revision)
		}
	}
}
