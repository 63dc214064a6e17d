package saved

import (
	"errors"
	"fmt"
	"io/fs"
	"path"
	"regexp"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2"
	"github.com/vektah/gqlparser/v2/ast"
)

// Query is a saved query.
type Query struct {
	Name       string
	Title      string // "" if the file has none
	Document   string
	Parameters ast.VariableDefinitionList

	rows    []string // the path to the list of rows; nil for the first list
	columns []column // nil for all values
}

// column is a declared column: its name, and the path to its value in a row.
type column struct {
	name string
	path []string
}

// Suffix is the ending of the files that hold saved queries.
const Suffix = ".graphql"

// nameOf says which names a saved query can have: they stand in an address.
var nameOf = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_-]*$`)

// Read reads all saved queries of a folder, sorted by name. Each must be a valid query of the schema. The error lists all problems.
func Read(folder fs.FS, schema *ast.Schema) ([]*Query, error) {
	files, err := fs.Glob(folder, "*"+Suffix)
	if err != nil {
		return nil, fmt.Errorf("list the saved queries: %w", err)
	}
	var all []*Query
	var problems []error
	for _, file := range files {
		text, err := fs.ReadFile(folder, file)
		if err != nil {
			problems = append(problems, fmt.Errorf("read a saved query: %w", err))
			continue
		}
		q, err := parse(strings.TrimSuffix(path.Base(file), Suffix), string(text), schema)
		if err != nil {
			problems = append(problems, fmt.Errorf("%s: %w", file, err))
			continue
		}
		all = append(all, q)
	}
	slices.SortFunc(all, func(a, b *Query) int { return strings.Compare(a.Name, b.Name) })
	return all, errors.Join(problems...)
}

// parse reads one saved query.
func parse(name, text string, schema *ast.Schema) (*Query, error) {
	if !nameOf.MatchString(name) {
		return nil, errors.New("the name of the file stands in an address: use only letters without marks, digits, - and _")
	}
	doc, errs := gqlparser.LoadQueryWithRules(schema, text, nil)
	if errs != nil {
		return nil, errs
	}
	if len(doc.Operations) != 1 || doc.Operations[0].Operation != ast.Query {
		return nil, errors.New("the file must hold exactly one query")
	}
	q := &Query{Name: name, Document: text, Parameters: doc.Operations[0].VariableDefinitions}
	for line := range strings.Lines(text) {
		comment, is := strings.CutPrefix(strings.TrimSpace(line), "#")
		if !is {
			break
		}
		if err := q.declare(strings.TrimSpace(comment)); err != nil {
			return nil, err
		}
	}
	return q, nil
}

// declare reads one line of the comment before a query.
func (q *Query) declare(line string) error {
	key, value, _ := strings.Cut(line, ":")
	value = strings.TrimSpace(value)
	kind, name, _ := strings.Cut(key, " ")
	switch {
	case key == "rows":
		q.rows = strings.Split(value, ".")
	case kind == "column":
		if name = strings.TrimSpace(name); name == "" || value == "" {
			return fmt.Errorf("%q declares no column: write `column NAME: PATH`, such as `column day: when.text`", line)
		}
		q.columns = append(q.columns, column{name, strings.Split(value, ".")})
	case q.Title == "":
		q.Title = line
	}
	return nil
}
