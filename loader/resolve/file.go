package resolve

import (
	"fmt"

	"go.yaml.in/yaml/v3"

	"parley/loader/dossier"
)

// file is a raw file, with the resolver that collects its problems.
type file struct {
	*resolver
	name string
}

func (f file) at(n *yaml.Node) dossier.Position {
	return dossier.Position{File: f.name, Line: n.Line, Column: n.Column}
}

func (f file) problem(n *yaml.Node, format string, args ...any) {
	f.addProblem(dossier.Problem{At: f.at(n), Message: fmt.Sprintf(format, args...)})
}

// warn reports a likely mistake, which does not stop a load.
func (f file) warn(n *yaml.Node, format string, args ...any) {
	f.addProblem(dossier.Problem{At: f.at(n), Message: fmt.Sprintf(format, args...), Severity: dossier.Warning})
}

// unknownKey reports a key that its owner does not have, and suggests known keys.
func (f file) unknownKey(key *yaml.Node, owner string, known []string) {
	f.problem(key, "unknown key `%s` of %s%s", dossier.Shortened(key.Value), owner, suggestion(key.Value, known))
}

// pair is a key of a mapping and its value.
type pair struct {
	key, value *yaml.Node
}

// pairs returns the pairs of a mapping, in order.
func pairs(n *yaml.Node) []pair {
	var ps []pair
	for i := 0; n != nil && n.Kind == yaml.MappingNode && i+1 < len(n.Content); i += 2 {
		ps = append(ps, pair{n.Content[i], n.Content[i+1]})
	}
	return ps
}

// valueOf returns the value of a key, or nil.
func valueOf(ps []pair, key string) *yaml.Node {
	for _, p := range ps {
		if p.key.Value == key {
			return p.value
		}
	}
	return nil
}

// isNull reports whether the value is missing.
func isNull(n *yaml.Node) bool {
	return n.Kind == yaml.ScalarNode && n.Tag == "!!null"
}

// list returns the elements of a list. A list without elements is a problem.
func (f file) list(n *yaml.Node, what string) []*yaml.Node {
	switch {
	case isNull(n):
		f.problem(n, "the value is missing: write one, or remove the key")
	case n.Kind != yaml.SequenceNode:
		f.problem(n, "%s must be a list", what)
	case len(n.Content) == 0:
		f.problem(n, "%s is empty: add elements, or remove the key", what)
	default:
		return n.Content
	}
	return nil
}

// oneOrMore returns the elements of a list, or the single value that stands in place of a list.
func (f file) oneOrMore(n *yaml.Node, what string) []*yaml.Node {
	if n.Kind == yaml.SequenceNode {
		return f.list(n, what)
	}
	return []*yaml.Node{n}
}
