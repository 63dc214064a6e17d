package export

import (
	"errors"
	"fmt"

	"parley/graph"
	"parley/loader/write"
)

// The form of a file of JSON lines: a header, a line for each thing in the order of the ids, a line for each relation in the order of
// graph.Edge.CompareByFrom, and an end with the numbers of both and the digest of the graph.
const (
	linesFormat  = "parley-graph"
	linesVersion = 1
	// maxLine is the largest size of a line in bytes.
	maxLine = 64 << 20
)

// ErrTooLong says that a thing or a relation does not fit into a line.
var ErrTooLong = errors.New("a thing is too large for a line of the file: export it as json-ld")

// writeLines writes everything.
func writeLines(w *writer) error {
	head := newObject()
	head.set("format", linesFormat)
	head.set("version", linesVersion)
	head.set("revision", int64(w.reading.Revision()))
	if err := w.line(head); err != nil {
		return err
	}
	var (
		digest            write.Sum
		things, relations int
	)
	err := w.reading.Things(w.types, nil, func(t graph.Thing) error {
		w.step()
		w.report.hold(t.Type)
		digest.Record(t.Record)
		things++
		line := newObject()
		line.set("type", t.Type.Name)
		line.set("id", string(t.ID()))
		line.set("values", lineValues(t.Type.Properties[1:], t.Values))
		return w.line(line)
	})
	if err != nil {
		return err
	}
	err = w.reading.Edges(graph.Parley.Relations(), func(e graph.Edge) error {
		w.step()
		w.report.link(e.Relation)
		digest.Edge(e)
		relations++
		line := newObject()
		line.set("relation", e.Relation.Name)
		line.set("from", string(e.From))
		line.set("to", string(e.To))
		line.set("values", lineValues(e.Relation.Properties, e.Values))
		return w.line(line)
	})
	if err != nil {
		return err
	}
	end := newObject()
	end.set("things", things)
	end.set("relations", relations)
	end.set("digest", digest.String())
	return w.line(end)
}

// lineValues returns the values that are not absent, by the keys under which they are stored.
func lineValues(ps []*graph.Property, values []graph.Value) any {
	o := newObject()
	for _, p := range ps {
		if v := values[p.Index]; v != nil {
			o.key(p.Key)
			o.value(v)
		}
	}
	if o.Len() == 1 {
		return nil
	}
	return o
}

// line writes an object and a line break.
func (w *writer) line(o *object) error {
	if o.Len() >= maxLine {
		return fmt.Errorf("%w: %d bytes", ErrTooLong, o.Len())
	}
	if err := w.object(o); err != nil {
		return err
	}
	return w.WriteByte('\n')
}
