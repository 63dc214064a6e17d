package compile

import (
	"fmt"
	"reflect"

	"parley/graph"
)

// The limits for one operation. A short document can compile to very much, because Parley
// compiles a field below an interface, and the filters of the field, for each type that
// implements the interface.
const (
	maxFields = 20_000 // compiled fields
	maxSteps  = 50_000 // selections that are read to find the fields
	maxValues = 25_000 // values in compiled filters
)

// errTooLarge refuses an operation that is beyond a limit.
var errTooLarge = fmt.Errorf("%w: this operation asks for too many fields of too many types, or has too many filter values; ask for less at once", graph.ErrBadInput)

// countField counts a compiled field.
func (c *Compiler) countField() error {
	if c.fields++; c.fields > maxFields {
		return errTooLarge
	}
	return c.checkSteps()
}

// countValues counts a condition, and each value of its list.
func (c *Compiler) countValues(v any) error {
	c.values++
	if list := reflect.ValueOf(v); list.Kind() == reflect.Slice {
		c.values += list.Len()
	}
	if c.values > maxValues {
		return errTooLarge
	}
	return nil
}

// checkSteps returns an error if too many selections were read.
func (c *Compiler) checkSteps() error {
	if c.steps > maxSteps {
		return errTooLarge
	}
	return nil
}
