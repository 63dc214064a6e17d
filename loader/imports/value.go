package imports

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"parley/graph"
	"parley/loader/edtf"
)

// ID is the id of a thing as the value of a field.
func ID(id graph.ID) *yaml.Node {
	if s := string(id); s == "" || s[0] < 'a' || typed.MatchString(s) { // YAML reads 2025 as a number
		return quoted(s)
	}
	return plain(string(id))
}

// Word is a closed word, such as "in person".
func Word(word string) *yaml.Node { return text(word) }

// Number is a whole number.
func Number(n int64) *yaml.Node { return plain(strconv.FormatInt(n, 10)) }

// Measure is a number with a fraction.
func Measure(x float64) *yaml.Node { return plain(strconv.FormatFloat(x, 'f', -1, 64)) }

// Bool is true or false.
func Bool(b bool) *yaml.Node { return plain(strconv.FormatBool(b)) }

// Time is a time in EDTF. worded has the words of the source, or is "" if they are no other words. The error says why the text is no
// time; it begins with a verb.
func Time(edtfText, worded string) (*yaml.Node, error) {
	if _, err := edtf.Parse(edtfText); err != nil {
		return nil, err
	}
	n := quoted(edtfText)
	if date.MatchString(edtfText) {
		n = plain(edtfText)
	}
	if worded == "" || worded == edtfText {
		return n, nil
	}
	words, err := Prose(worded)
	if err != nil {
		return nil, err
	}
	return mapping(yaml.FlowStyle, "text", n, "worded", words), nil
}

// date matches the times that need no quotes.
var date = regexp.MustCompile(`^[0-9]{4}(-[0-9]{2}){0,2}(T[0-9:]+(Z|[+-][0-9:]+))?$`)

// Line is a text on one line. White space becomes single spaces, and invisible characters go. The error says why a dossier cannot
// hold the text; it begins with a verb.
func Line(s string) (*yaml.Node, error) {
	clean := Clean(s)
	if err := check(clean); err != nil {
		return nil, err
	}
	return text(clean), nil
}

// Prose is a text that can have several lines.
func Prose(s string) (*yaml.Node, error) {
	s = strings.TrimSpace(strings.ReplaceAll(s, "\r\n", "\n"))
	if err := check(s); err != nil {
		return nil, err
	}
	return text(s), nil
}

// Clean returns a text on one line: white space becomes single spaces, and invisible characters go.
func Clean(s string) string {
	s = strings.Map(func(r rune) rune {
		switch {
		case r == '\u200c' || r == '\u200d': // some scripts cannot be written without them
			return r
		case turns(r): // check refuses it
			return r
		case unicode.Is(unicode.Cf, r) || strings.ContainsRune("\u115f\u1160\u17b4\u17b5\u2800\u3164\uffa0", r):
			return -1
		}
		return r
	}, s)
	return norm.NFC.String(strings.Join(strings.Fields(s), " "))
}

// turns reports whether a character turns the direction of the text after it.
func turns(r rune) bool { return r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069' }

// check says why a dossier cannot hold a text.
func check(s string) error {
	if s == "" {
		return errors.New("is empty")
	}
	visible := false
	for i, r := range s {
		switch {
		case r == unicode.ReplacementChar:
			return fmt.Errorf("holds U+FFFD after %d bytes, which stands for a letter that was lost: correct the file, or save it as UTF-8", i)
		case turns(r):
			return fmt.Errorf("holds the invisible character %U, which turns the direction of the text: remove it", r)
		case unicode.IsControl(r) && r != '\n' && r != '\t':
			return fmt.Errorf("holds the control character %U: remove it", r)
		case unicode.In(r, unicode.L, unicode.N, unicode.P, unicode.S):
			visible = true
		}
	}
	if !visible {
		return errors.New("has no character that people can see")
	}
	return nil
}

// Element is an element of a relation: the id of the thing at the other end, and details in pairs of a name and a value.
func Element(id graph.ID, details ...Field) *yaml.Node {
	if len(details) == 0 {
		return ID(id)
	}
	n := mapping(yaml.FlowStyle, "id", ID(id))
	for _, d := range details {
		if len(d.Elements) == 1 {
			add(n, d.Name, d.Elements[0])
		} else if len(d.Elements) > 1 {
			l := list(d.Elements)
			l.Style = yaml.FlowStyle
			add(n, d.Name, l)
		}
	}
	return n
}

// Name is a name with its language and its script. Both can be "".
func Name(name *yaml.Node, language, script string) *yaml.Node {
	n := mapping(yaml.FlowStyle, "text", name)
	if language != "" {
		add(n, "language", text(language))
	}
	if script != "" {
		add(n, "script", text(script))
	}
	return n
}

// Identifier is an identifier in another register.
func Identifier(scheme, value *yaml.Node) *yaml.Node {
	return mapping(yaml.FlowStyle, "scheme", scheme, "value", value)
}

// mapping is a mapping of names and values.
func mapping(style yaml.Style, pairs ...any) *yaml.Node {
	n := &yaml.Node{Kind: yaml.MappingNode, Style: style}
	for i := 0; i < len(pairs); i += 2 {
		add(n, pairs[i].(string), pairs[i+1].(*yaml.Node))
	}
	return n
}

func add(n *yaml.Node, name string, value *yaml.Node) {
	n.Content = append(n.Content, plain(name), value)
}

// list is a list, each element on a line of its own unless all are single words.
func list(elements []*yaml.Node) *yaml.Node {
	return &yaml.Node{Kind: yaml.SequenceNode, Content: elements}
}

func plain(s string) *yaml.Node { return &yaml.Node{Kind: yaml.ScalarNode, Value: s} }

func quoted(s string) *yaml.Node {
	return &yaml.Node{Kind: yaml.ScalarNode, Value: s, Style: yaml.DoubleQuotedStyle}
}

var (
	// bare matches the texts that need no quotes in any place of any YAML.
	bare = regexp.MustCompile(`^\pL[\pL\pM\pN]*([ ._'’()/&+-]*[\pL\pM\pN)]+)*\.?$`)
	// typed matches the words that a reader of YAML takes for another type.
	typed = regexp.MustCompile(`^(?i:y|n|yes|no|on|off|true|false|null|nan|inf)$`)
)

// text is a text, in quotes where YAML needs them.
func text(s string) *yaml.Node {
	if bare.MatchString(s) && !typed.MatchString(s) {
		return plain(s)
	}
	return quoted(s)
}

// contains reports whether elements hold an element with the same content.
func contains(elements []*yaml.Node, e *yaml.Node) bool {
	return slices.ContainsFunc(elements, func(of *yaml.Node) bool { return same(of, e) })
}

func same(a, b *yaml.Node) bool {
	return a.Kind == b.Kind && a.Value == b.Value && slices.EqualFunc(a.Content, b.Content, same)
}
