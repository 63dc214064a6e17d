package limits

import (
	"encoding/json"
	"strconv"

	"github.com/vektah/gqlparser/v2/ast"
	"github.com/vektah/gqlparser/v2/gqlerror"

	"parley/internal/walk"
	"parley/schema"
	"parley/schema/codes"
)

// The assumed number of items of a list, if the operation does not say how many.
const (
	assumedAtRoot = 100 // a root list gives this many by default
	assumedBelow  = 10
)

const (
	// perCondition is the minimum cost of each value, object and list of a filter. The
	// cost grows with the number of things that the filter reads.
	perCondition = 10
	// scannedPerOne is the number of things that a filter reads for a cost of 1.
	scannedPerOne = 10
)

// Length returns the average length of the list that a field of a type leads to. For a
// root field it returns the number of things that a filter reads. It returns 0 if the
// length is not known. See graph.Extent.
type Length func(typeName, field string) int

// Operation returns nil if the cost estimate of an operation is within the limits, and
// otherwise an error with the code TOO_COSTLY. The document must be valid.
//
// The estimate adds up the things and structs that the answer holds if every list is full.
// A list inside a list counts once for each item of the outer list. The estimate also
// counts the things that a store reads to find the first items of a list, and the things
// that it reads for each value in a filter.
func (l Limits) Operation(op *ast.OperationDefinition, variables map[string]any, length Length) *gqlerror.Error {
	asked, introspected := Cost(op, variables, length)
	switch {
	case asked > l.MaxCost:
		return codes.TooCostly.Errorf("the operation costs %s, and the limit is %d: ask for fewer items with first, or open fewer lists inside lists", amount(asked), l.MaxCost)
	case introspected > l.MaxIntrospected:
		return codes.TooCostly.Errorf("the introspection costs %s, and the limit is %d", amount(introspected), l.MaxIntrospected)
	}
	return nil
}

// Cost returns the cost estimate of an operation and, apart from it, the cost estimate of
// its introspection.
func Cost(op *ast.OperationDefinition, variables map[string]any, length Length) (asked, introspected int) {
	c := &cost{variables: variables, length: length}
	fold := walk.Fold[int]{Field: c.field, Join: func(before, next int) int { return min(before+next, endless) }}
	asked = fold.Set(op.SelectionSet)
	return asked, c.introspected
}

func amount(n int) string {
	if n >= endless {
		return "more than can be counted"
	}
	return strconv.Itoa(n)
}

// queryType is the type whose fields are the root fields.
const queryType = "Query"

// cost works out the cost of an operation. No sum grows beyond endless.
type cost struct {
	variables map[string]any
	length    Length

	introspected int
}

// field returns the cost of a field whose selections cost below for each item. The cost
// of introspection is added up apart.
func (c *cost) field(f *ast.Field, below int) int {
	n := c.withItems(f, below)
	if walk.IsIntrospection(f) {
		c.introspected = min(c.introspected+n, endless)
		return 0
	}
	return n
}

func (c *cost) withItems(f *ast.Field, below int) int {
	if f.Definition == nil || len(f.SelectionSet) == 0 {
		return 0
	}
	root := f.ObjectDefinition != nil && f.ObjectDefinition.Name == queryType
	args := f.ArgumentMap(c.variables)
	length := c.lengthOf(f)
	each := max(perCondition, length)
	if root { // a store finds the things by an index, or reads until it has enough
		each, length = max(perCondition, length/scannedPerOne), 0
	}
	items := c.items(f, args, root, length)
	looked := max(length-items, 0) / scannedPerOne
	if items == 0 {
		looked++ // an empty page may be asked for its total
	}
	return min(each*conditions(args)+looked+items*(1+below), endless)
}

// lengthOf returns the length of the list that a field leads to, 0 if it is not known.
func (c *cost) lengthOf(f *ast.Field) int {
	if c.length == nil || f.ObjectDefinition == nil {
		return 0
	}
	return c.length(f.ObjectDefinition.Name, f.Name)
}

// items returns the maximum number of things that a field leads to. If the operation does
// not limit the list and its length is known, items returns the average. The edges and
// nodes of a connection count with the connection.
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

// integer reads an Int. The executor refuses other values later.
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
