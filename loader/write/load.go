package write

import (
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"parley/graph"
	"parley/loader/dossier"
)

// loadType is the type of load records. They log the loads of Parley itself. Diff and Digest ignore them.
const loadType = "Load"

func isLoad(r graph.Record) bool { return r.Type.Name == loadType }

// loadRecord is the record of the current load.
type loadRecord struct {
	record     graph.Record
	unfinished bool         // the graph already held it, under way
	last       graph.Record // the dossier's last complete load, if there is one
	by         Provenance
	undo       string         // see graph.EncodeUndo
	others     []graph.Record // the loads of other dossiers

	// The last of all loads of which the revision is known: the graph that it made.
	revision int64
	digest   string
}

// known reports whether the last loads say where a graph with a digest comes from. It is false for a graph that somebody has changed
// without a load, and for other files or another program than those of the dossier's last load.
func (l loadRecord) known(digest string, by Provenance) bool {
	switch {
	case l.unfinished, l.revision > 0 && l.digest != digest:
		return false
	case l.last.Type == nil || by.Program == "":
		return true
	}
	return property(l.last, "program") == by.Program && property(l.last, "fingerprint") == by.Fingerprint
}

// Provenance says where a load comes from, for the load record.
type Provenance struct {
	Fingerprint string               // of what is loaded, and of the program; may be ""
	Program     string               // the program that loads; may be ""
	Files       []dossier.SourceFile // the files of the dossier; may be nil
	Stale       []graph.ID           // other dossiers: the graph no longer holds what their last loads put there
}

// beginLoad returns the dossier's load that is under way, or a new load record. The number of a new record is one
// more than the highest number so far.
func beginLoad(have graph.Contents, dossier graph.ID, at time.Time) loadRecord {
	last, l := 0, loadRecord{}
	for _, r := range have.Records {
		if !isLoad(r) {
			continue
		}
		if made, _ := r.Values[r.Type.Property("revision").Index].(int64); made > l.revision {
			l.revision, l.digest = made, property(r, "digest")
		}
		if property(r, "dossier") != string(dossier) {
			l.others = append(l.others, r)
			continue
		}
		if property(r, "status") == string(graph.LoadUnderWay) {
			l.record, l.unfinished = r, true
		} else if n := Number(r.ID(), dossier); n > last {
			last, l.last = n, r
		}
	}
	if l.unfinished {
		return l
	}
	t := graph.Parley.Type(loadType)
	r := graph.Record{Type: t, Values: make([]graph.Value, len(t.Properties))}
	r.Values[0] = fmt.Sprintf("%s%d", loadPrefix(dossier), last+1)
	r.Values[t.Property("dossier").Index] = string(dossier)
	r.Values[t.Property("started").Index] = at.UTC().Format(time.RFC3339)
	l.record = r
	return l
}

// UnderWay lists the dossiers whose load is under way, sorted. Such a load is still running, or was interrupted.
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

// Number returns the number of a load of a dossier, from its id. The last load has the highest number.
func Number(load, dossier graph.ID) int {
	number, _ := strings.CutPrefix(string(load), loadPrefix(dossier))
	n, _ := strconv.Atoi(number) // 0 for an id of another form
	return n
}

func loadPrefix(dossier graph.ID) string { return "load-" + string(dossier) + "-" }

// with returns the record of a load that makes a graph with the digest. A zero finished means that the load is still
// under way.
func (l loadRecord) with(digest string, finished time.Time) graph.Record {
	r := graph.Record{Type: l.record.Type, Values: append([]graph.Value(nil), l.record.Values...)}
	r.Values[r.Type.Property("digest").Index] = digest
	r.Values[r.Type.Property("fingerprint").Index] = present(l.by.Fingerprint)
	r.Values[r.Type.Property("program").Index] = present(l.by.Program)
	r.Values[r.Type.Property("files").Index] = nil
	if !finished.IsZero() && len(l.by.Files) > 0 {
		r.Values[r.Type.Property("files").Index] = filesText(l.by.Files)
	}
	r.Values[r.Type.Property("status").Index] = string(graph.LoadUnderWay)
	if !finished.IsZero() {
		r.Values[r.Type.Property("status").Index] = string(graph.LoadFinished)
		r.Values[r.Type.Property("finished").Index] = finished.UTC().Format(time.RFC3339)
	}
	return r
}

// records are the records that finish a load with a change of a graph at a revision. Only the last load of a dossier keeps the
// list of its files.
func (l loadRecord) records(digest string, base graph.Revision, finished time.Time) []graph.Record {
	now := l.with(digest, finished)
	now.Values[now.Type.Property("revision").Index] = int64(base) + 1
	now.Values[now.Type.Property("undo").Index] = present(l.undo)
	out := []graph.Record{now}
	if l.last.Type != nil {
		out = append(out, without(l.last, "files")...)
	}
	for _, other := range l.others {
		if slices.Contains(l.by.Stale, graph.ID(property(other, "dossier"))) {
			out = append(out, without(other, "files", "fingerprint")...)
		}
	}
	return out
}

// without returns a copy of a record without some properties, or nothing if it has none of them.
func without(r graph.Record, properties ...string) []graph.Record {
	out := graph.Record{Type: r.Type, Values: slices.Clone(r.Values)}
	changed := false
	for _, name := range properties {
		i := r.Type.Property(name).Index
		changed = changed || out.Values[i] != nil
		out.Values[i] = nil
	}
	if !changed {
		return nil
	}
	return []graph.Record{out}
}

func present(text string) graph.Value {
	if text == "" {
		return nil
	}
	return text
}

// filesText writes each file as one text: its digest, its source, the things that it labels, and its name. An id has no space.
func filesText(files []dossier.SourceFile) []string {
	out := make([]string, len(files))
	for i, f := range files {
		labels := make([]string, len(f.Labels))
		for j, id := range f.Labels {
			labels[j] = string(id)
		}
		out[i] = strings.Join([]string{f.Digest, string(f.Source), strings.Join(labels, ","), f.Name}, " ")
	}
	return out
}

// FilesOf returns the files that a load record lists, or nil.
func FilesOf(load graph.Record) []dossier.SourceFile {
	texts, _ := load.Values[load.Type.Property("files").Index].([]string)
	var out []dossier.SourceFile
	for _, text := range texts {
		parts := strings.SplitN(text, " ", 4)
		if len(parts) < 4 {
			return nil
		}
		f := dossier.SourceFile{Digest: parts[0], Source: graph.ID(parts[1]), Name: parts[3]}
		for _, id := range strings.FieldsFunc(parts[2], func(r rune) bool { return r == ',' }) {
			f.Labels = append(f.Labels, graph.ID(id))
		}
		out = append(out, f)
	}
	return out
}

func property(r graph.Record, name string) string {
	s, _ := r.Values[r.Type.Property(name).Index].(string)
	return s
}

// ErrIncomplete says that contents are not what a load leaves in a graph.
var ErrIncomplete = errors.New("the contents are not those of a finished load")

// Complete returns nil if contents are what a load left in a graph, and an error that wraps ErrIncomplete otherwise. A load can be
// under way, or can have ended while the contents were read, or somebody can have changed the graph without a load.
func Complete(c graph.Contents) error {
	if ids := UnderWay(c); len(ids) > 0 {
		return fmt.Errorf("%w: the load of %s is under way", ErrIncomplete, ids[0])
	}
	digest := Digest(c)
	for _, r := range c.Records {
		if isLoad(r) && property(r, "digest") == digest {
			return nil
		}
	}
	if len(c.Records) == 0 {
		return nil
	}
	return fmt.Errorf("%w: no load has the digest %s", ErrIncomplete, digest)
}

// FirstLoad returns the record of a finished load of a dossier, for a graph that holds the dossier and no record of a load.
func FirstLoad(dossier graph.ID, digest string, at time.Time) graph.Record {
	return beginLoad(graph.Contents{}, dossier, at).with(digest, at)
}

// UnderWayAgain returns the record of a load as it is while only a part of the load is in the graph.
func UnderWayAgain(load graph.Record) graph.Record {
	values := slices.Clone(load.Values)
	values[load.Type.Property("status").Index] = string(graph.LoadUnderWay)
	values[load.Type.Property("finished").Index] = nil
	return graph.Record{Type: load.Type, Values: values}
}
