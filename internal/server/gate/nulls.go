package gate

import (
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"parley/internal/walk"
	"parley/schema/codes"
)

// checkNulls refuses null for a variable at a place that does not allow null. Validation
// accepts such a variable if the variable has a default. But a client may still send null
// for it, which is known only with the values.
func checkNulls(op *ast.OperationDefinition, variables map[string]any) *gqlerror.Error {
	nulls := map[string]bool{}
	for _, def := range op.VariableDefinitions {
		if v, given := variables[def.Variable]; given && v == nil {
			nulls[def.Variable] = true
		}
	}
	if len(nulls) == 0 {
		return nil
	}
	c := nullCheck(nulls)
	fold := walk.Fold[string]{
		Field: func(f *ast.Field, below string) string {
			return first(c.arguments(f.Arguments), c.directives(f.Directives), below)
		},
		Fragment: func(s ast.Selection, below string) string {
			return first(c.directives(walk.Directives(s)), below)
		},
		Join: func(before, next string) string { return first(before, next) },
	}
	if name := fold.Set(op.SelectionSet); name != "" {
		return codes.BadUserInput.Errorf("$%s must not be null at its place in the document: leave the variable out to get its default", name)
	}
	return nil
}

// first returns the first text that is not empty.
func first(texts ...string) string {
	for _, text := range texts {
		if text != "" {
			return text
		}
	}
	return ""
}

// nullCheck holds the names of the variables that are null. Its methods return the name of
// the first of these variables at a place that does not allow null, "" if there is none.
type nullCheck map[string]bool

func (c nullCheck) directives(ds ast.DirectiveList) string {
	for _, d := range ds {
		if name := c.arguments(d.Arguments); name != "" {
			return name
		}
	}
	return ""
}

func (c nullCheck) arguments(args ast.ArgumentList) string {
	for _, a := range args {
		for _, v := range walk.Values(a.Value) {
			if v.Kind == ast.Variable && c[v.Raw] && v.ExpectedType != nil && v.ExpectedType.NonNull {
				return v.Raw
			}
		}
	}
	return ""
}
