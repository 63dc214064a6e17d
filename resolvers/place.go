package resolvers

import (
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"parley/resolvers/compile"
)

// at says where in the response an error of a root field belongs: at a path below the field,
// or, for a nil path, at the field itself. An error at the field itself also has the place in
// the document.
func at(err error, f compile.Selected, below []any) *gqlerror.Error {
	path := ast.Path{ast.PathName(f.Key)}
	for _, p := range below {
		switch p := p.(type) {
		case string:
			path = append(path, ast.PathName(p))
		case int:
			path = append(path, ast.PathIndex(p))
		}
	}
	e := &gqlerror.Error{Err: err, Message: err.Error(), Path: path}
	field := compile.FieldOf(err)
	if field == nil {
		field = f.Field
	}
	if p := field.Position; p != nil && below == nil {
		e.Locations = []gqlerror.Location{{Line: p.Line, Column: p.Column}}
	}
	return e
}
