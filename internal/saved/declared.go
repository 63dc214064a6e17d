package saved

import (
	"fmt"
	"regexp"
	"slices"
	"strings"

	"github.com/vektah/gqlparser/v2/ast"
)

// column is a declared column: its name, the path to its value in a row, and the line of the file.
type column struct {
	name string
	path []string
	line int
}

// pathOf says what a path can be: the response names of fields, with points between them.
var pathOf = regexp.MustCompile(`^[_A-Za-z][_0-9A-Za-z]*(\.[_A-Za-z][_0-9A-Za-z]*)*$`)

// declarationOf says what has the form of a declaration: one or two words, a colon, and a path. A misspelt declaration has this form, and a
// title seldom has it.
var declarationOf = regexp.MustCompile(`^\pL+( +[^\s:]+)? *: *` + strings.TrimPrefix(pathOf.String(), "^"))

// declare reads the comment before the query. All that the comment declares must be in the answer.
func (q *Query) declare(set ast.SelectionSet) []problem {
	var problems []problem
	wrong := func(line int, format string, args ...any) {
		problems = append(problems, problem{line, fmt.Sprintf(format, args...)})
	}
	q.set, q.at = set, firstListOf(set)
	n := 0
	for line := range strings.Lines(q.Document) {
		n++
		comment, is := strings.CutPrefix(strings.TrimSpace(line), "#")
		if !is {
			break
		}
		comment = strings.TrimSpace(comment)
		key, value, _ := strings.Cut(comment, ":")
		value = strings.TrimSpace(value)
		kind, name, _ := strings.Cut(key, " ")
		name = strings.TrimSpace(name)
		switch {
		case key == "rows":
			q.rows = strings.Split(value, ".")
			q.at = selected(set, q.rows)
			if problem := missingRows(set, q.rows); problem != "" {
				wrong(n, "%s: correct the path %q of the rows, or ask for the field", problem, value)
			}
		case kind == "column" && (name == "" || value == ""):
			wrong(n, "%q declares no column: write `column NAME: PATH`, such as `column day: when.text`", comment)
		case kind == "column":
			q.columns = append(q.columns, column{name, strings.Split(value, "."), n})
		case isAsked(value, set, below(firstListOf(set)), below(q.at)):
			wrong(n, "%q names a field of the query, and declares nothing: write `rows: PATH` or `column NAME: PATH`", comment)
		case declarationOf.MatchString(comment):
			wrong(n, "%q has the form of a declaration, and declares nothing: write `rows: PATH` or `column NAME: PATH`, or more words if it is a title", comment)
		case q.Title == "":
			q.Title = comment
		}
	}
	if len(problems) > 0 {
		return problems
	}
	for _, c := range q.columns {
		if name := missing(below(q.at), c.path); name != "" {
			wrong(c.line, "the query does not ask for %s in a row: correct the path %q of the column %s, or ask for the field", name, strings.Join(c.path, "."), c.name)
		}
	}
	return problems
}

// fieldsOf returns the fields of a selection that have a response name, also inside fragments. Fragments for different types can each have the field.
func fieldsOf(set ast.SelectionSet, name string) []*ast.Field {
	return slices.DeleteFunc(flattened(set), func(f *ast.Field) bool { return f.Alias != name })
}

// flattened returns the fields of a selection in their order, with those of its fragments.
func flattened(set ast.SelectionSet) []*ast.Field {
	var all []*ast.Field
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			all = append(all, s)
		case *ast.InlineFragment:
			all = append(all, flattened(s.SelectionSet)...)
		case *ast.FragmentSpread:
			all = append(all, flattened(s.Definition.SelectionSet)...)
		}
	}
	return all
}

// below returns the selections of fields together.
func below(fields []*ast.Field) ast.SelectionSet {
	var set ast.SelectionSet
	for _, f := range fields {
		set = append(set, f.SelectionSet...)
	}
	return set
}

// selected returns the fields at the end of a path. Several fragments can each have one.
func selected(set ast.SelectionSet, path []string) []*ast.Field {
	var fields []*ast.Field
	for _, name := range path {
		fields = fieldsOf(set, name)
		set = below(fields)
	}
	return fields
}

// missing returns the part of a path, from its beginning to the first field for which the query does not ask. It returns "" if the query asks for all.
func missing(set ast.SelectionSet, path []string) string {
	for i := range path {
		if len(selected(set, path[:i+1])) == 0 {
			return strings.Join(path[:i+1], ".")
		}
	}
	return ""
}

// isAsked reports whether a text is a path, and one of the selections asks for the field at its end.
func isAsked(text string, in ...ast.SelectionSet) bool {
	return pathOf.MatchString(text) && slices.ContainsFunc(in, func(set ast.SelectionSet) bool { return missing(set, strings.Split(text, ".")) == "" })
}

// missingRows says why a path leads to no rows, or returns "".
func missingRows(set ast.SelectionSet, path []string) string {
	if name := missing(set, path); name != "" {
		return "the query does not ask for " + name
	}
	for i := range path[:len(path)-1] {
		if isList(selected(set, path[:i+1])[0]) {
			return strings.Join(path[:i+1], ".") + " is a list already, and rows cannot lie inside a list"
		}
	}
	return ""
}

func isList(f *ast.Field) bool { return f.Definition.Type.Elem != nil }

func isListOfThings(f *ast.Field) bool { return isList(f) && len(f.SelectionSet) > 0 }

// firstListOf returns the field with the first list of things that lies inside no other list. Without such a list, it returns the field with the
// first list of values, or nothing.
func firstListOf(set ast.SelectionSet) []*ast.Field {
	for _, wanted := range []func(*ast.Field) bool{isListOfThings, isList} {
		if found := firstOf(set, wanted); found != nil {
			return []*ast.Field{found}
		}
	}
	return nil
}

// firstOf returns the first field with a list of the wanted kind that lies inside no other list, or nil.
func firstOf(set ast.SelectionSet, wanted func(*ast.Field) bool) *ast.Field {
	for _, f := range flattened(set) {
		if wanted(f) {
			return f
		}
		if isList(f) {
			continue
		}
		if found := firstOf(f.SelectionSet, wanted); found != nil {
			return found
		}
	}
	return nil
}
