package compile

import (
	"github.com/vektah/gqlparser/v2/ast"

	"parley/graph"
)

// idType is the type of arguments that are ids.
const idType = "ID"

// Rename sets the ids that things had before, with the ids of today. A former id in an argument then stands for the id
// of today.
func (c *Compiler) Rename(former map[graph.ID]graph.ID) { c.former, c.byID = former, false }

// AskedByID reports whether an argument that was compiled since Rename was an id.
func (c *Compiler) AskedByID() bool { return c.byID }

// arguments returns the arguments of a field, by name. Their ids are those of today.
func (c *Compiler) arguments(f Selected) map[string]any {
	args := f.Field.ArgumentMap(c.variables)
	for _, def := range f.Field.Definition.Arguments {
		if v := args[def.Name]; v != nil {
			args[def.Name] = c.today(v, def.Type)
		}
	}
	return args
}

// today returns the value of an argument with the ids of today in place of former ids. It leaves the value itself as it
// is, because the value of a variable belongs to the whole operation.
func (c *Compiler) today(v any, typ *ast.Type) any {
	if v == nil {
		return nil
	}
	if typ.Elem != nil {
		list := elements(v)
		all := make([]any, len(list))
		for i := range list {
			all[i] = c.today(list[i], typ.Elem)
		}
		return all
	}
	if typ.NamedType == idType {
		c.byID = true
		if id, known := c.former[graph.ID(text(v))]; known {
			return string(id)
		}
		return v
	}
	def := c.schema.Types[typ.NamedType]
	fields, ok := v.(map[string]any)
	if def == nil || def.Kind != ast.InputObject || !ok {
		return v
	}
	all := make(map[string]any, len(fields))
	for _, f := range def.Fields {
		if value, given := fields[f.Name]; given {
			all[f.Name] = c.today(value, f.Type)
		}
	}
	return all
}
