package resolvers

import "parley/graph"

// shape is how the answer to one selection is written. It mirrors the
// graph.Query and adds what a query does not know: response keys, constants,
// and which places may be null.
type shape struct {
	kind     kind
	nullable bool
	absent   string // JSON that stands for an absent value: "[]" or "false"; "" for null

	objects map[*graph.Type]*object // object: by concrete type; nil for a property with parts
	element *shape                  // list

	// connection
	views   []view
	slots   []slotPlace // by slot of the item
	fields  []field     // of the connection itself, in response order
	cursors *cursorKind // nil when nobody asks for a cursor
	typ     string      // the connection's own GraphQL type
}

type kind int

const (
	scalar kind = iota
	objectKind
	list
	connection
)

// object is how one object is written.
type object struct {
	typ    string
	fields []field
}

// field is one response key. What it is filled with is told by from.
type field struct {
	key   string // the response key
	from  from
	slot  int    // from slot
	value *shape // from slot
	view  int    // from view
	page  []field
}

// from tells where the value of a field comes from.
type from int

const (
	fromSlot  from = iota // the store's answer
	fromType              // __typename
	fromKey               // the item's cursor
	fromView              // edges, nodes
	fromTotal             // totalCount
	fromPage              // pageInfo, with its own fields:
	fromHasNext
	fromHasPrev
	fromFirstKey
	fromLastKey
)

// view is one list that a connection shows of its items: its edges or its nodes.
// A connection has one for each response key that asks for them.
type view struct {
	edge *object // nil for nodes, which are the thing at the far end itself
	node *shape  // for nodes
}

// slotPlace tells where a slot of an item goes.
type slotPlace struct {
	view  int
	field int // in the view's edge; -1 for nodes
}
