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

// texts reads a list of texts or of enum values. It sorts them, because their order has no meaning. A source usually
// has one word for a thing, so a claimed list can also be one value.
func (f file) texts(p *graph.Property, n *yaml.Node) (graph.Value, bool) {
	var texts []string
	seen := map[string]bool{}
	read := f.list
	if p.State {
		read = f.oneOrMore
	}
	elements := read(n, "`"+p.Name+"`")
	fine := len(elements) > 0
	for _, e := range elements {
		v, ok := f.value(grammar.Element(p), e)
		s, _ := v.(string)
		if ok && seen[s] {
			f.problem(e, "%q is already in the list: delete it", dossier.Shortened(e.Value))
			ok = false
		}
		seen[s] = true
		texts, fine = append(texts, s), fine && ok
	}
	slices.Sort(texts)
	return texts, fine
}

// structs reads a list of mappings. It returns one list of texts for each part of the property, all of the same
// length, with "" for a part that an element does not give. The elements are sorted by their values, by the first
// part first.
func (f file) structs(p *graph.Property, n *yaml.Node) ([]graph.Value, bool) {
	var rows [][]string
	seen := map[string]bool{}
	elements := f.list(n, "`"+p.Name+"`")
	fine := len(elements) > 0
	for _, e := range elements {
		row, ok := f.row(p, e)
		if whole := strings.Join(row, "\x00"); ok && seen[whole] { // no text contains NUL
			f.problem(e, "this is already in the list: delete it")
			ok = false
		} else {
			seen[whole] = true
		}
		if fine = fine && ok; ok {
			rows = append(rows, row)
		}
	}
	if !fine {
		return nil, false
	}
	slices.SortFunc(rows, slices.Compare)
	values := make([]graph.Value, len(p.Parts))
	for i := range p.Parts {
		column := make([]string, len(rows))
		for j, row := range rows {
			column[j] = row[i]
		}
		values[i] = column
	}
	return values, true
}

// row reads one mapping of a list: the values of its parts, in order.
func (f file) row(p *graph.Property, n *yaml.Node) ([]string, bool) {
	needed := grammar.NeededParts(p)
	if n.Kind != yaml.MappingNode {
		f.problem(n, "an element of `%s` must be a mapping with %s", p.Name, joinWords(needed, "and"))
		return nil, false
	}
	row, fine := make([]string, len(p.Parts)), true
	times := map[string]edtf.Time{}
	for _, g := range pairs(n) {
		i := slices.IndexFunc(p.Parts, func(part *graph.Property) bool { return part.Name == g.key.Value })
		if i < 0 || p.Parts[i].Hidden {
			f.unknownKey(g.key, "`"+p.Name+"`", grammar.Parts(p))
			fine = false
			continue
		}
		if grammar.TimePart(p, p.Parts[i].Name) {
			bounds, ok := f.edtf(g.value)
			row[i], fine = g.value.Value, fine && ok
			times[p.Parts[i].Name] = bounds
			continue
		}
		v, ok := f.value(grammar.Element(p.Parts[i]), g.value)
		row[i], _ = v.(string)
		fine = fine && ok
	}
	if begin, end := times[spanStart].Earliest, times[spanEnd].Latest; fine && begin != nil && end != nil && end.Before(*begin) {
		f.problem(n, "this element of `%s` ends before it begins: correct `%s` or `%s`", p.Name, spanStart, spanEnd)
		fine = false
	}
	for _, name := range needed {
		if valueOf(pairs(n), name) == nil {
			f.problem(n, "an element of `%s` needs `%s`", p.Name, name)
			fine = false
		}
	}
	return row, fine
}
