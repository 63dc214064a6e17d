package answer

import "parley/graph"

// Shape is the form in which the answer to one selection is written. It mirrors the
// graph.Query of the selection.
type Shape struct {
	Kind     Kind
	Nullable bool
	Absent   string // the JSON for an absent value, such as "[]" or "false"; "" for null

	Objects map[*graph.Type]*Object // of an object, by concrete type; by nil for a property with parts
	Element *Shape                  // of a list

	// The rest is for a connection.

	Views   []View
	Slots   []Place  // by slot of the item
	Fields  []Field  // of the connection itself, in response order
	Cursors *Cursors // nil if nothing of the selection is a cursor
	Type    string   // the connection's own GraphQL type
	Asides  []*Shape // lists whose answers come before that of the connection
}

// Kind is the kind of a Shape.
type Kind int

// The kinds of shapes.
const (
	ScalarKind Kind = iota
	ObjectKind
	ListKind
	ConnectionKind
)

// Object is the form of one object.
type Object struct {
	Type   string // the GraphQL type
	Fields []Field
}

// Field is one response key and the source of its value.
type Field struct {
	Key   string
	From  From
	Slot  int     // for FromSlot
	Value *Shape  // for FromSlot
	View  int     // for FromView
	Aside int     // for FromAside
	Page  []Field // for FromPage
}

// From says where the value of a field comes from.
type From int

// The sources of values. Those after FromPage are for the fields of pageInfo.
const (
	FromSlot      From = iota // the store's answer
	FromType                  // __typename
	FromKey                   // the item's cursor
	FromView                  // edges, nodes
	FromAside                 // a list beside the connection
	FromTotal                 // totalCount
	FromUngrouped             // ungrouped
	FromPage                  // pageInfo
	FromHasNext
	FromHasPrev
	FromFirstKey
	FromLastKey
)

// View is one list of the items of a connection: its edges or its nodes. A connection has a
// view for each response key of edges and of nodes.
type View struct {
	Edge *Object // nil for nodes
	Node *Shape  // nil for edges
}

// Place is where the value of an item's slot stands in the answer.
type Place struct {
	View  int
	Field int // of the view's edge; -1 if the view is of nodes
}
