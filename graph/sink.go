package graph

// Sink receives one answer, depth first, in the order of the query's selection.
//
// The answer to a Query is the answer to its root Link. A Link with Many is
// answered by List, then for each thing Item and the fields of Link.Item, then
// End. A Link without Many has Far as the only field of its Item, and is
// answered as that field is, unannounced, or by Null. Far is answered by
// Object, the fields of the thing's type, and End; with IDs as start, by Null
// for what is not there. Every field of an item or an object is announced by Slot.
//
// A property that is a list of structs is answered by List, of which no Total is
// told, then for each struct Item(nil), Slot(0), Object(nil), a slot for each of
// Field.Parts, and End; then End. Of a part that is "" there, the answer is Null.
type Sink interface {
	// Object begins a thing, or with a nil type a property that has parts.
	Object(t *Type)
	// Slot says that what follows answers field i of the object or item.
	Slot(i int)
	// List begins a list. Its page tells what is known of it before the first item.
	List(p Page)
	// Item begins an element. Its key is nil unless List.Keys asks for it; it is
	// valid until the next call.
	Item(key []Value)
	// End ends the innermost Object or List.
	End()

	Null()
	Bool(bool)
	Int(int64)
	Float(float64)
	String(string)
	// Strings is a whole list of strings.
	Strings([]string)
}

// Page is what is known of a list.
type Page struct {
	Len     int  // the items that follow
	Total   int  // what Where lets through, before the window; -1 when not asked for
	HasPrev bool // with Window.Last, whether it cut something off; else whether After is set
	HasNext bool // with Window.Last, whether Before is set; else whether Window.First cut something off
}
