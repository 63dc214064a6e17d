// Package export writes a whole graph in formats that other programs read, and reads one of these formats back.
//
// Every writer streams: it reads one state of the graph thing by thing, and holds a bounded number of things at a time. The same graph
// gives the same bytes, from every store.
package export

import (
	"bufio"
	"context"
	"fmt"
	"io"
	"slices"
	"strings"

	"parley/graph"
)

// Format is a format in which a graph can be written.
type Format struct {
	Name  string
	write func(*writer) error
}

// Formats lists the formats.
func Formats() []Format {
	return []Format{
		{"jsonlines", writeLines},
		{"json-ld", writeJSONLD},
		{"popolo", writePopolo},
		{"followthemoney", writeFollowTheMoney},
	}
}

// Names lists the names of the formats.
func Names() []string {
	var names []string
	for _, f := range Formats() {
		names = append(names, f.Name)
	}
	return names
}

// Options say how to write.
type Options struct {
	// WithoutLoads leaves out the records of loads. A graph that was only made to be exported has a load that says nothing.
	WithoutLoads bool
	// Progress receives the number of things and relations that were read, and the number of all that will be read. It may be nil.
	Progress func(done, total int)
}

// Write writes the graph of a keeper in the format with a name, and returns what the format cannot hold. The error is one of
// the keeper, of w, or wraps ErrNotText or ErrTooLong.
func Write(ctx context.Context, k graph.Keeper, w io.Writer, format string, o Options) (*Report, error) {
	at := slices.IndexFunc(Formats(), func(f Format) bool { return f.Name == format })
	if at < 0 {
		return nil, fmt.Errorf("there is no format %q: choose one of %s", format, strings.Join(Names(), ", "))
	}
	var report *Report
	err := k.Read(ctx, func(r graph.Reading) error {
		size, err := r.Size()
		if err != nil {
			return err
		}
		types := graph.Parley.StoredTypes()
		if o.WithoutLoads {
			load := graph.Parley.Type("Load")
			types = slices.DeleteFunc(types, func(t *graph.Type) bool { return t == load })
			delete(size.Things, load)
		}
		report = newReport(format, r.Revision(), size)
		if report.UnderWay, err = underWay(r); err != nil {
			return err
		}
		out := &writer{Writer: bufio.NewWriterSize(w, 1<<16), reading: r, types: types, size: size, report: report, progress: o.Progress}
		if err := Formats()[at].write(out); err != nil {
			return err
		}
		if o.Progress != nil {
			o.Progress(out.total(), out.total())
		}
		return out.Flush()
	})
	if err != nil {
		return nil, err
	}
	return report, nil
}

// underWay returns the dossiers whose load is under way.
func underWay(r graph.Reading) (dossiers []graph.ID, err error) {
	err = r.Things([]*graph.Type{graph.Parley.Type("Load")}, nil, func(t graph.Thing) error {
		if text(t.Record, "status") == string(graph.LoadUnderWay) {
			dossiers = append(dossiers, graph.ID(text(t.Record, "dossier")))
		}
		return nil
	})
	return dossiers, err
}

// writer writes what a reading finds.
type writer struct {
	*bufio.Writer

	reading  graph.Reading
	types    []*graph.Type // that are exported
	size     graph.Size
	report   *Report
	progress func(done, total int)
	done     int
}

// total returns the number of all things and edges that a format reads: each thing and each edge once.
func (w *writer) total() int { return w.size.Total() }

// step reports the progress after one thing or edge.
func (w *writer) step() {
	w.done++
	if w.progress != nil && w.done%progressEvery == 0 {
		w.progress(min(w.done, w.total()), w.total())
	}
}

// progressEvery is the number of things and edges between two reports of the progress.
const progressEvery = 1000

// things calls take with each thing of the types with these names, with its edges along some steps.
func (w *writer) things(names []string, along []graph.Via, take func(graph.Thing) error) error {
	var types []*graph.Type
	for _, name := range names {
		types = append(types, graph.Parley.Type(name))
	}
	return w.reading.Things(types, along, func(t graph.Thing) error {
		w.step()
		return take(t)
	})
}

// edges calls take with each edge of the relations with these names.
func (w *writer) edges(names []string, take func(graph.Edge) error) error {
	var relations []*graph.Relation
	for _, name := range names {
		relations = append(relations, graph.Parley.Relation(name))
	}
	return w.reading.Edges(relations, func(e graph.Edge) error {
		w.step()
		return take(e)
	})
}

// out returns the step along a relation from the thing where it begins.
func out(relation string) graph.Via { return graph.Via{Relation: graph.Parley.Relation(relation)} }

// in returns the step along a relation from the thing where it ends.
func in(relation string) graph.Via {
	return graph.Via{Relation: graph.Parley.Relation(relation), Reverse: true}
}
