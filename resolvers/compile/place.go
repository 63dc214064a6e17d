package compile

import (
	"errors"

	"github.com/vektah/gqlparser/v2/ast"
)

// placed is an error with the field in which it was found. The response has no path to that
// field, because nothing has run yet. The place of the field in the document tells the client
// which field it is.
type placed struct {
	error
	typ   string
	field *ast.Field
}

func (p placed) Error() string { return p.typ + "." + p.field.Name + ": " + p.error.Error() }

func (p placed) Unwrap() error { return p.error }

// in adds the field to an error, unless a field below has been added already, or the error is
// about the whole operation.
func in(typ string, f Selected, err error) error {
	if FieldOf(err) != nil || errors.Is(err, errTooLarge) {
		return err
	}
	return placed{err, typ, f.Field}
}

// FieldOf returns the field in which an error of this package was found. It returns nil if that
// is the root field itself.
func FieldOf(err error) *ast.Field {
	if p, ok := errors.AsType[placed](err); ok {
		return p.field
	}
	return nil
}
