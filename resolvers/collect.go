package resolvers

import (
	"slices"

	"github.com/vektah/gqlparser/v2/ast"
)

// selected is one response key of an object with everything asked for under it.
type selected struct {
	key   string
	field *ast.Field         // as the object's type declares it
	sets  []ast.SelectionSet // of every field merged into it
}

// collect gathers the fields that apply to an object of the type, in the order
// of their first appearance, as GraphQL's CollectFields has it. There is an error
// when more was looked at than an operation may have looked at.
func (c *compiler) collect(sets []ast.SelectionSet, typ *ast.Definition) ([]selected, error) {
	var out []selected
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
				i := slices.IndexFunc(out, func(f selected) bool { return f.key == s.Alias })
				if i < 0 {
					out = append(out, selected{key: s.Alias, field: declared(s, typ)})
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
	return out, c.within()
}

// declared is a field as a type declares it: it may promise more than the interface
// through which the field was selected.
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

func applies(condition string, typ *ast.Definition) bool {
	return condition == "" || condition == typ.Name || slices.Contains(typ.Interfaces, condition)
}

// included tells whether @skip and @include let a selection stand.
func (c *compiler) included(ds ast.DirectiveList) bool {
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
