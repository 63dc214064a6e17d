package answer

import "github.com/99designs/gqlgen/graphql/introspection"

// SchemaShape lists the fields that are selected of one introspection type, such as __Type,
// in the order of the answer.
type SchemaShape struct {
	Type   string
	Fields []SchemaField
}

// SchemaField is one selected field of an introspection type.
type SchemaField struct {
	Key, Name  string
	Deprecated bool         // the argument includeDeprecated
	Below      *SchemaShape // nil if the field has no fields of its own
}

// schemaWriter walks the schema and writes the selected fields. It stops when the budget is
// spent.
type schemaWriter struct{ *writer }

// value writes the value of a field, and null for a nil pointer. Of an object, or of each
// object of a list, it writes the fields of s.
func (w schemaWriter) value(v any, s *SchemaShape) {
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
func writeList[T any](w schemaWriter, list []T, s *SchemaShape) {
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

// writeObject writes the selected fields of an object. The function value returns the value of
// a field of the object.
func writeObject[T any](w schemaWriter, o *T, s *SchemaShape, value func(*T, *SchemaField) any) {
	if o == nil {
		w.null()
		return
	}
	w.wrote(append(w.out, '{'))
	for i := range s.Fields {
		if w.budget.left < 0 {
			return
		}
		f := &s.Fields[i]
		w.key(i, f.Key)
		if f.Name == "__typename" {
			w.quote(s.Type)
			continue
		}
		w.value(value(o, f), f.Below)
	}
	w.wrote(append(w.out, '}'))
}

// schemaValue returns the value of a field of __Schema.
func schemaValue(s *introspection.Schema, f *SchemaField) any {
	switch f.Name {
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

// typeValue returns the value of a field of __Type.
func typeValue(t *introspection.Type, f *SchemaField) any {
	switch f.Name {
	case "kind":
		return t.Kind()
	case "name":
		return t.Name()
	case "description":
		return t.Description()
	case "specifiedByURL":
		return t.SpecifiedByURL()
	case "fields":
		return t.Fields(f.Deprecated)
	case "interfaces":
		return t.Interfaces()
	case "possibleTypes":
		return t.PossibleTypes()
	case "enumValues":
		return t.EnumValues(f.Deprecated)
	case "inputFields":
		return t.InputFields()
	case "ofType":
		return t.OfType()
	case "isOneOf":
		return t.IsOneOf()
	}
	return nil
}

// fieldValue returns the value of a field of __Field.
func fieldValue(of *introspection.Field, f *SchemaField) any {
	switch f.Name {
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

// inputValue returns the value of a field of __InputValue.
func inputValue(v *introspection.InputValue, f *SchemaField) any {
	switch f.Name {
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

// enumValue returns the value of a field of __EnumValue.
func enumValue(v *introspection.EnumValue, f *SchemaField) any {
	switch f.Name {
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

// directiveValue returns the value of a field of __Directive.
func directiveValue(d *introspection.Directive, f *SchemaField) any {
	switch f.Name {
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
