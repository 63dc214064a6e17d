package compile

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
)

// Selected is one response key of an object, with everything that is selected below it.
type Selected struct {
	Key   string
	Field *ast.Field         // as the object's type declares it
	sets  []ast.SelectionSet // of every field that has this response key
}

// Merged returns a root field whose selections the caller has merged.
func Merged(key string, field *ast.Field, selections ast.SelectionSet) Selected {
	return Selected{Key: key, Field: field, sets: []ast.SelectionSet{selections}}
}

// Roots returns the root fields of an operation on a root type. See GraphQL's CollectFields.
// The error says that the operation selects too much.
func (c *Compiler) Roots(op *ast.OperationDefinition, root *ast.Definition) ([]Selected, error) {
	return c.collect([]ast.SelectionSet{op.SelectionSet}, root)
}

// collect returns the fields that apply to an object of the type, in the order of their first
// appearance. The error says that the operation selects too much.
func (c *Compiler) collect(sets []ast.SelectionSet, typ *ast.Definition) ([]Selected, error) {
	var out []Selected
	visited := map[string]bool{}
	var walk func(set ast.SelectionSet)
	walk = func(set ast.SelectionSet) {
		for _, s := range set {
			if c.steps++; c.steps > maxSteps {
				return
			}
			switch s := s.(type) {
			case *ast.Field:
				if !c.included(s.Directives) {
					continue
				}
				i := slices.IndexFunc(out, func(f Selected) bool { return f.Key == s.Alias })
				if i < 0 {
					out = append(out, Selected{Key: s.Alias, Field: declared(s, typ)})
					i = len(out) - 1
				}
				out[i].sets = append(out[i].sets, s.SelectionSet)
			case *ast.InlineFragment:
				if c.included(s.Directives) && applies(s.TypeCondition, typ) {
					walk(s.SelectionSet)
				}
			case *ast.FragmentSpread:
				if !c.included(s.Directives) || visited[s.Name] {
					continue
				}
				visited[s.Name] = true
				if applies(s.Definition.TypeCondition, typ) {
					walk(s.Definition.SelectionSet)
				}
			}
		}
	}
	for _, set := range sets {
		walk(set)
	}
	return out, c.checkSteps()
}

// declared returns a field as the type declares it. The type may promise more than the
// interface through which the field was selected.
func declared(f *ast.Field, typ *ast.Definition) *ast.Field {
	if f.ObjectDefinition == typ {
		return f
	}
	def := typ.Fields.ForName(f.Name)
	if def == nil { // __typename
		return f
	}
	own := *f
	own.Definition = def
	return &own
}

// applies reports whether a fragment with this type condition applies to an object of the type.
func applies(condition string, typ *ast.Definition) bool {
	return condition == "" || condition == typ.Name || slices.Contains(typ.Interfaces, condition)
}

// included reports whether @skip and @include keep a selection.
func (c *Compiler) included(ds ast.DirectiveList) bool {
	for _, d := range ds {
		if d.Name != "skip" && d.Name != "include" {
			continue
		}
		if is, _ := d.ArgumentMap(c.variables)["if"].(bool); is != (d.Name == "include") {
			return false
		}
	}
	return true
}
