// Package mapping reads the file that says what the columns of a table mean. The file has the shape of a mapping of
// FollowTheMoney: queries with entities, keys and properties. It has the types and fields of a dossier, and says once where the table
// comes from. It is checked as a whole: every problem is reported at once, with file, line and column.
package mapping

import (
	"io/fs"

	"parley/graph"
	"parley/loader/dossier"
	"parley/loader/grammar"
	"parley/loader/imports"
	"parley/loader/read"
)

// Mapping says what the columns of a table mean.
type Mapping struct {
	Dossier graph.ID // "" if the mapping does not name one
	Title   string   // of the dossier
	Source  imports.Source
	Queries []Query

	file string
}

// Query is what some of the rows say.
type Query struct {
	// A row counts if each of Filters holds, and none of FiltersNot.
	Filters, FiltersNot []Filter
	Entities            []*Entity // in the order of the file
}

// Filter holds for a row whose cell is one of the values.
type Filter struct {
	Column Column
	Values []string
}

// Column is a column of the table by its heading, and where the mapping names it.
type Column struct {
	Name string
	At   dossier.Position
}

// Entity is a thing of which a row speaks.
type Entity struct {
	Name       string // in the mapping
	Type       *graph.Type
	ID         graph.ID // the same thing in all rows; "" for a thing that the keys tell apart
	Keys       []Column
	KeyLiteral string // begins the id
	Split      *Split // nil if a row has one such thing
	Fields     []Field
	At         dossier.Position
}

// Split takes several things from one cell.
type Split struct {
	Column Column
	By     string
}

// Field is a field of an entity, or a detail of a relation.
type Field struct {
	Name     string
	Property *graph.Property // nil for a relation
	Relation *graph.Relation // nil for a property
	Values   []Value
	// Listed is true if the field belongs into a reference file, and false if a row reports it.
	Listed bool
}

// Value says where the value of a field comes from: from columns, from the mapping itself, or from another entity.
type Value struct {
	Columns []Column
	Join    string
	Literal string // counts if there is no column and no entity
	Entity  *Entity
	Split   string // "" to keep the text whole
	Format  *Format
	Words   map[string]string // from the key of a cell to the value; see words.Key

	Language, Script, Scheme string  // of a name, and of an identifier
	Details                  []Field // of a relation
	At                       dossier.Position
}

// Read reads a mapping. The error is dossier.Problems if the mapping is wrong. text is the name of the table, which is the text of the
// source unless the mapping names another.
func Read(fsys fs.FS, name, text string) (*Mapping, error) {
	files := read.Some(fsys, []string{name})
	if len(files.Problems) > 0 {
		return nil, files.Problems
	}
	if len(files.Files) == 0 {
		return nil, dossier.Problems{{At: dossier.Position{File: name, Line: 1, Column: 1}, Message: "a mapping is a file that ends in .yaml, .yml or .json"}}
	}
	r := reader{file: name}
	m := r.mapping(files.Files[0].Root)
	if m.Source.Text == "" {
		m.Source.Text = text
	}
	if len(r.problems) > 0 {
		return nil, r.problems.Sorted()
	}
	return m, nil
}

// Bind returns the index of each column that the mapping names in a table with this heading. The error is dossier.Problems if the
// table lacks a column, or has it twice.
func (m *Mapping) Bind(heading []string) (map[string]int, error) {
	r := reader{file: m.file}
	index := map[string]int{}
	for _, c := range m.columns() {
		found := -1
		for i, h := range heading {
			switch {
			case imports.Clean(h) != imports.Clean(c.Name):
			case found >= 0:
				r.problem(c.At, "the table has two columns %q: rename one of them", c.Name)
			default:
				found = i
			}
		}
		if found < 0 {
			r.problem(c.At, "the table has no column %q%s", c.Name, suggested(c.Name, heading))
		}
		index[c.Name] = found
	}
	if len(r.problems) > 0 {
		return nil, r.problems.Sorted()
	}
	return index, nil
}

// columns lists every column that the mapping names, as often as it names the column.
func (m *Mapping) columns() []Column {
	var all []Column
	var fields func([]Field)
	fields = func(of []Field) {
		for _, f := range of {
			for _, v := range f.Values {
				all = append(all, v.Columns...)
				fields(v.Details)
			}
		}
	}
	for _, q := range m.Queries {
		for _, f := range append(append([]Filter(nil), q.Filters...), q.FiltersNot...) {
			all = append(all, f.Column)
		}
		for _, e := range q.Entities {
			all = append(all, e.Keys...)
			if e.Split != nil {
				all = append(all, e.Split.Column)
			}
			fields(e.Fields)
		}
	}
	return all
}

// Introduces reports whether a row can introduce things of the type, without an item in a reference file.
func (e *Entity) Introduces() bool { return grammar.Reportable(e.Type) }
