package export

import (
	"errors"
	"io"
	"regexp"
	"strings"
	"testing"

	"pgregory.net/rapid"

	"parley/graph"
	"parley/graph/graphtest"
)

// read reads a file, and drops what it holds.
func read(file io.Reader) (Summary, error) {
	return ReadLines(file, func(graph.Record) error { return nil }, func(graph.Edge) error { return nil })
}

// sample returns a small file with every kind of line.
func sample(t failing) string {
	b := &graphtest.Builder{}
	b.Thing("Organization", "north", "name", "North")
	b.Thing("Person", "anna", "name", "Anna", "aliases", []string{"A", "B"}, "unnamed", false)
	b.Thing("Place", "lake", "latitude", 2.0, "longitude", -0.5)
	b.Thing("Plan", "plan", "pointCount", int64(28))
	b.Edge("MEMBER_OF", "anna", "north", "role", "minister")
	b.Edge("MEMBER_OF", "anna", "north", "role", "adviser")
	file, _ := exported(t, holding(t, b.Contents), "jsonlines", Options{})
	return file
}

// TestCutFiles: a file that ends anywhere before its end is refused, and the message says what to do.
func TestCutFiles(t *testing.T) {
	file := sample(t)
	if s, err := read(strings.NewReader(file)); err != nil || s.Things != 4 || s.Relations != 2 || s.Revision != 1 {
		t.Fatalf("the whole file: %+v, %v", s, err)
	}
	for n := range len(file) - 1 { // the last line may lack its line break
		_, err := read(strings.NewReader(file[:n]))
		want := ErrTruncated
		if n < strings.Index(file, "\n") {
			want = ErrNotLines
		}
		if !errors.Is(err, want) {
			t.Errorf("cut after %d bytes: error %v, want %v", n, err, want)
		}
	}
}

// TestEditedFiles: a file with other content is refused, and the message names the line.
func TestEditedFiles(t *testing.T) {
	file := sample(t)
	lines := strings.SplitAfter(file, "\n")
	swapped := func(i int) string {
		l := append([]string(nil), lines...)
		l[i], l[i+1] = l[i+1], l[i]
		return strings.Join(l, "")
	}
	replace := func(old, with string) string {
		if !strings.Contains(file, old) {
			t.Fatalf("the file lacks %s:\n%s", old, file)
		}
		return strings.Replace(file, old, with, 1)
	}
	for name, c := range map[string]struct {
		file string
		want error
		line string
	}{
		"another value":           {replace(`"Anna"`, `"Anne"`), ErrEdited, "line 8:"},
		"another number":          {replace(`28`, `29`), ErrEdited, "line 8:"},
		"a float as an integer":   {replace(`2.0`, `2`), ErrEdited, "line 8:"},
		"a text for a number":     {replace(`28`, `"28"`), ErrEdited, "line 5:"},
		"a number for a text":     {replace(`"Anna"`, `1`), ErrEdited, "line 2:"},
		"null":                    {replace(`"Anna"`, `null`), ErrEdited, "line 2:"},
		"null in a list":          {replace(`["A","B"]`, `["A",null]`), ErrEdited, "line 2:"},
		"an empty list":           {replace(`["A","B"]`, `[]`), ErrEdited, "line 2:"},
		"a fraction":              {replace(`28`, `28.5`), ErrEdited, "line 5:"},
		"a huge number":           {replace(`28`, `99999999999999999999`), ErrEdited, "line 5:"},
		"a line less":             {replace(lines[2], ""), ErrEdited, "line"},
		"a line twice":            {replace(lines[1], lines[1]+lines[1]), ErrEdited, "line 3:"},
		"an edge twice":           {replace(lines[5], lines[5]+lines[5]), ErrEdited, "line 7:"},
		"things in another order": {swapped(1), ErrEdited, "line 3:"},
		"edges in another order":  {swapped(5), ErrEdited, "line 7:"},
		"a thing after an edge":   {swapped(4), ErrEdited, "line 6:"},
		"a missing end":           {replace(`"to":"north"`, `"to":"south"`), ErrEdited, "line 6:"},
		"an end of another type":  {replace(`"to":"north"`, `"to":"lake"`), ErrEdited, "line 6:"},
		"a second id":             {replace(`"values":{"name":"Anna"`, `"values":{"id":"x","name":"Anna"`), ErrEdited, "line 2:"},
		"lines after the end":     {file + "{}\n", ErrEdited, "line 9:"},
		"text after an object":    {replace("}\n", "} {}\n"), ErrEdited, "line 1:"},
		"another count":           {replace(`"things":4`, `"things":5`), ErrEdited, "line 8:"},
		"an unknown key":          {replace(`"type":"Person"`, `"type":"Person","more":1`), ErrEdited, "line 2:"},
		"an unknown type":         {replace(`"Person"`, `"Robot"`), ErrNewer, "line 2:"},
		"a derived type":          {replace(`"Person"`, `"Encounter"`), ErrNewer, "line 2:"},
		"an unknown relation":     {replace(`"MEMBER_OF"`, `"OWNS"`), ErrNewer, "line 6:"},
		"an unknown property":     {replace(`"name":"Anna"`, `"shoe":"Anna"`), ErrNewer, "line 2:"},
		"a newer version":         {replace(`"version":1`, `"version":2`), ErrNewer, "line 1:"},
		"no version":              {replace(`"version":1`, `"version":0`), ErrNotLines, "line 1:"},
		"another format":          {`{"@context":{}}` + "\n", ErrNotLines, "line 1:"},
		"no JSON":                 {"a,b\n1,2\n", ErrNotLines, "line 1:"},
		"nothing":                 {"", ErrNotLines, "line 1:"},
		"an empty line":           {replace("\n", "\n\n"), ErrEdited, "line 2:"},
		"a line of no kind":       {replace(lines[1], "{}\n"), ErrNotLines, "line 2:"},
	} {
		_, err := read(strings.NewReader(c.file))
		if !errors.Is(err, c.want) || err != nil && !strings.HasPrefix(err.Error(), c.line) {
			t.Errorf("%s: error %v, want %v at %s", name, err, c.want, c.line)
		}
	}
}

// endless is a line that never ends.
type endless struct{ head io.Reader }

func (e endless) Read(p []byte) (int, error) {
	if n, err := e.head.Read(p); err == nil {
		return n, nil
	}
	for i := range p {
		p[i] = 'x'
	}
	return len(p), nil
}

// TestEndlessLines: a line that is too long is refused, with a bounded amount of memory.
func TestEndlessLines(t *testing.T) {
	header, _ := cutHeader(sample(t))
	for _, head := range []string{"", header + "\n{\"type\":\"Person\",\"id\":\""} {
		if _, err := read(endless{strings.NewReader(head)}); !errors.Is(err, ErrNotLines) {
			t.Errorf("error %v, want ErrNotLines", err)
		}
	}
}

// TestFlippedBytes: whatever byte of a file changes, the file is refused, or it still says the same. The revision of the header is not
// part of the graph.
func TestFlippedBytes(t *testing.T) {
	file := sample(t)
	want, err := read(strings.NewReader(file))
	if err != nil {
		t.Fatal(err)
	}
	rapid.Check(t, func(rt *rapid.T) {
		b := []byte(file)
		b[rapid.IntRange(0, len(b)-1).Draw(rt, "at")] = rapid.Byte().Draw(rt, "byte")
		got, err := read(strings.NewReader(string(b)))
		if got.Revision = want.Revision; err == nil && got != want {
			rt.Errorf("%q is read as %+v", b, got)
		}
	})
}

var known = regexp.MustCompile(`^line \d+: `)

// FuzzReadLines: no file makes the reader panic. What it accepts has the digest that it says.
func FuzzReadLines(f *testing.F) {
	f.Add(sample(f))
	f.Add(`{"format":"parley-graph","version":1,"revision":0}` + "\n" + `{"things":0,"relations":0,"digest":"` + strings.Repeat("0", 64) + `"}`)
	f.Add(`{"format":"parley-graph","version":1}` + "\n" + `{"type":"Person","id":"a","values":{"name":""}}`)
	f.Fuzz(func(t *testing.T, file string) {
		var c graph.Contents
		s, err := ReadLines(strings.NewReader(file), func(r graph.Record) error {
			c.Records = append(c.Records, r)
			return nil
		}, func(e graph.Edge) error {
			c.Edges = append(c.Edges, e)
			return nil
		})
		if err != nil {
			if !known.MatchString(err.Error()) {
				t.Errorf("the error does not name the line: %v", err)
			}
			return
		}
		again, _ := exported(t, holding(t, c), "jsonlines", Options{})
		if got, err := read(strings.NewReader(again)); err != nil || got.Digest != s.Digest {
			t.Errorf("what was read has the digest %s, and exported again %+v, %v", s.Digest, got, err)
		}
	})
}
