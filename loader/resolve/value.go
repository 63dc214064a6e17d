package resolve

import (
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"parley/graph"
	"parley/loader/dossier"
	"parley/loader/edtf"
	"parley/loader/grammar"
)

// values reads the value of a property, or the values of its parts.
func (f file) values(p *graph.Property, n *yaml.Node) ([]graph.Value, bool) {
	switch {
	case p.List:
		return f.structs(p, n)
	case p.Parts != nil:
		return f.parts(p, n)
	}
	v, ok := f.value(p, n)
	return []graph.Value{v}, ok
}

// parts reads a struct: its first part alone, or a mapping of several parts.
func (f file) parts(p *graph.Property, n *yaml.Node) ([]graph.Value, bool) {
	given := []pair{{key: &yaml.Node{Value: p.Parts[0].Name}, value: n}}
	if n.Kind == yaml.MappingNode && (p.Struct != "EDTF" || unquotedSet(n) == "") {
		given = pairs(n)
	}
	values, fine := make([]graph.Value, len(p.Parts)), true
	for _, g := range given {
		i := slices.IndexFunc(p.Parts, func(part *graph.Property) bool { return part.Name == g.key.Value })
		switch {
		case i < 0 || p.Parts[i].Hidden:
			f.unknownKey(g.key, p.Name, grammar.Parts(p))
			fine = false
		case grammar.WorkedOutPart(p, g.key.Value):
			f.problem(g.key, "Parley derives `%s` from `%s`: remove it", g.key.Value, p.Parts[0].Name)
			fine = false
		case i == 0 && p.Struct == "EDTF":
			derived, ok := f.time(p, g.value)
			fine = fine && ok
			values[0] = g.value.Value // also of a wrong text, so that it is not reported as missing, too
			for i, v := range derived {
				if v != nil {
					values[i] = v
				}
			}
		default:
			v, ok := f.value(p.Parts[i], g.value)
			values[i], fine = v, fine && ok
		}
	}
	if fine && values[0] == nil {
		f.problem(n, "`%s` needs `%s`", p.Name, p.Parts[0].Name)
		return nil, false
	}
	return values, fine
}

// time reads a time as the values of the parts of a property.
func (f file) time(p *graph.Property, n *yaml.Node) ([]graph.Value, bool) {
	if _, ok := f.edtf(n); !ok {
		return nil, false
	}
	values, err := edtf.Values(p, strings.TrimSpace(n.Value))
	return values, err == nil
}

// edtf reads a time. The time may stand without quotes, even if YAML reads it as a number or a date.
func (f file) edtf(n *yaml.Node) (edtf.Time, bool) {
	if set := unquotedSet(n); set != "" {
		f.problem(n, "YAML reads this as a list or a mapping: put the set in quotes: %q", dossier.Shortened(set))
		return edtf.Time{}, false
	}
	if !f.scalar(n, "a time") {
		return edtf.Time{}, false
	}
	t, err := edtf.Parse(strings.TrimSpace(n.Value))
	if err != nil {
		f.problem(n, "%q %v", dossier.Shortened(n.Value), err)
		return edtf.Time{}, false
	}
	return t, true
}

// unquotedSet returns the set of times that somebody wrote without quotes, or "". YAML reads a set in brackets as a
// list, and a set in braces as a mapping without values.
func unquotedSet(n *yaml.Node) string {
	var members []string
	switch n.Kind {
	case yaml.SequenceNode:
		for _, e := range n.Content {
			members = append(members, e.Value)
		}
	case yaml.MappingNode:
		for _, p := range pairs(n) {
			if !isNull(p.value) {
				return ""
			}
			members = append(members, p.key.Value)
		}
	}
	set := "[" + strings.Join(members, ",") + "]"
	if n.Kind == yaml.MappingNode {
		set = "{" + strings.Join(members, ",") + "}"
	}
	if _, err := edtf.Parse(set); err != nil {
		return ""
	}
	return set
}

// enum reads an enum value, written in words.
func (f file) enum(p *graph.Property, n *yaml.Node) (graph.Value, bool) {
	values := grammar.Values(p)
	if !f.scalar(n, "one of "+inWords(values)) {
		return nil, false
	}
	value := strings.Map(func(r rune) rune {
		if r == ' ' || r == '-' {
			return '_'
		}
		return r
	}, strings.ToUpper(n.Value))
	switch {
	case slices.Contains(values, value):
		return value, true
	case slices.Contains(p.Enum, value):
		f.problem(n, "Parley derives the value %q of `%s` from what several sources say: write what this source says, one of %s", n.Value, p.Name, inWords(values))
	default:
		f.problem(n, "%q is not a value of `%s`: write one of %s%s", dossier.Shortened(n.Value), p.Name, inWords(values), elsewhere(p))
	}
	return nil, false
}

// elsewhere is the end of the message about a word that a closed set does not have: where the words of the source can
// stand, or "".
func elsewhere(p *graph.Property) string {
	hint := ""
	if worded := p.Name + "Worded"; hasWords(p, worded) {
		hint = "; the words of the source can stand in `" + worded + "`"
		if slices.Contains(grammar.Values(p), "OTHER") {
			hint = "; if none fits, write other, and the words of the source in `" + worded + "`"
		}
	}
	if p.Set == "TopicUse" {
		hint += "; a topic that was kept off the agenda stands in `excludedTopics`"
	}
	return hint
}

// hasWords reports whether a property stands beside another with this name, in a type or a relation.
func hasWords(p *graph.Property, worded string) bool {
	beside := func(of func(string) *graph.Property) bool {
		here := of(p.Name)
		return here != nil && here.Set == p.Set && of(worded) != nil
	}
	return slices.ContainsFunc(graph.Parley.Types(), func(t *graph.Type) bool { return beside(t.Property) }) ||
		slices.ContainsFunc(graph.Parley.Relations(), func(r *graph.Relation) bool { return beside(r.Property) })
}

// inWords lists enum values as a dossier writes them.
func inWords(values []string) string {
	return joinWords(grammar.EnumWords(values), "or")
}
