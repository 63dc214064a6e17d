// Package review changes the file of a draft, one decision at a time. It changes only the lines of the fact, so that comments and the
// order of a file that people have edited stay.
package review

import (
	"bytes"
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"parley/loader/grammar"
)

var (
	// ErrForm refuses a file that is no draft with a report on lines of its own.
	ErrForm = errors.New("the file is not a draft that can be reviewed")
	// ErrNothing means that there is nothing to undo or to split.
	ErrNothing = errors.New("there is nothing to do")
)

// Fact is one report of the file.
type Fact struct {
	Quote string
	Start int
	Doubt string // why it is doubtful, or ""
	Waits bool   // it waits for a decision
	// From and To are the lines of the report, from 0; To is exclusive.
	From, To int

	node *yaml.Node
}

// File is the text of a draft.
type File struct {
	Facts  []Fact
	TextOf string // the name of the article's text
	Source string // the id of the source
	Draft  bool

	lines [][]byte // each with its line end
	end   int      // the line after the reports, from 0
	root  *yaml.Node
}

// Parse reads the text of a draft. The error wraps ErrForm if the file is none.
func Parse(text []byte) (*File, error) {
	var document yaml.Node
	if err := yaml.Unmarshal(text, &document); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrForm, err)
	}
	if len(document.Content) == 0 || document.Content[0].Kind != yaml.MappingNode {
		return nil, fmt.Errorf("%w: it has no `source`", ErrForm)
	}
	if aliased(&document) {
		return nil, fmt.Errorf("%w: it has aliases, which a dossier cannot have", ErrForm)
	}
	f := &File{lines: bytes.SplitAfter(text, []byte("\n"))}
	if n := len(f.lines); n > 0 && len(f.lines[n-1]) == 0 {
		f.lines = f.lines[:n-1]
	}
	root := document.Content[0]
	f.root = root
	f.Source, f.TextOf = value(root, "source"), value(root, "text")
	f.Draft = value(root, grammar.Draft) == "true"
	if f.Source == "" {
		return nil, fmt.Errorf("%w: it has no `source`", ErrForm)
	}
	reports, end := f.reports(root)
	f.end = end
	if reports == nil || reports.Tag == "!!null" {
		return f, nil
	}
	if reports.Style&yaml.FlowStyle != 0 {
		return nil, fmt.Errorf("%w: write each report on lines of its own, below `reports:`", ErrForm)
	}
	for i, n := range reports.Content {
		if n.Kind != yaml.MappingNode || n.Style&yaml.FlowStyle != 0 {
			return nil, fmt.Errorf("%w: line %d: write the keys of a report on lines of their own", ErrForm, n.Line)
		}
		fact := Fact{node: n, Quote: value(n, "quote"), Doubt: value(n, grammar.Doubt), From: n.Line - 1, To: end}
		_, _ = fmt.Sscan(value(n, "start"), &fact.Start)
		fact.Waits = fact.Doubt != "" || value(n, grammar.Waits) == "true"
		if i+1 < len(reports.Content) {
			fact.To = f.above(reports.Content[i+1].Line - 1)
		}
		f.Facts = append(f.Facts, fact)
	}
	return f, nil
}

// reports returns the reports, and the line after them. The reports are nil if the file has no such key.
func (f *File) reports(root *yaml.Node) (reports *yaml.Node, end int) {
	for k := 0; k+1 < len(root.Content); k += 2 {
		switch {
		case reports != nil:
			return reports, f.above(root.Content[k].Line - 1)
		case root.Content[k].Value == grammar.Reports:
			reports = root.Content[k+1]
		}
	}
	return reports, len(f.lines)
}

// aliased reports whether YAML has an alias. A report with an alias to itself could not be written.
func aliased(n *yaml.Node) bool {
	return n.Kind == yaml.AliasNode || slices.ContainsFunc(n.Content, aliased)
}

// above returns the line at which the comments above a line begin.
func (f *File) above(line int) int {
	for line > 0 {
		before := bytes.TrimSpace(f.lines[line-1])
		if len(before) > 0 && before[0] != '#' {
			break
		}
		line--
	}
	return line
}

func get(n *yaml.Node, key string) *yaml.Node {
	for i := 0; i+1 < len(n.Content); i += 2 {
		if n.Content[i].Value == key {
			return n.Content[i+1]
		}
	}
	return nil
}

func value(n *yaml.Node, key string) string {
	if v := get(n, key); v != nil && v.Kind == yaml.ScalarNode {
		return v.Value
	}
	return ""
}

// Text returns the text of the file.
func (f *File) Text() []byte { return bytes.Join(f.lines, nil) }

// Order returns the facts that wait, doubtful facts first, as indexes.
func (f *File) Order() []int {
	var doubtful, others []int
	for i, fact := range f.Facts {
		switch {
		case !fact.Waits:
		case fact.Doubt != "":
			doubtful = append(doubtful, i)
		default:
			others = append(others, i)
		}
	}
	return append(doubtful, others...)
}

// Lines returns the lines of a fact.
func (f *File) Lines(i int) []byte {
	return bytes.Join(f.lines[f.Facts[i].From:f.Facts[i].To], nil)
}

// replaced returns the text of the file with other lines in the place of some lines.
func (f *File) replaced(from, to int, with []byte) []byte {
	return bytes.Join([][]byte{bytes.Join(f.lines[:from], nil), with, bytes.Join(f.lines[to:], nil)}, nil)
}

// Accepted returns the text of the file after a fact is accepted: without the key that says that it waits.
func (f *File) Accepted(i int) []byte {
	n := f.Facts[i].node
	for k := 0; k+1 < len(n.Content); k += 2 {
		key := n.Content[k]
		if key.Value != grammar.Doubt && key.Value != grammar.Waits {
			continue
		}
		to := f.Facts[i].To
		if k+2 < len(n.Content) {
			to = n.Content[k+2].Line - 1
		}
		return f.replaced(key.Line-1, to, nil)
	}
	return f.Text()
}

// Dropped returns the text of the file after a fact is dropped. The last fact takes the key `reports` with it.
func (f *File) Dropped(i int) []byte {
	from := f.above(f.Facts[i].From)
	if i == 0 {
		from = f.Facts[i].From
	}
	if len(f.Facts) == 1 {
		for from > 0 && !bytes.HasPrefix(f.lines[from], []byte(grammar.Reports+":")) {
			from--
		}
	}
	return f.replaced(from, f.Facts[i].To, nil)
}

// Edited returns the text of the file with other lines for a fact.
func (f *File) Edited(i int, lines []byte) []byte {
	if len(lines) > 0 && lines[len(lines)-1] != '\n' {
		lines = append(slices.Clone(lines), '\n')
	}
	return f.replaced(f.Facts[i].From, f.Facts[i].To, lines)
}

// Split returns the text of the file with several facts in the place of one: one for each item, for each field of an item, or for
// each element of a field. The error is ErrNothing if the fact has only one element.
func (f *File) Split(i int) ([]byte, error) {
	n := f.Facts[i].node
	says := get(n, "says")
	if says == nil || len(says.Content) == 0 {
		return nil, ErrNothing
	}
	parts := split(says)
	if len(parts) < 2 {
		return nil, fmt.Errorf("%w: the fact cannot be split", ErrNothing)
	}
	indent := strings.Repeat(" ", n.Column-len("- ")-1)
	var out bytes.Buffer
	for _, part := range parts {
		report := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map"}
		for k := 0; k+1 < len(n.Content); k += 2 {
			v := n.Content[k+1]
			if n.Content[k].Value == "says" {
				v = &yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq", Content: []*yaml.Node{part}}
			}
			report.Content = append(report.Content, n.Content[k], v)
		}
		var b bytes.Buffer
		e := yaml.NewEncoder(&b)
		const spaces = 2
		e.SetIndent(spaces)
		if err := e.Encode(&yaml.Node{Kind: yaml.SequenceNode, Tag: "!!seq", Content: []*yaml.Node{report}}); err != nil {
			return nil, err
		}
		for line := range bytes.Lines(b.Bytes()) {
			out.WriteString(indent)
			out.Write(line)
		}
	}
	return f.replaced(f.Facts[i].From, f.Facts[i].To, out.Bytes()), nil
}

// split cuts what a report says into parts.
func split(says *yaml.Node) []*yaml.Node {
	if len(says.Content) > 1 {
		return says.Content
	}
	item := says.Content[0]
	const typeAndID, pair = 2, 2
	first := typeAndID
	var label []*yaml.Node
	if len(item.Content) > first && item.Content[first].Value == "label" {
		label = item.Content[first : first+pair]
		first += pair
	}
	with := func(n int, fields ...*yaml.Node) *yaml.Node {
		out := &yaml.Node{Kind: yaml.MappingNode, Tag: "!!map", Style: item.Style, Content: slices.Clone(item.Content[:typeAndID])}
		if n == 0 {
			out.Content = append(out.Content, label...)
		}
		out.Content = append(out.Content, fields...)
		return out
	}
	var parts []*yaml.Node
	if len(item.Content)-first > pair {
		for k := first; k+1 < len(item.Content); k += pair {
			parts = append(parts, with(len(parts), item.Content[k], item.Content[k+1]))
		}
		return parts
	}
	if len(item.Content) > first && item.Content[first+1].Kind == yaml.SequenceNode {
		for _, element := range item.Content[first+1].Content {
			parts = append(parts, with(len(parts), item.Content[first], element))
		}
	}
	return parts
}

// Finished returns the text of the source file when no fact waits: it is no draft any more.
func (f *File) Finished() []byte { return notDraft(f.Text()) }

// notDraft removes the key `draft` and the comment above it that Parley writes.
func notDraft(text []byte) []byte {
	var out [][]byte
	for line := range bytes.Lines(text) {
		if bytes.HasPrefix(line, []byte(grammar.Draft+":")) || bytes.HasPrefix(line, []byte("# A draft. `parley review`")) || bytes.HasPrefix(line, []byte("# Things that the record did not have when the draft")) {
			continue
		}
		out = append(out, line)
	}
	return bytes.Join(out, nil)
}

// Things returns the text of the reference file of a draft when no fact waits: with the things that the source file names, and no draft any
// more. It returns nil if the source file names none of them.
func Things(reference, source []byte) ([]byte, error) {
	var document yaml.Node
	if err := yaml.Unmarshal(reference, &document); err != nil || len(document.Content) == 0 {
		return nil, fmt.Errorf("%w: the reference file cannot be read", ErrForm)
	}
	things := get(document.Content[0], "things")
	if things == nil || things.Style&yaml.FlowStyle != 0 {
		return notDraft(reference), nil
	}
	used := map[string]bool{}
	var sourceRoot yaml.Node
	if err := yaml.Unmarshal(source, &sourceRoot); err != nil {
		return nil, fmt.Errorf("%w: %w", ErrForm, err)
	}
	var walk func(*yaml.Node)
	walk = func(n *yaml.Node) {
		if n.Kind == yaml.ScalarNode {
			used[n.Value] = true
		}
		for _, child := range n.Content {
			walk(child)
		}
	}
	walk(&sourceRoot)
	for _, thing := range things.Content { // a thing that another thing names is used, too
		if len(thing.Content) > 1 && used[thing.Content[1].Value] {
			for _, child := range thing.Content[2:] {
				walk(child)
			}
		}
	}
	lines := bytes.SplitAfter(reference, []byte("\n"))
	kept := 0
	for i := len(things.Content) - 1; i >= 0; i-- {
		thing := things.Content[i]
		if len(thing.Content) < 2 || used[thing.Content[1].Value] {
			kept++
			continue
		}
		to := len(lines)
		if i+1 < len(things.Content) {
			to = things.Content[i+1].Line - 1
		}
		for n := thing.Line - 1; n < to; n++ {
			lines[n] = nil
		}
	}
	if kept == 0 {
		return nil, nil
	}
	return notDraft(bytes.Join(lines, nil)), nil
}
