package compile

import (
	"github.com/99designs/gqlgen/graphql/introspection"
	"github.com/vektah/gqlparser/v2/ast"

	"parley/resolvers/answer"
)

// The root fields that ask for the schema.
const (
	SchemaField = "__schema"
	TypeField   = "__type"
)

// Schema compiles the root field __schema or __type. It returns the part of the schema that
// the field asks for, and what is selected of that part. The error says that the operation
// selects too much.
func (c *Compiler) Schema(f Selected) (any, *answer.SchemaShape, error) {
	shape, err := c.schemaShape(f)
	if err != nil {
		return nil, nil, err
	}
	if f.Field.Name == SchemaField {
		return introspection.WrapSchema(c.schema), shape, nil
	}
	name := text(c.arguments(f)["name"])
	return introspection.WrapTypeFromDef(c.schema, c.schema.Types[name]), shape, nil
}

// schemaShape collects the fields that are selected below a field of an introspection type. It
// returns nil for a field without fields of its own. All introspection types are objects, so
// the selection is the same wherever the walk over the schema uses it.
func (c *Compiler) schemaShape(f Selected) (*answer.SchemaShape, error) {
	typ := c.schema.Types[f.Field.Definition.Type.Name()]
	if typ.Kind != ast.Object {
		return nil, nil //nolint:nilnil // a field without fields is valid
	}
	selections, err := c.collect(f.sets, typ)
	if err != nil {
		return nil, err
	}
	s := &answer.SchemaShape{Type: typ.Name}
	for _, sub := range selections {
		if err := c.countField(); err != nil {
			return nil, err
		}
		below, err := c.schemaShape(sub)
		if err != nil {
			return nil, err
		}
		deprecated, _ := c.arguments(sub)["includeDeprecated"].(bool)
		s.Fields = append(s.Fields, answer.SchemaField{Key: sub.Key, Name: sub.Field.Name, Deprecated: deprecated, Below: below})
	}
	return s, nil
}
