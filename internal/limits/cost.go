package limits

import (
	"encoding/json"
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"parley/schema"
	"parley/schema/codes"
)

// What a list is taken to hold when the operation does not say.
const (
	assumedAtRoot = 100 // it is also the most that a root list gives unasked
	assumedBelow  = 10
)

// perCondition is what each value, object and list of a filter costs at the least:
// things are looked at for it, and the more of them the more there are. Ten are
// looked at in the time in which one is answered.
const (
	perCondition  = 10
	scannedPerOne = 10
)

// Length tells how long the list is, on average, that a field of a type leads to,
// and of a root field how many things a filter looks at; 0 where that is not known.
// See graph.Extent.
type Length func(typeName, field string) int

// Operation works out what the answer to an operation of a valid document would
// cost: the things and structs that it would hold if every list were full, a list
// below a list as often as that has items; what is looked at beside them, to find
// out which the first of a list are; and for each value in a filter the things that
// are looked at.
func (l Limits) Operation(op *ast.OperationDefinition, variables map[string]any, length Length) *gqlerror.Error {
	asked, introspected := Cost(op, variables, length)
	switch {
	case asked > l.MaxCost:
		return codes.TooCostly.Errorf("the operation costs %s, where %d is the most: ask for fewer items with first, or open fewer lists inside lists", amount(asked), l.MaxCost)
	case introspected > l.MaxIntrospected:
		return codes.TooCostly.Errorf("what is asked of the schema costs %s, where %d is the most", amount(introspected), l.MaxIntrospected)
	}
	return nil
}

// Cost is what Operation holds against the limits, what is asked of the schema
// itself apart.
func Cost(op *ast.OperationDefinition, variables map[string]any, length Length) (asked, introspected int) {
	c := &cost{variables: variables, length: length, known: map[string]int{}}
	asked = c.set(op.SelectionSet, true)
	return asked, c.introspected
}

func amount(n int) string {
	if n >= endless {
		return "more than can be counted"
	}
	return strconv.Itoa(n)
}

// cost adds up to endless and no further.
type cost struct {
	variables map[string]any
	length    Length
	known     map[string]int // of fragments, which are walked once

	introspected int
}

func (c *cost) set(set ast.SelectionSet, root bool) int {
	sum := 0
	for _, s := range set {
		switch s := s.(type) {
		case *ast.Field:
			n := c.field(s, root)
			if s.Name == "__schema" || s.Name == "__type" {
				c.introspected = min(c.introspected+n, endless)
				continue
			}
			sum += n
		case *ast.InlineFragment:
			sum += c.set(s.SelectionSet, root)
		case *ast.FragmentSpread:
			n, ok := c.known[s.Name]
			if !ok && s.Definition != nil {
				n = c.set(s.Definition.SelectionSet, root)
				c.known[s.Name] = n
			}
			sum += n
		}
		sum = min(sum, endless)
	}
	return sum
}

func (c *cost) field(f *ast.Field, root bool) int {
	if f.Definition == nil || len(f.SelectionSet) == 0 {
		return 0
	}
	args := f.ArgumentMap(c.variables)
	length := c.lengthOf(f)
	each := max(perCondition, length)
	if root { // what is wanted is found by an index, or read as long as it takes
		each, length = max(perCondition, length/scannedPerOne), 0
	}
	items := c.items(f, args, root, length)
	looked := max(length-items, 0) / scannedPerOne
	if items == 0 {
		looked++ // an empty page, for the sake of its total perhaps
	}
	return min(each*conditions(args)+looked+items*(1+c.set(f.SelectionSet, false)), endless)
}

// lengthOf is how long the list is that a field leads to, 0 where nobody knows.
func (c *cost) lengthOf(f *ast.Field) int {
	if c.length == nil || f.ObjectDefinition == nil {
		return 0
	}
	return c.length(f.ObjectDefinition.Name, f.Name)
}

// items is how many things a field leads to at the most, or on average where the
// operation does not say and the length of the list is known. A connection's edges
// and nodes are counted where the connection is.
func (c *cost) items(f *ast.Field, args map[string]any, root bool, length int) int {
	t := f.Definition.Type
	many := t.Elem != nil
	switch {
	case schema.IsConnection(t.Name()):
		many = true
	case f.ObjectDefinition != nil && schema.IsConnection(f.ObjectDefinition.Name):
		many = false
	case t.Name() == "__Type" && f.Name == "types":
		return assumedAtRoot
	}
	if !many {
		return 1
	}
	if ids, ok := args["ids"].([]any); ok && root {
		return min(len(ids), endless)
	}
	for _, name := range []string{"first", "last"} {
		if n, ok := integer(args[name]); ok {
			return min(max(n, 0), endless)
		}
	}
	if root {
		return assumedAtRoot
	}
	return max(assumedBelow, length)
}

// integer reads an Int. What is none is refused by whoever uses it.
func integer(v any) (int, bool) {
	n, ok := v.(int64)
	if number, is := v.(json.Number); is {
		i, err := number.Int64()
		n, ok = i, err == nil
	}
	return int(n), ok && n == int64(int32(n))
}

// conditions counts the values of the filters among arguments, and the objects and
// lists that hold them.
func conditions(args map[string]any) int { return nodes(args["where"]) + nodes(args["edge"]) }

func nodes(v any) int {
	switch v := v.(type) {
	case nil:
		return 0
	case map[string]any:
		n := 1
		for _, e := range v {
			n += nodes(e)
		}
		return n
	case []any:
		return several(v)
	case []map[string]any: // one object in a variable, which the validator makes a list
		return several(v)
	}
	return 1
}

func several[T any](list []T) int {
	n := 1
	for _, e := range list {
		n += nodes(e)
	}
	return n
}
