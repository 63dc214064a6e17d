package graph

// ID names a thing. It is a readable slug of lower-case ASCII letters, digits
// and hyphens, unique in the whole graph: "rustem-umerov".
type ID string

// Value is what a property holds: nil (absent), bool, int64, float64, string
// or []string. Nothing else ever stands in one. Empty lists are stored as nil.
type Value any

// Revision numbers the states of a graph. It rises by one with every change
// that is applied; an empty graph that was never written is at 0.
type Revision int64

// Kind is the shape of a property's Value.
type Kind int

// The kinds of a property.
const (
	String  Kind = iota // string
	Int                 // int64
	Float               // float64
	Bool                // bool
	Strings             // []string
)

// Compare orders two values of one kind, or nil: -1, 0 or 1. Strings compare
// by their bytes, which for UTF-8 is by code point; false comes before true;
// nil comes before everything. Values of different kinds are equal: a caller
// that mixes kinds has no order to ask for.
func Compare(a, b Value) int {
	switch {
	case a == nil && b == nil:
		return 0
	case a == nil:
		return -1
	case b == nil:
		return 1
	}
	switch x := a.(type) {
	case string:
		if y, ok := b.(string); ok {
			return order(x, y)
		}
	case int64:
		if y, ok := b.(int64); ok {
			return order(x, y)
		}
	case float64:
		if y, ok := b.(float64); ok {
			return order(x, y)
		}
	case bool:
		if y, ok := b.(bool); ok && x != y {
			if x {
				return 1
			}
			return -1
		}
	}
	return 0
}

func order[T string | int64 | float64](a, b T) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
