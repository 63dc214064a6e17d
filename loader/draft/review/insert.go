package review

import (
	"bytes"
	"fmt"
	"strings"

	"go.yaml.in/yaml/v3"

	"parley/loader/grammar"
)

// Inserted returns the text of the file with one more report, and the line at which the report begins, from 0. The report stands after the
// last report that begins before it in the article. The lines of the report begin with "- ", and have no indent. start is the position of the
// report in the article.
func (f *File) Inserted(start int, report []byte) (text []byte, line int, err error) {
	at, indent := f.end, "  "
	reports := get(f.root, grammar.Reports)
	switch {
	case f.root.Style&yaml.FlowStyle != 0 || reports != nil && reports.Tag != "!!null" && reports.Style&yaml.FlowStyle != 0:
		return nil, 0, fmt.Errorf("%w: write each report on lines of its own, below `reports:`", ErrForm)
	case reports == nil:
		report = append([]byte(grammar.Reports+":\n"), indented(report, indent)...)
	case len(f.Facts) == 0:
		report = indented(report, indent)
	default:
		indent = strings.Repeat(" ", f.Facts[0].node.Column-len("- ")-1)
		at = f.above(f.Facts[0].From)
		for _, fact := range f.Facts {
			if fact.Start <= start {
				at = fact.To
			}
		}
		report = indented(report, indent)
	}
	if before := bytes.Join(f.lines[:at], nil); len(before) > 0 && before[len(before)-1] != '\n' {
		report = append([]byte("\n"), report...)
	}
	line = at
	if reports == nil {
		line++
	}
	return f.replaced(at, at, report), line, nil
}

// indented returns lines with an indent. Each line ends with a line break.
func indented(lines []byte, indent string) []byte {
	var out bytes.Buffer
	for line := range bytes.Lines(lines) {
		if len(bytes.TrimSpace(line)) > 0 {
			out.WriteString(indent)
		}
		out.Write(line)
	}
	if b := out.Bytes(); len(b) > 0 && b[len(b)-1] != '\n' {
		out.WriteByte('\n')
	}
	return out.Bytes()
}

// Node returns the value of a key of a fact, or nil.
func (f *File) Node(i int, key string) *yaml.Node { return get(f.Facts[i].node, key) }

// Header returns the value of a key of the file, if it is a single text, and otherwise the value of the key `text` below it.
func (f *File) Header(key string) string {
	n := get(f.root, key)
	if n != nil && n.Kind == yaml.MappingNode {
		return value(n, "text")
	}
	return value(f.root, key)
}

// Added returns the text of a reference file with more things, each on a line of its own. The error wraps ErrForm if the file does not end with a list of
// things that are on lines of their own.
func Added(reference []byte, things [][]byte) ([]byte, error) {
	var document yaml.Node
	if err := yaml.Unmarshal(reference, &document); err != nil || len(document.Content) == 0 || document.Content[0].Kind != yaml.MappingNode {
		return nil, fmt.Errorf("%w: the reference file cannot be read", ErrForm)
	}
	root := document.Content[0]
	list := get(root, "things")
	if list == nil || list.Style&yaml.FlowStyle != 0 || len(list.Content) == 0 || root.Content[len(root.Content)-1] != list {
		return nil, fmt.Errorf("%w: the reference file does not end with `things:`", ErrForm)
	}
	out := bytes.Clone(reference)
	if out[len(out)-1] != '\n' {
		out = append(out, '\n')
	}
	indent := strings.Repeat(" ", list.Content[0].Column-len("- ")-1)
	for _, thing := range things {
		out = append(out, indented(append([]byte("- "), thing...), indent)...)
	}
	return out, nil
}
