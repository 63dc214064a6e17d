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

// parse reads the bytes of one file into a mapping.
func parse(name string, data []byte) (*yaml.Node, dossier.Problems) {
	data = bytes.TrimPrefix(data, []byte("\xef\xbb\xbf"))
	if p, ok := checkText(name, data); !ok {
		return nil, dossier.Problems{p}
	}
	data = bytes.ReplaceAll(data, []byte("\r\n"), []byte("\n"))
	whole := data
	if strings.EqualFold(path.Ext(name), ".json") {
		// JSON may be indented with tabs, which YAML refuses. Between the tokens of JSON a tab counts like a space,
		// and inside its strings a tab is not allowed.
		data = bytes.ReplaceAll(data, []byte("\t"), []byte(" "))
	}

	if Marks(data) > MaxMarks {
		return nil, dossier.Problems{problem(name, 1, 1, "holds more than %d line ends, commas, colons and brackets: %s", MaxMarks, splitting)}
	}
	if root, ok := parseJSON(whole); ok {
		s := strictChecker{file: name}
		s.check(root, 0)
		return root, s.problems
	}

	decoder := yaml.NewDecoder(bytes.NewReader(data))
	document, err := decode(decoder)
	switch {
	case errors.Is(err, io.EOF):
		return nil, dossier.Problems{problem(name, 1, 1,
			"is empty: delete the file, or write `dossier:`, `things:`, `source:` or `judgements:` and its content")}
	case err != nil:
		return nil, dossier.Problems{syntax(name, data, err)}
	}
	switch second, err := decode(decoder); {
	case err == nil:
		return nil, dossier.Problems{problem(name, second.Line, second.Column,
			"a second YAML document begins here: put it into its own file")}
	case !errors.Is(err, io.EOF):
		return nil, dossier.Problems{syntax(name, data, err)}
	}

	root := document.Content[0]
	s := strictChecker{file: name}
	s.check(root, 0)
	if root.Kind != yaml.MappingNode && len(s.problems) == 0 {
		s.refuse(root, "a mapping must stand here: `dossier:`, `things:`, `source:` or `judgements:` and its content")
	}
	return root, s.problems
}

// MaxMarks limits the characters of a file that can begin a YAML item. The YAML package needs about a microsecond and
// 300 bytes for each item, even the shortest. Without this limit a file of MaxFile bytes could cost 150 MB.
const MaxMarks = 50_000

// Marks counts these characters, also in texts and comments. So the count can be too high, but it is cheap.
func Marks(data []byte) int {
	n := 0
	for _, c := range data {
		switch c {
		case '\n', '\r', ',', ':', '[', '{':
			n++
		}
	}
	for _, end := range []string{"\u0085", "\u2028", "\u2029"} { // further line ends of YAML
		n += bytes.Count(data, []byte(end))
	}
	return n + bytes.Count(data, []byte("- ")) + bytes.Count(data, []byte("? "))
}

// decode reads the next document. It turns a panic of the YAML package into an error, because the input is not
// trusted. It returns io.EOF when there is no further document.
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

// checkText returns true if all bytes are text. Otherwise it returns false, and a problem at the first byte that is
// not text.
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
	// fromZero matches the errors in which the YAML package counts lines from 0. These are the errors of its parser.
	// Its scanner counts from 1.
	fromZero = regexp.MustCompile(`^did not find expected (?:key$|node content|'-' indicator|',' or |<)`)
)

// syntax turns an error of the YAML package into a problem, with a hint.
func syntax(name string, data []byte, err error) dossier.Problem {
	text := err.Error()
	found := yamlLine.FindStringSubmatch(text)
	line, _ := strconv.Atoi(found[1])
	if text = text[len(found[0]):]; fromZero.MatchString(text) {
		line++
	}
	lines := strings.Split(string(data), "\n")
	line = min(max(line, 1), len(lines))
	// The YAML package can report the line before the line with the tab.
	for n := line; n <= min(line+1, len(lines)); n++ {
		indent := lines[n-1][:len(lines[n-1])-len(strings.TrimLeft(lines[n-1], " \t"))]
		if tab := strings.IndexByte(indent, '\t'); tab >= 0 {
			return problem(name, n, tab+1, "a tab stands in the indentation: indent with spaces")
		}
	}
	return problem(name, line, 1, "this is not YAML: %s (is there an unclosed quote or bracket, or a wrong indentation?)",
		dossier.Shortened(text))
}
