package loader

import (
	"context"
	"fmt"
	"io/fs"

	"parley/graph"
	"parley/loader/read"
	"parley/loader/write"
)

// Fingerprint returns the fingerprint of the files of the dossier in a folder, without parsing them.
func Fingerprint(root string) (string, error) { return read.Fingerprint(root) }

// FingerprintFS returns the fingerprint of the dossier in a file system, like Fingerprint.
func FingerprintFS(fsys fs.FS) (string, error) { return read.FingerprintFS(fsys) }

// Unchanged reports whether files with a fingerprint are what the last load of their dossier has put into a graph, by the same
// program. A load would then change nothing, unless somebody has changed the graph without Parley. Unchanged takes the time of a
// small question, however large the graph is. The program must be named by the option Program.
func Unchanged(ctx context.Context, s graph.Store, files string, o ...Option) (l LastLoad, unchanged bool, err error) {
	fingerprint := chosen(o).fingerprint(files)
	if fingerprint == "" {
		return LastLoad{}, false, nil
	}
	same, _, err := loads(ctx, s, "fingerprint", fingerprint)
	if err != nil {
		return LastLoad{}, false, err
	}
	for _, l := range same {
		all, at, err := loads(ctx, s, "dossier", string(l.Dossier))
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

	id          graph.ID
	status      graph.LoadStatus
	fingerprint string
}

// loads returns the loads of which a property has a value.
func loads(ctx context.Context, s graph.Store, property, value string) ([]LastLoad, graph.Revision, error) {
	t := graph.Parley.Type("Load")
	far := graph.Selection{t: nil}
	for _, name := range []string{"id", "dossier", "status", "fingerprint", "digest"} {
		far[t] = append(far[t], graph.Field{Property: t.Property(name)})
	}
	var found loadSink
	at, err := s.Run(ctx, &graph.Query{
		Start: graph.Start{Scan: true},
		Root: graph.Link{
			Types: []*graph.Type{t}, Item: []graph.Field{{Far: far}},
			Many: &graph.List{
				Where: graph.Comparison{Property: t.Property(property), Op: graph.Equal, Value: value},
				Page:  graph.Window{First: -1, Last: -1},
			},
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
	}
}
