package compile

import "fmt"

// asOfArgument is the argument of a root field that asks for an earlier graph. See graph.Query.
const asOfArgument = "asOf"

// asOf returns the moment of the argument asOf, or "" for the present. A day means its end.
func asOf(args map[string]any) (string, error) {
	if args[asOfArgument] == nil {
		return "", nil
	}
	m, err := momentOf(args[asOfArgument])
	if err != nil {
		return "", fmt.Errorf("%s: %w", asOfArgument, err)
	}
	return m.last(), nil
}
