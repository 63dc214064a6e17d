// Package jsontext reads the objects of a JSON text one at a time, each with its place in the text. So an object can be the passage of a
// report.
package jsontext

import (
	"bufio"
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"
	"unicode"
	"unicode/utf8"

	"parley/loader/dossier"
	"parley/loader/grammar"
)

// Object is a JSON value in a text. Start counts Unicode code points from 0, as `start` of a report does: without a byte order mark,
// and with one for a line end of two bytes. Line and Column count from 1.
type Object struct {
	Raw                 []byte
	Start, Line, Column int
}

// At is the place of the object in a file.
func (o Object) At(file string) dossier.Position {
	return dossier.Position{File: file, Line: o.Line, Column: o.Column}
}

// maxPassage is the largest number of characters of a passage. JSON without spaces is one word.
const maxPassage = 400

// Passage returns the beginning of the object after its bracket, and where it begins.
func (o Object) Passage() (quote string, start int) {
	at := len(o.Raw) - len(bytes.TrimLeft(o.Raw, "{ \t\r\n"))
	return passage(o.Raw[at:]), o.Start + length(o.Raw[:at])
}

// Find returns the passage that begins with words, and where it begins. The words must stand in the object as they are, without an
// escape.
func (o Object) Find(words string) (quote string, start int, found bool) {
	at := bytes.Index(o.Raw, []byte(words))
	if at < 0 || words == "" {
		return "", 0, false
	}
	return words, o.Start + length(o.Raw[:at]), true
}

// passage is the beginning of a text that is short enough for a report.
func passage(raw []byte) string {
	text := strings.ReplaceAll(string(raw), "\r\n", "\n")
	if runes := []rune(text); len(runes) > maxPassage {
		text = string(runes[:maxPassage])
	}
	for len(strings.Fields(text)) > grammar.MaxWords {
		text = strings.TrimRight(text, " \t\r\n")
		text = text[:strings.LastIndexAny(text, " \t\r\n")]
	}
	return strings.TrimSpace(text)
}

// length is the number of code points of a text, with one for a line end of two bytes.
func length(text []byte) int { return utf8.RuneCount(text) - bytes.Count(text, []byte("\r\n")) }

// cursor is a place in a text.
type cursor struct{ start, line, column int }

func (c *cursor) advance(text []byte) {
	c.start += length(text)
	if last := bytes.LastIndexByte(text, '\n'); last >= 0 {
		c.line, c.column = c.line+bytes.Count(text, []byte("\n")), 1
		text = text[last+1:]
	}
	c.column += utf8.RuneCount(text)
}

// window keeps what was read and not passed.
type window struct {
	from io.Reader
	kept []byte
	base int64
	at   cursor
}

func (w *window) Read(p []byte) (int, error) {
	n, err := w.from.Read(p)
	w.kept = append(w.kept, p[:n]...)
	return n, err
}

// pass moves on to an offset.
func (w *window) pass(offset int64) {
	n := offset - w.base
	w.at.advance(w.kept[:n])
	w.kept, w.base = append(w.kept[:0], w.kept[n:]...), offset
}

// withoutMark is a reader without a byte order mark at the beginning.
func withoutMark(from io.Reader) *bufio.Reader {
	in := bufio.NewReaderSize(from, 64<<10)
	const mark = "\xef\xbb\xbf"
	if begin, err := in.Peek(len(mark)); err == nil && string(begin) == mark {
		_, _ = in.Discard(len(mark)) // they are buffered
	}
	return in
}

// Lists reads a JSON object of lists. It calls each for every element of every list, with the name of the list. It skips everything else.
// A list alone has the name "". The errors of each end the reading.
func Lists(from io.Reader, each func(list string, o Object) error) error {
	err := lists(from, each)
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return errEnds
	}
	return err
}

// errEnds refuses a text that was cut off.
var errEnds = errors.New("the text ends too early")

func lists(from io.Reader, each func(list string, o Object) error) error {
	w := &window{from: withoutMark(from), at: cursor{line: 1, column: 1}}
	d := json.NewDecoder(w)
	begin, err := d.Token()
	if err != nil {
		return err
	}
	if begin == json.Delim('[') {
		return elements(d, w, "", each)
	}
	if begin != json.Delim('{') {
		return errors.New("the text is no JSON object")
	}
	for d.More() {
		key, err := d.Token()
		if err != nil {
			return err
		}
		name, _ := key.(string)
		var first json.Token
		if first, err = d.Token(); err != nil {
			return err
		}
		if first != json.Delim('[') {
			if err := skip(d, first); err != nil {
				return err
			}
			w.pass(d.InputOffset())
			continue
		}
		if err := elements(d, w, name, each); err != nil {
			return err
		}
	}
	return expect(d, '}')
}

// elements reads the elements of a list, and its end.
func elements(d *json.Decoder, w *window, list string, each func(string, Object) error) error {
	for d.More() {
		var raw json.RawMessage
		if err := d.Decode(&raw); err != nil {
			return err
		}
		w.pass(d.InputOffset() - int64(len(raw)))
		o := Object{Raw: raw, Start: w.at.start, Line: w.at.line, Column: w.at.column}
		if err := each(list, o); err != nil {
			return err
		}
		w.pass(d.InputOffset())
	}
	return expect(d, ']')
}

// expect reads one bracket.
func expect(d *json.Decoder, bracket json.Delim) error {
	got, err := d.Token()
	if err != nil {
		return err
	}
	if got != bracket {
		return fmt.Errorf("%q must stand where %v stands", bracket.String(), got)
	}
	return nil
}

// skip reads to the end of a value of which the first token is read.
func skip(d *json.Decoder, first json.Token) error {
	depth := 0
	for token := first; ; {
		if bracket, is := token.(json.Delim); is {
			if bracket == '{' || bracket == '[' {
				depth++
			} else {
				depth--
			}
		}
		if depth == 0 {
			return nil
		}
		var err error
		if token, err = d.Token(); err != nil {
			return err
		}
	}
}

// maxLine is the largest line of JSON lines, in bytes.
const maxLine = 16 << 20

// ErrLong refuses a line that is too long to be one record.
var ErrLong = errors.New("a line has more than 16 MiB: JSON lines have one object in each line")

// Lines reads JSON lines. It calls each for every line that is not empty. The line need not be JSON.
func Lines(from io.Reader, each func(o Object) error) error {
	in, at := withoutMark(from), cursor{line: 1, column: 1}
	for {
		var line []byte
		for {
			part, err := in.ReadSlice('\n')
			line = append(line, part...)
			if len(line) > maxLine {
				return ErrLong
			}
			if err == nil || !errors.Is(err, bufio.ErrBufferFull) {
				if err != nil && !errors.Is(err, io.EOF) {
					return err
				}
				break
			}
		}
		if len(line) == 0 {
			return nil
		}
		if trimmed := bytes.TrimSpace(line); len(trimmed) > 0 {
			begin := at
			begin.advance(line[:len(line)-len(bytes.TrimLeftFunc(line, unicode.IsSpace))])
			if err := each(Object{Raw: trimmed, Start: begin.start, Line: begin.line, Column: begin.column}); err != nil {
				return err
			}
		}
		at.advance(line)
	}
}
