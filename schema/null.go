package schema

import "errors"

// ErrNull means that the record has no value for a field to which the schema promises a value.
var ErrNull = errors.New("the record has no value where the schema promises a value")
