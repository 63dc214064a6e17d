package graph

import (
	"errors"
	"fmt"
	"runtime/debug"
)

// ErrPanic says that a fault in Parley ended a piece of work with a panic.
var ErrPanic = errors.New("a fault in parley ended the work")

// Recovered turns a panic into an error that wraps ErrPanic, with the value and the stack of the panic. It must be deferred. Work that
// no caller waits for, or that several callers wait for, must defer it: there, a panic would end the whole process.
func Recovered(err *error) {
	if p := recover(); p != nil {
		*err = fmt.Errorf("%w: %v\n%s", ErrPanic, p, debug.Stack())
	}
}
