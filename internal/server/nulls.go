package server

import (
	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"parley/schema/codes"
)

// checkNulls refuses null where no null may stand. Validation lets a variable of a
// type that allows null stand there if it has a default, and null may be sent for it
// all the same: that only shows once the values are known.
func checkNulls(op *ast.OperationDefinition, variables map[string]any) *gqlerror.Error {
	c := nullCheck{null: map[string]bool{}, opened: map[string]bool{}}
	for _, def := range op.VariableDefinitions {
		if v, given := variables[def.Variable]; given && v == nil {
			c.null[def.Variable] = true
		}
	}
	if len(c.null) == 0 {
		return nil
	}
	if name, found := c.selections(op.SelectionSet); found {
		out := gqlerror.Errorf("$%s must not be null where it is used: leave it out for its default", name)
		return codes.BadUserInput.Set(out)
	}
	return nil
}

type nullCheck struct {
	null   map[string]bool // the variables that are null
	opened map[string]bool // fragments
}

func (c nullCheck) selections(set ast.SelectionSet) (name string, found bool) {
	for _, s := range set {
		var below ast.SelectionSet
		var directives ast.DirectiveList
		switch s := s.(type) {
		case *ast.Field:
			if name, found = c.arguments(s.Arguments); found {
				return name, true
			}
			below, directives = s.SelectionSet, s.Directives
		case *ast.InlineFragment:
			below, directives = s.SelectionSet, s.Directives
		case *ast.FragmentSpread:
			directives = s.Directives
			if !c.opened[s.Name] {
				c.opened[s.Name] = true
				below = s.Definition.SelectionSet
			}
		}
		for _, d := range directives {
			if name, found = c.arguments(d.Arguments); found {
				return name, true
			}
		}
		if name, found = c.selections(below); found {
			return name, true
		}
	}
	return "", false
}

func (c nullCheck) arguments(args ast.ArgumentList) (name string, found bool) {
	for _, a := range args {
		if name, found = c.value(a.Value); found {
			return name, true
		}
	}
	return "", false
}

func (c nullCheck) value(v *ast.Value) (name string, found bool) {
	if v.Kind == ast.Variable {
		return v.Raw, c.null[v.Raw] && v.ExpectedType != nil && v.ExpectedType.NonNull
	}
	for _, child := range v.Children {
		if name, found = c.value(child.Value); found {
			return name, true
		}
	}
	return "", false
}
