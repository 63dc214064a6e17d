package graph

import "fmt"

// UnknownID is the error of a query that names a thing which the graph does not have, or
// which is of another type. It wraps ErrUnknownID.
type UnknownID struct {
	Reference
	Found *Type // the type of the thing with this id; nil if there is none
}

// Error names the id and what is wrong with it.
func (e *UnknownID) Error() string {
	if e.Found == nil {
		return fmt.Sprintf("%v: there is no thing %q", ErrUnknownID, e.ID)
	}
	return fmt.Sprintf("%v: %q is a %s", ErrUnknownID, e.ID, e.Found.Name)
}

// Unwrap returns ErrUnknownID.
func (e *UnknownID) Unwrap() error { return ErrUnknownID }
