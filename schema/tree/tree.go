// Package tree is the answer that the generated executor reads: objects that
// hold their fields by response key, so that aliases with different arguments
// stay apart.
package tree

import (
	"context"
	"errors"
	"fmt"
	"reflect"

	"github.com/99designs/gqlgen/graphql"

	"parley/schema"
)

// Object is one object of an answer. Its fields hold nil, bool, int64, float64,
// string, []string, Object, or []any of these; or an error.
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

// WithSource returns a context in which root fields are answered by s.
func WithSource(ctx context.Context, s Source) context.Context {
	return context.WithValue(ctx, sourceKey{}, s)
}

// Read is the body of every generated resolver: it reads the field that ctx is
// at from the object, or from the source for a root field.
func Read[T any](ctx context.Context, o Object) (T, error) {
	var to T
	f := graphql.GetFieldContext(ctx).Field
	var v any
	if o.Fields != nil {
		v = o.Fields[f.Alias]
	} else {
		s, ok := ctx.Value(sourceKey{}).(Source)
		if !ok {
			return to, fmt.Errorf("tree: nothing answers the field %s", f.Name)
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

// nullable tells whether the executor takes nothing for null in a T. A type may promise
// a value where the interface through which it is asked for does not.
func nullable[T any]() bool {
	switch reflect.TypeFor[T]().Kind() {
	case reflect.Pointer, reflect.Interface, reflect.Slice:
		return true
	}
	return false
}

// ErrNoStream says that a subscription came to the generated executor: what
// stands before that answers each of its events as it does a query.
var ErrNoStream = errors.New("tree: nothing streams")

var constructors = map[string]func(Object) any{}

// Register tells how an object of a GraphQL type that implements an interface
// is made. It is for the generated code.
func Register(name string, construct func(Object) any) { constructors[name] = construct }

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
		return fmt.Errorf("tree: a %T cannot stand for a %s", v, to.Type())
	}
	to.Set(from.Convert(to.Type()))
	return nil
}

func assignList(to reflect.Value, v any) error {
	from := reflect.ValueOf(v)
	if from.Kind() != reflect.Slice {
		return fmt.Errorf("tree: a %T is no list", v)
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

// assignObject puts an object where its own type or an interface is due. Own
// types are structs that embed Object.
func assignObject(to reflect.Value, o Object) error {
	if to.Kind() == reflect.Interface {
		construct := constructors[o.Type]
		if construct == nil {
			return fmt.Errorf("tree: no type %s", o.Type)
		}
		to.Set(reflect.ValueOf(construct(o)))
		return nil
	}
	p := reflect.New(to.Type().Elem())
	p.Elem().FieldByName("Object").Set(reflect.ValueOf(o))
	to.Set(p)
	return nil
}
