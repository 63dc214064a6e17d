package resolve

import (
	"math"
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"go.yaml.in/yaml/v3"
	"golang.org/x/text/unicode/norm"

	"parley/graph"
	"parley/loader/dossier"
	"parley/loader/grammar"
)

var (
	wholeNumber   = regexp.MustCompile(`^-?(0|[1-9][0-9]*)$`)
	decimalNumber = regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?([eE][+-]?[0-9]+)?$`)
	// oldBool matches the words that YAML 1.1 reads as true or false. Many programs still do.
	oldBool = regexp.MustCompile(`^(?i:y|n|yes|no|on|off)$`)
)

// yamlKinds names the type that YAML gives to an unquoted scalar.
var yamlKinds = map[string]string{
	"!!int": "a number", "!!float": "a number", "!!bool": "true or false", "!!timestamp": "a date",
}

// text reads a string as it is written. It refuses a text that another reader of YAML could take for another type.
func (f file) text(n *yaml.Node) (string, bool) {
	if !f.scalar(n, "text") {
		return "", false
	}
	if n.Style == 0 {
		kind := yamlKinds[n.Tag]
		if kind == "" && oldBool.MatchString(n.Value) {
			kind = "true or false"
		}
		if kind != "" {
			f.problem(n, "YAML reads %s as %s, but this must be text: put it in quotes", dossier.Shortened(n.Value), kind)
			return "", false
		}
	}
	return n.Value, f.clean(n)
}

// scalar reports whether the node is a single value.
func (f file) scalar(n *yaml.Node, due string) bool {
	switch {
	case n.Kind != yaml.ScalarNode:
		f.problem(n, "this must be %s, not a list or a mapping", due)
	case isNull(n):
		f.problem(n, "the value is missing: write one, or remove the key")
	default:
		return true
	}
	return false
}

// clean reports whether a text can be stored and shown as it is.
func (f file) clean(n *yaml.Node) bool {
	strange := func(r rune) bool { return unicode.IsControl(r) && r != '\n' && r != '\t' }
	switch text := n.Value; {
	case strings.TrimSpace(text) == "":
		f.problem(n, "the text is empty: write something, or remove the key")
	case strings.TrimSpace(text) != text:
		f.problem(n, "the text begins or ends with white space: remove it (after | or >, write |- or >-)")
	case !utf8.ValidString(text) || strings.ContainsFunc(text, strange):
		f.problem(n, "the text contains control characters: remove them")
	default:
		return true
	}
	return false
}

// value reads a value of the kind of the property. Properties with parts: see parts.
func (f file) value(p *graph.Property, n *yaml.Node) (graph.Value, bool) {
	switch {
	case p.Ref != "" && p.Kind == graph.Strings:
		return f.refs(p, n)
	case p.Ref != "":
		id, ok := f.ref(n, p.Ref, p.Name)
		return string(id), ok
	case p.Kind == graph.Strings:
		return f.texts(p, n)
	case p.Enum != nil:
		return f.enum(p, n)
	}
	switch p.Kind {
	case graph.Bool:
		return f.boolean(n)
	case graph.Int:
		return f.counted(p, n)
	case graph.Float:
		return f.decimal(n)
	}
	s, ok := f.text(n)
	return norm.NFC.String(s), ok
}

func (f file) boolean(n *yaml.Node) (graph.Value, bool) {
	if !f.scalar(n, "true or false") {
		return nil, false
	}
	if n.Style != 0 || n.Value != "true" && n.Value != "false" {
		f.problem(n, "%q is neither true nor false: write one of the two, without quotes", dossier.Shortened(n.Value))
		return nil, false
	}
	return n.Value == "true", true
}

func (f file) whole(n *yaml.Node) (graph.Value, bool) {
	if !f.scalar(n, "a whole number") {
		return nil, false
	}
	if n.Style != 0 || !wholeNumber.MatchString(n.Value) {
		f.problem(n, "%q is not a whole number: write only digits, such as 28, without quotes", dossier.Shortened(n.Value))
		return nil, false
	}
	// An Int of the API has 32 bits.
	i, err := strconv.ParseInt(n.Value, 10, 32)
	if err != nil {
		f.problem(n, "%s is too large: whole numbers go from %d to %d", dossier.Shortened(n.Value), math.MinInt32, math.MaxInt32)
		return nil, false
	}
	return i, true
}

// counted reads a whole number. If the property counts something, the number is not negative.
func (f file) counted(p *graph.Property, n *yaml.Node) (graph.Value, bool) {
	v, ok := f.whole(n)
	least, counts := grammar.Least(p)
	if i, _ := v.(int64); ok && counts && i < least {
		f.problem(n, "`%s` is %d, but the least number is %d: correct it", p.Name, i, least)
		return nil, false
	}
	return v, ok
}

func (f file) decimal(n *yaml.Node) (graph.Value, bool) {
	if !f.scalar(n, "a number") {
		return nil, false
	}
	if n.Style != 0 || !decimalNumber.MatchString(n.Value) {
		f.problem(n, "%q is not a number: write it like 25.9812, without quotes", dossier.Shortened(n.Value))
		return nil, false
	}
	x, err := strconv.ParseFloat(n.Value, 64)
	if err != nil {
		f.problem(n, "%s is too large for a number", dossier.Shortened(n.Value))
		return nil, false
	}
	return x + 0, true // + 0 turns -0 into 0
}
