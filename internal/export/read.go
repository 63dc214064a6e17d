package export

import (
	"bufio"
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"parley/graph"
	"parley/loader/write"
)

// The errors of a file that cannot be read back. The wrapping error names the line.
var (
	// ErrNotLines says that a file is not one that `parley export --format jsonlines` has written.
	ErrNotLines = errors.New("this is not a file of `parley export --format jsonlines`: export the graph again")
	// ErrNewer says that a newer version of Parley has written a file.
	ErrNewer = errors.New("a newer version of Parley has written this file: import it with that version")
	// ErrTruncated says that the end of a file is missing.
	ErrTruncated = errors.New("the end of the file is missing: copy the file again, or export the graph again")
	// ErrEdited says that a file has changed since it was written.
	ErrEdited = errors.New("the file has changed since it was written: copy the file again, or export the graph again; to change a graph, change its dossier and load it")
)

// Summary says what a file of JSON lines holds.
type Summary struct {
	Revision          graph.Revision // of the graph that was exported
	Things, Relations int
	Digest            string
}

// ReadLines reads a file of JSON lines, and calls takeThing and takeEdge with what it holds, in the order of the file. It reads the
// whole file, and holds one line at a time, and the id and the type of each thing. What the functions got is certain only after ReadLines
// returns without an error: the digest comes last. The error wraps ErrNotLines, ErrNewer, ErrTruncated or ErrEdited, or is one
// of the functions or of r.
func ReadLines(r io.Reader, takeThing func(graph.Record) error, takeEdge func(graph.Edge) error) (Summary, error) {
	l := lineReader{scanner: bufio.NewScanner(r), types: map[graph.ID]*graph.Type{}, takeThing: takeThing, takeEdge: takeEdge}
	l.scanner.Buffer(make([]byte, 0, 1<<16), maxLine)
	if err := l.read(); err != nil {
		return Summary{}, fmt.Errorf("line %d: %w", l.number, err)
	}
	return l.Summary, nil
}

// lineReader reads the lines of a file.
type lineReader struct {
	Summary

	scanner   *bufio.Scanner
	number    int // of the line
	types     map[graph.ID]*graph.Type
	last      graph.ID    // the thing before this line, or ""
	lastEdge  *graph.Edge // the edge before this line, or nil
	digest    write.Sum
	takeThing func(graph.Record) error
	takeEdge  func(graph.Edge) error
}

// line is any line of a file. Only the keys of one form may be there.
type line struct {
	Format   string `json:"format"`
	Version  int    `json:"version"`
	Revision int64  `json:"revision"`

	Type   string                     `json:"type"`
	ID     string                     `json:"id"`
	Values map[string]json.RawMessage `json:"values"`

	Relation string `json:"relation"`
	From     string `json:"from"`
	To       string `json:"to"`

	Things    *int   `json:"things"`
	Relations *int   `json:"relations"`
	Digest    string `json:"digest"`
}

func (l *lineReader) read() error {
	head, more, err := l.next()
	switch {
	case err != nil:
		return err
	case !more || head.Format != linesFormat || head.Version < 1:
		return ErrNotLines
	case head.Version > linesVersion:
		return fmt.Errorf("%w (the file has the version %d, and this program reads %d)", ErrNewer, head.Version, linesVersion)
	}
	l.Revision = graph.Revision(head.Revision)
	for {
		next, more, err := l.next()
		switch {
		case err != nil:
			return err
		case !more:
			return ErrTruncated
		case next.Type != "":
			err = l.thing(next)
		case next.Relation != "":
			err = l.edge(next)
		case next.Things != nil && next.Relations != nil:
			return l.end(next)
		default:
			return ErrNotLines
		}
		if err != nil {
			return err
		}
	}
}

// next returns the next line. more is false at the end of the file.
func (l *lineReader) next() (next line, more bool, err error) {
	l.number++
	if !l.scanner.Scan() {
		if errors.Is(l.scanner.Err(), bufio.ErrTooLong) {
			return next, false, fmt.Errorf("%w (the line has more than %d bytes)", ErrNotLines, maxLine)
		}
		return next, false, l.scanner.Err()
	}
	d := json.NewDecoder(bytes.NewReader(l.scanner.Bytes()))
	d.DisallowUnknownFields()
	if err := d.Decode(&next); err != nil {
		if l.number == 1 {
			return next, false, ErrNotLines
		}
		if l.cut() {
			return next, false, ErrTruncated
		}
		return next, false, fmt.Errorf("%w (%w)", ErrEdited, err)
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return next, false, fmt.Errorf("%w (there is text after the object)", ErrEdited)
	}
	return next, true, nil
}

// cut reports whether a line that is not valid is the last of the file.
func (l *lineReader) cut() bool { return !l.scanner.Scan() && l.scanner.Err() == nil }

func (l *lineReader) thing(next line) error {
	t := graph.Parley.Type(next.Type)
	switch id := graph.ID(next.ID); {
	case t == nil || t.Derived:
		return fmt.Errorf("%w (the model has no type %q)", ErrNewer, next.Type)
	case l.lastEdge != nil || id <= l.last:
		return fmt.Errorf("%w (the thing %q is not in its place)", ErrEdited, next.ID)
	default:
		l.last, l.types[id] = id, t
	}
	values, err := valuesOf(next, t.Properties)
	if err != nil {
		return err
	}
	if values[0] != nil {
		return fmt.Errorf("%w (the thing %q has two ids)", ErrEdited, next.ID)
	}
	values[0] = next.ID
	r := graph.Record{Type: t, Values: values}
	l.digest.Record(r)
	l.Things++
	return l.takeThing(r)
}

func (l *lineReader) edge(next line) error {
	r := graph.Parley.Relation(next.Relation)
	if r == nil {
		return fmt.Errorf("%w (the model has no relation %q)", ErrNewer, next.Relation)
	}
	values, err := valuesOf(next, r.Properties)
	if err != nil {
		return err
	}
	e := graph.Edge{Relation: r, From: graph.ID(next.From), To: graph.ID(next.To), Values: values}
	if l.lastEdge != nil && l.lastEdge.CompareByFrom(e) >= 0 {
		return fmt.Errorf("%w (the relation %s from %q to %q is not in its place)", ErrEdited, r.Name, e.From, e.To)
	}
	for _, end := range []struct {
		id graph.ID
		of graph.End
	}{{e.From, r.From}, {e.To, r.To}} {
		if t := l.types[end.id]; t == nil || !t.Is(end.of.Type) {
			return fmt.Errorf("%w (the relation %s ends at %q, which is not there or is no %s)", ErrEdited, r.Name, end.id, end.of.Type)
		}
	}
	l.lastEdge = &e
	l.digest.Edge(e)
	l.Relations++
	return l.takeEdge(e)
}

// end checks the last line, and that nothing comes after it.
func (l *lineReader) end(next line) error {
	l.Digest = l.digest.String()
	switch {
	case *next.Things != l.Things || *next.Relations != l.Relations:
		return fmt.Errorf("%w (it has %d things and %d relations, and should have %d and %d)", ErrEdited, l.Things, l.Relations, *next.Things, *next.Relations)
	case next.Digest != l.Digest:
		return fmt.Errorf("%w (its digest is %s, and should be %s)", ErrEdited, l.Digest, shown(next.Digest))
	}
	l.number++
	if l.scanner.Scan() {
		return fmt.Errorf("%w (there are lines after the end)", ErrEdited)
	}
	return l.scanner.Err()
}

// shown returns a digest for a message, or says that it is none.
func shown(digest string) string {
	if _, err := hex.DecodeString(digest); err != nil || len(digest) > 64 {
		return "a digest"
	}
	return digest
}

// valuesOf returns the values of a line by Property.Index.
func valuesOf(next line, ps []*graph.Property) ([]graph.Value, error) {
	values := make([]graph.Value, len(ps))
	found := 0
	for _, p := range ps {
		raw, there := next.Values[p.Key]
		if !there {
			continue
		}
		found++
		v, ok := valueOf(raw, p.Kind)
		if !ok {
			return nil, fmt.Errorf("%w (the value of %s is of another kind)", ErrEdited, p.Key)
		}
		values[p.Index] = v
	}
	if found < len(next.Values) {
		for key := range next.Values {
			if !slices.ContainsFunc(ps, func(p *graph.Property) bool { return p.Key == key }) {
				return nil, fmt.Errorf("%w (the model has no property %q of %s)", ErrNewer, key, next.Type+next.Relation)
			}
		}
	}
	return values, nil
}

// valueOf reads a value of a kind. It reports false for a value of another kind. A whole number may stand for a float, because people
// write such numbers into Neo4j.
func valueOf(raw json.RawMessage, kind graph.Kind) (v graph.Value, ok bool) {
	switch kind {
	case graph.String:
		return decoded[string](raw, '"')
	case graph.Bool:
		return decoded[bool](raw, 't', 'f')
	case graph.Strings:
		var list []*string
		if json.Unmarshal(raw, &list) != nil || len(list) == 0 || slices.Contains(list, nil) {
			return nil, false
		}
		texts := make([]string, len(list))
		for i, s := range list {
			texts[i] = *s
		}
		return texts, true
	case graph.Float:
		if strings.ContainsAny(string(raw), ".e") {
			return decoded[float64](raw, raw[0])
		}
		return decoded[int64](raw, raw[0])
	}
	return decoded[int64](raw, raw[0])
}

// decoded reads a value of a type, which begins with one of some characters.
func decoded[T any](raw json.RawMessage, begins ...byte) (graph.Value, bool) {
	var v T
	if !slices.Contains(begins, raw[0]) || raw[0] == 'n' || json.Unmarshal(raw, &v) != nil {
		return nil, false
	}
	return v, true
}
