package table

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"go.yaml.in/yaml/v3"

	"parley/graph"
	"parley/graph/words"
	"parley/loader/dossier"
	"parley/loader/grammar"
	"parley/loader/imports"
	"parley/loader/imports/mapping"
)

// statement is what one query takes from one row.
type statement struct {
	*importer
	row       *row
	used      columns
	instances map[*mapping.Entity][]instance
	things    []imports.Item
	says      []imports.Item
}

// instance is a thing of an entity in a row.
type instance struct {
	id   graph.ID
	part string // of the cell that the entity splits
}

// read takes what the query says: first the things, then what is said about them.
func (s *statement) read(q mapping.Query) error {
	for _, e := range q.Entities {
		for _, part := range s.parts(e) {
			if err := s.identify(e, part); err != nil {
				return err
			}
		}
	}
	for _, e := range q.Entities {
		for _, i := range s.instances[e] {
			if err := s.item(e, i); err != nil {
				return err
			}
		}
	}
	return nil
}

// parts lists the parts of the cell that the entity splits. An entity that splits nothing has one part.
func (s *statement) parts(e *mapping.Entity) []string {
	if e.Split == nil {
		return []string{""}
	}
	return filled(s.row.cells[s.index[e.Split.Column.Name]], e.Split.By)
}

// filled splits a text, and leaves out what is empty.
func filled(text, by string) []string {
	var parts []string
	for _, part := range strings.Split(text, by) {
		if part = imports.Clean(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// cell returns a cell on one line, or the part of it that belongs to the thing.
func (s *statement) cell(e *mapping.Entity, part string, c mapping.Column) string {
	i := s.index[c.Name]
	s.used[i] = true
	if e.Split != nil && c.Name == e.Split.Column.Name {
		return part
	}
	return s.row.cells[i]
}

// identify gives a thing its id. A thing whose keys are empty is not there. But a meeting or an event never gets lost in this way: then the
// row is refused.
func (s *statement) identify(e *mapping.Entity, part string) error {
	n := imports.Naming{Type: e.Type, ID: e.ID, Prefix: e.KeyLiteral, Language: s.mapping.Source.Language}
	empty := -1
	for _, c := range e.Keys {
		key := imports.Clean(s.cell(e, part, c))
		if key == "" {
			empty = s.index[c.Name]
		}
		n.Key = append(n.Key, key)
	}
	if empty >= 0 && e.Introduces() {
		return refusal{fmt.Errorf("a key of %q is empty: fill in the cell, or leave such rows out with `filters_not`", e.Name), empty}
	}
	if e.ID == "" && strings.Join(n.Key, "") == "" {
		return nil
	}
	for _, f := range e.Fields {
		for _, v := range f.Values {
			texts := s.texts(e, part, v)
			switch f.Name {
			case "identifiers":
				for _, t := range texts {
					n.Identifiers = append(n.Identifiers, imports.Identity{Scheme: v.Scheme, Value: t})
				}
			case "name", "aliases", "names":
				n.Names = append(n.Names, texts...)
			}
		}
	}
	id, err := s.output.Identify(n)
	if errors.Is(err, imports.ErrUnwritable) {
		err = fmt.Errorf("%w: take another column into `keys`", err)
	}
	if err != nil {
		return refusal{fmt.Errorf("%q %w", dossier.Shortened(strings.Join(n.Key, " ")), err), s.firstKey(e)}
	}
	if !slices.ContainsFunc(s.instances[e], func(i instance) bool { return i.id == id }) {
		s.instances[e] = append(s.instances[e], instance{id, part})
	}
	return nil
}

func (s *statement) firstKey(e *mapping.Entity) int {
	if len(e.Keys) == 0 {
		return -1
	}
	return s.index[e.Keys[0].Name]
}

// texts returns the texts of a value without a format, in the words of the table.
func (s *statement) texts(e *mapping.Entity, part string, v mapping.Value) []string {
	if len(v.Columns) == 0 {
		if v.Literal == "" {
			return nil
		}
		return []string{v.Literal}
	}
	var cells []string
	for _, c := range v.Columns {
		if cell := s.cell(e, part, c); strings.TrimSpace(cell) != "" {
			cells = append(cells, strings.TrimSpace(cell))
		}
	}
	switch text := strings.Join(cells, v.Join); {
	case text == "":
		return nil
	case v.Split != "":
		return filled(text, v.Split)
	default:
		return []string{text}
	}
}

// item writes what the row says about a thing: what belongs into a reference file, and what it reports.
func (s *statement) item(e *mapping.Entity, i instance) error {
	listed, said := imports.Item{Type: e.Type, ID: i.id}, imports.Item{Type: e.Type, ID: i.id}
	for _, f := range e.Fields {
		to := &said
		if f.Listed {
			to = &listed
		}
		for _, v := range f.Values {
			nodes, err := s.value(e, i, f, v)
			if err != nil {
				return err
			}
			for _, n := range nodes {
				addOnce(to, f, n)
			}
		}
	}
	if !e.Introduces() || len(listed.Fields) > 0 {
		s.things = append(s.things, listed)
	}
	switch {
	case len(said.Fields) > 0:
		s.says = append(s.says, said)
	case e.Introduces() && e.Type.Name != "Quotation":
		return refusal{fmt.Errorf("the row says nothing about the %s %q: the cells are empty", grammar.Word(e.Type.Name), e.Name), s.firstKey(e)}
	case e.Introduces():
		s.says = append(s.says, said)
	}
	return nil
}

// addOnce adds an element to a field. Of a relation to one thing, the first element counts: a person who stands in two columns takes
// part once.
func addOnce(it *imports.Item, f mapping.Field, n *yaml.Node) {
	if f.Relation != nil {
		for _, have := range it.Fields {
			if have.Name == f.Name && slices.ContainsFunc(have.Elements, func(o *yaml.Node) bool { return identity(f.Relation, o) == identity(f.Relation, n) }) {
				return
			}
		}
	}
	it.Add(f.Name, n)
}

// identity is the text that tells an element of a relation apart from the other elements.
func identity(r *graph.Relation, n *yaml.Node) string {
	if n.Kind == yaml.ScalarNode {
		return n.Value
	}
	var text strings.Builder
	for i := 0; i+1 < len(n.Content); i += 2 {
		if key := n.Content[i].Value; key == "id" || r.Property(key) != nil && r.Property(key).Identity {
			text.WriteString("\x1f" + n.Content[i+1].Value)
		}
	}
	return strings.TrimPrefix(text.String(), "\x1f")
}

// value writes the elements of a field.
func (s *statement) value(e *mapping.Entity, i instance, f mapping.Field, v mapping.Value) ([]*yaml.Node, error) {
	switch {
	case f.Relation != nil:
		return s.links(e, i, f, v)
	case v.Entity != nil:
		var nodes []*yaml.Node
		for _, of := range s.instances[v.Entity] {
			nodes = append(nodes, imports.ID(of.id))
		}
		if len(nodes) > 1 && f.Property.Kind != graph.Strings {
			return nil, refusal{fmt.Errorf("`%s` is one thing, and the row has %d", f.Name, len(nodes)), s.firstKey(v.Entity)}
		}
		return nodes, nil
	case f.Property.Struct == "EDTF" && len(v.Columns) > 0:
		return s.time(e, i, v)
	}
	var nodes []*yaml.Node
	for _, text := range s.texts(e, i.part, v) {
		if to, mapped := v.Words[words.Key(imports.Clean(text))]; mapped {
			text = to
		}
		n, err := imports.Scalar(f.Property, text)
		if err != nil && (f.Property.Enum != nil || f.Property.Kind == graph.Bool) {
			err = fmt.Errorf("%w; or map the word of the table with `words`", err)
		}
		if err != nil {
			return nil, s.refuse(v, text, err)
		}
		switch f.Property.Struct {
		case "Name":
			n = imports.Name(n, v.Language, v.Script)
		case "Identifier":
			scheme, err := imports.Line(v.Scheme)
			if err != nil {
				return nil, s.refuse(v, v.Scheme, err)
			}
			n = imports.Identifier(scheme, n)
		}
		nodes = append(nodes, n)
	}
	return nodes, nil
}

// refuse is the refusal of a row because of a text in a cell.
func (s *statement) refuse(v mapping.Value, text string, err error) refusal {
	cell := -1
	if len(v.Columns) > 0 {
		cell = s.index[v.Columns[0].Name]
	}
	return refusal{fmt.Errorf("%q %w", dossier.Shortened(text), err), cell}
}

// links writes an element of a relation for each thing at the other end.
func (s *statement) links(e *mapping.Entity, i instance, f mapping.Field, v mapping.Value) ([]*yaml.Node, error) {
	var nodes []*yaml.Node
	for _, far := range s.instances[v.Entity] {
		var details []imports.Field
		for _, d := range v.Details {
			detail := imports.Field{Name: d.Name}
			for _, of := range d.Values {
				// A detail of the other thing, such as its role, stands in the same part of a cell.
				owner, part := e, i
				if v.Entity.Split != nil {
					owner, part = v.Entity, far
				}
				more, err := s.value(owner, part, d, of)
				if err != nil {
					return nil, err
				}
				detail.Elements = append(detail.Elements, more...)
			}
			if len(detail.Elements) > 0 {
				details = append(details, detail)
			} else if grammar.Chosen(d.Property) {
				return nil, s.refuse(d.Values[0], "", errors.New("is empty, and `"+f.Name+"` needs `"+d.Name+"`"))
			}
		}
		nodes = append(nodes, imports.Element(far.id, details...))
	}
	return nodes, nil
}

// time writes a time. Several columns with a stroke between them are an interval.
func (s *statement) time(e *mapping.Entity, i instance, v mapping.Value) ([]*yaml.Node, error) {
	var times, cells []string
	for _, c := range v.Columns {
		cell := imports.Clean(s.cell(e, i.part, c))
		if cell == "" {
			continue
		}
		text := cell
		if to, mapped := v.Words[words.Key(cell)]; mapped {
			text = to
		} else if v.Format != nil {
			var err error
			if text, err = v.Format.EDTF(cell); err != nil {
				return nil, refusal{fmt.Errorf("%q %w", dossier.Shortened(cell), err), s.index[c.Name]}
			}
		}
		if !slices.Contains(times, text) { // a meeting that begins and ends on one day is on that day
			times, cells = append(times, text), append(cells, cell)
		}
	}
	if len(times) == 0 {
		return nil, nil
	}
	text := strings.Join(times, v.Join)
	n, err := imports.Time(text, strings.Join(cells, v.Join))
	if err != nil {
		return nil, s.refuse(v, text, err)
	}
	return []*yaml.Node{n}, nil
}
