// Package tree is the form of an answer that the generated executor reads: objects with their
// fields by response key. Two aliases of a field with different arguments therefore have two
// values.
//
// Only tests link this package.
package tree

import (
	"context"
	"errors"
	"fmt"
	"reflect"

	"github.com/99designs/gqlgen/graphql"

	"parley/schema"
)

// Object is one object of an answer. The value of a field is nil, a bool, an int64, a float64, a
// string, a []string, an Object, a []any of these, or an error.
type Object struct {
	Type   string // the GraphQL type
	Fields map[string]any
}

// Source answers the root fields of a request.
type Source interface {
	// Root answers one root field.
	Root(ctx context.Context, f graphql.CollectedField) (any, error)
}

type sourceKey struct{}

// WithSource returns a context in which s answers the root fields.
func WithSource(ctx context.Context, s Source) context.Context {
	return context.WithValue(ctx, sourceKey{}, s)
}

// Read is the body of every generated resolver. It returns the value of the field that ctx
// carries: from the object, or from the source for a root field.
func Read[T any](ctx context.Context, o Object) (T, error) {
	var to T
	f := graphql.GetFieldContext(ctx).Field
	var v any
	if o.Fields != nil {
		v = o.Fields[f.Alias]
	} else {
		s, ok := ctx.Value(sourceKey{}).(Source)
		if !ok {
			return to, fmt.Errorf("tree: the context has no source for the field %s", f.Name)
		}
		var err error
		if v, err = s.Root(ctx, f); err != nil {
			return to, err
		}
	}
	if err, ok := v.(error); ok {
		return to, err
	}
	if v == nil && (f.Definition.Type.NonNull || !nullable[T]()) {
		return to, schema.ErrNull
	}
	err := assign(reflect.ValueOf(&to).Elem(), v)
	return to, err
}

// nullable reports whether the generated executor writes null for the zero value of T. A type
// may promise a value where the interface through which a field is selected does not.
func nullable[T any]() bool {
	switch reflect.TypeFor[T]().Kind() {
	case reflect.Pointer, reflect.Interface, reflect.Slice:
		return true
	}
	return false
}

// ErrNoStream refuses a subscription. The oracle answers queries only.
var ErrNoStream = errors.New("tree: the oracle answers no subscription")

var constructors = map[string]func(Object) any{}

// Register sets the function that makes the objects of a GraphQL type which implements an
// interface. The generated code calls it.
func Register(name string, construct func(Object) any) { constructors[name] = construct }

// assign sets a variable of a generated type to a value of the tree.
func assign(to reflect.Value, v any) error {
	if v == nil {
		return nil
	}
	if to.Kind() == reflect.Slice {
		return assignList(to, v)
	}
	if o, ok := v.(Object); ok {
		return assignObject(to, o)
	}
	if to.Kind() == reflect.Pointer {
		p := reflect.New(to.Type().Elem())
		if err := assign(p.Elem(), v); err != nil {
			return err
		}
		to.Set(p)
		return nil
	}
	from := reflect.ValueOf(v)
	if !from.CanConvert(to.Type()) || (from.Kind() == reflect.String) != (to.Kind() == reflect.String) {
		return fmt.Errorf("tree: a %T is not a %s", v, to.Type())
	}
	to.Set(from.Convert(to.Type()))
	return nil
}

func assignList(to reflect.Value, v any) error {
	from := reflect.ValueOf(v)
	if from.Kind() != reflect.Slice {
		return fmt.Errorf("tree: a %T is not a list", v)
	}
	list := reflect.MakeSlice(to.Type(), from.Len(), from.Len())
	for i := range from.Len() {
		if err := assign(list.Index(i), from.Index(i).Interface()); err != nil {
			return err
		}
	}
	to.Set(list)
	return nil
}

// assignObject sets a variable of the object's own type or of an interface. The generated types
// are structs that embed Object.
func assignObject(to reflect.Value, o Object) error {
	if to.Kind() == reflect.Interface {
		construct := constructors[o.Type]
		if construct == nil {
			return fmt.Errorf("tree: there is no type %s", o.Type)
		}
		to.Set(reflect.ValueOf(construct(o)))
		return nil
	}
	p := reflect.New(to.Type().Elem())
	p.Elem().FieldByName("Object").Set(reflect.ValueOf(o))
	to.Set(p)
	return nil
}
