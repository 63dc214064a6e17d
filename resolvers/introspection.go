package resolvers

import (
	"context"
	"errors"

	"github.com/99designs/gqlgen/graphql"
	"github.com/99designs/gqlgen/graphql/introspection"
	"github.com/vektah/gqlparser/v2/ast"
)

// The root fields that ask for the schema.
const (
	schemaField = "__schema"
	typeField   = "__type"
)

// errSchemaHidden refuses introspection of an operation that may not ask for it.
var errSchemaHidden = errors.New("introspection is disabled")

// introspect appends the answer to the root field __schema or __type, or null with
// an error in the response. ok is false when the schema does not allow this null.
func (e *Executor) introspect(ctx context.Context, c *compiler, f selected, out []byte) (_ []byte, ok bool) {
	if graphql.GetOperationContext(ctx).DisableIntrospection {
		graphql.AddError(ctx, at(errSchemaHidden, f, nil))
		return append(out, "null"...), true // as gqlgen does, although __schema promises a value
	}
	start := len(out)
	s, err := c.schemaSelection(f)
	if err == nil {
		w := schemaWriter{newJSONSink(out, nil, budgetOf(ctx))}
		w.value(c.introspected(f), s)
		if w.budget.left >= 0 {
			return w.out, true
		}
		err = errAnswerTooLarge
	}
	graphql.AddError(ctx, at(err, f, nil))
	return append(out[:start], "null"...), !f.field.Definition.Type.NonNull
}

// introspected returns the part of the schema that a root field asks for.
func (c *compiler) introspected(f selected) any {
	if f.field.Name == schemaField {
		return introspection.WrapSchema(c.schema)
	}
	name := text(f.field.ArgumentMap(c.variables)["name"])
	return introspection.WrapTypeFromDef(c.schema, c.schema.Types[name])
}

// schemaSelection lists the fields that are asked of one introspection type, such
// as __Type, in the order of the answer.
type schemaSelection struct {
	typ    string
	fields []introspectionField
}

type introspectionField struct {
	key, name  string
	deprecated bool             // the argument includeDeprecated
	below      *schemaSelection // nil when the field has no fields of its own
}

// schemaSelection collects the fields that are selected below a field of an
// introspection type. It returns nil for a field without fields of its own. All
// introspection types are objects, so that a selection is the same wherever the walk
// over the schema uses it. The error says that the operation selects too much.
func (c *compiler) schemaSelection(f selected) (*schemaSelection, error) {
	typ := c.schema.Types[f.field.Definition.Type.Name()]
	if typ.Kind != ast.Object {
		return nil, nil //nolint:nilnil // a field without fields is valid
	}
	selections, err := c.collect(f.sets, typ)
	if err != nil {
		return nil, err
	}
	s := &schemaSelection{typ: typ.Name}
	for _, sub := range selections {
		if err := c.count(); err != nil {
			return nil, err
		}
		below, err := c.schemaSelection(sub)
		if err != nil {
			return nil, err
		}
		deprecated, _ := sub.field.ArgumentMap(c.variables)["includeDeprecated"].(bool)
		s.fields = append(s.fields, introspectionField{key: sub.key, name: sub.field.Name, deprecated: deprecated, below: below})
	}
	return s, nil
}

// schemaWriter walks the schema and writes what is selected. It stops when the
// budget of the answer is spent.
type schemaWriter struct{ *jsonSink }

// value writes what a field holds, and null for a nil pointer. Below an object or a
// list of objects it writes the fields of s.
func (w schemaWriter) value(v any, s *schemaSelection) {
	switch v := v.(type) {
	case string:
		w.quote(v)
	case *string:
		if v == nil {
			w.null()
			return
		}
		w.quote(*v)
	case bool:
		w.Bool(v)
	case []string:
		w.Strings(v)
	case *introspection.Schema:
		writeObject(w, v, s, schemaValue)
	case *introspection.Type:
		writeObject(w, v, s, typeValue)
	case []introspection.Type:
		writeList(w, v, s)
	case []introspection.Field:
		writeList(w, v, s)
	case *introspection.Field:
		writeObject(w, v, s, fieldValue)
	case []introspection.InputValue:
		writeList(w, v, s)
	case *introspection.InputValue:
		writeObject(w, v, s, inputValue)
	case []introspection.EnumValue:
		writeList(w, v, s)
	case *introspection.EnumValue:
		writeObject(w, v, s, enumValue)
	case []introspection.Directive:
		writeList(w, v, s)
	case *introspection.Directive:
		writeObject(w, v, s, directiveValue)
	}
}

func (w schemaWriter) null() { w.wrote(append(w.out, "null"...)) }

// writeList writes all elements of a list.
func writeList[T any](w schemaWriter, list []T, s *schemaSelection) {
	w.wrote(append(w.out, '['))
	for i := range list {
		if w.budget.left < 0 {
			return
		}
		if i > 0 {
			w.wrote(append(w.out, ','))
		}
		w.value(&list[i], s)
	}
	w.wrote(append(w.out, ']'))
}

// writeObject writes the selected fields of an object. The function value returns
// what a field of the object holds.
func writeObject[T any](w schemaWriter, o *T, s *schemaSelection, value func(*T, *introspectionField) any) {
	if o == nil {
		w.null()
		return
	}
	w.wrote(append(w.out, '{'))
	for i := range s.fields {
		if w.budget.left < 0 {
			return
		}
		f := &s.fields[i]
		w.key(i, f.key)
		if f.name == "__typename" {
			w.quote(s.typ)
			continue
		}
		w.value(value(o, f), f.below)
	}
	w.wrote(append(w.out, '}'))
}

// schemaValue returns what a field of __Schema holds.
func schemaValue(s *introspection.Schema, f *introspectionField) any {
	switch f.name {
	case "description":
		return s.Description()
	case "types":
		return s.Types()
	case "queryType":
		return s.QueryType()
	case "mutationType":
		return s.MutationType()
	case "subscriptionType":
		return s.SubscriptionType()
	case "directives":
		return s.Directives()
	}
	return nil
}

// typeValue returns what a field of __Type holds.
func typeValue(t *introspection.Type, f *introspectionField) any {
	switch f.name {
	case "kind":
		return t.Kind()
	case "name":
		return t.Name()
	case "description":
		return t.Description()
	case "specifiedByURL":
		return t.SpecifiedByURL()
	case "fields":
		return t.Fields(f.deprecated)
	case "interfaces":
		return t.Interfaces()
	case "possibleTypes":
		return t.PossibleTypes()
	case "enumValues":
		return t.EnumValues(f.deprecated)
	case "inputFields":
		return t.InputFields()
	case "ofType":
		return t.OfType()
	case "isOneOf":
		return t.IsOneOf()
	}
	return nil
}

// fieldValue returns what a field of __Field holds.
func fieldValue(of *introspection.Field, f *introspectionField) any {
	switch f.name {
	case "name":
		return of.Name
	case "description":
		return of.Description()
	case "args":
		return of.Args
	case "type":
		return of.Type
	case "isDeprecated":
		return of.IsDeprecated()
	case "deprecationReason":
		return of.DeprecationReason()
	}
	return nil
}

// inputValue returns what a field of __InputValue holds.
func inputValue(v *introspection.InputValue, f *introspectionField) any {
	switch f.name {
	case "name":
		return v.Name
	case "description":
		return v.Description()
	case "type":
		return v.Type
	case "defaultValue":
		return v.DefaultValue
	case "isDeprecated":
		return v.IsDeprecated()
	case "deprecationReason":
		return v.DeprecationReason()
	}
	return nil
}

// enumValue returns what a field of __EnumValue holds.
func enumValue(v *introspection.EnumValue, f *introspectionField) any {
	switch f.name {
	case "name":
		return v.Name
	case "description":
		return v.Description()
	case "isDeprecated":
		return v.IsDeprecated()
	case "deprecationReason":
		return v.DeprecationReason()
	}
	return nil
}

// directiveValue returns what a field of __Directive holds.
func directiveValue(d *introspection.Directive, f *introspectionField) any {
	switch f.name {
	case "name":
		return d.Name
	case "description":
		return d.Description()
	case "locations":
		return d.Locations
	case "args":
		return d.Args
	case "isRepeatable":
		return d.IsRepeatable
	}
	return nil
}
