package write

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"parley/graph"
)

// Loads are the log of what Parley itself wrote when. They stand outside of
// what is compared: neither Diff nor Digest knows of them.
const loadType = "Load"

func isLoad(r graph.Record) bool { return r.Type.Name == loadType }

// loadRecord is the record of the load that is being made.
type loadRecord struct {
	record     graph.Record
	unfinished bool // it was there, under way
}

// begin returns the dossier's load that is under way, or a new one, with the
// number after the highest there is.
func beginLoad(have graph.Contents, dossier graph.ID, at time.Time) loadRecord {
	last := 0
	for _, r := range have.Records {
		if !isLoad(r) || property(r, "dossier") != string(dossier) {
			continue
		}
		if property(r, "status") == string(graph.LoadUnderWay) {
			return loadRecord{record: r, unfinished: true}
		}
		number, _ := strings.CutPrefix(string(r.ID()), loadPrefix(dossier))
		if n, err := strconv.Atoi(number); err == nil {
			last = max(last, n)
		}
	}
	t := graph.Parley.Type(loadType)
	r := graph.Record{Type: t, Values: make([]graph.Value, len(t.Properties))}
	r.Values[0] = fmt.Sprintf("%s%d", loadPrefix(dossier), last+1)
	r.Values[t.Property("dossier").Index] = string(dossier)
	r.Values[t.Property("started").Index] = at.UTC().Format(time.RFC3339)
	return loadRecord{record: r}
}

// UnderWay lists the dossiers whose load is under way in a graph, sorted: it is
// running, or was cut short.
func UnderWay(have graph.Contents) []graph.ID {
	var ids []graph.ID
	for _, r := range have.Records {
		if isLoad(r) && property(r, "status") == string(graph.LoadUnderWay) {
			ids = append(ids, graph.ID(property(r, "dossier")))
		}
	}
	slices.Sort(ids)
	return ids
}

func loadPrefix(dossier graph.ID) string { return "load-" + string(dossier) + "-" }

// with returns the record as it is while the load makes a graph with that
// digest, or once it has: finished is zero while it is under way.
func (l loadRecord) with(digest string, finished time.Time) graph.Record {
	r := graph.Record{Type: l.record.Type, Values: append([]graph.Value(nil), l.record.Values...)}
	r.Values[r.Type.Property("digest").Index] = digest
	r.Values[r.Type.Property("status").Index] = string(graph.LoadUnderWay)
	if !finished.IsZero() {
		r.Values[r.Type.Property("status").Index] = string(graph.LoadFinished)
		r.Values[r.Type.Property("finished").Index] = finished.UTC().Format(time.RFC3339)
	}
	return r
}

func property(r graph.Record, name string) string {
	s, _ := r.Values[r.Type.Property(name).Index].(string)
	return s
}
