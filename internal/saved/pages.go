package saved

import (
	"cmp"
	"encoding/json"
	"errors"
	"fmt"
	"slices"
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"

	"parley/schema"
)

// ErrFullPage says that rows can be missing: the rows fill a page whose length the query has not chosen.
var ErrFullPage = errors.New("rows can be missing")

// After is the variable for the cursor of a page. A query that declares it gives all its rows, page after page.
const After = "after"

// paging says how the rows of a query lie on pages.
type paging struct {
	field   *ast.Field // the root field whose pages have the rows; nil if rows have no pages
	follows bool       // whether the query takes the cursor of a page
}

// page finds out how the rows lie on pages. It returns an error if the query takes a cursor, and pages cannot be followed.
func (q *Query) page(set ast.SelectionSet) error {
	for _, f := range flattened(set) {
		inPage := slices.ContainsFunc(flattened(f.SelectionSet), func(inner *ast.Field) bool {
			return slices.Contains(q.at, inner) && (inner.Name == "nodes" || inner.Name == "edges")
		})
		if (inPage || slices.Contains(q.at, f)) && f.Definition.Arguments.ForName("first") != nil {
			q.paging.field = f
		}
	}
	q.paging.follows = q.Parameters.ForName(After) != nil
	if !q.paging.follows {
		return nil
	}
	asks := func(f *ast.Field, name string) bool { return missing(f.SelectionSet, []string{"pageInfo", name}) == "" }
	if f := q.paging.field; f == nil || !takes(f, After) || !asks(f, "hasNextPage") || !asks(f, "endCursor") {
		return errors.New("the query takes $after, so its rows go on over pages: write `after: $after` at the root field of the rows, and ask there for `pageInfo { hasNextPage endCursor }`")
	}
	return nil
}

// takes reports whether a field has an argument whose value is the variable of the same name.
func takes(f *ast.Field, name string) bool {
	a := f.Arguments.ForName(name)
	return a != nil && a.Value.Kind == ast.Variable && a.Value.Raw == name
}

// Next returns the cursor of the page after an answer. It returns false if there is no such page, or if the query does not follow pages.
func (q *Query) Next(data []byte) (cursor string, more bool) {
	if !q.paging.follows {
		return "", false
	}
	var answer map[string]json.RawMessage
	var page struct {
		PageInfo struct {
			HasNextPage bool
			EndCursor   string
		}
	}
	// Other root fields can have any form, so only the field with the rows is read.
	if json.Unmarshal(data, &answer) != nil || json.Unmarshal(answer[q.paging.field.Alias], &page) != nil {
		return "", false
	}
	return page.PageInfo.EndCursor, page.PageInfo.HasNextPage
}

// full returns an error that wraps ErrFullPage if rows fill a page whose length the query has not chosen: the default length, or the largest length.
func (q *Query) full(rows int, variables map[string]any) error {
	if q.paging.field == nil || q.paging.follows {
		return nil
	}
	length := schema.DefaultPage
	arguments := q.paging.field.ArgumentMap(variables)
	if chosen := cmp.Or(arguments["first"], arguments["last"]); chosen != nil {
		if length = schema.MaxPage; fmt.Sprint(chosen) != strconv.Itoa(length) {
			return nil
		}
	}
	if rows < length {
		return nil
	}
	return fmt.Errorf("%w: the answer has %d rows, and that is a full page. Let the saved query %s follow its pages: see `$after` in docs/how-to/save-queries.md. Or choose how many rows you want, for example with `first: 50`", ErrFullPage, rows, q.Name)
}
