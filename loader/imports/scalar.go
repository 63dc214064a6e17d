package imports

import (
	"errors"
	"fmt"
	"math"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v3"

	"parley/graph"
	"parley/loader/grammar"
)

// Scalar writes a text as one value of a property: a closed word, a number, true or false, a time in EDTF, or a text. Of a name or an
// identifier, it is the first part. The error says why the text is no value of the property, and begins with a verb.
func Scalar(p *graph.Property, s string) (*yaml.Node, error) {
	switch {
	case p.Struct == "EDTF":
		return Time(Clean(s), "")
	case p.Enum != nil:
		word, ok := closedWord(p, s)
		if !ok {
			return nil, fmt.Errorf("is not a value of `%s`: write one of %s", p.Name, strings.Join(grammar.EnumWords(grammar.Values(p)), ", "))
		}
		return Word(word), nil
	}
	switch p.Kind {
	case graph.Bool:
		switch b := Clean(s); b {
		case "true", "false":
			return Bool(b == "true"), nil
		}
		return nil, errors.New("is neither true nor false")
	case graph.Int:
		return whole(p, Clean(s))
	case graph.Float:
		return measured(p, Clean(s))
	}
	if grammar.Prose(p) {
		return Prose(s)
	}
	return Line(s)
}

// closedWord finds a word of a closed set. Capitals, spaces, hyphens and underscores make no difference.
func closedWord(p *graph.Property, s string) (string, bool) {
	for _, word := range grammar.EnumWords(grammar.Values(p)) {
		if joined(word) == joined(s) {
			return word, true
		}
	}
	return "", false
}

func joined(word string) string {
	return strings.ToLower(strings.NewReplacer("-", " ", "_", " ").Replace(Clean(word)))
}

// whole reads a whole number of 32 bits.
func whole(p *graph.Property, s string) (*yaml.Node, error) {
	n, err := strconv.ParseInt(s, 10, 32)
	if err != nil {
		return nil, fmt.Errorf("is not a whole number from %d to %d", math.MinInt32, math.MaxInt32)
	}
	if least, counts := grammar.Least(p); counts && n < least {
		return nil, fmt.Errorf("is less than %d, the least `%s`", least, p.Name)
	}
	return Number(n), nil
}

// measured reads a number with a fraction.
func measured(p *graph.Property, s string) (*yaml.Node, error) {
	x, err := strconv.ParseFloat(s, 64)
	if err != nil || math.IsNaN(x) || math.IsInf(x, 0) {
		return nil, errors.New("is not a number such as 25.98")
	}
	if limit, measures := grammar.Limit(p); measures && math.Abs(x) > limit {
		return nil, fmt.Errorf("is not between -%v and %v", limit, limit)
	}
	return Measure(x), nil
}
