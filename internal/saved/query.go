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
	"github.com/vektah/gqlparser/v2/gqlerror"
)

// Query is a saved query.
type Query struct {
	Name       string
	Title      string // "" if the file has none
	Document   string
	Parameters ast.VariableDefinitionList

	set     ast.SelectionSet // what the query asks for
	rows    []string         // the path to the list of rows; nil for the first list
	at      []*ast.Field     // the fields with the rows; more than one if several fragments have the field
	columns []column         // nil for all values
	paging  paging
}

// Suffix is the ending of the files that hold saved queries.
const Suffix = ".graphql"

// nameOf says which names a saved query can have: they stand in an address.
var nameOf = regexp.MustCompile(`^[A-Za-z0-9][A-Za-z0-9_-]*$`)

// Read reads all saved queries of a folder, sorted by name. Each must be a valid query of the schema. The error lists all problems, each with its file and line.
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
		q, wrong := parse(strings.TrimSuffix(path.Base(file), Suffix), string(text), schema)
		for _, p := range wrong {
			problems = append(problems, fmt.Errorf("%s:%d: %s", file, p.line, p.text))
		}
		if len(wrong) == 0 {
			all = append(all, q)
		}
	}
	slices.SortFunc(all, func(a, b *Query) int { return strings.Compare(a.Name, b.Name) })
	return all, errors.Join(problems...)
}

// problem is a mistake in a file.
type problem struct {
	line int
	text string
}

// parse reads one saved query. It returns all problems of the file.
func parse(name, text string, schema *ast.Schema) (*Query, []problem) {
	if !nameOf.MatchString(name) {
		return nil, []problem{{1, "the name of the file stands in an address: use only letters without marks, digits, - and _"}}
	}
	doc, errs := gqlparser.LoadQueryWithRules(schema, text, nil)
	if errs != nil {
		return nil, located(errs)
	}
	if len(doc.Operations) != 1 || doc.Operations[0].Operation != ast.Query {
		return nil, []problem{{1, "the file must hold exactly one query"}}
	}
	op := doc.Operations[0]
	q := &Query{Name: name, Document: text, Parameters: op.VariableDefinitions}
	problems := q.declare(op.SelectionSet)
	if err := q.page(op.SelectionSet); err != nil {
		problems = append(problems, problem{op.Position.Line, err.Error()})
	}
	return q, problems
}

// located returns the errors of a document with their lines.
func located(errs gqlerror.List) []problem {
	var all []problem
	for _, e := range errs {
		line := 1
		if len(e.Locations) > 0 {
			line = e.Locations[0].Line
		}
		all = append(all, problem{line, e.Message})
	}
	return all
}
