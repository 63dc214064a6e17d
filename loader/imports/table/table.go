// Package table imports a table (CSV) that a mapping explains. It reads one row at a time. A row with a problem is refused as a
// whole, and listed with its line, its column and what is wrong.
package table

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"parley/loader/cite"
	"parley/loader/dossier"
	"parley/loader/imports"
	"parley/loader/imports/mapping"
)

// maxHeading is the number of bytes in which the heading must end.
const maxHeading = 64 << 10

// Progress receives how many bytes of the table are read. It may be nil.
type Progress func(bytes int64)

// Import reads a table into an output. name is the name of the table in messages. The error is dossier.Problems if the mapping does not
// fit the heading of the table.
func Import(ctx context.Context, from io.Reader, name string, m *mapping.Mapping, o *imports.Output, progress Progress) error {
	in := bufio.NewReaderSize(from, maxHeading)
	if mark, err := in.Peek(len(byteOrderMark)); err == nil && string(mark) == byteOrderMark {
		if _, err := in.Discard(len(byteOrderMark)); err != nil {
			return err
		}
	}
	beginning, err := in.Peek(maxHeading)
	if err != nil && !errors.Is(err, io.EOF) {
		return err
	}
	w := &window{from: in}
	csv := cite.Table(w, cite.Separator(string(beginning)))
	heading, err := csv.Read()
	if errors.Is(err, io.EOF) {
		return fmt.Errorf("%s is empty: a table has a line with the headings of its columns", name)
	}
	if err != nil {
		return fmt.Errorf("read %s: %w", name, err)
	}
	index, err := m.Bind(heading)
	if err != nil {
		return err
	}
	t := &importer{mapping: m, index: index, output: o, headings: heading}
	read, line := csv.InputOffset(), 1+w.drop(csv.InputOffset())
	for number := 2; ; number++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		cells, err := csv.Read()
		if errors.Is(err, io.EOF) {
			return nil
		}
		if err != nil {
			return fmt.Errorf("read %s: %w", name, err)
		}
		end := csv.InputOffset()
		r := row{number: number, cells: cells, text: string(w.bytes(end - read)), line: line, file: name}
		for i := range cells {
			at, column := csv.FieldPos(i)
			r.places = append(r.places, place{at, column})
		}
		if err := t.row(&r); err != nil {
			return err
		}
		line += w.drop(end - read)
		if read = end; progress != nil {
			progress(end)
		}
	}
}

const byteOrderMark = "\xef\xbb\xbf"

// window keeps the bytes that were read and not dropped.
type window struct {
	from io.Reader
	kept []byte
}

func (w *window) Read(p []byte) (int, error) {
	n, err := w.from.Read(p)
	w.kept = append(w.kept, p[:n]...)
	return n, err
}

// bytes returns the first n bytes.
func (w *window) bytes(n int64) []byte { return w.kept[:n] }

// drop removes the first n bytes, and returns how many line ends they have.
func (w *window) drop(n int64) int {
	lines := bytes.Count(w.kept[:n], []byte("\n"))
	w.kept = append(w.kept[:0], w.kept[n:]...)
	return lines
}

// importer imports the rows of one table.
type importer struct {
	mapping  *mapping.Mapping
	index    map[string]int // of the columns that the mapping names
	headings []string
	output   *imports.Output
}

// row imports one row. The error ends the import.
func (t *importer) row(r *row) error {
	t.output.Count(1, 0)
	if strings.TrimSpace(r.text) == "" || strings.TrimSpace(strings.Join(r.cells, "")) == "" {
		t.output.Refuse(r.problem(refusal{errors.New("the row is empty"), -1}))
		return nil
	}
	things, report, err := t.read(r)
	if err == nil && things == nil && report == nil {
		t.output.Count(0, 1)
		return nil
	}
	if err == nil {
		err = t.output.Take(things, report)
	}
	if errors.Is(err, imports.ErrWrite) {
		return err
	}
	if err != nil {
		t.output.Refuse(r.problem(err))
	}
	return nil
}

// read works out what a row says. It returns nothing if no query wants the row.
func (t *importer) read(r *row) (things []imports.Item, report *imports.Report, err error) {
	if n, want := len(r.cells), len(t.headings); n != want {
		return nil, nil, refusal{fmt.Errorf("the row has %d cells, and the heading has %d: is a cell not closed by a quotation mark, or a separator missing?", n, want), min(n, want) - 1}
	}
	if !utf8.ValidString(r.text) {
		return nil, nil, refusal{errors.New("the row is not UTF-8: save the table as UTF-8"), t.invalid(r)}
	}
	wanted := false
	used := columns{}
	report = &imports.Report{Fragment: fmt.Sprintf("row=%d", r.number)}
	for _, q := range t.mapping.Queries {
		if !t.wants(q, r) {
			continue
		}
		wanted = true
		s := statement{importer: t, row: r, used: used, instances: map[*mapping.Entity][]instance{}}
		if err := s.read(q); err != nil {
			return nil, nil, err
		}
		things, report.Says = append(things, s.things...), append(report.Says, s.says...)
	}
	switch {
	case !wanted:
		return nil, nil, nil
	case len(things) == 0 && len(report.Says) == 0:
		return nil, nil, refusal{errors.New("the row says nothing: all of its keys are empty"), -1}
	case len(report.Says) == 0:
		return things, nil, nil
	}
	report.Quote = r.quote(used)
	return things, report, nil
}

// invalid returns the first cell that is not UTF-8.
func (t *importer) invalid(r *row) int {
	for i, c := range r.cells {
		if !utf8.ValidString(c) {
			return i
		}
	}
	return -1
}

// wants reports whether the filters of a query hold for a row.
func (t *importer) wants(q mapping.Query, r *row) bool {
	holds := func(f mapping.Filter) bool {
		cell := imports.Clean(r.cells[t.index[f.Column.Name]])
		for _, v := range f.Values {
			if imports.Clean(v) == cell {
				return true
			}
		}
		return false
	}
	for _, f := range q.Filters {
		if !holds(f) {
			return false
		}
	}
	for _, f := range q.FiltersNot {
		if holds(f) {
			return false
		}
	}
	return true
}

// problem is a problem in a row, at the cell where it stands.
func (r *row) problem(err error) dossier.Problem {
	cell := -1
	var at refusal
	if errors.As(err, &at) {
		cell = at.cell
	}
	line, column := r.position(cell)
	return dossier.Problem{At: dossier.Position{File: r.file, Line: line, Column: column}, Message: err.Error()}
}

// refusal says why a row is refused, and in which cell the reason stands: -1 for the whole row.
type refusal struct {
	error
	cell int
}
