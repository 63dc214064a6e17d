package graph

// Sink receives one answer, depth first, in the order of the query's selection. The answer to
// a Query is the answer to its root Link. The answers to the links of Query.Denials come before
// it, in their order. A store makes these calls:
//
//   - For a Link with Many: List; for each thing Item and the answers to the fields of
//     Link.Item; End.
//   - For a Link without Many: the answer to the only field of Link.Item, which has Far
//     set, without a Slot before it; or Null if there is no thing.
//   - For a Far: Object, the answers to the fields of the thing's type, End. If the query
//     starts from IDs, the answer is Null for an id that is not in the graph.
//   - For a property: the value, or Null. See Field.Property for a property with parts.
//   - For a list of structs: List with a Total of -1; for each struct Item(nil), Slot(0),
//     Object(nil), the answers to Field.Parts, End; then End. The answer to a part that
//     is "" is Null.
//
// Slot comes before the answer to each field of an item or an object.
type Sink interface {
	// Object begins a thing. With a nil type, it begins a property with parts.
	Object(t *Type)
	// Slot says that the answer to field i of the object or item follows.
	Slot(i int)
	// List begins a list. The page describes the list before its first item.
	List(p Page)
	// Item begins an item of a list. The key is nil unless List.Keys is set. It is valid
	// until the next call.
	Item(key []Value)
	// End ends the innermost Object or List.
	End()

	Null()
	Bool(bool)
	Int(int64)
	Float(float64)
	String(string)
	// Strings receives a whole list of strings.
	Strings([]string)
}

// Page describes a list before its first item.
type Page struct {
	Len   int // the number of items that follow
	Total int // the number of things for which Where holds, inside and outside the window; -1 if not asked for
	// Ungrouped is the number of meetings in no group. It is 0 unless List.Ungrouped is set.
	Ungrouped int

	// HasPrev and HasNext are false unless List.Next is set. With Window.Last, HasPrev says
	// whether Window.Last cut items off. Otherwise it says whether Window.After is set.
	HasPrev bool
	// With Window.First, HasNext says whether Window.First cut items off. With Window.Last, it
	// says whether Window.Before is set. Without both, it is false.
	HasNext bool
}
