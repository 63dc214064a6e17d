package loader

import (
	"context"
	"fmt"

	"parley/graph"
	"parley/loader/write"
)

// Unchanged reports whether files with a fingerprint are what the last load of their dossier has put into a graph, by the same
// program. A load would then change nothing, unless somebody has changed the graph without Parley. Unchanged takes the time of a
// small question, however large the graph is. The program must be named by the option Program.
func Unchanged(ctx context.Context, s graph.Store, files string, o ...Option) (l LastLoad, unchanged bool, err error) {
	fingerprint := chosen(o).fingerprint(files)
	if fingerprint == "" {
		return LastLoad{}, false, nil
	}
	same, _, err := loads(ctx, s, having("fingerprint", fingerprint))
	if err != nil {
		return LastLoad{}, false, err
	}
	for _, l := range same {
		all, at, err := loads(ctx, s, having("dossier", string(l.Dossier)))
		if err != nil {
			return LastLoad{}, false, err
		}
		last := l
		for _, other := range all {
			if write.Number(other.id, l.Dossier) > write.Number(last.id, l.Dossier) {
				last = other
			}
		}
		if last.fingerprint == fingerprint && last.status == graph.LoadFinished {
			last.Revision = at
			return last, true, nil
		}
	}
	return LastLoad{}, false, nil
}

// LastLoad is the last load of a dossier.
type LastLoad struct {
	Dossier  graph.ID
	Digest   string
	Revision graph.Revision // of the graph now

	id                   graph.ID
	status               graph.LoadStatus
	started, finished    string
	fingerprint, program string
	made                 graph.Revision // that the load made
}

// having is the condition that a property of a load has a value.
func having(property, value string) graph.Predicate {
	return graph.Comparison{Property: graph.Parley.Type("Load").Property(property), Op: graph.Equal, Value: value}
}

// loads returns the loads that fit a condition, or all loads for nil.
func loads(ctx context.Context, s graph.Store, where graph.Predicate) ([]LastLoad, graph.Revision, error) {
	t := graph.Parley.Type("Load")
	far := graph.Selection{t: nil}
	for _, name := range []string{"id", "dossier", "status", "fingerprint", "digest", "program", "started", "finished", "revision"} {
		far[t] = append(far[t], graph.Field{Property: t.Property(name)})
	}
	var found loadSink
	at, err := s.Run(ctx, &graph.Query{
		Start: graph.Start{Scan: true},
		Root: graph.Link{
			Types: []*graph.Type{t}, Item: []graph.Field{{Far: far}},
			Many: &graph.List{Where: where, Page: graph.Window{First: -1, Last: -1}},
		},
	}, &found)
	if err != nil {
		return nil, 0, fmt.Errorf("read the loads: %w", err)
	}
	return found.loads, at, nil
}

// loadSink takes the answer to loads.
type loadSink struct {
	graph.Discard
	loads []LastLoad
	slot  int
}

// Object begins a load. See graph.Sink.
func (s *loadSink) Object(*graph.Type) { s.loads = append(s.loads, LastLoad{}) }

// Slot says which property follows. See graph.Sink.
func (s *loadSink) Slot(i int) { s.slot = i }

// String takes a property. See graph.Sink.
func (s *loadSink) String(v string) {
	l := &s.loads[len(s.loads)-1]
	switch s.slot {
	case 0:
		l.id = graph.ID(v)
	case 1:
		l.Dossier = graph.ID(v)
	case 2:
		l.status = graph.LoadStatus(v)
	case 3:
		l.fingerprint = v
	case 4:
		l.Digest = v
	case 5:
		l.program = v
	case 6:
		l.started = v
	case 7:
		l.finished = v
	}
}

// Int takes the revision. See graph.Sink.
func (s *loadSink) Int(v int64) { s.loads[len(s.loads)-1].made = graph.Revision(v) }
