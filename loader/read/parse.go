package read

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"strconv"
	"strings"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"

	"parley/loader/dossier"
)

// parse reads one file's bytes into a mapping.
func parse(name string, data []byte) (*yaml.Node, dossier.Problems) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if p, ok := checkText(name, data); !ok {
		return nil, dossier.Problems{p}
	}
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	if strings.EqualFold(path.Ext(name), ".json") {
		// JSON may be indented with tabs, which YAML refuses. A tab between the
		// tokens of JSON is worth a space, and none may stand in its strings.
		data = bytes.ReplaceAll(data, []byte("\t"), []byte(" "))
	}

	if marks(data) > maxMarks {
		return nil, dossier.Problems{problem(name, 1, 1, "holds more than %d line ends, commas, colons and brackets: split it into several files", maxMarks)}
	}

	decoder := yaml.NewDecoder(bytes.NewReader(data))
	document, err := decode(decoder)
	switch {
	case errors.Is(err, io.EOF):
		return nil, dossier.Problems{problem(name, 1, 1,
			"is empty: delete it, or write `dossier:`, `things:` or `source:` and what belongs to it")}
	case err != nil:
		return nil, dossier.Problems{syntax(name, data, err)}
	}
	switch second, err := decode(decoder); {
	case err == nil:
		return nil, dossier.Problems{problem(name, second.Line, second.Column,
			"a second document begins here: put it into a file of its own")}
	case !errors.Is(err, io.EOF):
		return nil, dossier.Problems{syntax(name, data, err)}
	}

	root := document.Content[0]
	s := strictChecker{file: name}
	s.check(root, 0)
	if root.Kind != yaml.MappingNode && len(s.problems) == 0 {
		s.refuse(root, "keys and their values are due here: `dossier:`, `things:` or `source:` and what belongs to it")
	}
	return root, s.problems
}

// maxMarks bounds the characters of a file that YAML can take for the beginning of
// an item. The YAML package takes about a microsecond and 300 bytes for each item,
// however short: without a bound, a file of maxFile could cost 150 MB.
const maxMarks = 50_000

// marks counts them, those in texts and comments too: it is a bound, and cheap.
func marks(data []byte) int {
	n := 0
	for _, c := range data {
		switch c {
		case '\n', '\r', ',', ':', '[', '{':
			n++
		}
	}
	for _, end := range []string{"\u0085", "\u2028", "\u2029"} { // YAML ends lines with these, too
		n += bytes.Count(data, []byte(end))
	}
	return n + bytes.Count(data, []byte("- ")) + bytes.Count(data, []byte("? "))
}

// decode reads the next document. What the YAML package panics about is an
// error here: its parser is not ours, and its input is not to be trusted.
func decode(decoder *yaml.Decoder) (document *yaml.Node, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("yaml: %v", r)
		}
	}()
	document = &yaml.Node{}
	if err := decoder.Decode(document); err != nil {
		return nil, err
	}
	if len(document.Content) == 0 {
		return nil, io.EOF
	}
	return document, nil
}

// checkText tells where bytes begin that are no text.
func checkText(name string, data []byte) (dossier.Problem, bool) {
	line, column := 1, 1
	for i := 0; i < len(data); {
		r, size := utf8.DecodeRune(data[i:])
		switch {
		case r == utf8.RuneError && size <= 1:
			return problem(name, line, column, "these bytes are not UTF-8: save the file as UTF-8"), false
		case r == 0:
			return problem(name, line, column, "a NUL byte stands here: save the file as UTF-8 text"), false
		case r == '\n':
			line, column = line+1, 0
		}
		column++
		i += size
	}
	return dossier.Problem{}, true
}

var (
	yamlLine = regexp.MustCompile(`^(?:yaml: )?(?:line (\d+): )?`)
	// fromZero is what the YAML package says with lines that it counts from 0: what
	// its parser finds, unlike what its scanner does.
	fromZero = regexp.MustCompile(`^did not find expected (?:key$|node content|'-' indicator|',' or |<)`)
)

// syntax turns what the YAML package says into a problem, with a hint where
// its words alone would not help.
func syntax(name string, data []byte, err error) dossier.Problem {
	text := err.Error()
	found := yamlLine.FindStringSubmatch(text)
	line, _ := strconv.Atoi(found[1])
	if text = text[len(found[0]):]; fromZero.MatchString(text) {
		line++
	}
	lines := strings.Split(string(data), "\n")
	line = min(max(line, 1), len(lines))
	// A tab may stand one line on.
	for n := line; n <= min(line+1, len(lines)); n++ {
		indent := lines[n-1][:len(lines[n-1])-len(strings.TrimLeft(lines[n-1], " \t"))]
		if tab := strings.IndexByte(indent, '\t'); tab >= 0 {
			return problem(name, n, tab+1, "a tab stands in the indentation: indent with spaces")
		}
	}
	return problem(name, line, 1, "this is not YAML: %s (is there an unclosed quote or bracket, or a wrong indentation?)",
		dossier.Shortened(text))
}
