package graph

// ID identifies a thing. It is a readable slug of lower-case ASCII letters, digits and
// hyphens, unique in the whole graph. An example is "rustem-umerov".
type ID string

// Value is the value of a property: nil (absent), bool, int64, float64, string or []string.
// It never has another type. An empty list is stored as nil.
type Value any

// Revision numbers the states of a graph. It grows by one with every change that is applied. A
// new graph is at revision 0.
type Revision int64

// Position is a state of one graph in a database.
type Position struct {
	Revision Revision
	// Mark tells two graphs apart that came to the same revision, for example before and after somebody emptied the
	// database. It is "" at revision 0.
	Mark string
}

// Kind says which type the Value of a property has.
type Kind int

// The kinds of a property.
const (
	String  Kind = iota // string
	Int                 // int64
	Float               // float64
	Bool                // bool
	Strings             // []string
)

// Compare orders two values of one kind, and returns -1, 0 or 1. nil comes before all
// other values, and false before true. Strings compare by their bytes; for UTF-8, this is
// the order of code points. Lists, and values of different kinds, are equal.
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

// order compares two values: -1, 0 or 1.
func order[T string | int64 | float64](a, b T) int {
	switch {
	case a < b:
		return -1
	case a > b:
		return 1
	}
	return 0
}
